/// The tags of an event: what it concerns, by which it is found.
public enum Tags {
    /// The tags, sorted, each once: the stream, all that the data refers to, and the names and
    /// numbers it gives.
    ///
    /// Tags derive from the content alone. A type that the catalogue does not have gives its
    /// stream only.
    public static func of(type: String, stream: Reference, data: Record) -> [String] {
        guard let shape = Shape.of(type) else { return [stream.description] }
        return tags(shape, stream: stream, data: data)
    }

    /// The same for one event whose declaration is at hand; see `Validator.problems`.
    public static func of(
        type: EventDeclaration, stream: Reference, data: Record
    ) -> [String] {
        tags(Shape(type), stream: stream, data: data)
    }

    private static func tags(_ shape: Shape, stream: Reference, data: Record) -> [String] {
        var tags = [stream.description]
        for field in shape.referring {
            guard let value = data[field.name] else { continue }
            forEachReference(in: value, of: field.type) { tags.append($0) }
        }
        if stream.kind.isEntity {
            tags += names(in: data, of: shape.declaration)
            tags += Claims.Identifier.all(in: data).map(\.tag)
            tags += Claims.Identifier.all(in: data.record("patch") ?? Record()).map(\.tag)
        }
        tags.sort()
        var last: String?
        tags.removeAll { tag in
            defer { last = tag }
            return tag == last
        }
        return tags
    }

    /// What the tags of names begin with.
    public static let namePrefix = "name:"

    /// The tag by which an entity's name is found: lower case, white space collapsed.
    public static func name(_ name: String) -> String {
        namePrefix + name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Calls `body` with each reference in what an event says itself, without who vouches for it and
    /// what a correction puts in place of something.
    ///
    /// What merely reads as one, in a text, is none: no tag leads to it. A type that the catalogue does
    /// not have was tagged by a program that has it, and in it whatever reads as a reference is one.
    public static func forEachSubject(
        in data: Record, of type: String, _ body: (_ reference: String) -> Void
    ) {
        guard let shape = Shape.of(type) else {
            for (name, value) in data.members where !Shape.envelope.contains(name) {
                forEachReference(inAny: value, body)
            }
            return
        }
        // A field is much to copy for those that an event does not have.
        for place in shape.involving.indices {
            guard let value = data[shape.involving[place].name] else { continue }
            forEachReference(in: value, of: shape.involving[place].type, body)
        }
    }

    private static func forEachReference(
        in value: Value, of type: FieldType, _ body: (String) -> Void
    ) {
        switch (type, value) {
        case (.reference, .text(let text)): body(text)
        case (.list(let element), .list(let values)):
            for value in values { forEachReference(in: value, of: element, body) }
        case (.record(let fields), .record(let record)):
            for field in fields {
                guard let value = record[field.name] else { continue }
                forEachReference(in: value, of: field.type, body)
            }
        case (.patch, _): forEachReference(inAny: value, body)
        default: break
        }
    }

    /// A patch holds fields of a type not known here: whatever reads as a reference is one.
    private static func forEachReference(inAny value: Value, _ body: (String) -> Void) {
        switch value {
        case .text(let text): if Reference(text) != nil { body(text) }
        case .list(let values): for value in values { forEachReference(inAny: value, body) }
        case .record(let record):
            for member in record.members { forEachReference(inAny: member.value, body) }
        case .null, .flag, .number: break
        }
    }

    private static func names(in data: Record, of declaration: EventDeclaration) -> [String] {
        let named: [String?] =
            switch declaration.name {
            case EntityAliasAdded.name, EntityAliasRemoved.name: [data.text("text")]
            case EventCorrected.name:
                ["name", "public_name", "text"].map { data.record("patch")?.text($0) }
            default:
                [data.text("name"), data.text("public_name")]
                    + data.records("aliases").map { $0.text("text") }
            }
        return named.compactMap { $0.map(name) }
    }
}
