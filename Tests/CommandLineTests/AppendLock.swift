import Postgres

/// Who has the lock that every append takes, and who waits for it, as the ends of queries.
enum AppendLock {
    // Databases made of one template have the same numbers for their tables.
    private static let ofDatabase = """
        from pg_locks where relation = 'log.append_lock'::regclass
          and database = (select oid from pg_database where datname = current_database())
        """
    static let waiting = "\(ofDatabase) and not granted"
    static let held = "\(ofDatabase) and granted"
}

extension Session {
    /// Waits until that many others of this database wait for the lock.
    func awaitWaiters(_ count: Int) throws {
        let waiters = Statement(sql: "select count(*) \(AppendLock.waiting)")
        while try execute(waiters)[0].decode(Int64.self, 0) < count {
            try script("select pg_sleep(0.01)")
        }
    }
}
