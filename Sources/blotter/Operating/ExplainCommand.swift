import ArgumentParser
import EventLog
import Incidents
import Projections

/// `blotter explain …`: what the program knows about itself.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain event types, exit codes and the environment.",
        subcommands: [Types.self, Schema.self, ExitCodes.self, Environment.self])

    struct Types: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "events", abstract: "The catalogue of event types, as Markdown.")
        @Argument(
            help: "Only this type, LawsuitFiled, or the types of this noun, lawsuit.",
            completion: .list(Catalogue.declarations.map(\.name)))
        var type: String?

        func run() throws {
            guard let type else { return try Standard.output(CatalogueDocument.markdown()) }
            let ofNoun = Catalogue.declarations.filter { $0.noun == type }
            try Standard.output(
                CatalogueDocument.markdown(
                    of: ofNoun.isEmpty ? [ExplainCommand.declaration(named: type)] : ofNoun))
        }
    }

    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema", abstract: "The JSON Schema of an event type's data.")
        @Argument(
            help: "The type: LawsuitFiled.", completion: .list(Catalogue.declarations.map(\.name)))
        var type: String

        func run() throws {
            let json = try CanonicalJSON.bytes(
                of: Value.record(JSONSchema.of(ExplainCommand.declaration(named: type))),
                limit: .max)
            try Standard.line(String(decoding: json, as: UTF8.self))
        }
    }

    private static func declaration(named type: String) throws -> EventDeclaration {
        if let declaration = Catalogue.declaration(named: type) { return declaration }
        let names = Catalogue.declarations.map(\.name)
        throw Failure(
            "type.unknown", .notFound, "there is no event type \"\(type)\"", at: "<type>",
            rule: "every event is of a type of the catalogue",
            hint: DidYouMean.nearest(to: type, among: names).map { "did you mean \($0)?" }
                ?? "blotter explain events  lists them")
    }

    struct ExitCodes: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "exit-codes", abstract: "What each exit code means.")

        func run() throws {
            let rows =
                [["0", "done"]] + ExitStatus.allCases.map { ["\($0.rawValue)", $0.meaning] }
            try Standard.output(TextTable(["code", "meaning"], rows).text)
            try Standard.line(
                "128 and more: ended by the signal of that number less 128. Any other code is a failure."
            )
        }
    }

    struct Environment: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "environment", abstract: "The environment variables that are read.")

        func run() throws {
            try Standard.output(
                TextTable(
                    ["variable", "meaning"],
                    [
                        [
                            "BLOTTER_DATABASE_URL",
                            "the server, as psql understands it; --database goes before it",
                        ],
                        [
                            Server.variables.joined(separator: ", "),
                            "libpq's own: any of them names a server, if nothing above does",
                        ],
                        [
                            "PGUSER, PGPASSFILE, … (libpq)",
                            "how a named server is reached; the embedded one heeds none of them",
                        ],
                        [
                            "BLOTTER_DATA_DIR",
                            "the folder of the embedded server: its data, its lock and its log",
                        ],
                        [
                            "XDG_DATA_HOME, XDG_STATE_HOME, HOME",
                            "without it: data and log in blotter/ under these; root has "
                                + "/var/lib/blotter",
                        ],
                        [
                            "BLOTTER_PG_BIN, PATH",
                            "where PostgreSQL's programs are; PATH after the packages' folders",
                        ],
                        [
                            "BLOTTER_IDLE_MINUTES",
                            "after how long the embedded server stops; 10, 0 for never; read when "
                                + "it is started",
                        ],
                        [
                            "BLOTTER_RECORDER",
                            "who records; without it user: and USER or LOGNAME",
                        ],
                        ["COLUMNS", "how wide a dossier is, if the terminal does not say"],
                    ]
                ).text)
        }
    }
}
