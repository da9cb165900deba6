/// What a stream is the history of: an entity that others refer to, or a record of what happened.
public enum StreamKind: String, Sendable, CaseIterable {
    // Entities
    /// A body of the state that may deploy, demand or decide.
    case agency
    /// A company that makes or sells the technology.
    case vendor
    /// Any other body: civil society, the press, a platform, a shop.
    case organisation
    /// What a vendor sells, under the name it is sold by.
    case product
    /// A person: by pseudonym where affected, by name only where acting in public.
    case person
    /// A court, tribunal or panel.
    case court
    /// A place with law of its own: a city, a state, a country.
    case jurisdiction
    /// What facts are taken from: an article, a filing, an official record.
    case source
    // Records
    /// The use of one technology by one deployer, or by a number of unnamed ones.
    case deployment
    /// One person in real use, or one test, in which somebody was taken for another.
    case misidentification
    /// One demand to stop, or an unidentified number of them.
    case ceaseDesist = "cease-desist"
    /// One matter with all its dockets, or a penalty that was imposed without a suit.
    case lawsuit
    /// One law, ordinance or rule, from its introduction to its repeal.
    case policy
    /// One collection of images or records, and who objects to it.
    case dataset
    /// One published measurement of accuracy.
    case study
    /// Background that a source states in passing; it enters no count.
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
