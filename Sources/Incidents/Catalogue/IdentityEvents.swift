/// What may happen to the identity of an entity, whichever its kind.
extension StreamKind {
    /// The entities that have names of their own; a source has a title, an affected person none.
    public static let named: [StreamKind] = [
        .agency, .vendor, .organisation, .product, .court, .jurisdiction,
    ]
}

/// It bears another name from now on; the old one still finds it.
public enum EntityRenamed: EventType {
    public static let declaration = EventDeclaration(
        "EntityRenamed", in: StreamKind.named, verb: "rename", .continues, .administrative,
        summary: "The entity bears another name.",
        fields: [
            .required("name", .line, "The new name."),
            .optional("since", .date, "Since when."),
        ],
        example: .administrative(["name": "Meta Platforms", "since": "2021-10-28"]))
}

/// Another name finds it.
public enum EntityAliasAdded: EventType {
    public static let declaration = EventDeclaration(
        "EntityAliasAdded", in: StreamKind.named, verb: "add-alias", .continues, .administrative,
        summary: "Another name for the entity.",
        fields: [
            .required("text", .line, "The name."),
            .required("kind", .term(.aliasKind), "What kind of name it is."),
        ],
        example: .administrative(["text": "DPD", "kind": "acronym"]))
}

/// A name no longer finds it.
public enum EntityAliasRemoved: EventType {
    public static let declaration = EventDeclaration(
        "EntityAliasRemoved", in: StreamKind.named, verb: "remove-alias", .continues,
        .administrative, summary: "A name no longer stands for the entity.",
        fields: [
            .required("text", .line, "The name."),
            .optional("reason", .prose, "Why."),
        ],
        example: .administrative(["text": "DPD", "reason": "Also Dallas and Denver."]))
}

/// It stands to another entity in some way, from and until some time.
public enum EntityRelationAsserted: EventType {
    public static let declaration = EventDeclaration(
        "EntityRelationAsserted", in: StreamKind.named + [.person], verb: "relate", .continues,
        summary: "The entity stands to another in some relation.",
        fields: [
            .required("relation", .term(.entityRelation), "In which relation."),
            .required(
                "to", .to(.agency, .vendor, .organisation, .product, .court, .jurisdiction),
                "To which entity."),
            .optional("role", .line, "The office or role."),
            .optional("since", .date, "Since when."),
            .optional("until", .date, "Until when."),
        ],
        example: .factual(
            "2020-06-08",
            [
                "relation": "officer_of", "to": "vendor:ibm", "role": "CEO",
            ]),
        rules: { data in Rule.order("since", "until", in: data) })
}

/// It was entered twice: this stream's id leads to the other's, for ever.
public enum EntityMerged: EventType {
    public static let declaration = EventDeclaration(
        "EntityMerged", in: StreamKind.named + [.person, .source], verb: "merge", .continues,
        .administrative, summary: "The entity is the same as another, which goes on for both.",
        fields: [
            .required("into", .reference(StreamKind.named + [.person, .source]), "The survivor."),
            .required("reason", .prose, "How it is known that both are one."),
        ],
        example: .administrative([
            "into": "agency:detroit-police-department", "reason": "Same ORI, MI8234900.",
        ]))
}

/// It no longer exists.
public enum EntityDissolved: EventType {
    public static let declaration = EventDeclaration(
        "EntityDissolved", in: StreamKind.named, verb: "dissolve", .continues, .administrative,
        summary: "The entity no longer exists.",
        fields: [
            .optional("dissolved_on", .date, "Since when."),
            .optional("successor", .reference(StreamKind.named), "What took its place."),
        ],
        example: .administrative(["dissolved_on": "2017"]))
}
