/// How a record came to be: dates, sources, weight, corrections.
extension Vocabulary {
    /// Yes, no and not known: three values, so that nothing unknown reads as no.
    public static let threeValued = Vocabulary(
        "answer",
        [
            "yes": "It is so.",
            "no": "It is not so.",
            "unknown": "The sources do not say, or it cannot be known.",
        ])

    /// What kind of date `occurred` is, in the order of preference of the AI Incident Database.
    public static let occurredBasis = Vocabulary(
        "basis of the date",
        [
            "event_date": "The event itself.",
            "first_harm": "The first harm that came of it.",
            "filing_date": "The filing of a document about it.",
            "first_report": "The first report of it.",
            "publication_date": "No more than when a source was published.",
        ])

    /// How a source stands to the fact.
    public static let sourceRole = Vocabulary(
        "role of a source",
        [
            "primary": "It is the document or the witness itself.",
            "secondary": "It tells what another source says.",
            "contradicts": "It says otherwise.",
        ])

    /// How far a fact has been verified.
    public static let verification = Vocabulary(
        "verification",
        [
            "unverified": "Nobody has checked it.",
            "single_source": "One source says so.",
            "corroborated": "Two independent sources or more say so.",
            "confirmed_by_party": "A party whom it concerns has confirmed it.",
            "official_record": "An official record says so.",
            "adjudicated": "A court or tribunal has found so.",
        ])

    /// What the fact is in law; allegation, admission, agreement and finding are never the same.
    public static let legalForce = Vocabulary(
        "legal force",
        [
            "allegation": "A party alleges it.",
            "statement": "Somebody states it, without admitting anything.",
            "admission": "A party admits it.",
            "agreement": "The parties agree on it; nothing is found, nothing admitted.",
            "order": "A court or authority orders it.",
            "finding": "A court, jury or authority has found it.",
            "none": "It has no force in law.",
        ])

    /// How confident the recorder is that the event says what the sources say.
    public static let confidence = Vocabulary(
        "confidence",
        [
            "high": "The sources are plain and good.",
            "medium": "The sources leave some doubt.",
            "low": "The sources are garbled, remote or doubtful.",
        ])

    /// Who may see the event.
    public static let visibility = Vocabulary(
        "visibility",
        [
            "public": "Everybody.",
            "embargoed": "Nobody outside until a date.",
            "restricted": "Only those who work with the log.",
            "sealed": "Only those whom a court's seal admits.",
        ])

    /// What a source is.
    public static let sourceKind = Vocabulary(
        "kind of source",
        [
            "court_filing": "A paper that a party filed in court.",
            "court_order": "An order, opinion or judgment.",
            "statute_ordinance": "A law.",
            "government_report": "A report of an authority, auditor or legislature.",
            "contract_procurement": "A contract, tender or invoice.",
            "foia_release": "Records released on request.",
            "agency_statement": "What an agency says of itself.",
            "vendor_statement": "What a vendor says of itself.",
            "news": "Journalism.",
            "ngo_report": "A report of a civil-society organisation.",
            "academic": "A paper or thesis.",
            "dataset": "A published data set.",
            "testimony": "What somebody said under oath or to a body.",
            "social_post": "A post on a social network.",
            "other": "Something else.",
        ])

    /// Why an event is corrected.
    public static let correctionReason = Vocabulary(
        "reason of a correction",
        [
            "transcription": "It was recorded other than the source says.",
            "source_corrected": "The source was corrected.",
            "source_mischaracterised": "The source itself misdescribes what happened.",
            "new_evidence": "Other evidence shows otherwise.",
            "dispute_upheld": "A dispute was decided against it.",
            "date_refined": "The date is now known better.",
            "entity_resolved": "It is now known who or what was meant.",
        ])

    /// Why an event is retracted.
    public static let retractionReason = Vocabulary(
        "reason of a retraction",
        [
            "false": "It did not happen.",
            "duplicate": "Another event already states it.",
            "out_of_scope": "It does not belong in this log.",
            "source_retracted": "Its only source was retracted.",
            "legal_removal": "A court or the law demands it.",
        ])

    /// How a dispute over an event ended.
    public static let disputeOutcome = Vocabulary(
        "outcome of a dispute",
        [
            "upheld": "The dispute was right: a correction or retraction follows.",
            "partly_upheld": "The dispute was right in part.",
            "rejected": "The event stands.",
            "withdrawn": "Whoever disputed it no longer does.",
        ])
}
