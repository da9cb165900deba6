import EventLog
import FoundationEssentials
import Postgres
import Testing

@Suite struct `An append is refused` {
    @Test(arguments: [
        "", "agency", ":detroit", "agency:", "Agency:detroit", "agency:-detroit", "agency:a b",
        "agency:a\"b", "agency:a\\b", "agency:é", "agency:a:b", "agency2:a", "agency:a\n",
        "agency:" + String(repeating: "a", count: 97),
    ])
    func `for a malformed stream name`(stream: String) async throws {
        try await expectRefusal { $0.stream = stream }
    }

    @Test(arguments: [
        "", "noted", "Noted Twice", "Noted_Twice", "Noted\"", "Noted\n", "Né",
        String(repeating: "N", count: 65),
    ])
    func `for a malformed type name`(type: String) async throws {
        try await expectRefusal { $0.type = type }
    }

    @Test(arguments: [0, -1])
    func `for a schema version below one`(version: Int) async throws {
        try await expectRefusal { $0.schemaVersion = version }
    }

    @Test(arguments: ["[]", "null", "1", #""text""#, "true"])
    func `for data that is no object`(data: String) async throws {
        try await expectRefusal { $0.data = Array(data.utf8) }
    }

    @Test(arguments: ["", "{", "{a:1}", "{\"note\":\"\n\"}"])
    func `for data that is no JSON`(data: String) async throws {
        try await expectRefusal(.server("22P02")) { $0.data = Array(data.utf8) }
    }

    @Test func `for data that is no UTF-8`() async throws {
        try await expectRefusal(.server("22021")) {
            $0.data = Array(#"{"note":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        }
    }

    @Test func `for an event above 65,535 canonical bytes, and for none below`() async throws {
        try await withLog { session in
            var event = try NewEvent.noted(in: "agency:" + String(repeating: "a", count: 96))
            _ = try session.append([event])
            let frame = try session.log()[0].canonicalBytes.count
            event.id = UUID()
            event.stream = "agency:" + String(repeating: "b", count: 96)
            event.data = try NewEvent.noted(String(repeating: "x", count: 65_535 - frame)).data
            let receipts = try session.append([event])
            #expect(receipts.map(\.position) == [2])
            let longest = try session.log()[1].canonicalBytes.count
            #expect(longest == 65_535)
            event.id = UUID()
            event.stream = "agency:" + String(repeating: "c", count: 96)
            event.data = try NewEvent.noted(String(repeating: "x", count: 65_536 - frame)).data
            let longer = try Outcome { try session.append([event]) }
            #expect(longer == .refused)
        }
    }

    @Test(arguments: ["repeatable read", "serializable"])
    func `at another isolation level than read committed`(level: String) async throws {
        try await withLog { session in
            let event = try NewEvent.noted()
            let append: Statement = """
                select from log.append(\([event.id]), \([event.stream]), \([event.type]),
                  \([Int32(1)]), \([Int32?.none]), \([JSONText(utf8: event.data)]),
                  \([Int32]()), \([String]()))
                """
            try session.script("set default_transaction_isolation = '\(level)'")
            let outcome = try Outcome { try session.execute(append) }
            #expect(outcome == .server("EV004"))
            try session.script("reset default_transaction_isolation")
            try session.execute(append)
            let head = try session.head()
            #expect(head.position == 1)
        }
    }

    @Test func `when something came to carry a tag that the decision looked at`() async throws {
        try await withLog { session in
            _ = try session.append([.noted(tags: ["agency:a"]), .noted(tags: ["vendor:b"])])
            let unmoved = try session.append(
                [.noted(tags: ["agency:a"])],
                boundary: Boundary(tags: ["agency:a", "agency:c"], position: 1))
            #expect(unmoved.map(\.position) == [3])
            for tags in [["agency:a"], ["agency:c", "vendor:b", "agency:a"]] {
                let moved = try Outcome {
                    try session.append([.noted()], boundary: Boundary(tags: tags, position: 2))
                }
                #expect(moved == .boundaryMoved)
            }
            let head = try session.head()
            #expect(head.position == 3)
        }
    }

    @Test func `when its commit fails`() async throws {
        try await withLog { session in
            try session.script(
                """
                create function fail() returns trigger language plpgsql as $$ begin
                  raise exception 'at commit' using errcode = 'P0C01'; end $$;
                create constraint trigger fails after insert on log.event
                  deferrable initially deferred for each row execute function fail()
                """)
            let outcome = try Outcome { try session.append([.noted()]) }
            #expect(outcome != .done)
            let head = try session.head()
            #expect(head.position == 0)
        }
    }

    private func expectRefusal(
        _ expected: Outcome = .refused,
        _ change: @escaping @Sendable (inout NewEvent) -> Void
    ) async throws {
        try await withLog { session in
            var event = try NewEvent.noted()
            change(&event)
            let alone = try Outcome { try session.append([event]) }
            #expect(alone == expected)
            let amongOthers = try Outcome {
                try session.append([.noted(in: "agency:a"), event, .noted(in: "agency:b")])
            }
            #expect(amongOthers == expected)
            let head = try session.head()
            #expect(head.position == 0)
        }
    }
}
