import EventLog
import Postgres
import Testing

@Suite struct `An expected version` {
    @Test func `any is satisfied by every stream`() async throws {
        try await withLog { session in
            let receipts = try session.append([.noted(expected: .any), .noted(expected: .any)])
            #expect(receipts.map(\.version) == [1, 2])
        }
    }

    @Test func `none is satisfied by a new stream alone`() async throws {
        try await withLog { session in
            _ = try session.append([.noted(in: "agency:a", expected: .none)])
            let again = try Outcome {
                try session.append([.noted(in: "agency:a", expected: .none)])
            }
            #expect(again == .wrongVersion)
            _ = try session.append([.noted(in: "agency:b", expected: .none)])
        }
    }

    @Test(arguments: [(0, 2), (1, 2), (3, 2), (-1, 2), (Int.max, 2)])
    func `that differs is refused with the numbers`(expected: Int, found: Int) async throws {
        try await withLog { session in
            _ = try session.append([.noted(), .noted()])
            do {
                _ = try session.append([.noted(expected: .exactly(expected))])
                Issue.record("appended")
            } catch EventLogError.wrongVersion(let error) {
                #expect(error.sqlState == SQLState(rawValue: "EV001"))
                let detail = try #require(error.detail)
                let number = Int32(clamping: expected)
                #expect(
                    detail.filter { $0 != " " }
                        == #"{"stream":"agency:detroit","expected":\#(number),"found":\#(found)}"#)
            } catch {
                throw error
            }
            let head = try session.head()
            #expect(head.position == 2)
        }
    }

    @Test func `exactly is satisfied by that version`() async throws {
        try await withLog { session in
            _ = try session.append([.noted(expected: .exactly(0))])
            let receipts = try session.append([.noted(expected: .exactly(1))])
            #expect(receipts.map(\.version) == [2])
        }
    }

    @Test func `counts the events before it in the same call`() async throws {
        try await withLog { session in
            let receipts = try session.append([
                .noted(in: "agency:a", expected: .none), .noted(in: "agency:b", expected: .none),
                .noted(in: "agency:a", expected: .exactly(1)),
            ])
            #expect(receipts.map(\.version) == [1, 1, 2])
            let stale = try Outcome {
                try session.append([
                    .noted(in: "agency:c", expected: .none),
                    .noted(in: "agency:c", expected: .none),
                ])
            }
            #expect(stale == .wrongVersion)
        }
    }

    @Test func `that is wrong for one event refuses the whole call`() async throws {
        try await withLog { session in
            let stale = try Outcome {
                try session.append([
                    .noted(in: "agency:a", tags: ["agency:a"]), .noted(in: "agency:b"),
                    .noted(in: "agency:a", expected: .exactly(9)),
                ])
            }
            #expect(stale == .wrongVersion)
            let left = try session.value(
                "select (select count(*) from log.event) + (select count(*) from log.tag)",
                as: Int64.self)
            #expect(left == 0)
            let receipts = try session.append([.noted()])
            #expect(receipts.map(\.position) == [1])
        }
    }
}
