import EventLog
import Incidents

/// The members of a row, named like the columns of its table; what is not known is left out.
///
/// They are JSON text from the start: rows are the bulk of what a rebuild makes, and a tree of
/// values for each, sorted only to be taken apart by the server, would cost more than the fold.
struct Columns {
    private var text: [UInt8] = []

    init(capacity: Int = 1_000) { text.reserveCapacity(capacity) }

    /// The row about one subject, as a JSON object; `common` is what other rows have as well.
    func row(about subject: String, after common: Columns? = nil) throws -> [UInt8] {
        let commonCount = common?.text.count ?? 0
        var row = Columns(capacity: commonCount + text.count + subject.utf8.count + 20)
        row.text.append(UInt8(ascii: "{"))
        try row.set("subject", subject)
        if let common { row.text += common.text }
        row.text += text
        row.text[row.text.count - 1] = UInt8(ascii: "}")
        return row.text
    }

    mutating func set(_ name: StaticString, _ value: Value) throws {
        begin(name)
        try CanonicalJSON.append(value, to: &text)
        end()
    }

    mutating func set(_ name: StaticString, _ value: String?) throws {
        guard let value else { return }
        begin(name)
        try CanonicalJSON.append(value, to: &text)
        end()
    }

    mutating func set(_ name: StaticString, _ number: Int64?) throws {
        guard let number else { return }
        begin(name)
        try CanonicalJSON.append(number, to: &text)
        end()
    }

    mutating func set(_ name: StaticString, _ flag: Bool) {
        begin(name)
        text += (flag ? "true" : "false").utf8
        end()
    }

    mutating func set(_ name: StaticString, _ texts: [String]) throws {
        try set(name, each: texts) { try CanonicalJSON.append($0, to: &$1) }
    }

    mutating func set(_ name: StaticString, _ positions: [Int64]) throws {
        try set(name, each: positions) { try CanonicalJSON.append($0, to: &$1) }
    }

    /// Of each record, the texts of those members, which are given in the order of their names.
    mutating func set(
        _ name: StaticString, _ records: [Record], texts members: [String]
    ) throws {
        try set(name, each: records) { record, text in
            text.append(UInt8(ascii: "{"))
            var isFirst = true
            for member in members {
                guard let value = record.text(member) else { continue }
                if !isFirst { text.append(UInt8(ascii: ",")) }
                isFirst = false
                try CanonicalJSON.append(member, to: &text)
                text.append(UInt8(ascii: ":"))
                try CanonicalJSON.append(value, to: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    mutating func set(_ name: StaticString, _ moment: Instant) {
        begin(name)
        text.append(UInt8(ascii: "\""))
        moment.append(to: &text)
        text.append(UInt8(ascii: "\""))
        end()
    }

    /// The date as written, and the first and last day that it may mean.
    mutating func set(_ name: StaticString, _ date: EDTF?) throws {
        guard let date else { return }
        try set(name, date.text)
        set(name, "_earliest", date.lower)
        set(name, "_latest", date.upper)
    }

    /// The number, how it stands to the quantity, and the source's own word.
    mutating func set(_ name: StaticString, _ count: Count?) throws {
        guard let count else { return }
        try set(name, count.value)
        try set(name, "_bound", count.bound.rawValue)
        if let word = count.text { try set(name, "_text", word) }
    }

    private mutating func set<Element>(
        _ name: StaticString, each elements: [Element],
        _ append: (Element, inout [UInt8]) throws -> Void
    ) throws {
        begin(name)
        text.append(UInt8(ascii: "["))
        for index in elements.indices {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            try append(elements[index], &text)
        }
        text.append(UInt8(ascii: "]"))
        end()
    }

    private mutating func set(
        _ name: StaticString, _ suffix: StaticString, _ value: String
    ) throws {
        begin(name, suffix)
        try CanonicalJSON.append(value, to: &text)
        end()
    }

    /// A day before the year 1 or after 9999 is left out, as an open end is: the database would
    /// refuse how it is written, and with it every row that is to follow.
    private mutating func set(_ name: StaticString, _ suffix: StaticString, _ day: Day?) {
        guard let day, (1...9999).contains(day.year) else { return }
        begin(name, suffix)
        text.append(UInt8(ascii: "\""))
        day.append(to: &text)
        text.append(UInt8(ascii: "\""))
        end()
    }

    // Column names are ours and hold nothing that JSON escapes.
    private mutating func begin(_ name: StaticString, _ suffix: StaticString = "") {
        let length = name.utf8CodeUnitCount + suffix.utf8CodeUnitCount + 3
        text.append(addingCapacity: length) { output in
            output.append(UInt8(ascii: "\""))
            name.withUTF8Buffer { for byte in $0 { output.append(byte) } }
            suffix.withUTF8Buffer { for byte in $0 { output.append(byte) } }
            output.append(UInt8(ascii: "\""))
            output.append(UInt8(ascii: ":"))
        }
    }

    private mutating func end() { text.append(UInt8(ascii: ",")) }
}
