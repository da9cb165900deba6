import EventLog
import FoundationEssentials
import Glibc
import Postgres

/// Appends the events of a run, and prints a line for each receipt the moment it has it.
///
/// `fault-appender CONNINFO RUN COUNT`. It exists to be killed: what it has printed must be in the
/// log, and whoever starts it again with the same run repeats the same ids.
@main
struct FaultAppender {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let run = UInt32(arguments[2]), let count = Int(arguments[3])
        else {
            exit(64)
        }
        let connection = try await Connection.open(ConnectionTarget(arguments[1]))
        try await connection.perform { session in
            var number = 0
            while number < count {
                // Of other sizes in every process, so that a repeated call mixes known and new.
                let batch = number..<min(count, number + .random(in: 1...3))
                let receipts = try session.append(batch.map { event(of: run, number: $0) })
                var lines = ""
                for (number, receipt) in zip(batch, receipts) {
                    lines += "\(number) \(receipt.position)\n"
                }
                print(lines, terminator: "")
                fflush(nil)
                number = batch.upperBound
            }
        }
        await connection.close()
    }

    /// The same event whenever it is asked for: a version 8 UUID (RFC 9562) of run and number.
    private static func event(of run: UInt32, number: Int) -> NewEvent {
        let id = withUnsafeBytes(of: (UInt64(run) << 32 | UInt64(UInt32(number))).bigEndian) {
            Array($0)
        }
        return NewEvent(
            id: UUID(
                uuid: (
                    id[0], id[1], id[2], id[3], 0, 0, 0x80, 0, 0x80, 0, 0, 0, id[4], id[5], id[6],
                    id[7]
                )),
            stream: "agency:run-\(run)", type: "Noted",
            data: Array(#"{"number":\#(number),"run":\#(run)}"#.utf8),
            tags: ["agency:run-\(run)"])
    }
}
