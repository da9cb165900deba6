import EventLog
import Incidents
import Postgres
import PrivateCluster
import ProjectionEngine
import Scheduling
import SchemaMigrator

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
                "cluster.unusable", .misconfigured, error.what,
                rule: "the embedded PostgreSQL must start", hint: error.hint)
        case let error as ScheduleError:
            self.init(
                "schedule.unreadable", .usage, error.description,
                hint: "a schedule looks like \"*/15 * * * *\", \"@daily\" or \"every 15m\"")
        case let error as ProjectionError: self.init(projection: error)
        case is CancellationError:
            self.init("interrupted", .tryAgain, "interrupted; nothing half-written was kept")
        default: self.init("unexpected", .failed, String(describing: error))
        }
    }

    private init(log error: EventLogError) {
        switch error {
        case .wrongVersion(let cause):
            self.init(
                "log.wrong-version", .conflict, "somebody recorded something first: \(cause.message)",
                rule: "an event continues its stream from the version it was checked against",
                hint: "look at what is new, then repeat the command")
        case .idReused(let cause):
            self.init(
                "log.id-reused", .conflict, cause.message,
                rule: "an event id stands for one content for ever",
                hint: "leave event_id out, or record a correction of the earlier event")
        case .boundaryMoved:
            self.init(
                "log.boundary-moved", .conflict, "somebody registered the same name meanwhile",
                rule: "a name stands for one entity unless you say otherwise",
                hint: "repeat the command; it will show what is new")
        case .refused(let cause):
            self.init(
                "log.refused", .invalidData, "the log refused the event: \(cause.message)",
                rule: "design of the log, migration 0001: seal()", hint: cause.hint)
        case .appendOnly(let cause):
            self.init("log.append-only", .notPermitted, cause.message, hint: cause.hint)
        case .outcomeUnknown(let cause):
            self.init(
                "log.outcome-unknown", .tryAgain,
                "the connection was lost before the receipt came: \(cause.message)",
                rule: "a receipt is given only for what is on disk",
                hint: "repeat the same command with the same --event-id: it records nothing twice")
        case .flushUnconfirmed(let notice):
            self.init(
                "log.flush-unconfirmed", .tryAgain, notice.message,
                rule: "a receipt is given only for what every synchronous standby has",
                hint: "repeat the same command: it records nothing twice")
        }
    }

    private init(postgres error: PostgresError) {
        let state = error.sqlState?.rawValue ?? ""
        switch (error.kind, state.prefix(2), state) {
        case (_, _, "53100"), (_, _, "58030"):
            self.init(
                "database.disk-full", .unwritableOutput, "the database could not write: \(error.message)",
                hint: "free space on the server's disk; nothing was half-written, so repeat after it")
        case (_, _, "42501"):
            self.init(
                "database.not-permitted", .notPermitted, error.message,
                hint: "the role needs to be a member of the blotter roles: see ARCHITECTURE.md, Roles")
        case (_, _, "3D000"), (_, "28", _):
            self.init(
                "database.refused", .unavailable, error.message,
                hint: "psql with the same settings shows the same; blotter takes them as psql does")
        case (.connection, _, _), (_, "08", _), (_, "57", _):
            self.init(
                "database.unreachable", .unavailable, error.message,
                rule: "a named server is never replaced by another one",
                hint: "check that the server runs, and --database, BLOTTER_DATABASE_URL and PG*")
        case (_, _, "55P03"), (_, "40", _):
            self.init("database.busy", .tryAgain, error.message, hint: "repeat the command")
        case (_, _, "25006"):
            self.init(
                "database.read-only", .unavailable, error.message,
                hint: "this server is a standby; name the primary to write")
        default:
            self.init("database.error", .failed, error.description, hint: error.hint)
        }
    }

    private init(migration error: MigrationError) {
        switch error {
        case .databaseOlder, .databaseNewer:
            self.init(
                "schema.mismatch", .schemaMismatch, error.description,
                rule: "program and database must know the same migrations",
                hint: "blotter db migrate  applies what is pending; --dry-run shows it first")
        default:
            self.init(
                "schema.migration", .schemaMismatch, error.description,
                rule: "migrations are applied in order, once, unchanged",
                hint: "compare Migrations/ with the table blotter.schema_migration")
        }
    }

    private init(projection error: ProjectionError) {
        switch error {
        case .checkpointMoved(let model, _):
            self.init(
                "projection.moved", .tryAgain, "another worker moved \(model) meanwhile",
                hint: "nothing is lost; repeat the command")
        case .foldFailed(let model, let stream, let position, let cause):
            self.init(
                "projection.fold", .failed, "\(model) could not fold \(stream): \(cause)",
                at: "\(stream) up to @\(position)",
                rule: "a read model holds every event or none after it",
                hint: "blotter replay \(stream)  shows the stream; correct or retract the event")
        }
    }
}
