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

    @Test(arguments: [
        ("US$650 million", "650,000,000 USD"), ("€20 million", "20,000,000 EUR"),
        ("USD650000000", "650,000,000 USD"), ("650 million USD", "650,000,000 USD"),
        ("~€5", "about 5 EUR"), ("US$ 1.5m", "1,500,000 USD"), ("1.5bn USD", "1,500,000,000 USD"),
        ("300K USD", "300,000 USD"), ("more than 5 million USD", "at least 5,000,000 USD"),
        ("nearly 3 USD", "about 3 USD"),
    ])
    func `signs of one currency are read`(written: String, said: String) {
        #expect(Money(person: written, kind: "agreed")?.description == said)
    }

    @Test(arguments: [
        "$650 million", "£5", "550000000", "550000000 UDS", "USD", "many USD", "5 dozen USD",
    ])
    func `money without currency or figure is not read`(written: String) {
        #expect(Money(person: written, kind: "agreed") == nil)
    }

    @Test(arguments: [
        ("28", "28"), (">=3,000,000,000", "at least 3,000,000,000"),
        ("~1000000", "about 1,000,000"),
        ("numerous", "an unspecified number (\"numerous\")"), ("at most 5", "at most 5"),
        ("none", "0"), ("Zero", "0"), ("three", "3"), ("twenty-one", "21"),
        ("3 million", "3,000,000"),
        ("1.5 million", "1,500,000"), ("two dozen", "24 (\"two dozen\")"),
        ("a hundred", "100 (\"a hundred\")"), ("nearly 500", "about 500 (\"nearly 500\")"),
        ("over 600", "at least 600 (\"over 600\")"), ("3 or more", "at least 3 (\"3 or more\")"),
        ("30+", "at least 30 (\"30+\")"), ("up to 5", "at most 5 (\"up to 5\")"),
        ("about 3 million", "about 3,000,000"), ("≥ 5", "at least 5"),
        ("more than three billion", "at least 3,000,000,000 (\"more than three billion\")"),
        ("a few", "an unspecified number (\"a few\")"),
    ])
    func `counts are read as people write them and come back from their record`(
        written: String, said: String
    ) throws {
        let count = try #require(Count(person: written))
        #expect(count.description == said)
        #expect(Count(count.record) == count)
    }

    @Test(arguments: [
        "-1", "1.5", "28 or 29", "+3", "", "banana", "n/a", "1 to 3", "1.2345678 million",
        "at least",
        "99999999999999999999 billion", "1.00000000000 million", "none or more",
        "under zero", "1.5.2 million", "~", "about -3",
    ])
    func `what is no count is not read`(written: String) {
        #expect(Count(person: written) == nil)
    }
}
