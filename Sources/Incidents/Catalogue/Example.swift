/// The envelopes of the declarations' examples.
extension Record {
    /// The data of a factual event: a plain envelope around its own fields.
    static func factual(_ occurred: String, legal: String? = nil, _ fields: Record) -> Record {
        var data: Record = [
            "occurred": .text(occurred),
            "sources": [["source": "source:verge-2020-06-08", "role": "secondary"]],
            "verification": "single_source", "confidence": "medium", "recorded_by": "rsoto",
        ]
        data["legal_force"] = legal.map(Value.text)
        for member in fields.members { data[member.key] = member.value }
        return data
    }

    /// The data of an administrative event: who recorded it, and its own fields.
    static func administrative(_ fields: Record) -> Record {
        Record([(key: "recorded_by", value: "rsoto")] + fields.members)
    }
}
