import Testing

@testable import Incidents

/// One rule, tried: the example of a type with members replaced, and the codes that must result.
struct Trial: Sendable, CustomTestStringConvertible {
    let rule: String
    let type: any EventType.Type
    let change: Record
    let codes: [String]

    init(_ rule: String, _ type: any EventType.Type, _ change: Record, _ codes: String...) {
        self.rule = rule
        self.type = type
        self.change = change
        self.codes = codes
    }

    var testDescription: String { "\(type.name): \(rule)" }

    /// The data: null takes a member away.
    var data: Record {
        var data = type.declaration.example
        for (key, value) in change.members { data[key] = value.isNull ? nil : value }
        return data
    }

    func problems(in stream: Reference? = nil) throws -> [Problem] {
        let kind = type.declaration.streams[0]
        let isActing = kind == .person && data.text("role_class") != "affected"
        let stream = try #require(stream ?? Reference(kind, id: isActing ? "somebody" : "P-7K3QF"))
        return Validator(today: CatalogueTestDay.today).problems(
            type: type.name, schemaVersion: 1, stream: stream, data: data)
    }
}

enum CatalogueTestDay {
    /// 2026-11-22.
    static let today = Day(number: 20_779)
}

private func money(_ amount: Value, _ kind: String, _ more: Record = [:]) -> Value {
    let plain: Record = ["amount": amount, "currency": "USD", "kind": .text(kind)]
    var money = plain
    for (key, value) in more.members { money[key] = value.isNull ? nil : value }
    return .record(money)
}

private func count(_ value: Int64) -> Value { ["value": .number(value), "bound": "exact"] }

enum Trials {
    private static func identifier(_ scheme: Value, _ value: Value) -> Record {
        ["identifiers": [["scheme": scheme, "value": value]]]
    }

    static let fields: [Trial] = [
        Trial("all is well", LawsuitFiled.self, [:]),
        Trial("required", LawsuitFiled.self, ["caption": .null], "field.missing"),
        Trial("envelope required", LawsuitFiled.self, ["recorded_by": .null], "field.missing"),
        Trial("unknown field", LawsuitFiled.self, ["captoin": "x"], "field.unknown"),
        Trial("kind of value", LawsuitFiled.self, ["caption": 5], "field.kind"),
        Trial("a source at least", LawsuitFiled.self, ["sources": []], "list.empty"),
        Trial("no source at all", LawsuitFiled.self, ["sources": .null], "field.missing"),
        Trial("vocabulary", LawsuitFiled.self, ["case_type": "clas"], "term.unknown"),
        Trial("reference form", LawsuitFiled.self, ["court": "ilnd"], "reference.unreadable"),
        Trial("reference kind", LawsuitFiled.self, ["court": "agency:x"], "reference.kind"),
        Trial(
            "text too long", LawsuitFiled.self,
            ["note": .text(String(repeating: "é", count: 4001))], "text.long"),
        Trial(
            "text just short enough", LawsuitFiled.self,
            ["note": .text(String(repeating: "é", count: 4000))]),
        Trial("control characters", LawsuitFiled.self, ["note": "a\u{1B}[2J"], "text.control"),
        Trial("C1 control characters", LawsuitFiled.self, ["note": "a\u{85}"], "text.control"),
        Trial("line feed", LawsuitFiled.self, ["note": "a\nb\tc — é"]),
        Trial("empty text", LawsuitFiled.self, ["note": ""], "text.empty"),
        Trial("tag", LawsuitFiled.self, ["tags": ["Mass Surveillance"]], "slug.form"),
        Trial("tags", LawsuitFiled.self, ["tags": ["mass_surveillance", "bipa"]]),
        Trial("event id", LawsuitFiled.self, ["correlation_id": "7"], "event.unreadable"),
        Trial("address", SourceRegistered.self, ["url": "ftp://x"], "address.unreadable"),
        Trial("two titles", SourceRegistered.self, ["described": "a letter"], "fields.choice"),
        Trial("address", SourceRegistered.self, ["url": "https://example.org/a?b=c#d"]),
        Trial(
            "embargo without end", LawsuitFiled.self, ["visibility": "embargoed"],
            "visibility.not-kept"),
        Trial(
            "end without embargo", LawsuitFiled.self, ["embargoed_until": "2027"],
            "visibility.not-kept"),
        Trial("public", LawsuitFiled.self, ["visibility": "public"]),
        Trial("empty patch", EventCorrected.self, ["patch": [:]], "patch.empty"),
        Trial(
            "patch of no field", EventCorrected.self, ["patch": ["ocurred": "2020"]],
            "field.unknown"),
        Trial("unsourced correction", EventCorrected.self, ["sources": .null], "sources.missing"),
        Trial("no deployer", DeploymentDisclosed.self, ["agency": .null], "fields.choice"),
        Trial(
            "two deployers", DeploymentDisclosed.self, ["operator": "organisation:x"],
            "fields.choice"),
        Trial("no contractor", ContractSigned.self, ["agency": .null], "fields.choice"),
        Trial("no user", SystemDeployed.self, ["agency": .null], "fields.choice"),
        Trial("nobody tries it", PilotStarted.self, ["agency": .null], "fields.choice"),
        Trial(
            "escalated to nothing", CeaseDesistEscalated.self,
            ["lawsuit": .null, "proceeding": .null], "fields.choice"),
        Trial(
            "nothing taken off the market", VendorMarketActionAnnounced.self,
            ["technologies": .null, "products": .null], "fields.choice"),
        Trial(
            "nothing offered", VendorOfferingRecorded.self,
            ["technology": .null, "product": .null], "fields.choice"),
        Trial(
            "aggregate", DeploymentDisclosed.self,
            [
                "agency": .null, "deployer_class": "law_enforcement",
                "count": ["bound": "unspecified", "text": "widely"],
            ]),
        Trial(
            "count of a named deployer", DeploymentDisclosed.self,
            ["count": ["bound": "unspecified"]], "fields.together"),
        Trial(
            "digest", SourceRegistered.self,
            ["evidence": [["sha256": "AB", "media_type": "text/html", "bytes": 1]]], "digest.form"),
        Trial("ORI", AgencyRegistered.self, identifier("ori9", "mi8234900"), "identifier.form"),
        Trial("LEI", VendorRegistered.self, identifier("lei", "HWUPKR0MPOU8FGXBT394")),
        Trial(
            "LEI with a slip", VendorRegistered.self, identifier("lei", "HWUPKR0MPOU8FGXBT349"),
            "identifier.form"),
        Trial("UEI", VendorRegistered.self, identifier("uei", "J12"), "identifier.form"),
        Trial(
            "Wikidata", OrganisationRegistered.self, identifier("wikidata", "P1"),
            "identifier.form"),
        Trial("FIPS", CourtRegistered.self, identifier("fips", "x"), "identifier.form"),
        Trial("FIPS", JurisdictionRegistered.self, identifier("fips", "26163")),
        Trial(
            "GEOID", JurisdictionRegistered.self, identifier("census_geoid", "2"), "identifier.form"
        ),
        Trial(
            "ISO 3166", JurisdictionRegistered.self, identifier("iso3166", "USA"), "identifier.form"
        ),
        Trial("ISO 3166", JurisdictionRegistered.self, identifier("iso3166", "GB")),
        Trial("another scheme", AgencyRegistered.self, identifier("other", "x 1")),
        Trial("country", VendorRegistered.self, ["country": "us"], "country.form"),
        Trial("country", OrganisationRegistered.self, ["country": "us"], "country.form"),
        Trial(
            "country", AgencyRegistered.self, ["country": "usa", "subdivision": "MI"],
            "text.long", "country.form", "country.form"),
    ]

    static let dates: [Trial] = [
        Trial(
            "the same element twice", VendorMarketActionAnnounced.self,
            ["activities": ["offer", "offer"]], "list.repeated"),
        Trial(
            "a country that is none", VendorRegistered.self, ["country": "XX"], "country.form"),
        Trial(
            "a subdivision elsewhere", AgencyRegistered.self,
            ["country": "US", "subdivision": "DE-BE"], "country.subdivision"),
        Trial(
            "a row's digest that is none", UseObserved.self,
            [
                "import_ref": [
                    "system": "s", "batch_id": "b", "row_no": 1, "external_id": "e",
                    "row_sha256": "zz",
                ]
            ], "digest.form"),
        Trial(
            "a vendor that is said to be a court", CeaseDesistIssued.self,
            [
                "issuer": "vendor:ibm", "issuer_class": "court", "binding": "yes",
                "instrument": "regulatory_order",
            ], "binding.court"),
        Trial(
            "a demand to oneself", CeaseDesistIssued.self,
            ["addressee": "organisation:twitter"], "fields.same"),
        Trial("unreadable", UseObserved.self, ["occurred": "01/02/2020"], "date.unreadable"),
        Trial("today", UseObserved.self, ["occurred": "2026-11-22"]),
        Trial("future", UseObserved.self, ["occurred": "2026-11-23"], "occurred.future"),
        Trial("this year, not over", UseObserved.self, ["occurred": "2026"]),
        Trial("ends far ahead", UseObserved.self, ["occurred": "2020/2030"], "occurred.future"),
        Trial("before the log's time", UseObserved.self, ["occurred": "1949"], "date.implausible"),
        Trial("open start", UseObserved.self, ["occurred": "../2020"]),
        Trial("administrative and old", EntityDissolved.self, ["dissolved_on": "1865"]),
        Trial("deadline ahead", CeaseDesistIssued.self, ["deadline": "2027-01-01"]),
        Trial("end absurd", ContractSigned.self, ["term_end": "9999"], "date.implausible"),
        Trial(
            "false precision", UseObserved.self,
            ["occurred": "2020-01-01", "occurred_basis": "publication_date"],
            "occurred.precision"),
        Trial("end before start", ContractSigned.self, ["term_end": "2020-08-11"], "date.order"),
        Trial(
            "end perhaps before start", ContractSigned.self, ["term_end": "2020-08"],
            "date.overlap"),
        Trial(
            "deployment ended before begun", DeploymentEnded.self, ["started": "2020"],
            "date.order"),
        Trial("harm ended before begun", HarmRecorded.self, ["end": "2020-01-08"], "date.order"),
    ]

    static let quantities: [Trial] = [
        Trial("negative", SystemDeployed.self, ["sites": -1], "number.negative"),
        Trial("beyond 2^53", SystemDeployed.self, ["sites": 9_007_199_254_740_992], "number.range"),
        Trial("fraction", SystemDeployed.self, ["sites": "1.5"], "field.kind"),
        Trial("count negative", ClassCertified.self, ["size": count(-5)], "number.negative"),
        Trial(
            "count without number", ClassCertified.self, ["size": ["bound": "exact"]],
            "count.value"),
        Trial(
            "count unspecified with number", ClassCertified.self,
            ["size": ["bound": "unspecified", "value": 3]], "count.bound"),
        Trial(
            "more matches than searches", UsageReported.self, ["matches": count(69)],
            "count.total"),
        Trial(
            "more wrong than matches", UsageReported.self, ["matches_wrong": count(31)],
            "count.total"),
        Trial(
            "more arrests than matches", UsageReported.self,
            ["matches": count(3), "matches_wrong": .null, "arrests": count(4)], "count.total"),
        Trial(
            "breakdown above total", UsageReported.self,
            [
                "searches": count(65),
                "breakdown": [
                    ["dimension": "race", "category": "a", "count": 40],
                    ["dimension": "race", "category": "b", "count": 26],
                    ["dimension": "gender", "category": "c", "count": 65],
                ],
            ], "count.total"),
        Trial(
            "more false matches than probes", MisidentificationTestReported.self,
            ["probes": ["description": "x", "count": count(27)]], "count.total"),
        Trial(
            "28 of 535", MisidentificationTestReported.self,
            ["probes": ["description": "x", "count": count(535)]]),
        Trial(
            "subgroups", MisidentificationTestReported.self,
            ["subgroups": [["group": "a", "probes": 10, "errors": 11]]], "count.total"),
        Trial(
            "subgroup errors above total", MisidentificationTestReported.self,
            ["subgroups": [["group": "a", "errors": 20], ["group": "b", "errors": 9]]],
            "count.total"),
        Trial(
            "gallery undescribed", MisidentificationTestReported.self,
            ["gallery": ["count": count(25_000)]], "field.missing"),
        Trial(
            "money negative", PaymentRecorded.self, ["money": money("-1", "paid")],
            "money.negative"),
        Trial("money a number", PaymentRecorded.self, ["money": money(1, "paid")], "field.kind"),
        Trial(
            "money with thousandths", PaymentRecorded.self,
            ["money": money("120.000", "paid", ["currency": "EUR"])], "money.decimals"),
        Trial(
            "money of no minor unit", PaymentRecorded.self,
            ["money": money("0.5", "paid", ["currency": "JPY"])], "money.decimals"),
        Trial(
            "money of three digits", PaymentRecorded.self,
            ["money": money("1.500", "paid", ["currency": "KWD"])]),
        Trial(
            "money no decimal", PaymentRecorded.self, ["money": money("1,000", "paid")],
            "money.amount"),
        Trial(
            "currency unknown", PaymentRecorded.self,
            ["money": money("1", "paid", ["currency": "UDS"])], "money.currency"),
        Trial(
            "currency missing", PaymentRecorded.self,
            ["money": money("1", "paid", ["currency": .null])], "money.currency"),
        Trial("kind unfit", PaymentRecorded.self, ["money": money("1", "demanded")], "money.kind"),
        Trial(
            "kind unknown", PaymentRecorded.self, ["money": money("1", "payed")],
            "term.unknown"),
        Trial(
            "amount missing", PaymentRecorded.self,
            ["money": ["currency": "USD", "kind": "paid"]], "money.missing"),
        Trial(
            "undisclosed", PaymentRecorded.self,
            ["money": ["kind": "paid", "precision": "undisclosed"]]),
        Trial(
            "range", PaymentRecorded.self,
            ["money": ["currency": "USD", "kind": "paid", "min": "2", "max": "1"]],
            "money.range"),
        Trial(
            "instalments", PaymentRecorded.self, ["instalment": 3, "instalments": 2],
            "count.total"),
    ]

    static let law: [Trial] = [
        Trial(
            "finding", SettlementReached.self, ["legal_force": "finding"],
            "legal_force.finding"),
        Trial(
            "finding", SettlementAmended.self, ["legal_force": "finding"],
            "legal_force.finding"),
        Trial("finding", LawsuitFiled.self, ["legal_force": "finding"], "legal_force.finding"),
        Trial("finding", JudgmentEntered.self, ["legal_force": "finding"]),
        Trial("finding", PenaltyImposed.self, ["legal_force": "finding"]),
        Trial(
            "finding", MisidentificationConfirmed.self, ["legal_force": "finding"],
            "legal_force.finding"),
        Trial(
            "finding by a court", MisidentificationConfirmed.self,
            ["legal_force": "finding", "confirmed_by": "court_finding", "by": "court:mied"]),
        Trial(
            "found by the police", MisidentificationConfirmed.self,
            ["confirmed_by": "court_finding"], "confirmation.by"),
        Trial("unfit", SettlementReached.self, ["legal_force": "order"], "legal_force.unfit"),
        Trial("no word", SettlementReached.self, ["legal_force": "finde"], "term.unknown"),
        Trial("misplaced", UseObserved.self, ["legal_force": "order"], "legal_force.misplaced"),
        Trial("missing", SettlementReached.self, ["legal_force": .null], "field.missing"),
        Trial(
            "wording", SettlementReached.self, ["note": "Ordered to pay 550 million."],
            "settlement.wording"),
        Trial("stage and kind", SettlementReached.self, ["stage": "signed"], "settlement.kind"),
        Trial(
            "wording", SettlementAmended.self, ["note": "Ordered to pay 650 million."],
            "settlement.wording"),
        Trial(
            "stage and kind", SettlementAmended.self, ["stage": "in_principle"], "settlement.kind"),
        Trial(
            "supersedes nothing", SettlementAmended.self, ["supersedes": .null],
            "field.missing"),
        Trial(
            "binding letter of a platform", CeaseDesistIssued.self, ["binding": "yes"],
            "binding.issuer"),
        Trial(
            "deadline before the letter", CeaseDesistIssued.self,
            ["sent_on": .null, "reported_on": .null, "deadline": "2020-01-20"], "date.order"),
        Trial(
            "binding letter of a regulator", CeaseDesistIssued.self,
            ["binding": "yes", "issuer_class": "regulator"], "binding.instrument"),
        Trial(
            "an order that does not bind", CeaseDesistIssued.self, ["legal_force": "order"],
            "binding.order"),
        Trial(
            "binding order", CeaseDesistIssued.self,
            [
                "binding": "yes", "issuer_class": "regulator", "instrument": "regulatory_order",
                "legal_force": "order",
            ]),
        Trial(
            "one party", LawsuitFiled.self,
            ["parties": [["party": "organisation:aclu", "role": "plaintiff"]]], "list.short"),
        Trial(
            "party neither named nor described", LawsuitFiled.self,
            ["parties": [["role": "plaintiff"], ["party": "vendor:x", "role": "defendant"]]],
            "fields.choice"),
        Trial(
            "a part stated to be unknown", LawsuitFiled.self,
            ["claims": [["statute": .null]]], "field.null"),
        Trial("docket unknown", LawsuitFiled.self, ["docket_no": "unknown"], "unknown.note"),
        Trial(
            "docket unknown, with a note", LawsuitFiled.self,
            ["docket_no": "unknown", "note": "The article gives none."]),
        Trial("no policy", DeploymentProhibited.self, ["policy": .null], "field.missing"),
        Trial(
            "operational without agency", MisidentificationReported.self, ["agencies": .null],
            "fields.choice"),
        Trial(
            "operational with operator", MisidentificationReported.self,
            ["agencies": .null, "operator": "organisation:rite-aid"]),
        Trial(
            "test as operation", MisidentificationReported.self, ["context": "advocacy_test"],
            "term.unknown"),
        Trial(
            "operation as test", MisidentificationTestReported.self,
            ["context": "operational"], "term.unknown"),
        Trial(
            "contradicting sources alone", MisidentificationReported.self,
            ["sources": [["source": "source:x", "role": "contradicts"]]], "sources.contradict"),
        Trial(
            "corroborated by one", MisidentificationReported.self,
            ["verification": "corroborated"], "sources.one"),
        Trial(
            "corroborated by two", MisidentificationReported.self,
            [
                "verification": "corroborated",
                "sources": [
                    ["source": "source:x", "role": "primary"],
                    ["source": "source:y", "role": "primary"],
                ],
            ]),
        Trial(
            "cause without who says so", AttributionRecorded.self, ["asserted_by": .null],
            "fields.together"),
    ]
}
