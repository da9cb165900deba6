import Incidents
import Testing

@Suite struct `What comes of a demand` {
    private func demand() throws -> Story {
        var story = try Story("cease-desist:twitter-clearview-ai")
        story.add(
            "CeaseDesistIssued", "2020-01-21",
            ["issuer": "organisation:twitter", "addressee": "vendor:clearview-ai"])
        return story
    }

    private func severities(_ type: String, _ occurred: String) throws -> [Problem.Severity] {
        let story = try demand()
        return story.history.problems(appending: story.next(type, occurred, ["position": "refuse"]))
            .filter { $0.code == "cease_desist.order" }.map(\.severity)
    }

    @Test(arguments: [
        "CeaseDesistAcknowledged", "CeaseDesistAnswered", "ComplianceReported",
        "CeaseDesistEscalated", "CeaseDesistWithdrawn",
    ])
    func `comes after it, and where that is not certain it is said`(_ type: String) throws {
        #expect(try severities(type, "2020-01-20") == [.error])
        #expect(try severities(type, "2019") == [.error])
        #expect(try severities(type, "2020-01") == [.warning])
        #expect(try severities(type, "2020-01-21") == [])
        #expect(try severities(type, "2020-02") == [])
    }

    @Test func `a promise takes a refusal back`() throws {
        var story = try demand()
        story.add("CeaseDesistAnswered", "2020-02", ["position": "refuse"])
        #expect(CeaseDesist(story.history.entries()).state == .refused)
        story.add("CeaseDesistAcknowledged", "2020-03")
        #expect(CeaseDesist(story.history.entries()).state == .refused)
        story.add("CeaseDesistAnswered", "2020-05", ["position": "comply"])
        #expect(CeaseDesist(story.history.entries()).state == .acknowledged)
    }
}
