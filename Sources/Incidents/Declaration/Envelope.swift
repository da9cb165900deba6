/// The fields that events of every type have: when, from where, how sure, who recorded it.
///
/// A factual event needs a date, a source, its verification and its confidence; every event needs
/// to say who recorded it. What the server knows (position, recorded_at) is not data.
public enum Envelope {
    /// All fields of the envelope, as a factual event has them.
    public static let fields: [Field] = [
        .required("occurred", .date, "When it happened, as far as known (EDTF)."),
        .optional("occurred_basis", .term(.occurredBasis), "What kind of date that is."),
        .required(
            "sources",
            .list(
                .record([
                    .required("source", .to(.source), "The registered source."),
                    .optional("locator", .line, "Page, paragraph or section."),
                    .optional("quote", .text(maximum: 300), "The words relied on."),
                    .optional("role", .term(.sourceRole), "Its role; primary if absent."),
                ])), "Where it is said."),
        .optional("asserted_by", .toActor, "Who says that it happened."),
        .required("verification", .term(.verification), "How far it has been verified."),
        .optional("legal_force", .term(.legalForce), "What it is in law."),
        .required("confidence", .term(.confidence), "How sure the recorder is."),
        .optional("visibility", .term(.visibility), "Who may see it; only public, as yet."),
        .optional("embargoed_until", .date, "Refused as yet: nothing is withheld."),
        .required(
            "recorded_by", .text(maximum: 96), "The id of the person or job that records it."),
        .optional("correlation_id", .event, "The id shared by events of one piece of work."),
        .optional("causation_id", .event, "The event that led to this one."),
        .optional(
            "import_ref",
            .record([
                .required("batch_id", .text(maximum: 96), "The import."),
                .required("row_no", .natural, "The row in it."),
                .required("system", .text(maximum: 96), "The system it came from."),
                .required("external_id", .text(maximum: 200), "Its id there."),
                .required("row_sha256", .text(maximum: 64), "SHA-256 of the row, hexadecimal."),
            ]), "Which row of which import it came from."),
        .optional("tags", .list(.text(maximum: 60)), "Words to find it by: lower-case slugs."),
        .optional("note", .text(maximum: 4000), "A remark; no fact is read from it."),
    ]

    /// The fields of the envelope as they stand in events of one type.
    ///
    /// An administrative event needs neither date nor source; `legal_force` is required, and only
    /// holds the words that fit, where the type has any, and has no place where it has none.
    public static func fields(of declaration: EventDeclaration) -> [Field] {
        fields.compactMap { field in
            switch field.name {
            case "recorded_by": field
            case "legal_force": legalForce(of: declaration)
            default:
                declaration.nature == .factual
                    ? field : .optional(field.name, field.type, field.summary)
            }
        }
    }

    private static func legalForce(of declaration: EventDeclaration) -> Field? {
        guard !declaration.legalForces.isEmpty else { return nil }
        let fitting = Vocabulary(
            "legal force of \(declaration.name)", from: .legalForce, declaration.legalForces)
        return .required("legal_force", .term(fitting), "What it is in law.")
    }
}

extension EventDeclaration {
    /// Every field that an event of the type may have: its own, then the envelope's.
    public var allFields: [Field] { fields + Envelope.fields(of: self) }
}
