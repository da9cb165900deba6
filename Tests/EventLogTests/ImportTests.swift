import Dispatch
import EventLog
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite struct `An import` {
    @Test(arguments: [1, 7, 100, 1_000])
    func `appends everything in order, whatever its slices`(slice: Int) async throws {
        try await withLog { session in
            _ = try session.append([.noted(in: "agency:3")])
            let events = try (0..<250).map {
                try NewEvent.noted("\($0)", in: "agency:\($0 % 9)", tags: ["source:\($0 % 2)"])
            }
            let receipt = try session.appendStaged(events, slice: slice)
            #expect(receipt.appended == 250)
            #expect(receipt.duplicates == 0)
            #expect(receipt.first == 2)
            #expect(receipt.last == 251)
            let log = try session.log().dropFirst()
            #expect(log.map(\.id) == events.map(\.id))
            #expect(log.map(\.position) == Array(2...251))
            let third = log.filter { $0.stream == "agency:3" }
            #expect(third.map(\.version) == Array(2...third.count + 1))
            let tagged = try session.events(.concerning(tags: ["source:1"], streams: []))
            #expect(tagged.map(\.position) == stride(from: 3, through: 251, by: 2).map(Int64.init))
        }
    }

    @Test func `of nothing is a receipt of nothing`() async throws {
        try await withLog { session in
            let receipt = try session.appendStaged([], slice: 10)
            #expect(receipt.appended == 0)
            #expect(receipt.duplicates == 0)
            #expect(receipt.first == nil)
            #expect(receipt.last == nil)
        }
    }

    @Test func `that is repeated, whole or grown, adds only what is new`() async throws {
        try await withLog { session in
            let events = try (0..<30).map { try NewEvent.noted("\($0)") }
            _ = try session.appendStaged(Array(events[..<20]), slice: 8)
            let again = try session.appendStaged(Array(events[..<20]), slice: 8)
            #expect(again.appended == 0)
            #expect(again.duplicates == 20)
            #expect(again.first == nil)
            let grown = try session.appendStaged(events, slice: 8)
            #expect(grown.appended == 10)
            #expect(grown.duplicates == 20)
            #expect(grown.first == 21)
            #expect(grown.last == 30)
        }
    }

    @Test func `that is repeated moves no boundary of its own, whatever its slices`() async throws {
        try await withLog { session in
            let tagged = try (0..<30).map { try NewEvent.noted("\($0)", tags: ["name:acme"]) }
            let boundary = Boundary(tags: ["name:acme"], position: 0)
            for slice in [8, 30, 8] {
                let receipt = try session.appendStaged(tagged, boundary, slice: slice)
                #expect(receipt.appended + receipt.duplicates == 30)
            }
            _ = try session.append([.noted(tags: ["name:other"])])
            let grown = try tagged + [.noted(tags: ["name:acme"])]
            let receipt = try session.appendStaged(grown, boundary, slice: 8)
            #expect(receipt.appended == 1)
            // Of all of them, the last is another's to whoever imports the rest.
            let outcome = try Outcome { try session.appendStaged(tagged, boundary, slice: 8) }
            #expect(outcome == .boundaryMoved)
        }
    }

    @Test func `appends nothing when a later event is refused`() async throws {
        try await withLog { session in
            let known = try NewEvent.noted("known")
            _ = try session.append([known])
            var reused = known
            reused.data = Array(#"{"note":"other"}"#.utf8)
            let good = try (0..<20).map { try NewEvent.noted("\($0)", tags: ["agency:a"]) }
            let refusals: [(NewEvent, Outcome)] = [
                (reused, .idReused),
                (try .noted(in: "no stream"), .refused),
                (try .noted(expected: .exactly(7)), .wrongVersion),
            ]
            for (bad, expected) in refusals {
                let outcome = try Outcome {
                    try session.appendStaged(good + [known, bad], slice: 4)
                }
                #expect(outcome == expected)
            }
            let left = try session.value(
                "select (select count(*) from log.event) + (select count(*) from log.tag)",
                as: Int64.self)
            #expect(left == 1)
            let receipt = try session.appendStaged(good, slice: 4)
            #expect(receipt.first == 2)
        }
    }

    @Test func `appends nothing when its source breaks off`() async throws {
        struct BrokenOff: Error {}
        try await withLog { session in
            var count = 0
            #expect(throws: BrokenOff.self) {
                _ = try session.appendStaged(
                    next: {
                        count += 1
                        if count > 25 { throw BrokenOff() }
                        return try .noted("\(count)")
                    }, slice: 10)
            }
            let head = try session.head()
            #expect(head.position == 0)
            let receipt = try session.appendStaged([.noted()], slice: 10)
            #expect(receipt.first == 1)
        }
    }

    @Test func `expects versions across its slices`() async throws {
        try await withLog { session in
            let events = try (0..<10).map { try NewEvent.noted("\($0)", expected: .exactly($0)) }
            let receipt = try session.appendStaged(events, slice: 3)
            #expect(receipt.last == 10)
        }
    }

    @Test func `lets others append while it reads`() async throws {
        try await withDatabase { database in
            let importer = try await Connection.open(database.target)
            let (reading, signal) = AsyncStream.makeStream(of: Void.self)
            let appended = DispatchSemaphore(value: 0)
            async let receipt = importer.perform { session in
                var events = try (0..<30).map { try NewEvent.noted("\($0)") }[...]
                return try session.appendStaged(
                    next: {
                        if events.count == 5 {
                            signal.finish()
                            #expect(appended.wait(timeout: .now() + 30) == .success)
                        }
                        return events.popFirst()
                    }, slice: 10)
            }
            for await _ in reading {}
            let other = try await Connection.open(database.target)
            try await other.perform { session in _ = try session.append([.noted()]) }
            appended.signal()
            let first = try await receipt.first
            #expect(first == 2)
        }
    }
}

extension Session {
    fileprivate func appendStaged(
        _ events: [NewEvent], _ boundary: Boundary? = nil, slice: Int
    ) throws -> ImportReceipt {
        var events = events[...]
        return try appendStaged(boundary: boundary, next: { events.popFirst() }, slice: slice)
    }
}
