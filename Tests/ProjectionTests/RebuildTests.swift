import EventLog
import Glibc
import Postgres
import ProjectionEngine
import Projections
import TestSupport
import Testing

@Suite(.endsAtAll) struct `A rebuild` {
    @Test func `shows its rows only when it is done`() async throws {
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let reader = try await Connection.open(database.target)
            let model = VendorReadModel()
            try await log.importAndCatchUp(Examples.article)
            let whole = try await log.rows(of: model)
            // Rows lost by accident: what a rebuild is for, and what tells old rows from new.
            try await log.perform { try $0.script("delete from vendor.timeline") }
            let old = try await log.rows(of: model)
            let gate = Gate()
            let held = HookedModel(model) { _ in gate.hold() }
            async let run = log.perform { try $0.rebuild(held) }
            try await gate.whileHeld {
                try await reader.perform { try $0.script("set lock_timeout = 50") }
                #expect(try await reader.rows(of: model) == old)
                #expect(try await reader.position(of: model) == Examples.articleEnds)
            }
            #expect(try await run.isRebuild)
            #expect(try await reader.rows(of: model) == whole)
        }
    }

    @Test func `does not change what a dossier that is being read says`() async throws {
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let reader = try await Connection.open(database.target)
            let model = VendorReadModel()
            try await log.importAndCatchUp(Examples.article)
            let whole = try await log.rows(of: model)
            for _ in 0..<10 {
                async let rebuilds: Void = log.perform { session in
                    for _ in 0..<5 { _ = try session.rebuild(model) }
                }
                for _ in 0..<20 {
                    let dossier = try await reader.dossier("vendor:ibm")
                    #expect(try dossier.section("Market status").rows.count == 3)
                    #expect(dossier.standing.position == Examples.articleEnds)
                }
                try await rebuilds
            }
            #expect(try await log.rows(of: model) == whole)
        }
    }

    @Test func `takes nothing that others made of its tables`() async throws {
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let model = VendorReadModel()
            _ = try await log.perform { try $0.rebuild(model) }
            try await log.perform { session in
                try session.script("create view public.mine as select * from vendor.timeline")
            }
            await #expect {
                try await log.perform { _ = try $0.rebuild(model) }
            } throws: { error in
                guard case ProjectionError.inUse(readModel: "vendor") = error else { return false }
                return true
            }
            try await log.perform { session in
                _ = try session.execute("select from public.mine")
                try session.script("drop view public.mine")
                _ = try session.rebuild(model)
            }
        }
    }

    @Test func `waits for a reader who is half way through the tables`() async throws {
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let reader = try await Connection.open(database.target)
            let model = VendorReadModel()
            try await log.importAndCatchUp(Examples.article)
            // Dropping a schema locks its tables in no certain order: here the last one made is
            // the first one read.
            try await log.perform { session in
                try session.script(
                    """
                    set role blotter_projector;
                    create table vendor.fresh (like vendor.identity including all);
                    insert into vendor.fresh select * from vendor.identity;
                    drop table vendor.identity;
                    alter table vendor.fresh rename to identity;
                    reset role
                    """)
            }
            async let reading = reader.perform { session in
                try session.transaction { session in
                    try session.script("lock table vendor.identity in access share mode")
                    try session.wait(untilLocked: "not granted and mode = 'AccessExclusiveLock'")
                    // A deadlock is found after a second, and ends one of the two.
                    return try session.rows(of: model)
                }
            }
            let run = try await log.perform { session in
                try session.wait(untilLocked: "granted and relation = 'vendor.identity'::regclass")
                return try session.rebuild(model)
            }
            #expect(run.to == Examples.articleEnds)
            #expect(try await reading == log.rows(of: model))
        }
    }

    @Test func `that is killed leaves the old rows and nothing else`() async throws {
        try await withDatabase { database in
            let log = try await Connection.open(database.target)
            let model = AgencyReadModel()
            try await log.importAndCatchUp(Examples.article)
            let rows = try await log.rows(of: model)
            let checkpoint = try await log.perform { try $0.checkpoint(of: model) }
            let victim = try await Connection.open(database.target)
            let pid = try await victim.perform { try $0.processID() }
            let gate = Gate()
            let held = HookedModel(model) { _ in gate.hold() }
            async let run = victim.result { try $0.rebuild(held) }
            try await gate.whileHeld { try await log.terminate(pid) }
            let result = await run
            #expect(throws: PostgresError.self) { try result.get() }
            #expect(try await log.rows(of: model) == rows)
            #expect(try await log.perform { try $0.checkpoint(of: model) } == checkpoint)
            #expect(try await log.schemas == ["agency", "vendor"])
            #expect(try await log.perform { try $0.rebuild(model) }.to == Examples.articleEnds)
            #expect(try await log.rows(of: model) == rows)
        }
    }

    @Test func `is what a run does when the version differs`() async throws {
        try await expectRebuild { HookedModel($0, version: $0.version + 1) }
    }

    @Test func `is what a run does when the tables differ`() async throws {
        try await expectRebuild { HookedModel($0, definition: $0.definition + "\n-- anew\n") }
    }

    @Test func `is what the first run does, on an empty log too`() async throws {
        try await withConnection { log in
            for model in ReadModels.all {
                #expect(try await log.perform { try $0.checkpoint(of: model) } == nil)
                let run = try await log.perform { try $0.catchUp(model) }
                #expect(run.isRebuild && run.to == 0)
                #expect(try await log.rows(of: model).isEmpty)
                let again = try await log.perform { try $0.catchUp(model) }
                #expect(!again.isRebuild)
            }
        }
    }

    private func expectRebuild(
        _ change: (AgencyReadModel) -> HookedModel<AgencyReadModel>
    ) async throws {
        try await withConnection { log in
            let model = AgencyReadModel()
            let changed = change(model)
            try await log.importAndCatchUp(Examples.article)
            let rows = try await log.rows(of: model)
            let later = try Examples.events(of: Examples.later)
            try await log.perform { session in _ = try session.append(later) }
            #expect(try await log.perform { try $0.checkpoint(of: changed) }?.isCurrent == false)
            let run = try await log.perform { try $0.catchUp(changed, batch: 1) }
            #expect(run.isRebuild && run.to == Examples.laterEnds)
            #expect(try await log.perform { try $0.checkpoint(of: changed) }?.isCurrent == true)
            #expect(try await log.rows(of: model) != rows)
            let again = try await log.perform { try $0.catchUp(changed) }
            #expect(!again.isRebuild && !again.didWork)
        }
    }
}

extension Connection {
    /// The schemas of read models.
    fileprivate var schemas: [String] {
        get async throws {
            try await perform { session in
                try session.execute(
                    """
                    select nspname::text from pg_namespace
                    where nspname ~ '^(agency|vendor)' order by 1
                    """
                ).map { try $0.text(0) }
            }
        }
    }
}

extension Session {
    /// Waits until somebody has a lock in this database of which the condition is true.
    fileprivate func wait(untilLocked condition: String) throws {
        let locked = Statement(
            sql: """
                select 1 from pg_locks l join pg_database d on d.oid = l.database
                where d.datname = current_database() and pid <> pg_backend_pid() and \(condition)
                """)
        while try execute(locked).isEmpty { usleep(1_000) }
    }
}
