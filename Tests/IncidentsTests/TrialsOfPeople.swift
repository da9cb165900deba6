@testable import Incidents

/// What may be said of people, and of whom.
extension Trials {
    private static let suit: Record = [
        "caption": "P-7K3QF v. City of Detroit",
        "parties": [
            ["party": "person:P-7K3QF", "role": "plaintiff"],
            ["party": "agency:detroit-police-department", "role": "defendant"],
        ],
    ]

    private static func suit(caption: Value) -> Record {
        var suit = suit
        suit["caption"] = caption
        return suit
    }

    static let people: [Trial] = [
        Trial(
            "pseudonym", MisidentificationReported.self, ["person": "person:robert-w"],
            "person.named"),
        Trial(
            "demographic without source", MisidentificationReported.self,
            ["race": [["value": "black"]]], "field.missing"),
        Trial(
            "e-mail address", HarmRecorded.self, ["account": "Write to a.b@example.org."],
            "person.detail"),
        Trial("number", HarmRecorded.self, ["account": "SSN 078-05-1120"], "person.detail"),
        Trial("telephone", HarmRecorded.self, ["account": "at 313-555-0100"], "person.detail"),
        Trial("birth", HarmRecorded.self, ["account": "Date of birth given."], "person.detail"),
        Trial("brackets", HarmRecorded.self, ["note": "at (313) 555-0100"], "person.detail"),
        Trial("points", HarmRecorded.self, ["note": "at 313.555.0100"], "person.detail"),
        Trial("day of birth", HarmRecorded.self, ["note": "born 1 May 1978"], "person.detail"),
        Trial(
            "in a quotation", HarmRecorded.self,
            ["sources": [["source": "source:nyt-2020-06-24", "quote": "a.b@example.org"]]],
            "person.detail"),
        Trial("plain account", HarmRecorded.self, ["account": "Held 30 hours, 2020-01-09."]),
        Trial("caption by pseudonym", LawsuitFiled.self, suit),
        Trial(
            "caption by name", LawsuitFiled.self, suit(caption: "Doe v. City of Detroit"),
            "person.caption"),
        Trial("caption of the matter", LawsuitFiled.self, suit(caption: "In re Detroit")),
        Trial(
            "affected and named", PersonRegistered.self,
            ["role_class": "affected", "office": .null, "of": .null], "person.named"),
        Trial("name in clear", PersonRegistered.self, ["name": "Doe"], "person.clear"),
        Trial(
            "name sealed", PersonRegistered.self,
            ["name": ["sd": "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"]]),
    ]
}
