/// The statements that a session has prepared, by text and types of the parameters.
struct PreparedStatements {
    struct Key: Hashable {
        let sql: String
        let types: [UInt32]
    }

    private struct Entry {
        let name: String
        var lastUse: Int
    }

    /// Hot statements are few; the cap only keeps a session that generates SQL from growing.
    private static let capacity = 256

    private var entries: [Key: Entry] = [:]
    private var clock = 0
    /// A transaction pooler may lead us to a server that has other clients' statements, and must
    /// not find one of ours by a name that they chose too.
    private let prefix = "blotter_" + String(UInt64.random(in: .min ... .max), radix: 36) + "_"
    /// False once the server has answered as it does behind a transaction pooler.
    private(set) var isUsable = true

    /// The name under which a statement is prepared.
    mutating func name(of key: Key) -> String? {
        clock += 1
        guard let index = entries.index(forKey: key) else { return nil }
        entries.values[index].lastUse = clock
        return entries.values[index].name
    }

    /// A name that no statement has had.
    mutating func newName() -> String {
        clock += 1
        return prefix + String(clock)
    }

    /// Remembers a prepared statement, and returns the name of the one that gives way to it.
    mutating func insert(_ key: Key, name: String) -> String? {
        entries[key] = Entry(name: name, lastUse: clock)
        guard entries.count > Self.capacity,
            let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        else { return nil }
        return entries.removeValue(forKey: oldest.key)?.name
    }

    /// Forgets a statement whose plan is no longer valid, and returns its name.
    mutating func remove(_ key: Key) -> String? {
        entries.removeValue(forKey: key)?.name
    }

    /// Gives named statements up for the rest of the session.
    mutating func giveUp() {
        entries = [:]
        isUsable = false
    }
}
