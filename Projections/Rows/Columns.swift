import Incidents

/// The members of a row, named like the columns of its table; what is not known is left out.
struct Columns {
    private var members: [(key: String, value: Value)] = []

    init() { members.reserveCapacity(40) }

    /// The row.
    var record: Record { Record(members) }

    mutating func set(_ name: String, _ text: String?) {
        if let text { append(name, .text(text)) }
    }

    mutating func set(_ name: String, _ number: Int64?) {
        if let number { append(name, .number(number)) }
    }

    mutating func set(_ name: String, _ flag: Bool) { append(name, .flag(flag)) }

    mutating func set(_ name: String, _ texts: [String]) {
        append(name, .list(texts.map(Value.text)))
    }

    mutating func set(_ name: String, _ positions: [Int64]) {
        append(name, .list(positions.map(Value.number)))
    }

    mutating func set(_ name: String, _ value: Value) { append(name, value) }

    /// The date as written, and the first and last day that it may mean.
    mutating func set(_ name: String, _ date: EDTF?) {
        guard let date else { return }
        append(name, .text(date.text))
        set(name + "_earliest", date.lower?.description)
        set(name + "_latest", date.upper?.description)
    }

    /// The number, how it stands to the quantity, and the source's own word.
    mutating func set(_ name: String, _ count: Count?) {
        guard let count else { return }
        set(name, count.value)
        set(name + "_bound", count.bound.rawValue)
        set(name + "_text", count.text)
    }

    /// The amount and its currency; the amount as text, so that no float comes near it.
    mutating func set(_ name: String, _ money: Money?) {
        guard let money else { return }
        set(name + "_amount", money.amount?.description)
        set(name + "_currency", money.currency?.code)
        set(name + "_precision", money.precision.rawValue)
    }

    // Names are unique by construction; the subscript of Record would look for each of them.
    private mutating func append(_ name: String, _ value: Value) {
        members.append((name, value))
    }

    /// Both, the left ones first.
    static func + (left: Columns, right: Columns) -> Columns {
        var sum = left
        sum.members += right.members
        return sum
    }
}
