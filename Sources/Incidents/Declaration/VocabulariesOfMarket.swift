/// What vendors offer, say and publish.
extension Vocabulary {
    /// What a vendor does on the market.
    public static let marketAction = Vocabulary(
        "market action",
        [
            "withdrawal": "Stops offering.",
            "moratorium": "Stops for a time.",
            "customer_restriction": "Stops for some customers.",
            "product_discontinued": "Ends a product.",
            "research_stopped": "Ends development or research.",
            "resumption": "Takes it up again.",
        ])

    /// What a vendor no longer does, or does again.
    public static let marketActivity = Vocabulary(
        "activity",
        [
            "offer": "Offering.",
            "sell": "Selling.",
            "develop": "Developing.",
            "research": "Researching.",
            "support": "Supporting what was sold.",
        ])

    /// Whom a product is for.
    public static let customerClass = Vocabulary(
        "class of customers",
        [
            "all": "Everybody.",
            "law_enforcement": "Law enforcement.",
            "government": "Government beside law enforcement.",
            "private": "Private companies.",
            "individual": "Individuals.",
        ])

    /// By what way something was said.
    public static let channel = Vocabulary(
        "channel",
        [
            "letter": "A letter.",
            "blog": "A blog or newsroom post.",
            "filing": "A filing.",
            "press_statement": "A statement to the press.",
            "testimony": "Testimony.",
            "interview": "An interview.",
            "social_post": "A post on a social network.",
            "other": "Something else.",
        ])

    /// What a vendor does with people's data.
    public static let vendorPractice = Vocabulary(
        "practice",
        [
            "scraping": "Takes images or data from sites.",
            "data_sale": "Sells data.",
            "data_purchase": "Buys data.",
            "covert_trial": "Gives trials without the agency's knowledge.",
            "retention": "Keeps data.",
            "sharing": "Shares data.",
            "other": "Something else.",
        ])

    /// Who disclosed it.
    public static let disclosedBy = Vocabulary(
        "discloser",
        [
            "press": "The press.",
            "vendor": "The vendor.",
            "researcher": "Researchers.",
            "regulator": "A regulator.",
            "court": "A court case.",
            "legislature": "A legislature.",
            "leak": "A leak.",
        ])

    /// What happened to a vendor's security.
    public static let securityIncident = Vocabulary(
        "security incident",
        [
            "theft": "Data stolen.",
            "exposure": "Data left open.",
            "intrusion": "Systems entered.",
            "other": "Something else.",
        ])

    /// What a statement is.
    public static let statementKind = Vocabulary(
        "kind of statement",
        [
            "position": "A position.",
            "policy_proposal": "A proposal for law or policy.",
            "denial": "A denial.",
            "admission": "An admission.",
            "apology": "An apology.",
            "technical_claim": "A claim about technology.",
        ])

    /// Of whose products a statement speaks.
    public static let statementScope = Vocabulary(
        "scope of a statement",
        [
            "own": "The speaker's own products or conduct.",
            "others": "Those of others.",
            "own_and_others": "Both.",
            "general": "No particular ones.",
        ])

    /// Whether a statement belongs to the log's subject.
    public static let relevance = Vocabulary(
        "relevance",
        [
            "in_scope": "About surveillance technology.",
            "out_of_scope": "Said on the same occasion about something else.",
        ])

    /// How somebody answers what was said of them.
    public static let responsePosition = Vocabulary(
        "position of a response",
        [
            "confirms": "Confirms.",
            "denies": "Denies.",
            "declines": "Declines to comment.",
            "no_answer": "Did not answer.",
            "disputes_detail": "Disputes a detail.",
        ])

    /// Who may have a data set.
    public static let datasetAccess = Vocabulary(
        "access to a data set",
        [
            "public": "Everybody.",
            "verified_researchers": "Researchers who are checked.",
            "commercial": "Whoever pays.",
            "internal": "Nobody outside.",
            "unknown": "Not known.",
        ])

    /// Why a data set is contested.
    public static let datasetContest = Vocabulary(
        "ground of contest",
        [
            "no_subject_consent": "The people shown did not consent.",
            "licence_breach": "A licence was broken.",
            "terms_of_service": "Terms of service were broken.",
            "unlawful": "It is said to be unlawful.",
            "bias": "It is biased.",
            "other": "Something else.",
        ])

    /// Whether a study covered a product.
    public static let coverageStatus = Vocabulary(
        "coverage",
        [
            "included": "Included.",
            "not_included": "Not included; why is not known.",
            "not_submitted": "Not submitted by the vendor.",
            "excluded": "Excluded by the study.",
            "unknown": "Not known.",
        ])

    /// What a context claim is about.
    public static let claimTopic = Vocabulary(
        "topic of a claim",
        [
            "bias": "Bias.",
            "privacy": "Privacy.",
            "accuracy": "Accuracy of a product.",
            "accuracy_trend": "Accuracy over time.",
            "regulation": "Regulation.",
            "prevalence": "How common it is.",
            "other": "Something else.",
        ])
}
