import ArgumentParser
import EventLog
import Incidents
import Postgres
import ProjectionEngine
import Projections
import Workers

/// `blotter projection …`: brings read models up to date.
struct ProjectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projection",
        abstract: "Bring the read models up to date, rebuild them, see where they stand.",
        subcommands: [Run.self, Rebuild.self, Status.self])

    struct Names: ParsableArguments {
        @Argument(
            help:
                "The read models: \(ReadModels.all.map(\.name).joined(separator: ", ")). Without any, all of them.",
            completion: .list(ReadModels.all.map(\.name)))
        var names: [String] = []

        func models() throws -> [any ReadModel] { try ReadModels.named(names) }
    }

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run",
            abstract: "Fold what is new in the log into the read models, each event exactly once.")
        @OptionGroup var names: Names
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let models = try names.models()
            let connection = try await Server(database).connect()
            for model in models {
                var rebuilt = false
                let run = try await connection.catchUp(model) { rebuilt = rebuilt || $0.isRebuild }
                let how =
                    rebuilt
                    ? "rebuilt from nothing up to"
                    : run.from == run.to ? "up to date at" : "@\(run.from) →"
                try Standard.line("\(model.name): \(how) @\(run.to)")
            }
            await connection.close()
        }
    }

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rebuild",
            abstract:
                "Make the read models from nothing; readers see the old rows until it is done.")
        @OptionGroup var names: Names
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let models = try names.models()
            let connection = try await Server(database).connect()
            for model in models {
                let run = try await connection.perform { session in try session.rebuild(model) }
                try Standard.line(
                    "\(model.name): rebuilt from nothing up to @\(run.to), \(run.streams.counted("stream"))"
                )
            }
            await connection.close()
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "How far each read model has come.")
        @OptionGroup var listing: Listing
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let connection = try await Server(database).connect()
            let rows = try await connection.perform { session in
                let head = try session.head().position
                return try ReadModels.all.map { model -> [Value] in
                    guard let checkpoint = try session.checkpoint(of: model) else {
                        return [.text(model.name), .null, .number(head), .null, "never run"]
                    }
                    let behind = head - checkpoint.position
                    let state =
                        if checkpoint.isCurrent { behind == 0 ? "up to date" : "behind" } else {
                            checkpoint.version > model.version
                                ? "made by a newer version" : "to be rebuilt"
                        }
                    return [
                        .text(model.name), .number(checkpoint.position), .number(behind),
                        .text("\(checkpoint.updatedAt)"), .text(state),
                    ]
                }
            }
            await connection.close()
            try listing.show(
                ["read model", "position", "behind", "updated", "state"], rows,
                otherwise: "There is no read model.")
        }
    }
}

extension ReadModels {
    /// The read models of these names; all of them for none.
    static func named(_ names: [String]) throws -> [any ReadModel] {
        guard !names.isEmpty else { return all }
        return try names.map { name in
            guard let model: any ReadModel = named(name) else {
                throw Failure(
                    "projection.unknown", .notFound, "there is no read model \"\(name)\"",
                    at: "<names>",
                    rule: "a read model is named as its folder under Projections/ in lower case",
                    hint: "there are \(all.map(\.name).joined(separator: ", "))")
            }
            return model
        }
    }
}
