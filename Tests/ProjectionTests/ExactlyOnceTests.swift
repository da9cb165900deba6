import EventLog
import Glibc
import Incidents
import Postgres
import ProjectionEngine
import Projections
import TestSupport
import Testing

@Suite(.endsAtAll) struct `Exactly once` {
    @Test(.serialized, arguments: 201...208 as ClosedRange<UInt64>)
    func `two at once divide the log between them without a gap or overlap`(
        seed: UInt64
    ) async throws {
        var history = try RandomHistory(seed: seed)
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let other = try await Connection.open(database.target)
            let model = VendorReadModel()
            _ = try await log.perform { try $0.catchUp(model) }
            var runs: [ProjectionRun] = []
            var length = 0
            for _ in 0..<12 {
                let events = try history.next(history.number(5...15))
                length += events.count
                try await log.perform { session in _ = try session.append(events) }
                let sizes = [history.number(1...4), history.number(1...4)]
                async let mine = log.catchUp(model, batch: sizes[0])
                async let theirs = other.catchUp(model, batch: sizes[1])
                runs += try await mine + theirs
            }
            runs.sort { $0.from < $1.from }
            #expect(runs.first?.from == 0)
            #expect(runs.last?.to == Int64(length))
            #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.to == $1.from })
            let rows = try await log.rows(of: model)
            _ = try await log.perform { try $0.rebuild(model) }
            #expect(try await log.rows(of: model) == rows)
        }
    }

    @Test func `a rebuild beside runs of the same read model changes nothing`() async throws {
        var history = try RandomHistory(seed: 301)
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let other = try await Connection.open(database.target)
            let model = AgencyReadModel()
            for _ in 0..<15 {
                let events = try history.next(8)
                try await log.perform { session in _ = try session.append(events) }
                async let run = log.catchUp(model, batch: 3)
                async let rebuilt = other.perform { try $0.rebuild(model) }
                _ = try await (run, rebuilt)
                let position = try await log.position(of: model)
                #expect(
                    try await log.records(of: model)
                        == log.records(of: model, through: position))
            }
            #expect(try await log.position(of: model) == 120)
        }
    }

    @Test func `a run that is killed leaves rows and checkpoint of one position`() async throws {
        var history = try RandomHistory(seed: 401)
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let model = AgencyReadModel()
            // Every fold takes a while, so that a kill finds the run at any of its steps.
            let slow = HookedModel(model) { _ in usleep(2_000) }
            _ = try await log.perform { try $0.catchUp(model) }
            var usual = Duration.milliseconds(20)
            var (killed, completed) = (0, 0)
            for _ in 0..<200 where killed < 12 || completed < 4 {
                let events = try history.next(4)
                try await log.perform { session in _ = try session.append(events) }
                let before = try await log.position(of: model)
                let victim = try await Connection.open(database.target)
                let pid = try await victim.perform { try $0.processID() }
                let begun = ContinuousClock.now
                async let run = victim.result { try $0.catchUp(slow, batch: 4) }
                try await Task.sleep(for: usual * history.number(0...150) / 100)
                try await log.terminate(pid)
                let after: Int64
                switch await run {
                case .success(let run):
                    completed += 1
                    usual = begun.duration(to: .now)
                    after = try await log.position(of: model)
                    #expect(after == run.to)
                case .failure:
                    killed += 1
                    usual = max(.milliseconds(5), usual * 1.1)
                    after = try await log.position(of: model)
                    // Killed behind its commit, it has done its work and cannot say so.
                    #expect(after == before || after == before + 4)
                }
                await victim.close()
                #expect(
                    try await log.records(of: model) == log.records(of: model, through: after))
            }
            #expect(killed >= 12 && completed >= 4)
            let head = try await log.perform { try $0.head().position }
            _ = try await log.catchUp(model, batch: 100)
            #expect(try await log.position(of: model) == head)
            #expect(try await log.records(of: model) == log.records(of: model, through: head))
        }
    }

    @Test(arguments: [
        "trigger die after delete on vendor.timeline for each statement",
        "trigger die after insert on vendor.timeline for each statement",
        "trigger die before update on projection.checkpoint for each row",
        // Deferred, it fires inside the commit itself.
        """
        constraint trigger die after update on projection.checkpoint
          deferrable initially deferred for each row
        """,
    ])
    func `killed at any of its steps, a run has done nothing`(step: String) async throws {
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let model = VendorReadModel()
            try await log.importAndCatchUp(Examples.article)
            let rows = try await log.rows(of: model)
            let later = try Examples.events(of: Examples.later)
            try await log.perform { session in
                _ = try session.append(later)
                try session.script(
                    """
                    create function public.die() returns trigger language plpgsql security definer
                    as $$ begin
                      perform pg_terminate_backend(pg_backend_pid());
                      return new;
                    end $$;
                    create \(step) execute function public.die()
                    """)
            }
            let victim = try await Connection.open(database.target)
            await #expect(throws: PostgresError.self) {
                try await victim.perform { try $0.catchUp(model) }
            }
            await victim.close()
            #expect(try await log.position(of: model) == Examples.articleEnds)
            #expect(try await log.rows(of: model) == rows)
            try await log.perform { try $0.script("drop function public.die() cascade") }
            #expect(
                try await log.perform { try $0.catchUp(model) }.to == Examples.laterEnds)
            #expect(
                try await log.records(of: model)
                    == log.records(of: model, through: Examples.laterEnds))
        }
    }

    @Test func `nobody else can move the checkpoint while a run has it`() async throws {
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let other = try await Connection.open(database.target)
            try await log.importAndCatchUp(Examples.article)
            let later = try Examples.events(of: Examples.later)
            try await log.perform { session in _ = try session.append(later) }
            let gate = Gate()
            let held = HookedModel(VendorReadModel()) { _ in gate.hold() }
            async let run = log.perform { try $0.catchUp(held) }
            try await gate.whileHeld {
                let error = await #expect(throws: PostgresError.self) {
                    try await other.perform { session in
                        try session.script("set lock_timeout = 50")
                        try session.script("update projection.checkpoint set position = 0")
                    }
                }
                #expect(error?.sqlState == .lockNotAvailable)
            }
            #expect(try await run.to == Examples.laterEnds)
        }
    }

    @Test func `a checkpoint that moved all the same refuses the batch`() async throws {
        try await withConnection { log in
            try await log.importAndCatchUp(Examples.article)
            let model = VendorReadModel()
            let rows = try await log.rows(of: model)
            // The lock keeps others away, so only the batch's own rows can move it here.
            try await log.perform { session in
                try session.script(
                    """
                    create function pg_temp.move() returns trigger language plpgsql as $$ begin
                      update projection.checkpoint set position = position + 1
                      where name = 'vendor';
                      return null;
                    end $$;
                    create trigger move after insert on vendor.timeline
                      for each statement execute function pg_temp.move()
                    """)
                _ = try session.append(try Examples.events(of: Examples.later))
            }
            let error = await #expect(throws: ProjectionError.self) {
                try await log.perform { try $0.catchUp(model) }
            }
            guard case .checkpointMoved("vendor", Examples.articleEnds) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(try await log.position(of: model) == Examples.articleEnds)
            #expect(try await log.rows(of: model) == rows)
        }
    }
}

extension Connection {
    /// Runs to the head, and says what each run did.
    fileprivate func catchUp(
        _ model: some ReadModel, batch: Int
    ) async throws -> [ProjectionRun] {
        var runs: [ProjectionRun] = []
        repeat {
            // A hop for each, so that two at once alternate.
            runs.append(try await perform { try $0.catchUp(model, batch: batch) })
        } while runs.last?.didWork == true
        return runs.dropLast()
    }
}
