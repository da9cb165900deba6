import Incidents

/// What stands in a `json` column, because it really is a list.
extension Value {
    /// A record of those members that are known.
    static func detail(_ members: KeyValuePairs<String, Value?>) -> Value {
        .record(Record(members.compactMap { key, value in value.map { (key, $0) } }))
    }

    init(_ money: Money) { self = .record(money.record) }
    init(_ count: Count) { self = .record(count.record) }
    init(_ date: EDTF) { self = .text(date.text) }

    /// A list of what the elements are made of.
    static func list<Element>(_ elements: [Element], _ make: (Element) -> Value) -> Value {
        .list(elements.map(make))
    }
}

extension SettlementLedger.Figure {
    var detail: Value {
        .detail([
            "position": .number(position), "occurred": occurred.map(Value.init),
            "stage": .text(stage), "money": .list(money, Value.init),
            "payer": payer.map(Value.text), "non_monetary": .list(nonMonetary, Value.text),
            "terms": terms.map(Value.text), "admits_liability": .text(admitsLiability),
            "legal_force": "agreement",
        ])
    }
}

extension SettlementLedger.Approval {
    var detail: Value {
        .detail([
            "position": .number(position), "occurred": occurred.map(Value.init),
            "level": .text(level), "ruling": .text(ruling), "money": .list(money, Value.init),
            "claimants": claimants.map(Value.init), "each": each.map(Value.init),
            "legal_force": "order",
        ])
    }
}

extension SettlementLedger.Payment {
    var detail: Value {
        .detail([
            "position": .number(position), "occurred": occurred.map(Value.init),
            "money": Value(money), "payer": payer.map(Value.text),
            "payee_class": payeeClass.map(Value.text),
        ])
    }
}

extension Lawsuit.Decision {
    var detail: Value {
        .detail([
            "position": .number(position), "occurred": occurred.map(Value.init),
            "until": until.map(Value.init), "kind": .text(kind), "party": party.map(Value.text),
            "money": .list(money, Value.init), "findings": .list(findings, Value.text),
            "legal_force": .text(legalForce),
        ])
    }
}
