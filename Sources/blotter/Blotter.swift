import ArgumentParser
import Glibc

/// The program: nouns of the domain, and what operates the log.
@main
struct Blotter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blotter",
        abstract: "A register of how surveillance technology is used, and what goes wrong.",
        discussion: """
            Every fact is an event with its source and its dates; nothing is ever changed, only \
            corrected. Begin with:

              blotter import ops/examples/2020-facial-recognition.ndjson
              blotter projection run
              blotter vendor show "Clearview AI"
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Record",
                subcommands: Nouns.commands + [EventCommand.self, ImportCommand.self]),
            CommandGroup(name: "Read", subcommands: [ReplayCommand.self, ExportCommand.self]),
            CommandGroup(
                name: "Operate",
                subcommands: [
                    ProjectionCommand.self, WorkerCommand.self, JobCommand.self,
                    DatabaseCommand.self,
                    ExplainCommand.self,
                ]),
        ])

    static func main() async {
        Standard.reserve()
        let arguments = Array(CommandLine.arguments.dropFirst())
        let asJSON =
            arguments.contains("--format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == ("--format", "json") }
        do {
            try requireUTF8(arguments)
            if var command = Nouns.recording(arguments) {
                try await command.run()
            } else {
                try await runFromTree(arguments)
            }
        } catch let error where exitCode(for: error) != .failure || error is CleanExit {
            conclude(error, asJSON: asJSON)
        } catch {
            Failure.report(error, asJSON: asJSON)
        }
    }

    /// Finds the command in the tree of all, and runs it.
    private static func runFromTree(_ arguments: [String]) async throws {
        try Misspelling.check(arguments, against: Blotter.self)
        var command = try parseAsRoot(arguments)
        if var asynchronous = command as? any AsyncParsableCommand {
            try await asynchronous.run()
        } else {
            try command.run()
        }
    }

    /// Ends with what the library has to say: help, the version, or why it cannot read the line.
    private static func conclude(_ error: any Error, asJSON: Bool) -> Never {
        do {
            guard exitCode(for: error).isSuccess else {
                throw Failure(usage: fullMessage(for: error))
            }
            try Standard.line(fullMessage(for: error))
            Glibc.exit(0)
        } catch {
            Failure.report(error, asJSON: asJSON)
        }
    }

    private static func requireUTF8(_ arguments: [String]) throws {
        for (index, argument) in arguments.enumerated() {
            try Standard.requireUTF8(argument, at: "argument \(index + 1)")
        }
    }
}
