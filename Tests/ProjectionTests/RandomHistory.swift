import EventLog
import FoundationEssentials
import Incidents
import Testing

/// Events of every type as anybody might record them: valid each, in an order nobody planned.
///
/// They come from the catalogue's own examples, with other references, dates and fields; dates are
/// drawn without regard to what came before, so many arrive late. Corrections, retractions,
/// disputes and merges come as often as anything else. The same seed makes the same history.
struct RandomHistory {
    private var random: SeededGenerator
    private var streams: [Reference: [Event]] = [:]
    private var position: Int64 = 0
    private var used: [String: Int] = [:]
    private let validator: Validator

    init(seed: UInt64) throws {
        random = SeededGenerator(state: seed)
        validator = Validator(today: try #require(Day("2026-11-22")))
    }

    /// The next `count` events.
    mutating func next(_ count: Int) throws -> [NewEvent] {
        try (0..<count).map { _ in try next() }
    }

    /// A number in the range, for whoever decides by the same seed.
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func next() throws -> NewEvent {
        for _ in 0..<1_000 {
            guard let stream = stream(), let declaration = declaration(in: stream) else { continue }
            for _ in 0..<20 {
                let event = candidate(declaration, in: stream)
                guard isValid(event) else { continue }
                position += 1
                streams[stream, default: []].append(event)
                used[event.type, default: 0] += 1
                return try NewEvent(
                    id: #require(UUID(uuidString: event.id)), stream: stream, type: event.type,
                    data: event.data)
            }
        }
        throw Exhausted()
    }

    /// No valid event was found: the generator is at fault.
    struct Exhausted: Error {}

    private mutating func stream() -> Reference? {
        let kinds: [StreamKind] =
            switch number(0...9) {
            case 0...5: [.deployment, .misidentification, .ceaseDesist, .lawsuit]
            case 6...8: [.agency, .vendor, .vendor, .dataset, .policy]
            default: StreamKind.allCases
            }
        return kinds.randomElement(using: &random).flatMap { reference($0) }
    }

    private mutating func candidate(
        _ declaration: EventDeclaration, in stream: Reference
    ) -> Event {
        var data = sample(declaration, in: stream)
        if data.text("supersedes") != nil { amend(&data, in: stream) }
        if declaration.name == "EventCorrected" { patch(&data, in: stream) }
        if data["items"] != nil, let item = reference(stream.kind), item != stream {
            data["items"] = [.text("\(item)")]
        }
        return Event(
            position: position + 1, id: id(), stream: stream,
            version: (streams[stream] ?? []).count + 1, type: declaration.name,
            recordedAt: Instant(microseconds: position), data: data)
    }

    private mutating func declaration(in stream: Reference) -> EventDeclaration? {
        let isNew = streams[stream] == nil
        if !settlements(in: stream).isEmpty, number(0...3) == 0 {
            return SettlementAmended.declaration
        }
        let amendments: Set = [
            "EventCorrected", "EventRetracted", "EventDisputed", "DisputeResolved",
            "VerificationChanged",
        ]
        let amends = !isNew && number(0...3) == 0
        let fitting = Catalogue.declarations(in: stream.kind).filter { declaration in
            switch declaration.place {
            case .opens: isNew
            case .continues: !isNew && amendments.contains(declaration.name) == amends
            case .either: !amends
            }
        }
        // Now and then the least used: types that need others before them come up in time.
        guard number(0...1) == 0 else { return fitting.randomElement(using: &random) }
        return fitting.shuffled(using: &random)
            .min { used[$0.name, default: 0] < used[$1.name, default: 0] }
    }

    private func isValid(_ event: Event) -> Bool {
        let history = History(streams[event.stream] ?? [])
        let problems =
            validator.problems(
                type: event.type, schemaVersion: 1, stream: event.stream, data: event.data)
            + validator.problems(ofRevised: Validator.revised(by: event, in: history))
            + history.problems(appending: event)
        return problems.allSatisfy { $0.severity != .error }
    }
}

extension RandomHistory {
    private static let toEvents: Set = [
        "target", "settlement", "supersedes", "clarifies", "reverses", "expires",
    ]

    /// The declaration's example with other values, some of what is optional left out.
    private mutating func sample(_ declaration: EventDeclaration, in stream: Reference) -> Record {
        let optional = Set(declaration.allFields.filter { !$0.isRequired }.map(\.name))
        return Record(
            declaration.example.members.compactMap { key, value in
                if optional.contains(key), number(0...3) == 0 { return nil }
                if key == "occurred" { return (key, .text(date())) }
                if Self.toEvents.contains(key) {
                    return (key, .text(streams[stream]?.randomElement(using: &random)?.id ?? id()))
                }
                return (key, varied(value))
            })
    }

    /// What may be amended in a case: by chance alone a settlement and its amendment hardly ever meet.
    private func settlements(in stream: Reference) -> [Event] {
        (streams[stream] ?? []).filter { $0.type.hasPrefix("Settlement") }
    }

    /// Lets an amendment follow on a settlement of its case on the same day, where there is one.
    private mutating func amend(_ data: inout Record, in stream: Reference) {
        guard let settlement = settlements(in: stream).randomElement(using: &random) else { return }
        data["supersedes"] = .text(settlement.id)
        data["occurred"] = settlement.data["occurred"]
    }

    /// Replaces some fields of an event by those of another of its type, or removes one.
    private mutating func patch(_ data: inout Record, in stream: Reference) {
        guard let target = streams[stream]?.randomElement(using: &random),
            let declaration = Catalogue.declaration(named: target.type)
        else { return }
        let other = sample(declaration, in: stream)
        let keys = other.keys.filter { $0 != "target" }.shuffled(using: &random)
            .prefix(number(1...3))
        var patch = Record()
        for key in keys { patch[key] = number(0...5) == 0 ? .null : other[key] }
        data["target"] = .text(target.id)
        data["patch"] = .record(patch)
    }

    private mutating func varied(_ value: Value) -> Value {
        switch value {
        case .text(let text):
            guard let reference = Reference(text) else { return value }
            return .text(self.reference(reference.kind, like: reference)?.description ?? text)
        case .number(let number) where number > 1: return .number(Int64(self.number(1...40)))
        case .list(let elements):
            return .list(elements.map { varied($0) } + (number(0...4) == 0 ? elements : []))
        case .record(let record):
            return .record(Record(record.members.map { ($0.key, varied($0.value)) }))
        case .number, .flag, .null: return value
        }
    }

    /// One of a few streams of the kind, so that histories meet.
    private mutating func reference(_ kind: StreamKind, like other: Reference? = nil) -> Reference?
    {
        let number = number(1...2)
        if kind == .person, other?.isPseudonym ?? (number > 1) {
            return Reference(.person, id: "P-0000\(number)")
        }
        return Reference(kind, id: "\(kind.rawValue)-\(number)")
    }

    private mutating func date() -> String {
        let year = number(2015...2025)
        let month = number(10...12)
        return switch number(0...7) {
        case 0: "\(year)"
        case 1: "\(year)-\(month)"
        case 2: "../\(year)-\(month)"
        case 3: "\(year)-\(month)~"
        case 4: "\(year)/\(year + 1)"
        default: "\(year)-\(month)-\(number(10...28))"
        }
    }

    /// An id of version 7 (RFC 9562 section 5.7).
    private mutating func id() -> String {
        let digits = String(random.next() | 1 << 63, radix: 16)
        let tail = String(random.next() >> 16 | 1 << 47, radix: 16)
        return "\(digits.prefix(8))-\(digits.dropFirst(8).prefix(4))-7\(digits.suffix(3))-8"
            + "\(digits.prefix(3))-\(tail)"
    }
}

/// SplitMix64: small, and the same on every machine.
struct SeededGenerator: RandomNumberGenerator {
    fileprivate var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
