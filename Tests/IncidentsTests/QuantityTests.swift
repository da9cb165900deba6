import Testing

import Incidents

@Suite struct `Money and counts` {
    @Test func `amounts are exact where floats are not`() throws {
        #expect(Amount("9007199254740993") != Amount("9007199254740992"))
        #expect(Amount("915454.37")?.description == "915454.37")
        #expect(Amount("550000000")?.phrase == "550,000,000")
        #expect(try #require(Amount("550000000")) < #require(Amount("650000000.01")))
        #expect(Amount("-1")?.isNegative == true)
        #expect(Amount("1.50") == Amount("1.5"))
    }

    @Test(arguments: ["", "1e6", "1,000", "+1", "01", ".5", "5.", "1.0000001", " 1", "٣", "--1"])
    func `what is no plain decimal is no amount`(text: String) {
        #expect(Amount(text) == nil)
    }

    @Test(arguments: [
        ("550000000 USD", "550,000,000 USD"), ("USD 550,000,000", "550,000,000 USD"),
        ("~33.7 million usd", "about 33,700,000 USD"), ("up to 500 EUR", "up to 500 EUR"),
    ])
    func `money is read as people write it`(written: String, said: String) {
        #expect(Money(person: written, kind: "agreed")?.description == said)
    }

    @Test(arguments: ["550000000", "550000000 UDS", "USD", "many USD", "5 dozen USD"])
    func `money without currency or figure is not read`(written: String) {
        #expect(Money(person: written, kind: "agreed") == nil)
    }

    @Test(arguments: [
        ("28", "28"), (">=3,000,000,000", "at least 3,000,000,000"),
        ("~1000000", "about 1,000,000"),
        ("numerous", "an unspecified number (\"numerous\")"), ("at most 5", "at most 5"),
    ])
    func `counts are read as people write them and come back from their record`(
        written: String, said: String
    ) throws {
        let count = try #require(Count(person: written))
        #expect(count.description == said)
        #expect(Count(count.record) == count)
    }

    @Test(arguments: ["-1", "1.5", "28 or 29", "+3", ""])
    func `what is no count is not read`(written: String) {
        #expect(Count(person: written) == nil)
    }
}
