import ArgumentParser
import Incidents

/// Which nouns the command line can reach.
///
/// A command is a type of its own for each event type of each noun; to make them all would take a
/// third of a cold start, and a command line names one noun.
private enum Reach {
    private static let first = CommandLine.arguments.dropFirst().first

    static func includes(_ noun: String) -> Bool {
        guard let first else { return true }
        return first == noun || first == "help" || first.hasPrefix("-")
    }
}

/// `blotter <noun> …`, with a verb for each event type that its streams may hold.
struct NounCommand<Named: Noun>: ParsableCommand {
    static var configuration: CommandConfiguration {
        guard Reach.includes(Named.kind.rawValue) else {
            return CommandConfiguration(commandName: Named.kind.rawValue, abstract: Named.abstract)
        }
        let types = Catalogue.all.filter { $0.declaration.isVerb(of: Named.kind) }
        // What begins comes first, what other kinds have as well comes last.
        let verbs =
            types.filter { $0.declaration.place == .opens }
            + types.filter { $0.declaration.place != .opens && $0.declaration.streams.count == 1 }
            + types.filter { $0.declaration.place != .opens && $0.declaration.streams.count > 1 }
        return CommandConfiguration(
            commandName: Named.kind.rawValue, abstract: Named.abstract,
            groupedSubcommands: [
                CommandGroup(name: "Record", subcommands: verbs.map { recording($0) }),
                CommandGroup(name: "Read", subcommands: Named.reading),
            ])
    }

    private static func recording<Recorded: EventType>(
        _ type: Recorded.Type
    ) -> any ParsableCommand.Type {
        RecordCommand<Recorded, Named>.self
    }
}

/// `blotter event …`: what is recorded about an event, in whatever stream it stands.
struct EventCommand: ParsableCommand {
    static let name = "event"

    static var configuration: CommandConfiguration {
        let abstract = "Correct, retract or dispute an event; show one."
        guard Reach.includes(name) else {
            return CommandConfiguration(commandName: name, abstract: abstract)
        }
        return CommandConfiguration(
            commandName: name, abstract: abstract,
            groupedSubcommands: [
                CommandGroup(
                    name: "Record",
                    subcommands: Catalogue.all.filter { $0.declaration.isAboutAnEvent }
                        .map { recording($0) }),
                CommandGroup(name: "Read", subcommands: [EventShow.self]),
            ])
    }

    private static func recording<Recorded: EventType>(
        _ type: Recorded.Type
    ) -> any ParsableCommand.Type {
        RecordAboutEvent<Recorded>.self
    }
}

extension EventDeclaration {
    /// Whether `blotter <kind> <verb>` records it.
    func isVerb(of kind: StreamKind) -> Bool { streams.contains(kind) && !isAboutAnEvent }
}
