import EventLog
import FoundationEssentials
import Incidents
import Postgres
import ProjectionEngine
import Projections
import Testing

@Suite struct `The article of June 2020, as printed` {
    @Test func `each of its 35 facts is in the log`() throws {
        let tags = try Examples.events(of: Examples.article).flatMap { event in
            let value: Value = try CanonicalJSON.parse(event.data)
            return value.record?.texts("tags") ?? []
        }
        #expect(Set(tags) == Set((1...35).map { "fact-\($0)" }))
    }

    @Test func `it is quoted where the words themselves decide, and a few at a time`() throws {
        for event in try Examples.events(of: Examples.article) {
            let value: Value = try CanonicalJSON.parse(event.data)
            for source in value.record?.records("sources") ?? [] {
                let words = source.text("quote")?.split(separator: " ") ?? []
                #expect(words.count <= 12, "\(words)")
            }
        }
    }

    @Test func `numerous and several are counted as an unspecified number`() async throws {
        try await withExamples([Examples.article]) { log in
            let dossier = try await log.dossier("vendor:clearview-ai")
            let demands = try dossier.section("Cease-and-desist")
            #expect(demands.note?.hasPrefix("0 received, ") == true)
            #expect(demands.note?.contains("at least one each: “numerous”") == true)
            #expect(try demands.column("Record") == ["cease-desist:numerous-clearview-ai-2020"])
            let lawsuits = try dossier.section("Lawsuits and proceedings")
            #expect(lawsuits.note?.hasPrefix("0 matters. ") == true)
            #expect(lawsuits.note?.contains("at least one each: “several”") == true)
            #expect(
                try lawsuits.column("Record") == ["lawsuit:several-privacy-suits-clearview-ai-2020"]
            )
            let customers = try dossier.section("Customers")
            #expect(customers.note?.contains("at least one each: “widely”, “widely”") == true)
            // Nobody knows how many they are, so none of them is one of what is missing.
            let gaps = try dossier.section("What is not known").column("Gap")
            #expect(gaps.allSatisfy { !$0.contains("deployment") && !$0.contains("demand") })
            let amazon = try await log.dossier("vendor:amazon").section("What is not known")
            #expect(try amazon.column("Gap").contains { $0.hasPrefix("No misidentification ") })
        }
    }

    @Test func `IBM is withdrawn, with developing and researching stopped too`() async throws {
        try await withExamples([Examples.article]) { log in
            let market = try await log.dossier("vendor:ibm").section("Market status")
            #expect(
                try market.column("Technology or product") == [
                    "face analysis", "face recognition (1:n)", "face verification (1:1)",
                ])
            #expect(Set(try market.column("Status")) == ["withdrawn"])
            #expect(Set(try market.column("Ruled out")) == ["offering, developing, researching"])
        }
    }

    @Test func `Facebook's 550 million are agreed in principle, and nothing is found`() async throws
    {
        try await withExamples([Examples.article]) { log in
            let lawsuits = try await log.dossier("vendor:facebook")
                .section("Lawsuits and proceedings")
            let settlement = try lawsuits.cell("Settlement, last effective", of: facebookCase)
            #expect(settlement.hasPrefix("550,000,000 USD (agreed in principle"))
            let values = try lawsuits.row(facebookCase).values
            let money = values.records("settlements").first?.records("money").first
            #expect(money?.text("amount") == "550000000" && money?.text("currency") == "USD")
            #expect(values.text("posture") == "settled_in_principle")
            #expect(values.members.allSatisfy { !$0.value.isNull })
            #expect(try lawsuits.cell("Rests on", of: facebookCase) == "agreement")
        }
    }

    @Test(arguments: [[Examples.article], [Examples.article, Examples.later]])
    func `the error of Amazon's test stands among the tests alone`(files: [String]) async throws {
        try await withExamples(files) { log in
            let dossier = try await log.dossier("vendor:amazon")
            let tests = try dossier.section("Misidentifications in tests")
            let record = "misidentification:aclu-rekognition-congress-2018"
            #expect(try tests.column("Record") == [record])
            #expect(try tests.cell("False matches", of: record) == "28")
            #expect(try tests.cell("In", of: record).hasPrefix("25,000 "))
            let operational = try dossier.section("Misidentifications in operation")
            #expect(operational.rows.isEmpty)
            #expect(
                operational.note?.hasPrefix(
                    "0 confirmed, 0 reported, 0 disputed, 0 retracted. Persons: 0.") == true)
            // Nor in any figure elsewhere: the one other place that tells of it is the timeline.
            let elsewhere = dossier.sections.filter {
                ![tests.title, "Timeline", "Corrections, retractions and identity"].contains(
                    $0.title)
            }
            let words = elsewhere.flatMap { [$0.note ?? ""] + $0.rows.flatMap(\.cells) }
            #expect(!words.contains("28"))
            #expect(!words.contains { $0.contains("28 false") || $0.contains("25,000") })
        }
    }

    @Test(arguments: [[Examples.article], [Examples.article, Examples.later]])
    func `context claims, statements and offerings are in no count`(files: [String]) async throws {
        let uncounted: Set = [
            "ContextClaimRecorded", "StatementRecorded", "ResponseRecorded",
            "VendorOfferingRecorded",
        ]
        try await withExamples(files) { log in
            let subjects = try await log.subjects
            for model in ReadModels.all {
                let records = try await log.perform {
                    try $0.records(of: model, subjects: subjects)
                }
                let said = (records["timeline"] ?? []).filter {
                    uncounted.contains($0.text("type") ?? "")
                }
                #expect(said.isEmpty == (model.name != "vendor"))
                #expect(said.allSatisfy { $0.flag("in_counts") == false })
                let streams = said.compactMap { $0.text("stream") }
                for table in model.tables where !["timeline", "identity", "market"].contains(table)
                {
                    let counted = try #require(records[table]).compactMap { $0.text("stream") }
                    #expect(Set(counted).isDisjoint(with: streams))
                }
            }
        }
    }
}

@Suite struct `The article, in the light of what became known later` {
    @Test func `Clearview's letters and lawsuits stand one by one`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let dossier = try await log.dossier("vendor:clearview-ai")
            let demands = try dossier.section("Cease-and-desist")
            #expect(demands.note?.hasPrefix("6 received, of them 0 binding, 5 without") == true)
            #expect(
                try demands.column("Record").sorted()
                    == [
                        "facebook", "linkedin", "new-jersey-ag", "twitter", "venmo", "youtube",
                    ].map { "cease-desist:\($0)-clearview-2020" })
            #expect(
                try demands.cell("Demanded", of: "cease-desist:new-jersey-ag-clearview-2020")
                    == "stop promoting")
            let lawsuits = try dossier.section("Lawsuits and proceedings")
            // Two went on within a third, which the note says beside the four matters there are.
            #expect(lawsuits.note?.hasPrefix("4 matters: ") == true)
            #expect(lawsuits.note?.contains(" 2 more consolidated into one of these.") == true)
            #expect(
                Set(try lawsuits.column("Record")).isSuperset(of: [
                    "lawsuit:P-K7M2Q-v-clearview-ai", "lawsuit:P-4XW9T-v-clearview-ai",
                    "lawsuit:vermont-v-clearview-ai", "lawsuit:aclu-v-clearview-ai",
                    "lawsuit:in-re-clearview-ai-consumer-privacy",
                    "lawsuit:autoriteit-persoonsgegevens-clearview-ai-2024",
                ]))
        }
    }

    @Test func `what was decided stands in the order of the days on which it was`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let decisions = try await log.dossier("vendor:clearview-ai")
                .section("Judgments, penalties and orders")
            #expect(decisions.rows.map { $0.cells.last } == ["@132", "@133", "@138"])
        }
    }

    @Test func `numerous and several are no longer counted`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let dossier = try await log.dossier("vendor:clearview-ai")
            for (title, word) in [
                ("Cease-and-desist", "numerous"), ("Lawsuits and proceedings", "several"),
            ] {
                let section = try dossier.section(title)
                #expect(section.note?.contains("unspecified number") == false)
                #expect(section.note?.contains("“\(word)” (") == true)
                #expect(try !section.column("Record").contains { $0.contains(word) })
            }
            let counted = try await log.perform { session in
                try session.execute(
                    """
                    select stream from vendor.lawsuit where is_aggregate and in_counts
                    union all
                    select stream from vendor.cease_desist where is_aggregate and in_counts
                    """
                ).count
            }
            #expect(counted == 0)
        }
    }

    @Test(arguments: [
        ("2020-06-08", "550,000,000 USD"), ("2021-03-01", "650,000,000 USD"),
    ])
    func `Facebook's settlement is the last effective figure`(
        day: String, figure: String
    ) async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let last = try #require(Day(day))
            let dossier = try await log.dossier("vendor:facebook", AsOf(validAt: last))
            let lawsuits = try dossier.section("Lawsuits and proceedings")
            let settlement = try lawsuits.cell("Settlement, last effective", of: facebookCase)
            #expect(settlement.hasPrefix(figure))
        }
    }

    @Test func `a source is quoted by its title alone, and not by what it is called here`()
        async throws
    {
        try await withExamples([Examples.article, Examples.later]) { log in
            let sources = try await log.dossier("vendor:amazon").section("Sources")
            func citation(_ source: String) throws -> String {
                try sources.cell("Source", of: source)
            }
            #expect(try citation("source:aclu-2018-07-26").contains("“Amazon's Face Recognition"))
            #expect(try !citation("source:amazon-2020-06-10").contains("“"))
            #expect(try citation("source:amazon-2020-06-10").contains("one-year moratorium"))
        }
    }

    @Test func `its figures are never added, and it is never a finding`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let days: [Day?] = [Day("2020-06-08"), Day("2020-07-15"), Day("2021-03-01"), nil]
            for day in days {
                let dossier = try await log.dossier("vendor:facebook", AsOf(validAt: day))
                #expect(!dossier.text.contains("1,200,000,000"))
                #expect(!dossier.text.contains("1200000000"))
                let lawsuits = try dossier.section("Lawsuits and proceedings")
                #expect(try lawsuits.cell("Rests on", of: facebookCase) != "finding")
                let timeline = try dossier.section("Timeline")
                #expect(try !timeline.column("In law").contains("finding"))
                #expect(try dossier.section("Judgments, penalties and orders").rows.isEmpty)
            }
            let findings = try await log.perform { session in
                try session.execute(
                    """
                    select 1 from vendor.lawsuit
                    where stream = \(facebookCase) and (legal_force = 'finding'
                      or exists (select from json_array_elements(settlements) s
                        where s ->> 'legal_force' is distinct from 'agreement'))
                    """
                ).count
            }
            #expect(findings == 0)
        }
    }

    @Test func `whose conduct a suit is about is named in it, and is no party to it`() async throws
    {
        try await withExamples([Examples.article, Examples.later]) { log in
            for (agency, suit) in [
                ("agency:detroit-police-department", "lawsuit:P-3RV8N-v-detroit"),
                (
                    "agency:jefferson-parish-sheriffs-office",
                    "lawsuit:P-D6H1S-v-jefferson-parish"
                ),
            ] {
                let lawsuits = try await log.dossier(agency).section("Lawsuits and proceedings")
                #expect(lawsuits.note?.hasPrefix("0 matters. ") == true)
                #expect(try lawsuits.cell("Role", of: suit) == "named, no party")
                #expect(try lawsuits.cell("Posture", of: suit) == "settled")
            }
        }
    }

    @Test func `a person who had two pseudonyms is one person`() async throws {
        let detroit = "agency:detroit-police-department"
        try await withExamples([Examples.article, Examples.later]) { log in
            func counts(after stream: String, _ type: String, _ data: Record) async throws -> String
            {
                let reference = try #require(Reference(stream))
                let event = try NewEvent(id: UUID(), stream: reference, type: type, data: data)
                _ = try await log.perform { session in try session.append([event]) }
                try await log.catchUp()
                let section = "Misidentifications in operation"
                return try await log.dossier(detroit).section(section).note ?? ""
            }
            let first = try #require(
                try Examples.events(of: Examples.later).first {
                    $0.type == MisidentificationReported.name
                        && $0.tags.contains(detroit)
                })
            var again = try #require(
                try CanonicalJSON.parse(first.data, as: Value.self).record)
            again["person"] = "person:P-D6H1S"
            #expect(
                try await counts(after: "misidentification:x", first.type, again)
                    .contains("Persons: 2."))
            let merge: Record = [
                "into": "person:P-3RV8N", "reason": "The same.", "recorded_by": "user:tester",
            ]
            #expect(
                try await counts(after: "person:P-D6H1S", EntityMerged.name, merge)
                    .contains("Persons: 1."))
        }
    }

    @Test func `affected persons have pseudonyms, and their names stand nowhere`() async throws {
        // SHA-256 of the names in small letters: they are not to stand in a test either.
        let names = [
            "1720b5bf165cebe26e75c6c392a61a1aed38f32e44e806c502cc90894fef93fd",
            "23073ee0ae80a538007533e45783dc7f0e3866b8191a26f82bd5509d3b156d3b",
            "8987fb9276868758b95cfacff8c2845c8bcfb905819b8e37cc3260da4f25e5aa",
            "d17108747e922613fe66bf5b0ec450801f513b92e91d7838f0b739df9f68ba98",
            "f9e5a660eb5c49b0a73a4c49ca34134ed88663a25cac9cba6adb54a89d59103f",
        ]
        try await withExamples([Examples.article, Examples.later]) { log in
            var texts = try await log.perform { session in
                try session.execute(
                    "select stream || ' ' || data::text from log.event"
                ).map { try $0.text(0) }
            }
            for subject in try await log.subjects {
                texts.append(try await log.dossier(subject).text)
            }
            let found = try await log.perform { session in
                try session.execute(
                    """
                    select distinct word
                    from unnest(\(texts)) t, regexp_split_to_table(lower(t), '[^a-z]+') as word
                    where encode(sha256(convert_to(word, 'UTF8')), 'hex') = any (\(names))
                    """
                ).count
            }
            #expect(found == 0)
            let affected = try await log.perform { session in
                try session.execute(
                    "select stream from log.event where data ->> 'role_class' = 'affected'"
                ).map { try $0.text(0) }
            }
            #expect(affected.count == 4)
            #expect(affected.allSatisfy { Reference($0)?.isPseudonym == true })
        }
    }
}

/// The case that ends in two figures.
let facebookCase = "lawsuit:in-re-facebook-biometric-information-privacy"
