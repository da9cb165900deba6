import EventLog
import FoundationEssentials
import Incidents

/// The lines of an import, read in order and checked one by one, on as many cores as there are.
struct ImportBatch {
    let validator: Validator
    private var lines: [ImportLine] = []
    private var failures: [Failure] = []
    /// Which line each id stood in first.
    private var seen: [UUID: Int] = [:]

    init(validator: Validator) { self.validator = validator }

    /// Reads a file to its end.
    mutating func read(_ file: String) async throws {
        var reader = try LineReader(path: file)
        while true {
            var chunk: [(Int, [UInt8])] = []
            while chunk.count < 8_000, let line = try reader.next() {
                chunk.append((reader.number, line))
            }
            guard !chunk.isEmpty else { return }
            for line in try await Self.check(chunk, file: file, validator: validator) {
                take(line)
            }
        }
    }

    /// The lines, if none was refused.
    func accepted() throws -> [ImportLine] {
        try failures.throwIfAny()
        return lines
    }

    private mutating func take(_ line: ImportedLine) {
        switch line {
        case .blank: break
        case .refused(let reasons): failures += reasons
        case .event(let line, let warnings):
            for warning in warnings { Standard.remark(warning.warningText) }
            guard let first = seen[line.event.id].map({ lines[$0] }) else {
                seen[line.event.id] = lines.count
                lines.append(line)
                return
            }
            // The same event twice is the same event; another under its id is a mistake.
            guard !line.event.hasContent(of: first.event) else { return }
            failures.append(
                Failure(
                    "event-id.repeated", .invalidData,
                    "event id \(line.event.id.text) stands at \(first.place) with other content",
                    at: line.place, rule: "an event id stands for one content for ever",
                    hint: "leave event_id out of one of the lines, and its content gives it one"))
        }
    }

    private static func check(
        _ chunk: [(Int, [UInt8])], file: String, validator: Validator
    ) async throws -> [ImportedLine] {
        let size = 1_000
        let slices = stride(from: 0, to: chunk.count, by: size).map {
            Array(chunk[$0..<min($0 + size, chunk.count)])
        }
        return await withTaskGroup(of: (Int, [ImportedLine]).self) { group in
            for (index, slice) in slices.enumerated() {
                group.addTask {
                    (
                        index,
                        slice.map {
                            ImportedLine($0.1, number: $0.0, file: file, validator: validator)
                        }
                    )
                }
            }
            var parts = [[ImportedLine]](repeating: [], count: slices.count)
            for await (index, part) in group { parts[index] = part }
            return parts.flatMap { $0 }
        }
    }
}

extension [Failure] {
    /// Throws the failures of an import, the first twenty of them, if there are any.
    func throwIfAny() throws {
        guard !isEmpty else { return }
        let shown = 20
        let rest = count > shown ? " The first \(shown) are shown." : ""
        throw Failures(
            all: Array(prefix(shown)),
            summary: "\(count.counted("error")) found; nothing was recorded.\(rest)")
    }
}

extension NewEvent {
    /// Whether the log would take the two for the same event.
    fileprivate func hasContent(of other: NewEvent) -> Bool {
        (stream, type, schemaVersion, data)
            == (other.stream, other.type, other.schemaVersion, other.data)
    }
}
