import Incidents

/// Words of the vocabularies as people write them.
enum Words {
    private static let written = [
        "face_recognition_1n": "face recognition (1:n)",
        "face_verification_11": "face verification (1:1)",
        "alpr": "licence-plate reading", "rtcc": "real-time crime centre", "dna": "DNA",
        "false_match_1n": "false match (1:n)", "false_match_11": "false match (1:1)",
        "false_non_match": "missed match", "bipa": "BIPA", "cubi": "CUBI", "ccpa": "CCPA",
        "usc42_1983": "42 U.S.C. 1983", "cfaa": "CFAA", "dmca": "DMCA",
        "vcpa": "Vermont Consumer Protection Act", "ftc_act_5": "FTC Act section 5",
        "gdpr": "GDPR", "uk_dpa": "UK Data Protection Act", "foia": "public-records law",
        "all": "all customers", "agreed_in_principle": "agreed in principle",
        "valued_equity": "value of shares", "in_principle": "agreed in principle",
        "other": "something else", "unknown": "not known", "on_appeal": "on appeal",
        "stop_collection": "stop collecting", "stop_use": "stop using",
        "stop_sale": "stop selling", "identify_data": "say what is held",
        "stop_promotion": "stop promoting", "right_person": "it was the right person",
        "technology_not_cause": "the technology was not the cause",
        "not_used": "the technology was not used", "offer": "offering", "sell": "selling",
        "wrong_link_other": "wrong link of another kind", "false_alert_audio": "false audio alert",
        "comply": "will comply", "partly": "will comply in part", "refuse": "refuses",
        "contest": "contests that it is lawful", "fourth_amendment": "Fourth Amendment",
        "18_29": "18 to 29", "30_44": "30 to 44", "45_64": "45 to 64",
        "develop": "developing", "research": "researching", "support": "supporting",
    ]

    /// The word, or what it abbreviates, without underscores.
    static func phrase(_ word: String) -> String {
        if let known = written[word] { return known }
        guard word.utf8.contains(UInt8(ascii: "_")) else { return word }
        let bytes = word.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A docket number as it is cited; a lawsuit is filed with the number "unknown" until it is known.
    static func docket(_ number: String?) -> String {
        guard let number, number != "unknown" else { return "docket number not known" }
        return number.contains("No.") ? number : "No. \(number)"
    }

    /// The law that a claim rests on, and what is claimed.
    static func claim(_ claim: Record) -> String {
        let statute = claim.text("statute")
        let law = statute == "other" ? claim.text("citation") : nil
        let claimed = claim.text("description").map {
            $0.hasSuffix(".") ? String($0.dropLast()) : $0
        }
        return (law ?? Words.statute(statute)) + (claimed.map { " (“\($0)”)" } ?? "")
    }

    /// The law that a claim rests on.
    static func statute(_ word: String?) -> String {
        word.map { $0 == "other" ? "another law" : phrase($0) } ?? "law not known"
    }

    /// Whether the docket is of the panel that hears no suit but centralises those of several
    /// districts: 28 U.S.C. 1407.
    static func isCentralised(_ number: String?) -> Bool { number?.hasPrefix("MDL") ?? false }

    /// The words with commas between them and `and` before the last; nil where there is none.
    static func list(_ words: [String]) -> String? {
        guard let last = words.last else { return nil }
        guard words.count > 1 else { return last }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The vocabulary's words as a list; nil where there is none.
    static func list(phrases words: [String]) -> String? { list(words.map(phrase)) }
}

extension Count {
    /// Whether what is counted stands in the singular.
    var isOne: Bool { value == 1 && bound == .exact && text == nil }
}
