import Incidents

/// Who an agency, organisation or vendor is, as a row of the table `identity`.
enum IdentityRow {
    static func columns(_ entity: Entity) -> Columns {
        let facts = entity.facts
        var row = Columns()
        row.set("name", entity.name)
        row.set("former_names", entity.formerNames)
        row.set("aliases", entity.aliases)
        row.set("kind", facts.text("kind") ?? facts.text("class"))
        row.set("level", facts.text("level"))
        row.set("roles", facts.texts("roles"))
        row.set("country", facts.text("country"))
        row.set("subdivision", facts.text("subdivision"))
        row.set("jurisdiction", facts.text("jurisdiction"))
        row.set("parent", facts.text("parent"))
        row.set("identifiers", .list(facts.list("identifiers")))
        row.set("relations", .list(entity.relations) { relation in
            .detail([
                "relation": .text(relation.relation), "to": .text(relation.to),
                "role": relation.role.map(Value.text), "since": relation.since.map(Value.text),
                "until": relation.until.map(Value.text), "position": .number(relation.position),
            ])
        })
        row.set("merged_into", entity.mergedInto)
        row.set("dissolved", entity.dissolved)
        row.set("successor", entity.successor)
        return row
    }
}
