/// What went wrong, for whom, and what was done about it.
extension Vocabulary {
    /// In which context an error showed; tests and operation never share a figure.
    public static let errorContext = Vocabulary(
        "context of an error",
        [
            "operational": "Real use on real people.",
            "field_trial": "A trial in the field, on real people.",
            "advocacy_test": "A test by an advocacy group.",
            "academic_test": "A test by researchers.",
            "vendor_benchmark": "A test by the vendor.",
            "government_benchmark": "A test by an authority.",
            "journalist_test": "A test by journalists.",
        ])

    /// The contexts in which people were concerned, not test images.
    public static let operationalContext = Vocabulary(
        "operational context", from: errorContext, ["operational", "field_trial"])

    /// The contexts of tests.
    public static let testContext = Vocabulary(
        "test context", from: errorContext,
        [
            "advocacy_test", "academic_test", "vendor_benchmark", "government_benchmark",
            "journalist_test",
        ])

    /// In which way the technology was wrong.
    public static let errorKind = Vocabulary(
        "kind of error",
        [
            "false_match_1n": "A search returned somebody else.",
            "false_match_11": "A comparison took two people for one.",
            "false_non_match": "One person was taken for two.",
            "wrong_plate_read": "A plate was misread.",
            "stale_hotlist": "The list was out of date.",
            "false_alert_audio": "A sound was taken for a gunshot.",
            "wrong_link_other": "Another wrong link.",
            "unknown": "Not known.",
        ])

    /// What an agency did.
    public static let agencyRole = Vocabulary(
        "role of an agency",
        [
            "requested_search": "Asked for the search.",
            "ran_search": "Ran the search.",
            "arrested": "Arrested.",
            "detained": "Detained.",
            "prosecuted": "Prosecuted.",
            "referred": "Referred the matter.",
        ])

    /// Race and ethnicity, as the source has it.
    public static let race = Vocabulary(
        "race",
        [
            "asian": "Asian.",
            "black": "Black.",
            "hispanic": "Hispanic or Latino.",
            "middle_eastern": "Middle Eastern or North African.",
            "native_american": "American Indian or Alaska Native.",
            "pacific_islander": "Native Hawaiian or Pacific Islander.",
            "white": "White.",
            "other": "Another.",
            "unknown": "Not known.",
        ])

    /// Gender, as the source has it.
    public static let gender = Vocabulary(
        "gender",
        [
            "woman": "Woman or girl.",
            "man": "Man or boy.",
            "nonbinary": "Nonbinary.",
            "other": "Another.",
            "unknown": "Not known.",
        ])

    /// Age, coarse on purpose.
    public static let ageBand = Vocabulary(
        "age band",
        [
            "under_18": "Under 18.",
            "18_29": "18 to 29.",
            "30_44": "30 to 44.",
            "45_64": "45 to 64.",
            "65_over": "65 and over.",
            "unknown": "Not known.",
        ])

    /// How a demographic is known.
    public static let demographicSource = Vocabulary(
        "source of a demographic",
        [
            "self": "The person says so.",
            "court": "A court record says so.",
            "agency": "The agency says so.",
            "media": "The press says so.",
            "researcher_assessment": "A researcher judged so.",
        ])

    /// What was done to somebody.
    public static let harmKind = Vocabulary(
        "kind of harm",
        [
            "stop": "Stop.",
            "search": "Search of person, car or home.",
            "arrest": "Arrest.",
            "detention": "Detention.",
            "charge": "Charge.",
            "prosecution": "Prosecution.",
            "conviction": "Conviction.",
            "deportation_action": "Deportation or its beginning.",
            "injury": "Injury.",
            "assault_in_custody": "Assault in custody.",
            "job_loss": "Loss of work.",
            "denied_service": "Denial of a service.",
            "expulsion_from_premises": "Expulsion from a shop or venue.",
            "financial": "Financial loss.",
            "reputational": "Damage to reputation.",
            "other": "Something else.",
        ])

    /// How a misidentification was confirmed.
    public static let confirmedBy = Vocabulary(
        "way of confirmation",
        [
            "agency_admission": "The agency admits it.",
            "vendor_admission": "The vendor admits it.",
            "court_finding": "A court found it.",
            "charges_dropped": "Charges were dropped with a statement that says so.",
            "official_audit": "An official audit found it.",
            "other_person": "Somebody else was identified.",
        ])

    /// What is disputed, or refuted, about a misidentification.
    public static let errorDisputeGround = Vocabulary(
        "ground of a dispute",
        [
            "right_person": "It was the right person.",
            "technology_not_cause": "The technology was not the cause.",
            "not_used": "The technology was not used.",
            "other": "Something else.",
        ])

    /// Why the misidentification came about.
    public static let errorCause = Vocabulary(
        "cause",
        [
            "algorithm": "The algorithm.",
            "operator": "Whoever ran it.",
            "image_quality": "The image.",
            "database_error": "An error in the database.",
            "policy_failure": "A missing or bad policy.",
            "investigation_failure": "Poor investigation.",
            "mixed": "Several of these.",
            "undetermined": "Not determined.",
        ])

    /// What was done to put it right.
    public static let remedyKind = Vocabulary(
        "kind of remedy",
        [
            "apology": "Apology.",
            "expungement": "Records expunged.",
            "charges_dropped": "Charges dropped.",
            "warrant_recalled": "Warrant recalled.",
            "compensation": "Compensation.",
            "policy_change": "A change of policy.",
            "discipline": "Discipline.",
            "retraining": "Retraining.",
            "other": "Something else.",
        ])

    /// How a misidentification came to rest.
    public static let errorOutcome = Vocabulary(
        "outcome of a misidentification",
        [
            "remedied": "Put right.",
            "litigated": "Decided or settled in court.",
            "unremedied": "Left as it was.",
            "refuted": "There was none.",
        ])
}
