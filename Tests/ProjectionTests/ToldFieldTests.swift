import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections
import TestSupport
import Testing

/// What stands in an event must reach whoever reads the timeline.
///
/// The events need not be valid: they have one field more, or less, than they may.
@Suite struct `A field of a fact` {
    /// What a timeline need not say: dates that `occurred` repeats, and other events by their ids,
    /// which `event show` follows.
    private static let repeated: Set = [
        "filed", "sent_on", "garbled", "clarifies", "expires", "reverses", "supersedes",
        "settlement",
        "responds_to",
        // The system that it is about, which the records' own sections name.
        "product", "technology", "vendor",
        // Said where what stands in its place is missing: an agency, a lawsuit.
        "operator", "proceeding",
    ]

    @Test func `is told in the timeline`() async throws {
        let pairs = try Self.pairs()
        #expect(pairs.count > 200)
        try await withConnection { log in
            try await log.perform { session in
                let events = pairs.flatMap { [$0.with, $0.without] }
                _ = try session.append(events.map { try Self.naming($0.stream) } + events)
            }
            try await log.catchUp()
            let told = try await log.perform { session in
                let rows = try session.execute(
                    """
                    select stream, sentence || ' / ' || coalesce(particulars, '')
                    from (table vendor.timeline union all table agency.timeline) t order by position
                    """)
                var told: [String: String] = [:]
                for row in 0..<rows.count { told[try rows[row].text(0)] = try rows[row].text(1) }
                return told
            }
            for pair in pairs {
                let words = [pair.with, pair.without].map { event in
                    told[event.stream]?.replacing(event.stream, with: "")
                }
                #expect(words[0] != nil && words[0] != words[1], "\(pair.field)")
            }
        }
    }

    /// Every field of every type of fact: an event that has it, and the same event without it.
    private static func pairs() throws -> [(field: String, with: NewEvent, without: NewEvent)] {
        var pairs: [(field: String, with: NewEvent, without: NewEvent)] = []
        for declaration in Catalogue.declarations where declaration.nature == .factual {
            // Sources and courts are in nobody's timeline.
            for kind in declaration.streams where ![.source, .court].contains(kind) {
                for field in declaration.fields where !repeated.contains(field.name) {
                    var data = declaration.example
                    // What only stands beside another field.
                    data["quote"] = "A quotation"
                    data["deployer_class"] = field.name == "count" ? "law_enforcement" : nil
                    data[field.name] = value(of: field.type)
                    let with = try event(declaration, kind, "\(pairs.count)-with", data)
                    // What is required is never missing; it may be another word.
                    if field.isRequired, case .term(let vocabulary) = field.type {
                        data[field.name] = vocabulary.words.first.map(Value.text)
                    } else {
                        data[field.name] = nil
                    }
                    let without = try event(declaration, kind, "\(pairs.count)-without", data)
                    pairs.append(("\(declaration.name).\(field.name)", with, without))
                }
            }
        }
        return pairs
    }

    /// What makes a record the vendor's, of whatever type: this program does not know it.
    private static func naming(_ stream: String) throws -> NewEvent {
        try NewEvent(
            id: UUID(), stream: #require(Reference(stream)), type: "VendorNamed",
            data: ["vendors": ["vendor:a"]])
    }

    private static func event(
        _ declaration: EventDeclaration, _ kind: StreamKind, _ id: String, _ data: Record
    ) throws -> NewEvent {
        try NewEvent(
            id: UUID(), stream: #require(Reference(kind, id: id)), type: declaration.name,
            data: data)
    }

    private static func value(of type: FieldType) -> Value {
        switch type {
        case .text: "A text"
        case .date: "2017-03"
        case .number(let range): .number(min(range.upperBound, 7))
        case .count: ["value": 7, "bound": "exact"]
        case .money(let kinds):
            [
                "amount": "7", "currency": "USD", "precision": "exact",
                "kind": .text(kinds.words.first ?? ""),
            ]
        // What is not known need not be told.
        case .term(let vocabulary): .text(vocabulary.words.last { $0 != "unknown" } ?? "")
        case .reference(let kinds): .text("\(kinds[0].rawValue):z")
        case .event: "00000000-0000-7000-8000-000000000001"
        case .address: "https://example.org/"
        case .sealed, .patch: .null
        case .record(let fields):
            .record(Record(fields.map { ($0.name, value(of: $0.type)) }))
        case .list(let element): .list([value(of: element)])
        }
    }
}
