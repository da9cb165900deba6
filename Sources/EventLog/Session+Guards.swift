public import Postgres

extension Session {
    /// Refuses a log whose triggers somebody has taken off, who may then have changed anything.
    ///
    /// They are to fire always, in a replica's role too (PostgreSQL manual, ALTER TABLE).
    ///
    /// - Throws: `EventLogError.unguarded`, `PostgresError`.
    public func requireGuards() throws {
        let rows = try execute(
            """
            select case tgrelid when 'log.event'::regclass then 'log.event ' else 'log.tag ' end || tgname
            from pg_catalog.pg_trigger
            where tgrelid in ('log.event'::regclass, 'log.tag'::regclass) and tgenabled = 'A'
            """)
        let guards = Set(try rows.map { try $0.text(0) })
        let missing = ["log.event append_only", "log.event seal", "log.tag append_only"]
            .filter { !guards.contains($0) }
        guard missing.isEmpty else { throw EventLogError.unguarded(triggers: missing) }
    }
}
