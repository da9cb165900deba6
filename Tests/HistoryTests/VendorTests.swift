import Incidents
import Testing

@Suite struct `A data set` {
    @Test func `it is released, contested and withdrawn`() throws {
        var story = try Story("dataset:diversity-in-faces")
        story.add(
            "DatasetReleased", "2019-01",
            [
                "owner": "vendor:ibm", "name": "Diversity in Faces", "taken_from": ["Flickr"],
                "size": ["value": 1_000_000, "bound": "approx", "text": "nearly one million"],
            ])
        story.add("DatasetContested", "2019-03", ["ground": "no_subject_consent"])
        story.add("DatasetOptOutOffered", "2019")
        story.add("DatasetOptOutContested", "2019-03", ["statement": "nearly impossible"])
        let dataSet = DataSet(story.history.entries())
        #expect(dataSet.state == .released)
        #expect(dataSet.subjectConsent == "unknown")
        #expect(dataSet.offersOptOut)
        #expect(dataSet.contests.map(\.ground) == ["no_subject_consent", "opt_out"])
        story.add("DatasetWithdrawn", "2020")
        #expect(story.codes(appending: "DatasetReleased", "2022") == ["dataset.withdrawn"])
    }
}

@Suite struct `An entity` {
    @Test func `it keeps former names, loses aliases, and is merged once`() throws {
        var story = try Story("vendor:facebook")
        story.add(
            "VendorRegistered", nil,
            [
                "name": "Facebook", "aliases": [["text": "FB", "kind": "acronym"]],
            ])
        story.add("EntityRenamed", nil, ["name": "Meta Platforms", "since": "2021-10-28"])
        story.add("EntityAliasRemoved", nil, ["text": "FB"])
        let entity = Entity(story.history.entries())
        #expect(entity.name == "Meta Platforms")
        #expect(entity.formerNames == ["Facebook"])
        #expect(entity.aliases.isEmpty)
        #expect(
            story.codes(appending: "EntityAliasRemoved", nil, ["text": "FB"]) == ["alias.unknown"])
        #expect(
            story.codes(appending: "EntityAliasAdded", nil, ["text": "Meta Platforms"])
                == ["alias.known"])
        #expect(
            story.codes(appending: "EntityMerged", nil, ["into": "vendor:facebook"])
                == ["entity.merged_into_itself"])
        #expect(
            story.codes(appending: "EntityMerged", nil, ["into": "agency:meta"])
                == ["entity.merged_across"])
        var person = try Story("person:P-7K3QF")
        person.add("PersonRegistered", nil, ["role_class": "affected"])
        #expect(
            person.codes(appending: "EntityMerged", nil, ["into": "person:somebody"])
                == ["entity.merged_across"])
        #expect(
            person.codes(appending: "EntityMerged", nil, ["into": "person:P-AAAAA"]).isEmpty)
        story.add("EntityMerged", nil, ["into": "vendor:meta"])
        #expect(Entity(story.history.entries()).mergedInto == "vendor:meta")
        #expect(
            story.codes(appending: "EntityMerged", nil, ["into": "vendor:other"])
                == ["entity.merged_twice"])
    }

    @Test func `it bears each name from its day on, in whatever order they became known`() throws {
        var story = try Story("vendor:facebook")
        story.add("VendorRegistered", nil, ["name": "Facebook"])
        story.add("EntityRenamed", nil, ["name": "Meta", "since": "2021-10-28"])
        story.add("EntityRenamed", nil, ["name": "TheFacebook", "since": "2004-02"])
        #expect(Entity(story.history.entries()).name == "Meta")
        #expect(Entity(story.history.entries()).formerNames == ["Facebook", "TheFacebook"])
        let before = Entity(story.history.entries(), validAt: Day("2021-10-27"))
        #expect(before.name == "TheFacebook" && before.formerNames == ["Facebook"])
        let first = Entity(story.history.entries(), validAt: Day("2003-12-31"))
        #expect(first.name == "Facebook")
    }

    @Test func `a renaming without a day of its own counts from when it happened`() throws {
        var story = try Story("vendor:facebook")
        story.add("VendorRegistered", nil, ["name": "Facebook"])
        story.add("EntityRenamed", "2021-10-28", ["name": "Meta"])
        story.add("EntityRenamed", "2004-02", ["name": "TheFacebook"])
        #expect(Entity(story.history.entries()).name == "Meta")
    }
}
