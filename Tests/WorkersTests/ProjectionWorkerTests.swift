import EventLog
import Postgres
import ProjectionEngine
import TestSupport
import Testing
import Workers

@Suite(.endsAtAll) struct `Following the log` {
    @Test func `what is appended is folded at once, for every read model`() async throws {
        try await withDatabase { database in
            let target = database.target
            let (one, two) = (Tally("one"), Tally("two"))
            let log = try await Connection.open(target)
            try await log.append(7)
            // By the poll alone, nothing but the first look would ever come.
            let never = Duration.seconds(3_600)
            try await running([
                ProjectionWorker([one, two], loop: quietLoop(to: target), poll: never)
            ]) {
                try await log.wait(for: one, toReach: 7)
                try await log.wait(for: two, toReach: 7)
                for round in 1...8 {
                    try await log.append(1)
                    try await log.wait(for: two, toReach: 7 + round)
                }
            }
        }
    }

    @Test func `without a notification it looks by itself`() async throws {
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            let tally = Tally()
            try await running([ProjectionWorker([tally], loop: quietLoop(to: target))]) {
                try await log.wait(for: tally, toReach: 0)
                try await log.appendSilently()
                try await log.wait(for: tally, toReach: 1)
            }
        }
    }

    @Test func `two at once, under a stream of appends, make the rows of one`() async throws {
        try await withDatabase { database in
            let target = database.target
            let tally = Tally()
            let log = try await Connection.open(target)
            let workers = (0..<2).map { _ in
                ProjectionWorker([tally], loop: quietLoop(to: target))
            }
            try await running(workers) {
                for _ in 0..<100 { try await log.append(11) }
                try await log.wait(for: tally, toReach: 1_100)
            }
            let live = try await log.rows(of: tally)
            _ = try await log.perform { session in try session.rebuild(tally) }
            #expect(try await log.rows(of: tally) == live)
        }
    }

    @Test func `a lost connection is made anew`() async throws {
        try await withDatabase { database in
            let target = database.target
            let tally = Tally()
            let log = try await Connection.open(target)
            try await running([ProjectionWorker([tally], loop: quietLoop(to: target))]) {
                for round in 1...3 {
                    try await log.append(5)
                    try await log.wait(for: tally, toReach: 5 * round)
                    let ended = try await log.perform { session in
                        try session.execute(
                            """
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where application_name = 'blotter projection worker'
                              and datname = current_database()
                            """
                        ).count
                    }
                    #expect(ended == 1)
                }
                try await log.append(5)
                try await log.wait(for: tally, toReach: 20)
            }
        }
    }

    @Test func `a fold that fails ends the service with its error`() async throws {
        struct Poison: Error {}
        try await withDatabase { database in
            let target = database.target
            let log = try await Connection.open(target)
            try await log.append(1)
            let tally = Tally { throw Poison() }
            await #expect(throws: ProjectionError.self) {
                try await ProjectionWorker([tally], loop: quietLoop(to: target)).run()
            }
            #expect(try await log.standing(of: tally) == nil)
        }
    }
}

extension Connection {
    /// The table's rows as text, in order.
    fileprivate func rows(of model: Tally) async throws -> [String] {
        try await perform { session in
            try session.execute(
                Statement(sql: "select t::text from \(model.name).stream t order by 1")
            ).map { try $0.text(0) }
        }
    }
}
