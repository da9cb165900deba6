import EventLog
import FoundationEssentials
import Postgres
import Testing

@Suite struct `A repeated append` {
    @Test func `answers the first receipt, marked as a duplicate`() async throws {
        try await withLog { session in
            let event = try NewEvent.noted("a", tags: ["agency:a"])
            let first = try session.append([event])[0]
            _ = try session.append([.noted("later")])
            for _ in 1...2 {
                let again = try session.append([event])[0]
                #expect(again.isDuplicate)
                #expect(again.position == first.position)
                #expect(again.version == first.version)
                #expect(again.recordedAt == first.recordedAt)
            }
            let head = try session.head()
            #expect(head.position == 2)
            let tags = try session.value("select count(*) from log.tag", as: Int64.self)
            #expect(tags == 1)
        }
    }

    @Test func `moves no boundary of its own`() async throws {
        try await withLog { session in
            let claim = try NewEvent.noted("a", tags: ["name:acme"])
            let boundary = Boundary(tags: ["name:acme"], position: 0)
            _ = try session.append([claim], boundary: boundary)
            let again = try session.append([claim], boundary: boundary)
            #expect(again.map(\.isDuplicate) == [true])
            let another = try NewEvent.noted("b", tags: ["name:acme"])
            let refused = try Outcome { try session.append([another], boundary: boundary) }
            #expect(refused == .boundaryMoved)
        }
    }

    @Test func `of many events answers all their receipts`() async throws {
        try await withLog { session in
            let events = try (0..<500).map { try NewEvent.noted("\($0)", in: "agency:\($0 % 7)") }
            let first = try session.append(events)
            let again = try session.append(events.reversed())
            #expect(again.allSatisfy { $0.isDuplicate })
            #expect(again.reversed().map(\.position) == first.map(\.position))
            #expect(again.reversed().map(\.version) == first.map(\.version))
            let head = try session.head()
            #expect(head.position == 500)
        }
    }

    @Test func `is known whatever version it now expects`() async throws {
        try await withLog { session in
            var event = try NewEvent.noted(expected: .none)
            _ = try session.append([event])
            let asBefore = try session.append([event])
            event.expected = .exactly(5)
            let otherwise = try session.append([event])
            #expect((asBefore + otherwise).map(\.version) == [1, 1])
        }
    }

    @Test func `may mix known events with new ones`() async throws {
        try await withLog { session in
            let known = try (0..<3).map { try NewEvent.noted("\($0)", in: "agency:a") }
            _ = try session.append(known)
            let mixed = try [
                known[1], .noted("new", in: "agency:a", expected: .exactly(3)), known[0],
                .noted("new", in: "agency:b", expected: .none),
                .noted("newer", in: "agency:a", expected: .exactly(4)), known[2],
            ]
            let receipts = try session.append(mixed)
            #expect(receipts.map(\.position) == [2, 4, 1, 5, 6, 3])
            #expect(receipts.map(\.version) == [2, 4, 1, 1, 5, 3])
            #expect(receipts.map(\.isDuplicate) == [true, false, true, false, false, true])
        }
    }

    @Test(arguments: ["stream", "type", "schema version", "data"])
    func `with other content is refused`(part: String) async throws {
        try await withLog { session in
            let event = try NewEvent.noted("a", in: "agency:a")
            _ = try session.append([event])
            var other = event
            switch part {
            case "stream": other.stream = "agency:b"
            case "type": other.type = "Recorded"
            case "schema version": other.schemaVersion = 2
            default: other.data = Array(#"{"note":"b"}"#.utf8)
            }
            let alone = try Outcome { try session.append([other]) }
            #expect(alone == .idReused)
            let amongNew = try Outcome { try session.append([.noted("new"), other]) }
            #expect(amongNew == .idReused)
            let head = try session.head()
            #expect(head.position == 1)
        }
    }

    @Test func `within a single call is refused`() async throws {
        try await withLog { session in
            let event = try NewEvent.noted()
            let twice = try Outcome { try session.append([event, event]) }
            #expect(twice == .server("23505"))
            let head = try session.head()
            #expect(head.position == 0)
        }
    }
}
