import Foundation
import Postgres
import TestSupport
import Testing

@Suite struct `Jobs and workers, typed` {
    @Test func `a job is added, listed, run and removed, and its history stays`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let added = expectSuccess(
                try await blotter(
                    "job", "add", "nightly", "--cron", "30 3 * * *", "--zone", "America/Detroit",
                    "--action", "projection vendor"))
            #expect(added.output.hasPrefix("Scheduled nightly: projection vendor, "))
            expectRefusal(
                try await blotter("job", "add", "nightly", "--every", "1h"), 5, "job.exists")
            let listed = expectSuccess(try await blotter("job", "list"))
            #expect(listed.lines.count == 2 && listed.lines[1].hasPrefix("nightly  "))
            let outcome = try await blotter("job", "history", "nightli")
            expectRefusal(outcome, 4, "job.unknown")
            #expect(outcome.errors.contains("did you mean nightly?"))
            #expect(try await blotter("job", "history", "nightly", "--limit=-1").status == 64)
            expectSuccess(try await blotter("job", "remove", "nightly"))
            expectSuccess(try await blotter("job", "history", "nightly"))
        }
    }

    @Test(arguments: [
        ("Europe/Berln", "did you mean Europe/Berlin?"), ("IST", "did you mean Asia/Kolkata?"),
        ("Asia/Kolkota", "did you mean Asia/Kolkata?"), ("X/Y", "for example --zone"),
    ])
    func `a time zone that nobody knows is refused with the nearest`(
        zone: String, hint: String
    ) async throws {
        try await withDatabase { database in
            let outcome = try await Blotter(database)(
                "job", "add", "a", "--cron", "@daily", "--zone", zone, "--action", "projection all")
            expectRefusal(outcome, 64, "schedule.unreadable", at: "--zone")
            #expect(outcome.errors.contains("  hint: \(hint)"))
        }
    }

    @Test func `a job in a time zone that is not known here is listed, and marked`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            for name in ["bad", "good"] {
                expectSuccess(try await blotter("job", "add", name, "--cron", "@daily"))
            }
            try await connection.perform { session in
                try session.script(
                    "update schedule.job set schedule = '0 0 * * * US/Nowhere' where name = 'bad'")
            }
            let listed = expectSuccess(try await blotter("job", "list"))
            #expect(listed.lines.count == 3)
            #expect(listed.lines[1].contains("US/Nowhere  unreadable"))
            #expect(!listed.lines[2].contains("unreadable"))
            #expect(listed.errors.contains("warning: bad does not run here: \"US/Nowhere\""))
        }
    }

    @Test func `lists are printed for programs too, with null for what there is not`() async throws
    {
        try await withConnectedDatabase { database, _ in
            let blotter = Blotter(database)
            let none = expectSuccess(try await blotter("vendor", "list", "--format", "json"))
            #expect(none.output == "[]\n" && none.errors.isEmpty)
            expectSuccess(
                try await blotter("import", "-", input: Lines.vendor("a", name: #"A, \"B\""#)))
            let json = expectSuccess(try await blotter("vendor", "list", "--format", "json"))
            #expect(json.output == #"[{"events":1,"name":"A, \"B\"","vendor":"vendor:a"}]"# + "\n")
            let csv = expectSuccess(try await blotter("vendor", "list", "--format", "csv"))
            #expect(
                csv.output == "vendor,events,name\r\nvendor:a,1,\"A, \"\"B\"\"\"\r\n")
            let behind = expectSuccess(
                try await blotter("projection", "status", "--format", "json"))
            #expect(
                behind.output.hasPrefix(
                    #"[{"behind":1,"position":null,"read_model":"agency","state":"never run","#))
            expectSuccess(try await blotter("job", "add", "often", "--every", "1h"))
            let jobs = expectSuccess(try await blotter("job", "list", "--format", "json"))
            #expect(jobs.output.contains(#""job":"often","last_run":null,"next_run":"20"#))
            let ran = expectSuccess(try await blotter("job", "history", "often", "--format", "csv"))
            #expect(ran.output == "due,state,started,finished,result\r\n")
        }
    }

    @Test func `a tick runs once, however many call run-due at the same instant`() async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("a")))
            expectSuccess(try await blotter("job", "add", "often", "--every", "1h"))
            // As if it had been added two hours ago.
            try await connection.perform { session in
                try session.script(
                    "update schedule.job set created_at = created_at - interval '90 minutes'")
            }
            async let one = blotter("job", "run-due")
            async let other = blotter("job", "run-due")
            let outcomes = try await [one, other]
            for outcome in outcomes { expectSuccess(outcome) }
            let history = expectSuccess(try await blotter("job", "history", "often"))
            #expect(history.lines.count { $0.contains("done") } == 1)
            #expect(outcomes.flatMap(\.lines).count { $0.contains("done") } == 1)
            expectSuccess(try await blotter("vendor", "show", "a"))
            let csv = ["vendor", "show", "a", "--format", "csv"]
            expectRefusal(try await blotter.run(csv), 64, "section.missing", at: "--section")
            expectRefusal(
                try await blotter.run(csv + ["--section", "nix"]), 4, "section.unknown",
                at: "--section")
        }
    }

    @Test func `what cannot be folded stops a run at its stream, and a job with its reason`()
        async throws
    {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("a")))
            // As a program might append it that goes round the checks.
            try await connection.perform { session in
                try session.script(
                    """
                    select log.append(array[gen_random_uuid()], array['vendor:a'], array['EntityRenamed'],
                      array[1], array[null::int], array['{"name":1.5}'::json], array[1], array['vendor:a'])
                    """)
            }
            expectRefusal(
                try await blotter("projection", "run"), 1, "projection.fold",
                at: "vendor:a up to @2")
            expectSuccess(try await blotter("job", "add", "often", "--every", "1h"))
            try await connection.perform { session in
                try session.script(
                    "update schedule.job set created_at = created_at - interval '90 minutes'")
            }
            let run = try await blotter("job", "run-due")
            #expect(run.status == 1 && run.errors.contains("[job.failed]"))
            let history = expectSuccess(try await blotter("job", "history", "often"))
            #expect(history.output.contains("could not fold vendor:a"))
        }
    }

    @Test(.endsAtAll, arguments: [SIGTERM, SIGINT])
    func `a worker follows the log and ends with 0 when it is asked to`(_ signal: Int32)
        async throws
    {
        try await withDatabase { database in
            let blotter = Blotter(database)
            let worker = try blotter.start(["worker"])
            try await until { try worker.errors().contains("following the log") }
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("a")))
            try await until { try await blotter("vendor", "show", "a").status == 0 }
            kill(worker.id, signal)
            let outcome = expectSuccess(try await worker.end())
            #expect(outcome.errors.contains("stopped"))
        }
    }
}

@Suite struct `Read models of another version, typed` {
    @Test(arguments: [[], ["--at", "@1"]])
    func `are not read, and made anew by the next run`(_ point: [String]) async throws {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            let show = ["vendor", "show", "a"] + point
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("a")))
            expectRefusal(try await blotter.run(show), 4, "projection.never-run")
            expectSuccess(try await blotter("projection", "run"))
            let shown = expectSuccess(try await blotter.run(show)).output
            for other in [
                "update projection.checkpoint set version = version - 1 where name = 'vendor'",
                "update projection.checkpoint set definition = sha256('')",
                """
                update projection.checkpoint set version = version - 1 where name = 'vendor';
                alter table vendor.timeline rename to chronology
                """,
            ] {
                try await connection.perform { try $0.script(other) }
                expectRefusal(try await blotter.run(show), 75, "projection.outdated")
                expectSuccess(try await blotter("projection", "run"))
                #expect(expectSuccess(try await blotter.run(show)).output == shown)
            }
        }
    }

    @Test func `are left alone where a newer one made them, unless a rebuild is asked for`()
        async throws
    {
        try await withConnectedDatabase { database, connection in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("a")))
            expectSuccess(try await blotter("projection", "run"))
            try await connection.perform { session in
                try session.script("update projection.checkpoint set version = version + 1")
            }
            expectRefusal(try await blotter("projection", "run"), 8, "projection.newer")
            expectRefusal(try await blotter("vendor", "show", "a"), 8, "projection.newer")
            expectRefusal(try await blotter("worker"), 8, "projection.newer")
            expectSuccess(try await blotter("projection", "rebuild"))
            expectSuccess(try await blotter("projection", "run"))
        }
    }
}
