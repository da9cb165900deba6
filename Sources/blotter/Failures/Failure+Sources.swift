import EventLog
import Incidents
import Postgres
import PrivateCluster
import ProjectionEngine
import Projections
import Scheduling
import SchemaMigrator
import Workers

extension Failure {
    /// Puts an error of the layers below into what, where, rule, hint and exit status.
    init(describing error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as EventLogError: self.init(log: error)
        case let error as PostgresError: self.init(postgres: error)
        case let error as MigrationError: self.init(migration: error)
        case let error as ClusterError:
            self.init(
                "cluster.unusable", error.status, error.what,
                rule: "the embedded PostgreSQL must start", hint: error.hint)
        case let error as ScheduleError:
            self.init(
                "schedule.unreadable", .usage, error.description, at: error.option,
                rule: "a schedule is a cron expression in a time zone, or an interval",
                hint: error.hint)
        case let error as JobError: self.init(job: error)
        case let error as UnknownAction:
            self.init(
                "action.unknown", .usage, "\"\(error.text)\" is nothing that a job can do",
                at: "--action", rule: "a job brings read models up to date",
                hint: "write one of \(error.known.map { "\"\($0)\"" }.joined(separator: ", "))")
        case let error as ProjectionError: self.init(projection: error)
        case let error as UnreadableEvent:
            self.init(
                "event.unreadable", .failed, error.description, at: "@\(error.position)",
                rule: "an event's data is canonical JSON; this came in past the program's checks",
                hint: "blotter event show @\(error.position)  shows it as it stands")
        case is CancellationError:
            self.init(
                "interrupted", .tryAgain, "interrupted", rule: "nothing half-written is kept",
                hint: "repeat the command")
        default:
            self.init(
                "unexpected", .failed, String(describing: error),
                rule: "no rule names this: it is a mistake of the program",
                hint: "report it, with the command and this text")
        }
    }

    private init(log error: EventLogError) {
        switch error {
        case .wrongVersion(let cause):
            self.init(
                "log.wrong-version", .conflict,
                "somebody recorded something first: \(cause.message)",
                rule: "an event continues its stream from the version it was checked against",
                hint: "look at what is new, then repeat the command")
        case .idReused(let cause):
            self.init(
                "log.id-reused", .conflict, cause.message,
                rule: "an event id stands for one content for ever",
                hint:
                    "blotter event show ID  shows that content; for another event, leave the id out"
            )
        case .boundaryMoved:
            self.init(
                "log.boundary-moved", .conflict,
                "somebody recorded meanwhile what was looked for: the same name or number, or what "
                    + "the other is merged into",
                rule: "what was checked must still be so when it is recorded",
                hint: "repeat the command; it will show what is new")
        case .refused(let cause):
            self.init(
                "log.refused", .invalidData, "the log refused the event: \(cause.message)",
                rule: "an event has a stream kind:id, a type, and data that are an object; it has "
                    + "at most 65,535 bytes",
                hint: cause.hint)
        case .outcomeUnknown(let cause):
            self.init(
                "log.outcome-unknown", .tryAgain,
                "the connection was lost before the receipt came: \(cause.message)",
                rule: "a receipt is given only for what is on disk",
                hint: "repeat the same command: what is recorded already is not recorded again")
        case .flushUnconfirmed(let notice):
            self.init(
                "log.flush-unconfirmed", .tryAgain, notice.message,
                rule: "a receipt is given only for what every synchronous standby has",
                hint: "repeat the same command: it records nothing twice")
        case .unguarded(let triggers):
            self.init(
                "log.unguarded", .misconfigured,
                "triggers of the log are off: \(triggers.joined(separator: ", "))",
                rule: "nothing in the log is changed or removed, and each leaf is of its row",
                hint: "compare the log with an earlier export before you enable them always again")
        }
    }

    private init(postgres error: PostgresError) {
        switch error as any Error {
        case _ where error.kind == .target:
            self.init(
                "database.unreadable", .usage, error.message,
                at: "--database, BLOTTER_DATABASE_URL or PG*",
                rule: "a server is named as psql takes it", hint: error.hint)
        case _ where error.kind == .usage:
            self.init(
                "unexpected", .failed, error.description,
                rule: "no rule names this: it is a mistake of the program",
                hint: "report it, with the command and this text")
        case SQLState.diskFull, SQLState.ioError:
            self.init(
                "database.disk-full", .unwritableOutput,
                "the database could not write: \(error.message)",
                rule: "what is recorded is on disk",
                hint:
                    "free space on the server's disk; nothing was half-written, so repeat after it")
        case SQLState.insufficientPrivilege:
            self.init(
                "database.not-permitted", .notPermitted, error.message,
                rule:
                    "recording takes blotter_appender, projections blotter_projector, reading blotter_reader",
                hint: "have the role granted by whoever made the schema; db migrate itself needs "
                    + "CREATE on the database and, the first time, CREATEROLE")
        case SQLState.undefinedDatabase, SQLState.invalidAuthorization:
            self.init(
                "database.refused", .unavailable, error.message,
                rule: "a named server is never replaced by another one",
                hint: "psql with the same settings shows the same; blotter takes them as psql does")
        case SQLState.lockNotAvailable, SQLState.queryCanceled, SQLState.transactionRollback,
            SQLState.insufficientResources:
            self.init(
                "database.busy", .tryAgain, error.message, rule: "nothing was half-written",
                hint: "repeat the command")
        case _ where error.kind == .connection, SQLState.connectionException,
            SQLState.operatorIntervention:
            self.init(
                "database.unreachable", .unavailable, error.message,
                rule: "a named server is never replaced by another one",
                hint: "check that the server runs, and --database, BLOTTER_DATABASE_URL and PG*")
        case SQLState.readOnlyTransaction:
            self.init(
                "database.read-only", .unavailable, error.message,
                rule: "only a primary is written to, in transactions that may write",
                hint:
                    "name the primary if this is a standby; else see default_transaction_read_only")
        default:
            self.init(
                "database.error", .failed, error.description,
                rule: "no rule of blotter names this: the server refused a statement",
                hint: error.hint
                    ?? "look into the server's log; blotter db status  says which server")
        }
    }

    private init(migration error: MigrationError) {
        switch error {
        case .databaseOlder(let found, let known):
            self.init(
                "schema.older", .schemaMismatch,
                found == 0
                    ? "the database holds no log yet"
                    : "the database is at schema version \(found), this program needs \(known)",
                rule: "program and database must know the same migrations",
                hint: "blotter db migrate  applies what is pending; --dry-run shows it first")
        case .otherEncoding:
            self.init(
                "schema.encoding", .schemaMismatch, error.description,
                rule: "facts are written in every script there is",
                hint: "create database … encoding 'UTF8' template template0, and name that")
        case .databaseNewer(let found, let known):
            self.init(
                "schema.newer", .schemaMismatch,
                "the database is at schema version \(found), this program knows \(known)",
                rule: "program and database must know the same migrations",
                hint: "use the blotter that migrated it, or a newer one; a schema never goes back")
        default:
            self.init(
                "schema.migration", .schemaMismatch, error.description,
                rule: "migrations are applied in order, once, unchanged",
                hint: "compare Migrations/ with the table blotter.schema_migration")
        }
    }

    private init(job error: JobError) {
        switch error {
        case .badName(let name):
            self.init(
                "job.name", .usage, "\"\(name)\" is no job name", at: "<name>",
                rule: "1 to 63 of a-z, 0-9 and -, a letter or digit first",
                hint: "for example nightly-agency")
        case .nameTaken(let name):
            self.init(
                "job.exists", .conflict, "a job named \(name) exists", at: "<name>",
                rule: "a name stands for one job",
                hint: "take another name, or remove that one first:  blotter job remove \(name)")
        case .unknown(let name, let known):
            let nearest = DidYouMean.nearest(to: name, among: known)
            self.init(
                "job.unknown", .notFound, "there is no job \"\(name)\"", at: "<name>",
                rule: "a job is named as it was added",
                hint: nearest.map { "did you mean \($0)?" }
                    ?? "blotter job list  shows what there is")
        case .leaseLost(let job, let due):
            self.init(
                "job.lease-lost", .tryAgain, "the run of \(job) due at \(due) was taken over",
                rule: "a run belongs to one worker at a time",
                hint: "blotter job history \(job)  shows what came of it")
        }
    }

    private init(projection error: ProjectionError) {
        switch error {
        case .neverMade:
            self.init(
                "projection.never-run", .notFound, error.description,
                rule: "dossiers are read from read models", hint: "blotter projection run")
        case .outdated:
            self.init(
                "projection.outdated", .tryAgain, error.description,
                rule: "a dossier is read from what this version of the read model made",
                hint: "blotter projection run  makes it anew")
        case .newer:
            self.init(
                "projection.newer", .schemaMismatch, error.description,
                rule: "a run brings a read model forward, never back to an older version",
                hint: "use the newer blotter; blotter projection rebuild  goes back all the same")
        case .inUse(let model):
            self.init(
                "projection.in-use", .conflict, error.description,
                rule: "a read model is dropped and made anew; what others made is theirs to drop",
                hint: "psql's  \\d+ \(model).*  shows it; drop it, and make it again afterwards")
        case .checkpointMoved(let model, _):
            self.init(
                "projection.moved", .tryAgain, "another worker moved \(model) meanwhile",
                rule: "rows and checkpoint move together, from where they stood",
                hint: "nothing is lost; repeat the command")
        case .foldFailed(let model, let stream, let position, let cause):
            self.init(
                "projection.fold", .failed, "\(model) could not fold \(stream): \(cause)",
                at: "\(stream) up to @\(position)",
                rule: "a read model holds every event or none after it",
                hint: "blotter replay \(stream)  shows the stream as it stands; dossiers stay as "
                    + "of the position before")
        }
    }
}

extension ClusterError {
    fileprivate var status: ExitStatus {
        switch remedy {
        case .space: .unwritableOutput
        case .permission: .notPermitted
        case .patience: .tryAgain
        case .correction: .misconfigured
        }
    }
}

extension ScheduleError {
    /// The option that such a text is given by.
    fileprivate var option: String {
        switch self {
        case .interval: "--every"
        case .zone: "--zone"
        case .fieldCount, .value, .backwards, .step, .stepWithoutRange, .starInList, .neverHappens,
            .shorthand:
            "--cron"
        }
    }

    fileprivate var hint: String {
        guard case .zone(let name, let meant) = self else {
            return "for example --cron \"*/15 * * * *\", --cron @daily or --every 15m"
        }
        return (meant ?? DidYouMean.nearest(to: name, among: Zone.knownNames))
            .map { "did you mean \($0)?" } ?? "for example --zone America/New_York"
    }
}

extension Failure {
    /// What the library says of a line that it cannot read, in the form of every other failure.
    ///
    /// It says so in lines that begin with `Error:`, `Help:` and `Usage:`; the last names the help.
    init(usage message: String) {
        let lines = message.split(separator: "\n").map { String($0).trimmed }
        func line(_ head: String) -> String? {
            lines.first { $0.hasPrefix(head) }.map { String($0.dropFirst(head.count)).trimmed }
        }
        let said = line("Error:") ?? lines.first ?? message
        let (what, advice) = Self.sentences(said)
        let help = lines.last?.split(separator: "'").dropFirst().first.map { "\($0)" }
        // `--claim "- x"`: what begins with a dash is read as an option.
        let dashed = said.firstMatch(of: #/^Missing value for '(--[a-z-]+) /#).map { match in
            "a value that begins with a dash is written  \(match.1)=…"
        }
        self.init(
            "command.usage", .usage, what.prefix(1).lowercased() + what.dropFirst(),
            rule: line("Help:") ?? "options and arguments are those of the command's help",
            hint: [advice, dashed, help.map { "\($0)  shows all" }].compactMap(\.self)
                .joined(separator: "  "))
    }

    /// What is wrong, and what the library would do about it.
    private static func sentences(_ text: String) -> (String, String?) {
        for start in ["Did you mean", "Please provide"] {
            guard let range = text.firstRange(of: ". " + start) else { continue }
            let advice = start.lowercased() + text[range.upperBound...]
            return (String(text[..<range.lowerBound]), advice)
        }
        return (text.hasSuffix(".") ? String(text.dropLast()) : text, nil)
    }
}
