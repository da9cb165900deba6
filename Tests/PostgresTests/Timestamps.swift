import Postgres
import Testing

@Suite struct `Timestamps as text` {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000000Z"),
        (-1, "1969-12-31T23:59:59.999999Z"),
        (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
        (1_795_341_600_000_001, "2026-11-22T10:00:00.000001Z"),
        (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        (-62_167_219_200_000_000, "0000-01-01T00:00:00.000000Z"),
    ])
    func `are written in one form`(microseconds: Int64, text: String) {
        #expect(Timestamp(microsecondsSinceUnixEpoch: microseconds).description == text)
    }

    @Test func `have a sign beyond four digits of a year`() {
        let late = Timestamp(microsecondsSinceUnixEpoch: 253_402_300_800_000_000)
        let early = Timestamp(microsecondsSinceUnixEpoch: -62_167_219_200_000_001)
        #expect(late.description == "+010000-01-01T00:00:00.000000Z")
        #expect(early.description == "-000001-12-31T23:59:59.999999Z")
        let first = Timestamp(microsecondsSinceUnixEpoch: .min)
        #expect(first.description == "-290308-12-21T19:59:05.224192Z")
    }

    @Test func `agree with the server's calendar`() async throws {
        let connection = try await Connection.open(testTarget())
        let disagreements = try await connection.perform { session in
            let rows = try session.execute(
                """
                select t, to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                from generate_series(
                  timestamptz '1583-01-01 00:00:00.000001Z', timestamptz '2600-01-01Z',
                  interval '11 days 07:13:17.000123') t
                """)
            return try rows.count(where: { row in
                let time = try row.decode(Timestamp.self, 0)
                return try time.description != row.text(1)
            })
        }
        #expect(disagreements == 0)
    }
}
