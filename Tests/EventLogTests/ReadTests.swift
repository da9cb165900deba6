import EventLog
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct `Reading` {
    @Test(arguments: [1, 3, 40, 1_000])
    func `hands over every event in order, page by page`(page: Int) async throws {
        try await withLog { session in
            try session.fill()
            for (selection, expected) in try session.selections() {
                var positions: [Int64] = []
                try session.forEachEvent(selection, page: page) { positions.append($0.position) }
                #expect(positions == expected)
                var some: [Int64] = []
                try session.forEachEvent(selection, after: 5, through: 33, page: page) {
                    some.append($0.position)
                }
                #expect(some == expected.filter { $0 > 5 && $0 <= 33 })
            }
        }
    }

    @Test func `gives a page from a position on`() async throws {
        try await withLog { session in
            try session.fill()
            for (selection, expected) in try session.selections() {
                let page = try session.events(selection, after: 10, through: 30, limit: 4)
                let first = expected.filter { $0 > 10 && $0 <= 30 }.prefix(4)
                #expect(page.map(\.position) == Array(first))
                let all = try session.events(selection)
                #expect(all.map(\.position) == expected)
            }
        }
    }

    @Test(.endsAtAll, arguments: [1, 3, 40, 1_000])
    func `stream after stream hands over every event in order of version`(page: Int) async throws {
        try await withLog { session in
            try session.fill()
            for through: Int64 in [0, 1, 25, 40, 99] {
                let expected = try session.events(.all, through: through)
                    .sorted { ($0.stream, $0.version) < ($1.stream, $1.version) }
                var seen: [Int64] = []
                try session.forEachEventByStream(through: through, page: page) {
                    seen.append($0.position)
                }
                #expect(seen == expected.map(\.position))
            }
        }
    }

    @Test func `stops where the reader throws`() async throws {
        struct Enough: Error {}
        try await withLog { session in
            try session.fill()
            var seen = 0
            #expect(throws: Enough.self) {
                try session.forEachEvent(.all, page: 3) { _ in
                    seen += 1
                    if seen == 7 { throw Enough() }
                }
            }
            #expect(seen == 7)
        }
    }

    @Test func `finds the last position before a time`() async throws {
        try await withLog { session in
            let empty = try session.position(
                before: Timestamp(microsecondsSinceUnixEpoch: .max / 4))
            #expect(empty == 0)
            _ = try session.append([.noted()])
            _ = try session.append([.noted(), .noted()])
            let times = try session.log().map(\.recordedAt.microsecondsSinceUnixEpoch)
            let cases = [
                (times[0], 0), (times[0] + 1, 1), (times[1], 1), (times[2] + 1, 3 as Int64),
            ]
            for (time, expected) in cases {
                let position = try session.position(
                    before: Timestamp(microsecondsSinceUnixEpoch: time))
                #expect(position == expected)
            }
        }
    }

    @Test func `knows the streams of a kind and their versions`() async throws {
        try await withLog { session in
            _ = try session.append([
                .noted(in: "agency:b"), .noted(in: "agency:a"), .noted(in: "agency:b"),
                .noted(in: "agency-unit:c"), .noted(in: "vendor:b"),
            ])
            let agencies = try session.streams(kind: "agency")
            #expect(agencies.map(\.name) == ["agency:a", "agency:b"])
            #expect(agencies.map(\.events) == [1, 2])
            let none = try session.streams(kind: "lawsuit")
            #expect(none.isEmpty)
            let versions = try session.versions(of: ["agency:b", "agency:z", "vendor:b"])
            #expect(versions == ["agency:b": 2, "vendor:b": 1])
        }
    }

    @Test func `finds an event by its id`() async throws {
        try await withLog { session in
            let event = try NewEvent.noted("found")
            _ = try session.append([.noted(), event])
            let found = try session.event(id: event.id)
            #expect(found?.position == 2)
            let unknown = try session.event(id: UUID())
            #expect(unknown?.position == nil)
        }
    }
}

extension Session {
    /// Forty events over five streams and overlapping tags.
    fileprivate func fill() throws {
        _ = try append(
            (1...40).map {
                try .noted(
                    in: ["agency:a", "agency:b", "agency-b:a", "vendor:A", "vendor:a"][$0 % 5],
                    tags: ["agency:\($0 % 2)", "vendor:\($0 % 4)"])
            })
    }

    /// Selections of the filled log, and the positions that each must give.
    fileprivate func selections() throws -> [(EventSelection, [Int64])] {
        func positions(_ condition: (Int64) -> Bool) -> [Int64] { (1...40).filter(condition) }
        return [
            (.all, positions { _ in true }),
            (.streams(["agency:b"]), positions { $0 % 5 == 1 }),
            (.streams(["vendor:a", "agency:a"]), positions { [0, 4].contains($0 % 5) }),
            (.concerning(tags: ["agency:1"], streams: []), positions { $0 % 2 == 1 }),
            // Many carry both, and each is handed over once.
            (.concerning(tags: ["agency:1", "vendor:3"], streams: []), positions { $0 % 2 == 1 }),
            (
                .concerning(tags: ["agency:0", "vendor:1"], streams: []),
                positions { $0 % 2 == 0 || $0 % 4 == 1 }
            ),
            (.concerning(tags: ["person:nobody"], streams: []), []),
            (
                .concerning(tags: ["agency:1"], streams: ["agency:b", "vendor:a"]),
                positions { $0 % 2 == 1 || [1, 4].contains($0 % 5) }
            ),
        ]
    }
}
