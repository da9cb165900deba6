import Incidents

/// What stands in a `json` column, because it really is a list.
extension Value {
    /// A record of those members that are known.
    static func detail(_ members: KeyValuePairs<String, Value?>) -> Value {
        .record(Record(known: members))
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
            "admits_liability": .text(admitsLiability), "is_amendment": .flag(isAmendment),
            "is_denied": .flag(isDenied), "is_superseded": .flag(isSuperseded),
            "legal_force": "agreement", "money": .list(money, Value.init),
            "non_monetary": .list(nonMonetary, Value.text),
            "occurred": occurred.map(Value.init), "payer": payer.map(Value.text),
            "position": .number(position), "stage": .text(stage), "terms": terms.map(Value.text),
        ])
    }
}

extension SettlementLedger.Approval {
    var detail: Value {
        .detail([
            "claimants": claimants.map(Value.init), "each": each.map(Value.init),
            "legal_force": "order", "level": .text(level), "money": .list(money, Value.init),
            "occurred": occurred.map(Value.init), "position": .number(position),
            "ruling": .text(ruling), "settlement": settlement.map(Value.number),
            "undone_by": undoneBy.map(Value.number),
        ])
    }
}

extension SettlementLedger.Payment {
    var detail: Value {
        .detail([
            "money": Value(money), "occurred": occurred.map(Value.init),
            "payee_class": payeeClass.map(Value.text), "payer": payer.map(Value.text),
            "position": .number(position),
        ])
    }
}

extension Lawsuit.Decision {
    var detail: Value {
        .detail([
            "findings": .list(findings, Value.text), "kind": .text(kind),
            "legal_force": .text(legalForce), "money": .list(money, Value.init),
            "occurred": occurred.map(Value.init), "party": party.map(Value.text),
            "position": .number(position), "undone_by": undoneBy.map(Value.number),
            "until": until.map(Value.init),
        ])
    }
}
