import EventLog
public import Incidents
public import Postgres

/// What may stand in the log already, under another id.
extension Session {
    /// The lawsuits that have, as they read now, what may be this number at this court.
    ///
    /// Throws `PostgresError`, and what a record that cannot be read throws.
    public func lawsuits(docketed number: DocketNumber, at court: String) throws -> [String] {
        try streams(tagged: [court]).map(\.stream).filter { $0.hasPrefix("lawsuit:") }
            .filter { stream in
                try History(history(of: stream)).entries().contains { entry in
                    entry.stands && entry.data.text("court") == court
                        && entry.data.text("docket_no").flatMap(DocketNumber.init)?.mayBe(number)
                            == true
                }
            }
    }

    /// The sources that were registered at this address, whatever the scheme, a `www.` before its
    /// host, a slash behind it or a fragment.
    ///
    /// No index holds addresses: it looks at every source. Throws `PostgresError`.
    public func sources(at address: String) throws -> [String] {
        try execute(
            """
            select stream from log.event
            where stream >= 'source:' and stream < 'source;' and type = \(SourceRegistered.name)
              and data ->> 'url' is not null
              and (select count(distinct
                    rtrim(regexp_replace(split_part(u, '#', 1), '^https?://(www\\.)?', '', 'i'), '/'))
                  from unnest(array[data ->> 'url', \(address)]) u) = 1
            order by stream
            """
        ).map { try $0.text(0) }
    }
}
