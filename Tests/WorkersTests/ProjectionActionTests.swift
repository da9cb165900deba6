import Testing
import Workers

@Suite struct `What a job does` {
    @Test(arguments: ["projection one", "projection two", "projection  all"])
    func `a read model or all of them are brought to the head`(text: String) throws {
        _ = try ProjectionAction(text, of: [Tally("one"), Tally("two")])
    }

    @Test(arguments: ["", "projection", "projection three", "one", "projection one two", "all"])
    func `anything else is refused with what there is`(text: String) {
        let refusal = #expect(throws: UnknownAction.self) {
            try ProjectionAction(text, of: [Tally("one"), Tally("two")])
        }
        #expect(refusal?.text == text)
        #expect(refusal?.known == ["projection one", "projection two", "projection all"])
    }
}
