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
            ("source:twin", "SourceRetracted", ["reason": "false"], "0 confirmed, 1 reported"),
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
            ("source:twin", "SourceRegistered", "2020", ["publisher": "B"]),
            ("source:twin", "EntityMerged", "2020", ["into": "source:b"]),
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
            let isLost = try errors.column("Standing")[0].contains("no longer confirmed")
            #expect(isLost == counts.hasPrefix("0 confirmed"))
        }
    }

    @Test(
        arguments: [
            ("source:b", "court_finding", nil, "0 confirmed, 1 reported"),
            ("source:a", "court_finding", nil, "1 confirmed, 0 reported"),
            ("source:b", nil, "corroborated", "0 confirmed, 1 reported"),
            ("source:c", nil, "corroborated", "1 confirmed, 0 reported"),
            ("source:b", nil, "official_record", "1 confirmed, 0 reported"),
        ] as [(String, String?, String?, String)])
    func `is confirmed by what its sources still say`(
        retracted: String, confirmedBy: String?, verification: String?, counts: String
    ) async throws {
        let both: Value = [["source": "source:a"], ["source": "source:b"]]
        var history: [(String, String, String, Record)] = ["a", "b", "c"].map {
            ("source:\($0)", "SourceRegistered", "2020", ["publisher": .text($0)])
        }
        history.append(
            (
                "misidentification:one", "MisidentificationReported", "2020",
                [
                    "context": "operational", "agencies": [["agency": "agency:a"]],
                    "sources": verification == nil ? [["source": "source:a"]] : both,
                    "verification": verification.map(Value.text) ?? "single_source",
                ]
            ))
        if let confirmedBy {
            history.append(
                (
                    "misidentification:one", "MisidentificationConfirmed", "2020",
                    ["confirmed_by": .text(confirmedBy), "sources": [["source": "source:b"]]]
                ))
        }
        history.append((retracted, "SourceRetracted", "2021", ["reason": "false"]))
        try await withHistory(history) { log in
            let errors = try await log.dossier("agency:a").section(
                "Misidentifications in operation")
            #expect(errors.note?.hasPrefix(counts) == true, "\(errors.note ?? "")")
        }
    }

    @Test func `is refuted no longer once the source of that was taken back`() async throws {
        func citing(_ source: String, _ fields: Record) -> Record {
            var data = fields
            data["sources"] = [["source": .text(source)]]
            return data
        }
        let record = "misidentification:one"
        try await withHistory([
            ("source:a", "SourceRegistered", "2020", ["publisher": "A"]),
            ("source:b", "SourceRegistered", "2020", ["publisher": "B"]),
            (
                record, "MisidentificationReported", "2020",
                citing(
                    "source:a",
                    ["context": "operational", "agencies": [["agency": "agency:a"]]])
            ),
            (
                record, "MisidentificationRefuted", "2020",
                citing("source:b", ["by": "agency:a", "ground": "right_person"])
            ),
            ("source:b", "SourceRetracted", "2021", ["reason": "false"]),
        ]) { log in
            let errors = try await log.dossier("agency:a").section(
                "Misidentifications in operation")
            #expect(errors.note?.hasPrefix("0 confirmed, 1 reported, 0 disputed") == true)
            let standing = try errors.column("Standing")[0]
            #expect(standing.contains("no longer disputed, since"))
            #expect(!standing.contains("refuted"))
        }
    }
}
