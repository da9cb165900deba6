/// An agency that may deploy, demand or decide.
public enum AgencyRegistered: EventType {
    public static let declaration = EventDeclaration(
        "AgencyRegistered", in: [.agency], verb: "register", .opens, .administrative,
        summary: "An agency was registered.",
        fields: [
            .required("name", .line, "Its name."),
            .required("level", .term(.agencyLevel), "Its level."),
            .required("kind", .term(.agencyKind), "What it does."),
            .optional("jurisdiction", .to(.jurisdiction), "Where it acts."),
            .optional("country", .text(maximum: 2), "Its country (ISO 3166-1)."),
            .optional("subdivision", .text(maximum: 6), "Its subdivision (ISO 3166-2)."),
            .optional("parent", .to(.agency), "The agency it belongs to."),
            .optional("identifiers", .identifiers, "Its numbers elsewhere."),
            .optional("aliases", .aliases, "Its other names."),
        ],
        identifiedBy: ["name"],
        example: .administrative([
            "name": "Detroit Police Department", "level": "municipal", "kind": "police",
            "country": "US", "subdivision": "US-MI",
            "identifiers": [["scheme": "ori9", "value": "MI8234900"]],
            "aliases": [["text": "DPD", "kind": "acronym"]],
        ]),
        rules: { data in Rule.identifiers(in: data) + Rule.country(in: data) })
}

/// A company that makes or sells.
public enum VendorRegistered: EventType {
    public static let declaration = EventDeclaration(
        "VendorRegistered", in: [.vendor], verb: "register", .opens, .administrative,
        summary: "A vendor was registered.",
        fields: [
            .required("name", .line, "Its name."),
            .optional("roles", .terms(.vendorRole), "What it does."),
            .optional("country", .text(maximum: 2), "Its country (ISO 3166-1)."),
            .optional("parent", .to(.vendor, .organisation), "The company it belongs to."),
            .optional("identifiers", .identifiers, "Its numbers elsewhere."),
            .optional("aliases", .aliases, "Its other names."),
        ],
        identifiedBy: ["name"],
        example: .administrative([
            "name": "Clearview AI", "roles": ["developer"], "country": "US",
            "aliases": [["text": "Clearview", "kind": "name"]],
        ]),
        rules: { data in Rule.identifiers(in: data) + Rule.country(in: data) })
}

/// Another body: civil society, press, platform, shop.
public enum OrganisationRegistered: EventType {
    public static let declaration = EventDeclaration(
        "OrganisationRegistered", in: [.organisation], verb: "register", .opens, .administrative,
        summary: "An organisation was registered.",
        fields: [
            .required("name", .line, "Its name."),
            .required("class", .term(.organisationClass), "What it is."),
            .optional("country", .text(maximum: 2), "Its country (ISO 3166-1)."),
            .optional("parent", .to(.organisation, .vendor), "The body it belongs to."),
            .optional("identifiers", .identifiers, "Its numbers elsewhere."),
            .optional("aliases", .aliases, "Its other names."),
        ],
        identifiedBy: ["name"],
        example: .administrative([
            "name": "American Civil Liberties Union", "class": "ngo",
            "aliases": [["text": "ACLU", "kind": "acronym"]],
        ]),
        rules: { data in Rule.identifiers(in: data) + Rule.country(in: data) })
}

/// A product, with the vendor whose it is.
public enum ProductRegistered: EventType {
    public static let declaration = EventDeclaration(
        "ProductRegistered", in: [.product], verb: "register", .opens, .administrative,
        summary: "A product was registered.",
        fields: [
            .required("name", .line, "Its name."),
            .required("vendor", .to(.vendor), "Its vendor."),
            .required("technologies", .terms(.technology), "Which technologies it is."),
            .optional("versions", .list(.line), "Its versions."),
            .optional("aliases", .aliases, "Its other names."),
        ],
        identifiedBy: ["name"],
        example: .administrative([
            "name": "Rekognition", "vendor": "vendor:amazon",
            "technologies": ["face_recognition_1n", "face_analysis"],
        ]))
}

/// A person: by pseudonym where affected, by name only where acting in public.
public enum PersonRegistered: EventType {
    public static let declaration = EventDeclaration(
        "PersonRegistered", in: [.person], verb: "register", .opens, .administrative,
        summary: "A person was registered; an affected person by pseudonym, for ever.",
        fields: [
            .required("role_class", .term(.roleClass), "Why the person is in the log."),
            .optional("public_name", .line, "The name of somebody who acts in public."),
            .optional("name", .sealed, "An affected person's name; only its digest is logged."),
            .optional("office", .line, "The office held: CEO, Senator."),
            .optional("of", .toActor, "The body in which it is held."),
        ],
        identifiedBy: ["public_name"],
        example: .administrative([
            "role_class": "executive", "public_name": "Arvind Krishna", "office": "CEO",
            "of": "vendor:ibm",
        ]),
        rules: Rule.publicName)
}

/// A court, tribunal or panel.
public enum CourtRegistered: EventType {
    public static let declaration = EventDeclaration(
        "CourtRegistered", in: [.court], verb: "register", .opens, .administrative,
        summary: "A court was registered; its id is CourtListener's where there is one.",
        fields: [
            .required("name", .line, "Its name."),
            .required("level", .term(.courtLevel), "Its level."),
            .optional("jurisdiction", .to(.jurisdiction), "Where it sits."),
            .optional("identifiers", .identifiers, "Its numbers elsewhere."),
            .optional("aliases", .aliases, "Its other names."),
        ],
        identifiedBy: ["name"],
        example: .administrative([
            "name": "Northern District of Illinois", "level": "trial",
            "identifiers": [["scheme": "courtlistener", "value": "ilnd"]],
        ]),
        rules: Rule.identifiers)
}

/// A place with law of its own.
public enum JurisdictionRegistered: EventType {
    public static let declaration = EventDeclaration(
        "JurisdictionRegistered", in: [.jurisdiction], verb: "register", .opens, .administrative,
        summary: "A jurisdiction was registered.",
        fields: [
            .required("name", .line, "Its name."),
            .required("level", .term(.jurisdictionLevel), "Its level."),
            .optional("parent", .to(.jurisdiction), "The jurisdiction it lies in."),
            .optional("identifiers", .identifiers, "Its numbers elsewhere."),
            .optional("aliases", .aliases, "Its other names."),
        ],
        identifiedBy: ["name"],
        example: .administrative([
            "name": "Illinois", "level": "state", "parent": "jurisdiction:us",
            "identifiers": [["scheme": "iso3166", "value": "US-IL"]],
        ]),
        rules: Rule.identifiers)
}
