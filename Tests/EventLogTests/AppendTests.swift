import EventLog
import FoundationEssentials
import Postgres
import Testing

@Suite struct `Appending` {
    @Test func `gives each event the next position, and the next version of its stream`()
        async throws
    {
        try await withLog { session in
            let first = try session.append([.noted(in: "agency:a")])
            let rest = try session.append([
                .noted(in: "agency:a"), .noted(in: "vendor:b"), .noted(in: "agency:a"),
            ])
            let receipts = first + rest
            #expect(receipts.map(\.position) == [1, 2, 3, 4])
            #expect(receipts.map(\.version) == [1, 2, 1, 3])
            #expect(receipts.allSatisfy { !$0.isDuplicate })
            let events = try session.log()
            #expect(events.map(\.position) == receipts.map(\.position))
            #expect(events.map(\.version) == receipts.map(\.version))
            #expect(events.map(\.recordedAt) == receipts.map(\.recordedAt))
            let head = try session.head()
            #expect(head.position == 4)
            #expect(head.recordedAt == receipts[3].recordedAt)
        }
    }

    @Test func `goes on where the server has forgotten what was prepared`() async throws {
        try await withLog { session in
            _ = try session.append([.noted()])
            try session.script("deallocate all")
            let receipt = try session.append([.noted()], alongside: ["select 1"])[0]
            #expect(receipt.position == 2 && !receipt.isDuplicate)
            let name = try session.execute(
                "select name from pg_prepared_statements where statement like '%emit_message%'")
            #expect(name.isEmpty)
        }
    }

    @Test func `is not repeated for a flush that the server has forgotten`() async throws {
        try await withLog { session in
            _ = try session.append([.noted()])
            let flush = try session.execute(
                "select name from pg_prepared_statements where statement like '%emit_message%'")
            try session.script("deallocate \(flush[0].text(0))")
            let receipt = try session.append([.noted()])[0]
            #expect(receipt.position == 2 && !receipt.isDuplicate)
            try session.flush()
        }
    }

    @Test func `keeps what it is given`() async throws {
        try await withLog { session in
            var event = try NewEvent.noted(
                "a\\b \"c\" \u{1F602}", in: "person:P-7K3QF", type: "PersonNamed")
            event.schemaVersion = 7
            _ = try session.append([event])
            let found = try session.event(id: event.id)
            let recorded = try #require(found)
            #expect(recorded.id == event.id)
            #expect(recorded.stream == event.stream)
            #expect(recorded.type == event.type)
            #expect(recorded.schemaVersion == 7)
            #expect(recorded.data == event.data)
        }
    }

    @Test func `nothing at all does nothing`() async throws {
        try await withLog { session in
            let receipts = try session.append([])
            #expect(receipts.isEmpty)
            let head = try session.head()
            #expect(head.position == 0)
            #expect(head.recordedAt == nil)
        }
    }

    @Test func `takes ten thousand events in one call`() async throws {
        try await withLog { session in
            _ = try session.append([.noted(in: "agency:number-7")])
            let receipts = try session.append(
                (0..<10_000).map { try .noted("\($0)", in: "agency:number-\($0 % 100)") })
            #expect(receipts.map(\.position) == Array(2...10_001))
            #expect(
                receipts.enumerated().allSatisfy { number, receipt in
                    receipt.version == number / 100 + (number % 100 == 7 ? 2 : 1)
                })
            let gaps = try session.value(
                "select count(*) from log.event e where e.position not between 1 and 10001",
                as: Int64.self)
            #expect(gaps == 0)
            let head = try session.head()
            #expect(head.position == 10_001)
        }
    }

    @Test func `indexes an event under each of its tags`() async throws {
        try await withLog { session in
            _ = try session.append([
                .noted(tags: ["agency:a", "vendor:b"]), .noted(), .noted(tags: ["vendor:b"]),
            ])
            _ = try session.append([.noted(tags: ["agency:a", "source:c"])])
            let tags = try session.execute(
                "select tag, position from log.tag order by tag, position")
            let found = try tags.map { "\(try $0.text(0))@\(try $0.decode(Int64.self, 1))" }
            #expect(
                found == ["agency:a@1", "agency:a@4", "source:c@4", "vendor:b@1", "vendor:b@3"])
        }
    }

    @Test func `never lets the recorded time fall, though the clock be set back`() async throws {
        try await withLog { session in
            // The last event as a server whose clock was a day ahead would have recorded it.
            try session.script(
                """
                insert into log.event (position, recorded_at, event_id, version, schema_version,
                  stream, type, data)
                values (1, now() + interval '1 day', gen_random_uuid(), 1, 1, 'agency:a', 'Noted', '{}')
                """)
            let head = try session.head()
            let single = try session.append([.noted()])
            let several = try session.append([.noted(), .noted()])
            #expect(
                (single + several).map(\.recordedAt)
                    == Array(repeating: head.recordedAt, count: 3))
        }
    }

    @Test func `stamps later appends with later times`() async throws {
        try await withLog { session in
            var times: [Timestamp] = []
            for _ in 0..<50 { times += try session.append([.noted()]).map(\.recordedAt) }
            #expect(times == times.sorted())
            #expect(Set(times).count == times.count)
        }
    }

    @Test func `takes other statements along in its transaction`() async throws {
        try await withLog { session in
            try session.script("create table seen (n bigint)")
            _ = try session.append([.noted()], alongside: ["insert into seen values (\(1))"])
            let stale = try Outcome {
                try session.append(
                    [.noted(expected: .none)], alongside: ["insert into seen values (\(2))"])
            }
            #expect(stale == .wrongVersion)
            let broken = try Outcome {
                try session.append([.noted()], alongside: ["select 1 / \(0)"])
            }
            #expect(broken == .server("22012"))
            let seen = try session.value("select array_agg(n) from seen", as: [Int64].self)
            #expect(seen == [1])
            let head = try session.head()
            #expect(head.position == 1)
        }
    }

    /// There, nothing would be committed, and the receipt would be worth nothing.
    @Test func `is refused inside another transaction, as a flush is`() async throws {
        try await withLog { session in
            #expect(throws: PostgresError.self) {
                try session.transaction { session in _ = try session.append([.noted()]) }
            }
            #expect(throws: PostgresError.self) {
                try session.transaction { session in try session.flush() }
            }
            let head = try session.head()
            #expect(head.position == 0)
        }
    }

    @Test(arguments: ["repeatable read", "serializable"])
    func `does not depend on the default isolation level`(level: String) async throws {
        try await withLog { session in
            try session.script("set default_transaction_isolation = '\(level)'")
            try session.script("create temporary table beside (n int)")
            let event = try NewEvent.noted()
            let first = try session.append(
                [event], alongside: ["insert into beside values (1)"])
            let again = try session.append([event])
            #expect(first.map(\.position) == [1] && again.map(\.isDuplicate) == [true])
            let beside = try session.value("select count(*) from beside", as: Int64.self)
            #expect(beside == 1)
        }
    }
}
