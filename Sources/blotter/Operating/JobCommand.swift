import ArgumentParser
import Incidents
import Postgres
import Projections
import Scheduling
import Workers

/// `blotter job …`: what runs by itself, when, and what came of it.
struct JobCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job", abstract: "Schedule projection runs, run what is due, see what ran.",
        subcommands: [Add.self, List.self, RunDue.self, History.self, Remove.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Schedule a job.",
            discussion: """
                For example: blotter job add nightly --cron "30 3 * * *" --zone America/Detroit \
                --action "projection all"
                """)

        @Argument(help: "The job's name: lower-case letters, digits, hyphens.")
        var name: String
        @Option(help: "Five fields, or a word: \"*/15 * * * *\", @daily.")
        var cron: String?
        @Option(help: ArgumentHelp("An interval in elapsed time: 15m, 6h.", valueName: "interval"))
        var every: String?
        @Option(help: "The IANA time zone in which the cron fields are read; else UTC.")
        var zone: String?
        @Option(help: "What to do: projection all, or projection and a read model's name.")
        var action = "projection all"
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let schedule = try schedule()
            _ = try ProjectionAction(action, of: ReadModels.all)
            let connection = try await Server(database).connect()
            let (name, action) = (name, action)
            let job = try await connection.perform { session in
                try session.addJob(name: name, action: action, schedule: schedule)
            }
            await connection.close()
            try Standard.line("Scheduled \(job.name): \(job.action), \(job.schedule)")
            Standard.remark(
                "Next: blotter worker  keeps running what is due;  blotter job run-due  does it once, for a timer"
            )
        }

        private func schedule() throws -> Schedule {
            switch (cron, every) {
            case (let cron?, nil): .cron(try CronExpression(cron), in: try Zone(zone ?? "UTC"))
            case (nil, let every?) where zone == nil: .every(try ElapsedInterval(every))
            case (nil, .some):
                throw Failure(
                    "schedule.zone", .usage, "an interval has no time zone", at: "--zone",
                    rule: "intervals are elapsed time, the same in every zone",
                    hint: "leave --zone out, or give --cron")
            default:
                throw Failure(
                    "schedule.unclear", .usage, "when is it to run?", at: "--cron, --every",
                    rule: "a job has a cron expression or an interval, not both",
                    hint: "--cron \"30 3 * * *\" --zone Europe/Berlin, or --every 15m")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "The jobs, when each runs next and how it last ran.")
        @OptionGroup var listing: Listing
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let connection = try await Server(database).connect()
            let jobs = try await connection.perform { session in try session.jobs() }
            await connection.close()
            try listing.show(
                ["job", "action", "schedule", "next run", "last run", "outcome"],
                jobs.map { status in
                    [
                        .text(status.job.name), .text(status.job.action),
                        .text(status.job.schedule),
                        .text(status.fault == nil ? status.next?.short ?? "never" : "unreadable"),
                        Value(status.last?.due), Value(status.last?.state.rawValue),
                    ]
                },
                otherwise: "No job is scheduled. blotter job add --help shows how.")
            for status in jobs { status.warnOfFault() }
        }
    }

    struct RunDue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run-due",
            abstract: "Run what is due, each tick once however many call it.")
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let connection = try await Server(database).connect()
            let ran = try await connection.runDueJobs { action, renew in
                try await ProjectionAction(action, of: ReadModels.all).run(
                    on: connection, renew: renew)
            }
            await connection.close()
            for run in ran {
                try Standard.line(
                    "\(run.job)  due \(run.due.short)  \(run.state.rawValue)  \(run.result ?? "–")")
            }
            if ran.isEmpty { Standard.remark("Nothing was due.") }
            if let failed = ran.first(where: { $0.state == .failed }) {
                throw Failure(
                    "job.failed", .failed, "\(failed.job) failed: \(failed.error ?? "")",
                    rule: "a run that fails is kept in the history with its reason",
                    hint: "blotter job history \(failed.job)")
            }
        }
    }

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "history", abstract: "What ran, what was missed, and what came of it.")
        @Argument(help: "The job's name.") var name: String
        @Option(help: "How many of the latest to show, from 1.") var limit = 20
        @OptionGroup var listing: Listing
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit is a number from 1") }
        }

        func run() async throws {
            let connection = try await Server(database).connect()
            let (name, limit) = (name, limit)
            let history = try await connection.perform { session in
                try session.history(ofJob: name, limit: limit)
            }
            await connection.close()
            try listing.show(
                ["due", "state", "started", "finished", "result"],
                history.map {
                    [
                        Value($0.due), .text($0.state.rawValue), Value($0.startedAt),
                        Value($0.finishedAt), Value($0.result),
                    ]
                },
                otherwise: "\(name) has not run yet.")
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Unschedule a job; its history stays.")
        @Argument(help: "The job's name.") var name: String
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let connection = try await Server(database).connect()
            let name = name
            try await connection.perform { session in try session.removeJob(name) }
            await connection.close()
            try Standard.line("Removed \(name); its history stays.")
        }
    }
}

extension JobStatus {
    /// Says that the job does not run here, and why; nothing where it does.
    fileprivate func warnOfFault() {
        guard let fault else { return }
        let warning = Failure(
            "job.unreadable", .misconfigured, "\(job.name) does not run here: \(fault)",
            at: "\(job.name), schedule", rule: "a job runs where its time zone is known",
            hint: "apt-get install tzdata-legacy  if the zone is an old one; else  "
                + "blotter job remove \(job.name)  and add it with another")
        Standard.remark(warning.warningText)
    }
}

extension Occurrence {
    /// What came of it: positions, or why not.
    fileprivate var result: String? {
        if let error { return error }
        if let reason { return reason }
        guard let from, let to else { return nil }
        return from == to ? "nothing new at @\(to)" : "@\(from) → @\(to)"
    }
}

extension Value {
    fileprivate init(_ text: String?) { self = text.map(Value.text) ?? .null }
    fileprivate init(_ time: Timestamp?) { self.init(time?.short) }
}
