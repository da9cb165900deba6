/// A declaration, prepared for reading many events: fields by name, and where references are.
final class Shape: Sendable {
    let declaration: EventDeclaration
    let fields: [Field]
    /// Those of the fields that may hold references, at any depth.
    let referring: [Field]
    /// Those of them in which the event says itself whom it is about.
    let involving: [Field]
    /// The required fields, each the bit of its place.
    let required: UInt64
    private let places: [String: Int]

    init(_ declaration: EventDeclaration) {
        self.declaration = declaration
        fields = declaration.allFields
        required = fields.enumerated().reduce(0) { bits, field in
            field.element.isRequired ? bits | 1 << UInt64(field.offset) : bits
        }
        referring = fields.filter { Self.mayRefer($0.type) }
        involving = declaration.fields.filter { field in
            if case .patch = field.type { false } else { Self.mayRefer(field.type) }
        }
        places = Dictionary(
            fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The place of the field among `fields`.
    func place(of name: String) -> Int? { places[name] }

    /// The shape of the type stored under `name`.
    static func of(_ name: String) -> Shape? { all[name] }

    /// The fields that every event has.
    static let envelope = Set(Envelope.fields.map(\.name))

    private static let all = Dictionary(
        Catalogue.declarations.map { ($0.name, Shape($0)) }, uniquingKeysWith: { first, _ in first }
    )

    private static func mayRefer(_ type: FieldType) -> Bool {
        switch type {
        case .reference, .patch: true
        case .list(let element): mayRefer(element)
        case .record(let fields): fields.contains { mayRefer($0.type) }
        case .text, .date, .number, .count, .money, .term, .event, .address, .sealed: false
        }
    }
}
