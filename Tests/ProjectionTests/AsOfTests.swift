import EventLog
import Incidents
import Postgres
import ProjectionEngine
import Projections
import TestSupport
import Testing

@Suite struct `As of a position, and as of a day` {
    private let test = "misidentification:aclu-rekognition-congress-2018"

    @Test func `before and after a correction the answers differ`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let correction: Int64 = 70
            for position in [Examples.articleEnds, correction - 1] {
                let before = try await log.dossier("vendor:amazon", AsOf(position: position))
                    .section("Misidentifications in tests")
                #expect(try before.cell("When", of: test) == "some time in 2018")
                #expect(try before.cell("Searched for", of: test).hasSuffix("how many is not said"))
                #expect(try before.cell("Threshold", of: test) == "—")
            }
            for position in [correction, Examples.laterEnds] {
                let after = try await log.dossier("vendor:amazon", AsOf(position: position))
                    .section("Misidentifications in tests")
                #expect(try after.cell("When", of: test) == "26 July 2018")
                #expect(try after.cell("Searched for", of: test).hasPrefix("535 "))
                #expect(try after.cell("Threshold", of: test).contains("80"))
            }
        }
    }

    @Test func `a correction applies on every day in the world`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let day = try #require(Day("2018-12-31"))
            let now = try await log.dossier("vendor:amazon", AsOf(validAt: day))
                .section("Misidentifications in tests")
            #expect(try now.cell("Searched for", of: test).hasPrefix("535 "))
            let then = AsOf(position: Examples.articleEnds, validAt: day)
            let before = try await log.dossier("vendor:amazon", then)
                .section("Misidentifications in tests")
            #expect(try before.cell("Searched for", of: test).hasSuffix("how many is not said"))
        }
    }

    @Test(
        .serialized,
        arguments: [
            (48, nil, "550,000,000"), (85, nil, "550,000,000"), (86, nil, "650,000,000"),
            (nil, "2020-06-30", "550,000,000"), (nil, "2020-08-01", "650,000,000"),
            // What the log did not know yet, it cannot tell of any day.
            (85, "2021-03-01", "550,000,000"), (86, "2020-06-08", "550,000,000"),
            (86, "2021-03-01", "650,000,000"), (nil, nil, "650,000,000"),
        ] as [(Int64?, String?, String)])
    func `before and after a settlement is amended the figures differ`(
        position: Int64?, day: String?, figure: String
    ) async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            let asOf = AsOf(position: position, validAt: day.flatMap { Day($0) })
            let lawsuits = try await log.dossier("vendor:facebook", asOf)
                .section("Lawsuits and proceedings")
            let settlement = try lawsuits.cell("Settlement, last effective", of: facebookCase)
            #expect(settlement.hasPrefix("\(figure) USD"))
        }
    }

    @Test func `an earlier position reads as the log was read when it ended there`() async throws {
        try await withConnection { log in
            try await log.importAndCatchUp(Examples.article)
            var earlier: [String: Dossier] = [:]
            for subject in try await log.subjects {
                earlier[subject] = try await log.dossier(subject)
            }
            try await log.importAndCatchUp(Examples.later)
            for (subject, then) in earlier {
                let asOf = AsOf(position: Examples.articleEnds)
                let now = try await log.dossier(subject, asOf)
                #expect(now.sections == then.sections, "\(subject)")
                #expect(now.facts == then.facts, "\(subject)")
            }
        }
    }

    @Test func `at the head it is the stored rows, byte for byte`() async throws {
        try await withExamples([Examples.article, Examples.later]) { log in
            for model in ReadModels.all {
                #expect(
                    try await log.records(of: model, through: Examples.laterEnds)
                        == log.records(of: model))
            }
            for subject in try await log.subjects {
                let live = try await log.dossier(subject)
                let asOf = try await log.dossier(subject, AsOf(position: Examples.laterEnds))
                #expect(live.sections == asOf.sections, "\(subject)")
                #expect(live.facts == asOf.facts, "\(subject)")
                #expect(live.standing == asOf.standing, "\(subject)")
            }
        }
    }
}
