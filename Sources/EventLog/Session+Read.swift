public import FoundationEssentials
public import Postgres

/// Where the log stands.
public struct Head: Sendable, Hashable {
    /// The last position; 0 while the log is empty.
    public let position: Int64
    /// When the last event was recorded; nil while the log is empty.
    public let recordedAt: Timestamp?
}

/// Which events of the log.
public enum EventSelection: Sendable, Hashable {
    /// Every event.
    case all
    /// The events of these streams.
    case streams([String])
    /// The events that concern any of these tags, and all events of these streams.
    case concerning(tags: [String], streams: [String])
}

extension Session {
    /// The last position and its time. Throws `PostgresError`.
    public func head() throws -> Head {
        let rows = try execute(
            "select position, recorded_at from log.event order by position desc limit 1")
        guard rows.count > 0 else { return Head(position: 0, recordedAt: nil) }
        return Head(
            position: try rows[0].decode(Int64.self, 0),
            recordedAt: try rows[0].decode(Timestamp.self, 1))
    }

    /// The last position that was recorded before `time`; 0 where there is none.
    ///
    /// Positions are gapless and recorded_at never falls along them, so halving finds it. Throws
    /// `PostgresError`.
    public func position(before time: Timestamp) throws -> Int64 {
        var (before, end) = (Int64(0), try head().position + 1)
        while end - before > 1 {
            let middle = before + (end - before) / 2
            let rows = try executePrepared(
                "select recorded_at < \(time) from log.event where position = \(middle)")
            if try rows[0].decode(Bool.self, 0) { before = middle } else { end = middle }
        }
        return before
    }

    /// The versions, from 1, of those of `streams` that exist. Throws `PostgresError`.
    public func versions(of streams: [String]) throws -> [String: Int] {
        let rows = try execute(
            """
            select s.stream, v.version from unnest(\(streams)) as s (stream), lateral (
              select e.version from log.event e where e.stream = s.stream order by e.version desc limit 1
            ) v
            """)
        var versions: [String: Int] = [:]
        for index in 0..<rows.count {
            versions[try rows[index].text(0)] = Int(try rows[index].decode(Int32.self, 1))
        }
        return versions
    }

    /// Up to `limit` events, from 0, of the selection with `after` < position ≤ `through`, in order.
    ///
    /// Throws `PostgresError`.
    public func events(
        _ selection: EventSelection, after: Int64 = 0, through: Int64 = .max, limit: Int = 1_000
    ) throws -> [RecordedEvent] {
        let page = Self.page(selection, after: after, through: through, limit: Int64(limit))
        // A plan made once for any streams or tags walks the positions of the whole log.
        let rows = selection == .all ? try executePrepared(page) : try execute(page)
        var events: [RecordedEvent] = []
        events.reserveCapacity(rows.count)
        for index in 0..<rows.count { events.append(try RecordedEvent.decode(rows[index])) }
        return events
    }

    /// Hands every event of the selection to `body`, in order, a page at a time.
    ///
    /// Pages of `size` events, from 1, are fetched by position, so memory stays flat and a reader on
    /// a standby holds no long snapshot. Throws `PostgresError`, and what `body` throws.
    public func forEachEvent(
        _ selection: EventSelection, after: Int64 = 0, through: Int64 = .max,
        page size: Int = 1_000, _ body: (RecordedEvent) throws -> Void
    ) throws {
        var position = after
        while true {
            let page = try events(selection, after: position, through: through, limit: size)
            for event in page { try body(event) }
            guard page.count == size, let last = page.last else { return }
            position = last.position
        }
    }

    private static func page(
        _ selection: EventSelection, after: Int64, through: Int64, limit: Int64
    ) -> Statement {
        switch selection {
        case .all:
            """
            select \(raw: RecordedEvent.columns)
            from log.event where position > \(after) and position <= \(through)
            order by position limit \(limit)
            """
        case .streams(let streams):
            """
            select \(raw: RecordedEvent.columns)
            from log.event
            where stream = any (\(streams)) and position > \(after) and position <= \(through)
            order by position limit \(limit)
            """
        case .concerning(let tags, let streams):
            """
            select \(raw: RecordedEvent.columns)
            from log.event where position in (
              (select distinct position from log.tag
              where tag = any (\(tags)) and position > \(after) and position <= \(through)
              order by position limit \(limit))
              union all
              (select position from log.event
              where stream = any (\(streams)) and position > \(after) and position <= \(through)
              order by position limit \(limit))
            ) order by position limit \(limit)
            """
        }
    }
}

extension Session {
    /// Hands every event up to `through` to `body`, stream after stream, each in order of version.
    ///
    /// Memory stays flat: a page of `size` events, from 1, is read at a time along the index on
    /// stream and version. Throws `PostgresError`, and what `body` throws.
    public func forEachEventByStream(
        through: Int64, page size: Int = 1_000, _ body: (RecordedEvent) throws -> Void
    ) throws {
        var stream = ""
        var version: Int32 = 0
        while true {
            let rows = try execute(
                """
                select \(raw: RecordedEvent.columns)
                from log.event where (stream, version) > (\(stream), \(version)) and position <= \(through)
                order by stream, version limit \(Int64(size))
                """)
            for index in 0..<rows.count {
                let event = try RecordedEvent.decode(rows[index])
                (stream, version) = (event.stream, Int32(clamping: event.version))
                try body(event)
            }
            guard rows.count == size else { return }
        }
    }
}

extension Session {
    /// The event with an id; nil where there is none. Throws `PostgresError`.
    public func event(id: UUID) throws -> RecordedEvent? {
        let rows = try execute(
            """
            select \(raw: RecordedEvent.columns)
            from log.event where event_id = \(id)
            """)
        return try rows.first.map { try RecordedEvent.decode($0) }
    }
}

extension Session {
    /// The streams that hold an event under any of the tags, up to a position, by tag and stream.
    ///
    /// Throws `PostgresError`.
    public func streams(
        tagged tags: [String], through position: Int64 = .max
    ) throws -> [(tag: String, stream: String)] {
        let rows = try execute(
            """
            select distinct t.tag, e.stream from log.tag t join log.event e using (position)
            where t.tag = any (\(tags)) and t.position <= \(position) order by 1, 2
            """)
        return try rows.map { (tag: try $0.text(0), stream: try $0.text(1)) }
    }
}

/// A stream and how many events it has.
public struct StreamSummary: Sendable, Hashable {
    /// `kind:id`.
    public let name: String
    /// Its version: the number of its events.
    public let events: Int
}

extension Session {
    /// The streams of a kind, by name. Throws `PostgresError`.
    public func streams(kind: String) throws -> [StreamSummary] {
        // ';' follows ':' in the collation "C", so the two bound the names that begin with "kind:".
        let rows = try execute(
            """
            select e.stream, (
              select l.version from log.event l where l.stream = e.stream order by l.version desc limit 1)
            from log.event e
            where e.stream >= \(kind + ":") and e.stream < \(kind + ";") and e.version = 1
            order by e.stream
            """)
        return try rows.map { row in
            StreamSummary(name: try row.text(0), events: Int(try row.decode(Int32.self, 1)))
        }
    }
}
