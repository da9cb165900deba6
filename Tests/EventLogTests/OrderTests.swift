import EventLog
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite(.endsAtAll) struct `A poller beside eight writers` {
    @Test func `sees every position of the log once, in order`() async throws {
        try await withDatabase { database in
            let positions = try await poll(
                database, "select position from log.event where position > $1 order by position"
            ) { session, writer in
                for call in 0..<40 {
                    // Mostly one event a call, and batches among them.
                    let size = call % 5 == 4 ? 20 : 1
                    _ = try session.append(
                        (0..<size).map { _ in
                            try .noted(in: "agency:\(Int.random(in: 0...writer))")
                        })
                }
            }
            #expect(positions == Array(1...Int64(8 * (32 + 8 * 20))))
        }
    }

    /// Shows that the test above can fail: a sequence gives positions before their commit.
    @Test func `misses an event where a sequence gives the positions`() async throws {
        try await withDatabase(.empty) { database in
            let setUp = try await Connection.open(database.target)
            try await setUp.perform { session in
                try session.script("create table unordered (position bigserial primary key)")
            }
            let isFirstTaken = Flag()
            let isFirstOvertaken = Flag()
            let positions = try await poll(
                database, "select position from unordered where position > $1 order by position",
                read: { if $0 > 1 { isFirstOvertaken.raise() } }
            ) { session, writer in
                if writer > 0 { isFirstTaken.waitOnThread() }
                for call in 0..<40 {
                    try session.transaction { session in
                        try session.execute("insert into unordered default values")
                        guard writer == 0, call == 0 else { return }
                        // The first position is committed after the reader saw a later one.
                        isFirstTaken.raise()
                        isFirstOvertaken.waitOnThread()
                    }
                }
            }
            #expect(!positions.contains(1))
            #expect(positions == positions.sorted())
        }
    }

    @Test func `finds the versions of each stream gapless too`() async throws {
        try await withDatabase { database in
            _ = try await poll(
                database, "select position from log.event where position > $1 order by position"
            ) { session, writer in
                for call in 0..<20 {
                    _ = try session.append([
                        .noted(in: "agency:shared"), .noted(in: "agency:\(call % 3)"),
                        .noted(in: "agency:shared"),
                    ])
                }
            }
            let connection = try await Connection.open(database.target)
            try await connection.perform { session in
                let wrong = try session.value(
                    """
                    select count(*) from (
                      select version, row_number() over (partition by stream order by position) n,
                        recorded_at < lag(recorded_at) over (order by position) as fell
                      from log.event) e
                    where version <> n or fell
                    """, as: Int64.self)
                #expect(wrong == 0)
            }
        }
    }

    @Test func `of one stream, each expecting the version it read, loses no update`() async throws {
        try await withDatabase { database in
            _ = try await poll(
                database, "select position from log.event where position > $1 order by position"
            ) { session, _ in
                var done = 0
                while done < 10 {
                    let version = try session.versions(of: ["agency:a"])["agency:a"] ?? 0
                    let outcome = try Outcome {
                        try session.append([
                            .noted("after \(version)", in: "agency:a", expected: .exactly(version))
                        ])
                    }
                    if outcome == .done { done += 1 } else { #expect(outcome == .wrongVersion) }
                }
            }
            let connection = try await Connection.open(database.target)
            try await connection.perform { session in
                let notes = try session.log().map { String(decoding: $0.data, as: UTF8.self) }
                #expect(notes == (0..<80).map { #"{"note":"after \#($0)"}"# })
            }
        }
    }

    /// What a reader sees that asks, until the writers are done, for what lies behind its last.
    private func poll(
        _ database: TestDatabase, _ sql: String, read: (Int64) -> Void = { _ in },
        write: @escaping @Sendable (borrowing Session, Int) throws -> Void
    ) async throws -> [Int64] {
        let reader = try await Connection.open(database.target)
        let writing = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        let connection = try await Connection.open(database.target)
                        try await connection.perform { session in try write(session, writer) }
                    }
                }
                try await group.waitForAll()
            }
        }
        let isOver = Flag()
        let ending = Task {
            let result = await writing.result
            isOver.raise()
            return try result.get()
        }
        var positions: [Int64] = []
        while true {
            // Asked before the read, so that the last read sees what the last writer committed.
            let isLast = isOver.isRaised
            let last = positions.last ?? 0
            positions += try await reader.perform { session in
                try session.executePrepared(Statement(sql: sql, parameters: [last]))
                    .map { try $0.decode(Int64.self, 0) }
            }
            if let last = positions.last { read(last) }
            if isLast { break }
        }
        try await ending.value
        return positions
    }
}
