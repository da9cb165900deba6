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
