import Incidents

/// Who an agency, organisation, jurisdiction or vendor is, as a row of the table `identity`.
enum IdentityRow {
    static func columns(_ entity: Entity) throws -> Columns {
        let facts = entity.facts
        var row = Columns()
        try row.set("name", entity.name)
        try row.set("name_since", entity.nameSince?.text)
        try row.set("former_names", entity.formerNames)
        try row.set("aliases", entity.aliases)
        try row.set("kind", facts.text("kind") ?? facts.text("class"))
        try row.set("level", facts.text("level"))
        try row.set("roles", facts.texts("roles"))
        try row.set("country", facts.text("country"))
        try row.set("subdivision", facts.text("subdivision"))
        try row.set("jurisdiction", facts.text("jurisdiction"))
        try row.set("parent", facts.text("parent"))
        try row.set("identifiers", .list(facts.list("identifiers")))
        try row.set(
            "relations",
            .list(entity.relations) { relation in
                .detail([
                    "position": .number(relation.position), "relation": .text(relation.relation),
                    "role": relation.role.map(Value.text), "since": relation.since.map(Value.text),
                    "to": .text(relation.to), "until": relation.until.map(Value.text),
                ])
            })
        try row.set("merged_into", entity.mergedInto)
        try row.set("dissolved", entity.dissolved)
        try row.set("successor", entity.successor)
        return row
    }
}
