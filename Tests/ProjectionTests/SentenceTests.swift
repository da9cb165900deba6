import Incidents
import Testing

@testable import Projections

@Suite struct `The sentence of an event` {
    /// What a type says with these fields.
    @Test(
        arguments: [
            (
                "HarmRecorded", ["kind": "job_loss", "by": "agency:a", "duration_hours": 1],
                "harm to the person was reported: job loss by agency:a, 1 hour"
            ),
            (
                "MisidentificationDisputed", ["by": "agency:a", "ground": "other"],
                "agency:a disputed it"
            ),
            (
                "MisidentificationRefuted", ["by": "vendor:a", "ground": "not_used"],
                "it was said by vendor:a that the technology was not used"
            ),
            (
                "CeaseDesistIssued",
                [
                    "issuer": "vendor:b", "addressee": "vendor:a", "demands": ["other"],
                    "instrument": "unknown",
                ], "vendor:b demanded that vendor:a do something else"
            ),
            (
                "StatementRecorded",
                ["speaker": "vendor:a", "kind": "denial", "product": "product:b"],
                "vendor:a stated (denial) about product:b"
            ),
            (
                "CeaseDesistAggregateReported",
                ["addressee": "vendor:a", "count": ["value": 3, "bound": "exact"]],
                "3 demands to stop were reported to have been sent to vendor:a"
            ),
            (
                "LawsuitReported",
                [
                    "defendant": "vendor:a", "subject": "privacy",
                    "count": ["value": 1, "bound": "exact"],
                ], "1 lawsuit over privacy against vendor:a was reported"
            ),
        ] as [(String, Record, String)])
    func `is good English`(type: String, fields: Record, sentence: String) throws {
        let event = Event(
            position: 1, id: "one", stream: try #require(Reference("claim:one")), version: 1,
            type: type, recordedAt: Instant(microseconds: 0), data: fields)
        #expect(Sentence.of(try #require(History([event]).entries().first)) == sentence)
    }
}
