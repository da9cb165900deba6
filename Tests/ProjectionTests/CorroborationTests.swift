import Incidents
import Projections
import Testing

@Suite struct `What another source bears out` {
    @Test(
        arguments: [
            ("source:c", "EntityMerged", ["into": "source:a"], "1 confirmed, 0 reported"),
            ("source:b", "EntityMerged", ["into": "source:a"], "0 confirmed, 1 reported"),
            ("source:b", "SourceRetracted", ["reason": "false"], "0 confirmed, 1 reported"),
            ("source:a", "SourceRetracted", ["reason": "false"], "0 confirmed, 1 reported"),
        ] as [(String, String, Record, String)])
    func `is reported again once no two sources of it are left`(
        source: String, type: String, data: Record, counts: String
    ) async throws {
        let report: Value = [["source": "source:a", "role": "primary"]]
        let other: Value = [["source": "source:b", "role": "primary"]]
        try await withHistory([
            ("source:a", "SourceRegistered", "2020", ["publisher": "A"]),
            ("source:b", "SourceRegistered", "2020", ["publisher": "B"]),
            ("source:c", "SourceRegistered", "2020", ["publisher": "C"]),
            (
                "misidentification:one", "MisidentificationReported", "2020",
                [
                    "context": "operational", "agencies": [["agency": "agency:a"]],
                    "sources": report,
                ]
            ),
            (
                "misidentification:one", "MisidentificationCorroborated", "2020",
                ["sources": other]
            ),
            (source, type, "2021", data),
        ]) { log in
            let errors = try await log.dossier("agency:a").section(
                "Misidentifications in operation")
            #expect(errors.note?.hasPrefix(counts) == true, "\(errors.note ?? "")")
            let isLost = try errors.column("Standing")[0].contains("no two sources")
            #expect(isLost == counts.hasPrefix("0 confirmed"))
        }
    }
}
