import TestSupport
import Testing

/// Where an event came from, and what is written in a way that is not meant.
@Suite struct `A line that is typed` {
    @Test func `comes of a row of another system once`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.source))
            let row =
                "batch_id=b; row_no=1; system=s; external_id=e; row_sha256="
                + String(repeating: "0a", count: 32)
            func record(_ id: String) async throws -> Blotter.Outcome {
                try await blotter(
                    "claim", "record", "--id", id, "--claim", "Said of \(id).", "--topic", "bias",
                    "--occurred", "2020", "--sources", "report", "--import-ref", row)
            }
            expectSuccess(try await record("one"))
            expectRefusal(try await record("two"), 5, "import-ref.repeated", at: "--import-ref")
        }
    }

    @Test func `says how a value is written that begins with a dash`() async throws {
        let outcome = try await Blotter(environment: [:])("claim", "record", "--claim", "- x")
        expectRefusal(outcome, 64, "command.usage")
        #expect(outcome.errors.contains("--claim=…"))
    }

    @Test(.endsAtAll) func `is answered at once, however long a word is`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.vendor("acme")))
            let word = String(repeating: "x", count: 60_000)
            expectRefusal(try await blotter("vendor", "show", word), 4, "name.unknown")
            expectRefusal(try await blotter(word), 64, "command.unknown")
            expectRefusal(
                try await blotter(
                    "import", "-",
                    input: Lines.vendor("b").replacing("VendorRegistered", with: word)),
                65, "type.unknown")
        }
    }

    @Test func `holds no name that was sealed before of a person whom it names`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            expectSuccess(try await blotter("import", "-", input: Lines.source))
            expectSuccess(
                try await blotter(
                    "person", "register", "--role-class", "affected", "--id", "P-7K3QF", "--name",
                    "-", input: "Robert Q Example\n"))
            func report(_ note: String, _ words: String...) async throws -> Blotter.Outcome {
                try await blotter.run(
                    [
                        "misidentification", "report", "--id", "one", "--context", "operational",
                        "--error-kind", "false_match_1n", "--technology", "face_recognition_1n",
                        "--occurred", "2020", "--sources", "report", "--agencies",
                        "agency=lansing; role=arrested", "--note", note,
                    ] + words)
            }
            expectSuccess(
                try await blotter(
                    "agency", "register", "--id", "lansing", "--name", "Lansing Police", "--kind",
                    "police", "--level", "municipal"))
            expectRefusal(
                try await report("robert q. example was arrested", "--person", "P-7K3QF"), 65,
                "person.named", at: "--note")
            expectSuccess(try await report("Robert was arrested", "--person", "P-7K3QF"))
            // What follows does not say again whom it is about.
            expectRefusal(
                try await blotter(
                    "misidentification", "attribute", "one", "--cause", "investigation_failure",
                    "--asserted-by", "lansing", "--occurred",
                    "2020", "--sources", "report", "--note", "Robert Q Example was not there"),
                65, "person.named", at: "--note")
            let position = "@\(try await blotter("export").lines.count)"
            expectRefusal(
                try await blotter(
                    "event", "correct", position, "--reason", "transcription", "--sources",
                    "report", "--patch", "note=Robert Q. Example was arrested"), 65,
                "person.named", at: "--patch")
        }
    }
}
