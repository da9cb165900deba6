import Incidents
import Projections
import Testing

@Suite struct `Who a dossier is about` {
    @Test func `it is called as it was then, and brings along what was merged into it`()
        async throws
    {
        try await withHistory([
            (
                "vendor:a", "VendorRegistered", "2019",
                ["name": "Facebook", "aliases": [["text": "FB", "kind": "acronym"]]]
            ),
            (
                "vendor:b", "VendorRegistered", "2019",
                [
                    "name": "FaceBook Inc", "country": "US",
                    "identifiers": [["scheme": "lei", "value": "BQ4BKCS1HXDV9HN80Z93"]],
                ]
            ),
            ("vendor:b", "EntityMerged", "2020", ["into": "vendor:a", "reason": "duplicate"]),
            ("vendor:a", "EntityRenamed", "2022", ["name": "Meta", "since": "2021-10-28"]),
        ]) { log in
            let now = try await log.dossier("vendor:a")
            #expect(now.title == "Meta")
            #expect(now.fact("So called since") == "28 October 2021")
            #expect(now.fact("Formerly") == "Facebook")
            #expect(
                now.fact("Also recorded as")
                    == "vendor:b (FaceBook Inc, lei BQ4BKCS1HXDV9HN80Z93)")
            #expect(
                try now.section("Corrections, retractions and identity").column("What") == [
                    "vendor:b is the same as vendor:a, which goes on for both",
                    "vendor:a is now called “Meta” since 28 October 2021",
                ])
            let before = try await log.dossier(
                "vendor:a", AsOf(validAt: Day("2021-10-27")))
            #expect(before.title == "Facebook")
            #expect(before.fact("Formerly") == nil)
        }
    }
}
