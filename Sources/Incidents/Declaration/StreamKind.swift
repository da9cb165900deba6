/// What a stream is the history of: an entity that others refer to, or a record of what happened.
public enum StreamKind: String, Sendable, CaseIterable {
    // Entities
    case agency
    case vendor
    case organisation
    case product
    case person
    case court
    case jurisdiction
    case source
    // Records
    case deployment
    case misidentification
    case ceaseDesist = "cease-desist"
    case lawsuit
    case policy
    case dataset
    case study
    case claim
}

extension StreamKind {
    /// Whether streams of this kind are entities, which exist only once they are registered.
    public var isEntity: Bool {
        switch self {
        case .agency, .vendor, .organisation, .product, .person, .court, .jurisdiction, .source:
            true
        case .deployment, .misidentification, .ceaseDesist, .lawsuit, .policy, .dataset, .study,
            .claim:
            false
        }
    }

    /// The kinds that stand for bodies and people who can act: speak, sue, deploy, sell.
    public static let actors: [StreamKind] = [
        .agency, .vendor, .organisation, .person, .court, .jurisdiction,
    ]
}
