import Incidents
import Testing

@Suite struct `A reference` {
    @Test(arguments: [
        "agency:x", "vendor:clearview-ai", "cease-desist:NY_2.1", "agency:", "agency", ":x", "",
        "agency:-x", "agency:x y", "agencies:x", "agency:é", "He said: agency:x", "agency:a:b",
        "vendor:" + String(repeating: "a", count: 96),
        "vendor:" + String(repeating: "a", count: 97),
    ])
    func `is told from other text as it is read`(text: String) {
        let kind = Reference(text)?.kind
        #expect(Reference.isReference(text, to: StreamKind.allCases) == (kind != nil))
        for other in StreamKind.allCases {
            #expect(Reference.isReference(text, to: [other]) == (kind == other))
        }
        #expect(!Reference.isReference(text, to: []))
    }
}

@Suite struct `A docket number` {
    @Test(arguments: [
        ("2:21-cv-10827", "2:21-CV-10827-LJM"), ("2:21-cv-10827", "21-10827"),
        ("No. 1:21-cv-00135", "1:21-cv-135"), ("2020CH04353", "2020 CH 04353"),
    ])
    func `is one in each way of writing it`(first: String, second: String) throws {
        let (first, second) = try (#require(DocketNumber(first)), #require(DocketNumber(second)))
        #expect(first.mayBe(second) && second.mayBe(first))
    }

    @Test(arguments: [
        ("2:21-cv-10827", "2:21-cv-10828"), ("2:21-cv-10827", "2:22-cv-10827"),
        ("1:21-cv-00135", "3:21-cv-00135"), ("1:21-cv-00135", "1:21-cr-00135"),
        ("2020CH04353", "2020CH04354"), ("21-135", "21135"),
    ])
    func `is another where what both say differs`(first: String, second: String) throws {
        let (first, second) = try (#require(DocketNumber(first)), #require(DocketNumber(second)))
        #expect(!first.mayBe(second) && !second.mayBe(first))
    }

    @Test(arguments: ["unknown", "", " - "])
    func `is none where nobody knows it`(written: String) {
        #expect(DocketNumber(written) == nil)
    }
}
