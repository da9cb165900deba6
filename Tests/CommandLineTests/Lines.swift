/// Lines of an import, of the smallest events there are.
enum Lines {
    /// A vendor's registration.
    static func vendor(_ id: String, name: String? = nil, extra: String = "") -> String {
        """
        {"data":{"name":"\(name ?? id)","recorded_by":"user:tester"\(extra)},\
        "stream":"vendor:\(id)","type":"VendorRegistered"}
        """
    }

    /// A product's registration.
    static func product(_ id: String, of vendor: String) -> String {
        """
        {"data":{"name":"\(id)","recorded_by":"user:tester",\
        "technologies":["face_recognition_1n"],"vendor":"vendor:\(vendor)"},\
        "stream":"product:\(id)","type":"ProductRegistered"}
        """
    }

    /// A merger of two vendors.
    static func merge(_ id: String, into other: String) -> String {
        """
        {"data":{"into":"vendor:\(other)","reason":"Same.","recorded_by":"user:tester"},\
        "stream":"vendor:\(id)","type":"EntityMerged"}
        """
    }

    /// A source's registration: without one, nothing factual can be recorded.
    static let source = """
        {"data":{"kind":"news","published_on":"2020-06-08","recorded_by":"user:tester",\
        "title":"A report"},"stream":"source:report","type":"SourceRegistered"}
        """

    /// A correction of the event with an id, by the members of a patch.
    static func correction(_ stream: String, of id: String, _ patch: String) -> String {
        """
        {"data":{"patch":{\(patch)},"reason":"source_corrected","recorded_by":"user:tester",\
        "sources":[{"source":"source:report"}],"target":"\(id)"},"stream":"\(stream)",\
        "type":"EventCorrected"}
        """
    }

    /// A settlement, of the money that is given as JSON and with further members of its data.
    static func settlement(
        money: String = "", occurred: String = "2020-01", force: String = "agreement",
        type: String = "SettlementReached", stream: String = "lawsuit:a-v-b"
    ) -> String {
        """
        {"data":{"confidence":"high","legal_force":"\(force)","money":[\(money)],\
        "occurred":"\(occurred)","recorded_by":"user:tester","sources":[{"source":"source:report"}],\
        "stage":"signed","verification":"single_source"},"stream":"\(stream)","type":"\(type)"}
        """
    }

    /// A sum of money.
    static func money(_ amount: String, _ currency: String = "USD") -> String {
        #"{"amount":"\#(amount)","currency":"\#(currency)","kind":"agreed","precision":"exact"}"#
    }
}
