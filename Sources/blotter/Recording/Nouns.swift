import ArgumentParser
import Incidents

/// All nouns, and the way from two words to a command that records.
enum Nouns {
    private static let all: [any Noun.Type] = [
        DeploymentNoun.self, MisidentificationNoun.self, CeaseDesistNoun.self, LawsuitNoun.self,
        AgencyNoun.self, VendorNoun.self, OrganisationNoun.self, ProductNoun.self, PersonNoun.self,
        CourtNoun.self, JurisdictionNoun.self, SourceNoun.self, PolicyNoun.self, DatasetNoun.self,
        StudyNoun.self, ClaimNoun.self,
    ]

    /// A command for each noun, in the order of the help.
    static var commands: [any ParsableCommand.Type] { all.map { command($0) } }

    private static func command<Named: Noun>(_: Named.Type) -> any ParsableCommand.Type {
        NounCommand<Named>.self
    }

    /// The command of `blotter <noun> <verb> …` where it records and takes all of the line.
    ///
    /// It reads its options itself, much sooner than the library comes to it through the tree of all
    /// commands. What it does not take the tree explains: help, and errors
    /// that name the whole path (decision 0003).
    static func recording(_ arguments: [String]) -> (any AsyncParsableCommand)? {
        guard arguments.count > 2 else { return nil }
        let (word, verb, options) = (arguments[0], arguments[1], Array(arguments[2...]))
        if word == EventCommand.name {
            return type(verb) { $0.isAboutAnEvent }.flatMap { recordingAboutEvent($0, options) }
        }
        guard let noun = all.first(where: { $0.kind.rawValue == word }) else { return nil }
        return type(verb) { $0.isVerb(of: noun.kind) }.flatMap { recording($0, noun, options) }
    }

    private static func type(
        _ verb: String, where fits: (EventDeclaration) -> Bool
    ) -> (any EventType.Type)? {
        Catalogue.all.first { $0.declaration.verb == verb && fits($0.declaration) }
    }

    private static func recording<Recorded: EventType, Named: Noun>(
        _: Recorded.Type, _: Named.Type, _ options: [String]
    ) -> (any AsyncParsableCommand)? {
        try? RecordCommand<Recorded, Named>.parse(options)
    }

    private static func recordingAboutEvent<Recorded: EventType>(
        _: Recorded.Type, _ options: [String]
    ) -> (any AsyncParsableCommand)? {
        try? RecordAboutEvent<Recorded>.parse(options)
    }
}
