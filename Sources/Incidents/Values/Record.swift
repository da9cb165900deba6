/// Named values: an event's data, or one entry of a list inside it.
///
/// Members keep their order. A record has few of them (tens), so a lookup walks the list: that is
/// faster than a hash of the key and needs no second copy.
public struct Record: Sendable {
    /// The members, in order; keys are unique.
    public private(set) var members: [(key: String, value: Value)]

    /// Makes a record of members whose keys the caller knows to be unique.
    public init(_ members: [(key: String, value: Value)] = []) { self.members = members }

    /// Makes a record of the members whose value is known; keys are unique.
    ///
    /// Members named in the order of canonical JSON need not be sorted when they are written.
    public init(known members: KeyValuePairs<String, Value?>) {
        self.members = members.compactMap { key, value in value.map { (key, $0) } }
    }

    /// The value under `key`; setting nil removes the member.
    public subscript(key: String) -> Value? {
        get {
            // Most keys differ in length already, and to compare lengths takes no call.
            let length = key.utf8.count
            for index in members.indices
            where members[index].key.utf8.count == length && members[index].key == key {
                return members[index].value
            }
            return nil
        }
        set {
            let index = members.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((key, value))
            case (nil, nil): break
            }
        }
    }

    /// The keys, in order.
    public var keys: [String] { members.map(\.key) }

    /// Whether no member is held.
    public var isEmpty: Bool { members.isEmpty }
}

extension Record {
    /// The text under `key`, if it is text.
    public func text(_ key: String) -> String? { self[key]?.text }

    /// The whole number under `key`, if it is one.
    public func number(_ key: String) -> Int64? { self[key]?.number }

    /// The flag under `key`, if it is one.
    public func flag(_ key: String) -> Bool? { self[key]?.flag }

    /// The elements of the list under `key`; none if there is no list.
    public func list(_ key: String) -> [Value] { self[key]?.elements ?? [] }

    /// The texts of the list under `key`.
    public func texts(_ key: String) -> [String] { list(key).compactMap(\.text) }

    /// The records of the list under `key`.
    public func records(_ key: String) -> [Record] { list(key).compactMap(\.record) }

    /// The record under `key`, if it is one.
    public func record(_ key: String) -> Record? { self[key]?.record }
}

extension Record: Hashable {
    /// Whether both hold the same members, in whatever order (RFC 8259 section 4: objects are unordered).
    public static func == (left: Record, right: Record) -> Bool {
        left.members.count == right.members.count
            && left.members.allSatisfy { member in right[member.key] == member.value }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for key in keys.sorted() { hasher.combine(key) }
    }
}

extension Record: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral members: (String, Value)...) {
        self.init(members.map { (key: $0.0, value: $0.1) })
    }
}

extension Record {
    /// The date under `key`; nil where there is none, or none that EDTF allows.
    public func date(_ key: String) -> EDTF? { text(key).flatMap { try? EDTF($0) } }

    /// The quantity under `key`; nil where there is none.
    public func count(_ key: String) -> Count? { record(key).flatMap(Count.init) }

    /// The sum of money under `key`; nil where there is none.
    public func money(_ key: String) -> Money? { record(key).flatMap(Money.init) }

    /// The sums of money in the list under `key`.
    public func moneys(_ key: String) -> [Money] { records(key).compactMap(Money.init) }
}
