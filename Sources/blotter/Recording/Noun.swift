import ArgumentParser
import Incidents

/// A noun of the command line: a kind of stream, and what can be recorded of it.
protocol Noun: Sendable {
    static var kind: StreamKind { get }
    /// What the noun stands for, in the help.
    static var abstract: String { get }
    /// Commands beside those that record: `show`, `list`.
    static var reading: [any ParsableCommand.Type] { get }
}

extension Noun {
    static var reading: [any ParsableCommand.Type] {
        [StreamHistory<Self>.self, StreamList<Self>.self]
    }
}

enum DeploymentNoun: Noun {
    static let kind = StreamKind.deployment
    static let abstract = "Surveillance technology in use by an agency or a private operator."
}
enum MisidentificationNoun: Noun {
    static let kind = StreamKind.misidentification
    static let abstract = "People, or test faces, taken for somebody else."
}
enum CeaseDesistNoun: Noun {
    static let kind = StreamKind.ceaseDesist
    static let abstract = "Letters, notices and orders to stop."
}
enum LawsuitNoun: Noun {
    static let kind = StreamKind.lawsuit
    static let abstract = "Lawsuits, from filing to appeal."
}
enum AgencyNoun: Noun {
    static let kind = StreamKind.agency
    static let abstract = "Agencies: register them, show their dossiers."
    static var reading: [any ParsableCommand.Type] {
        [AgencyShow.self, StreamHistory<Self>.self, StreamList<Self>.self]
    }
}
enum VendorNoun: Noun {
    static let kind = StreamKind.vendor
    static let abstract = "Vendors: register them, record market actions, show their dossiers."
    static var reading: [any ParsableCommand.Type] {
        [VendorShow.self, StreamHistory<Self>.self, StreamList<Self>.self]
    }
}
enum OrganisationNoun: Noun {
    static let kind = StreamKind.organisation
    static let abstract = "Other bodies: civil society, press, platforms, shops."
}
enum ProductNoun: Noun {
    static let kind = StreamKind.product
    static let abstract = "Products, each with its vendor."
}
enum PersonNoun: Noun {
    static let kind = StreamKind.person
    static let abstract = "People: affected persons by pseudonym, officials by name."
}
enum CourtNoun: Noun {
    static let kind = StreamKind.court
    static let abstract = "Courts, tribunals and panels."
}
enum JurisdictionNoun: Noun {
    static let kind = StreamKind.jurisdiction
    static let abstract = "Places with law of their own."
}
enum SourceNoun: Noun {
    static let kind = StreamKind.source
    static let abstract = "Where it is said: filings, reports, articles."
}
enum PolicyNoun: Noun {
    static let kind = StreamKind.policy
    static let abstract = "Statutes, ordinances, bans and directives."
}
enum DatasetNoun: Noun {
    static let kind = StreamKind.dataset
    static let abstract = "Collections of images and other data about people."
}
enum StudyNoun: Noun {
    static let kind = StreamKind.study
    static let abstract = "Studies of how accurate a technology is."
}
enum ClaimNoun: Noun {
    static let kind = StreamKind.claim
    static let abstract = "Context that sources give; it enters no count."
}
