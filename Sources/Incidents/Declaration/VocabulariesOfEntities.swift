/// Who and what takes part.
extension Vocabulary {
    /// The level of government or the setting that an agency belongs to.
    public static let agencyLevel = Vocabulary(
        "level of an agency",
        [
            "federal": "A national government.",
            "state": "A state or province.",
            "county": "A county or parish.",
            "municipal": "A city, town or village.",
            "tribal": "A tribal nation.",
            "territorial": "A territory.",
            "special_district": "A special-purpose district.",
            "campus": "A college or university.",
            "transit": "A transit authority.",
            "port": "A port or airport.",
            "school": "A school district.",
            "private_police": "A private body with police powers.",
            "foreign": "Outside the country of the log's main concern.",
            "multi_agency": "A task force or fusion centre of several agencies.",
        ])

    /// What an agency does.
    public static let agencyKind = Vocabulary(
        "kind of agency",
        [
            "police": "Police.",
            "sheriff": "Sheriff.",
            "prosecutor": "Prosecution.",
            "corrections": "Prisons, jails, probation, parole.",
            "immigration_border": "Immigration or border control.",
            "intelligence": "Intelligence.",
            "fusion_center": "Fusion centre.",
            "transport": "Transport, tolls, driver licensing.",
            "education": "Schools and universities.",
            "housing": "Public housing.",
            "health": "Public health.",
            "military": "Armed forces.",
            "regulator": "Regulation and enforcement against companies.",
            "other": "Something else.",
        ])

    /// What an organisation is.
    public static let organisationClass = Vocabulary(
        "class of organisation",
        [
            "private_operator":
                "It uses surveillance technology itself: a shop, venue or landlord.",
            "ngo": "Civil society.",
            "news": "A news organisation.",
            "platform": "An online platform whose content or users are concerned.",
            "university": "A university or research institute.",
            "standards_body": "A body that measures or sets standards.",
            "legislature": "A legislature or one of its committees.",
            "company": "Another company.",
            "other": "Something else.",
        ])

    /// What a vendor does with the technology.
    public static let vendorRole = Vocabulary(
        "role of a vendor",
        [
            "developer": "Makes it.",
            "reseller": "Sells what others make.",
            "integrator": "Builds it into something larger.",
            "data_supplier": "Supplies data to it.",
        ])

    /// Why a person is in the log.
    public static let roleClass = Vocabulary(
        "role class of a person",
        [
            "affected": "Misidentified or otherwise affected: a pseudonym, for ever.",
            "party": "Party of a public filing, not affected in person.",
            "official": "An official acting in public.",
            "executive": "An executive acting in public.",
            "lawyer": "A lawyer acting in public.",
            "researcher": "A researcher or journalist acting in public.",
        ])

    /// The level of a court or tribunal.
    public static let courtLevel = Vocabulary(
        "level of a court",
        [
            "trial": "Court of first instance.",
            "appellate": "Court of appeal.",
            "supreme": "Highest court.",
            "tribunal": "Administrative or special tribunal.",
            "agency": "An authority that decides cases itself.",
            "mdl_panel": "Judicial Panel on Multidistrict Litigation.",
        ])

    /// The level of a jurisdiction.
    public static let jurisdictionLevel = Vocabulary(
        "level of a jurisdiction",
        [
            "supranational": "A union of countries.",
            "country": "A country.",
            "state": "A state, province or land.",
            "county": "A county or parish.",
            "municipality": "A city, town or village.",
            "other": "Something else.",
        ])

    /// Whose numbering an identifier belongs to.
    public static let identifierScheme = Vocabulary(
        "scheme of an identifier",
        [
            "ori9": "FBI Originating Agency Identifier, nine characters.",
            "census_geoid": "Census Bureau GEOID.",
            "fips": "FIPS code.",
            "wikidata": "Wikidata item, Q and digits.",
            "pdap": "Police Data Accessibility Project.",
            "lei": "Legal Entity Identifier (ISO 17442).",
            "uei": "Unique Entity ID of SAM.gov.",
            "courtlistener": "CourtListener court id.",
            "iso3166": "ISO 3166-1 or 3166-2 code.",
            "other": "Another scheme, named in the value.",
        ])

    /// What another name of an entity is.
    public static let aliasKind = Vocabulary(
        "kind of alias",
        [
            "name": "Another name.",
            "acronym": "Initials.",
            "former_name": "A name it no longer bears.",
            "misspelling": "A frequent error.",
            "slug": "A short name in addresses or files.",
        ])

    /// How one entity stands to another.
    public static let entityRelation = Vocabulary(
        "relation",
        [
            "parent_of": "It owns or contains the other.",
            "acquired": "It took the other over.",
            "succeeded_by": "The other carries on what it did.",
            "merged_into": "It became part of the other.",
            "split_into": "The other came out of it.",
            "same_as": "Both are one.",
            "officer_of": "The person holds an office in the other.",
            "member_of": "The person or body belongs to the other.",
            "counsel_for": "The lawyer acts for the other.",
        ])
}
