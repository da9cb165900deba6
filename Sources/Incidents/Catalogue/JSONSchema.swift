/// JSON Schema of the data of an event type, from its declaration (draft 2020-12).
///
/// The schema says what each field may hold. Rules over several fields, the calendar and the
/// lifecycle of a stream are more than it can say: the validator has the last word.
public enum JSONSchema {
    /// The schema of the data of one type.
    public static func of(_ declaration: EventDeclaration) -> Record {
        var schema = object(declaration.allFields, isNullable: false)
        schema.prepend("description", .text(declaration.summary))
        schema.prepend("title", .text(declaration.name))
        schema.prepend("$schema", "https://json-schema.org/draft/2020-12/schema")
        schema["examples"] = [.record(declaration.example)]
        return schema
    }

    private static func object(_ fields: [Field], isNullable: Bool) -> Record {
        let properties = fields.map { field in
            var property = schema(of: field.type, isNullable: !field.isRequired)
            property["description"] = .text(field.summary)
            if field.isRequired, case .list = field.type { property["minItems"] = 1 }
            return (key: field.name, value: Value.record(property))
        }
        var object = typed("object", isNullable)
        object["properties"] = .record(Record(properties))
        let required = fields.filter(\.isRequired).map { Value.text($0.name) }
        if !required.isEmpty { object["required"] = .list(required) }
        object["additionalProperties"] = false
        return object
    }

    private static func schema(of type: FieldType, isNullable: Bool) -> Record {
        switch type {
        case .text(let maximum):
            return string(isNullable, ["minLength": 1, "maxLength": .number(Int64(maximum))])
        case .date:
            return string(isNullable, ["minLength": 1, "$comment": "EDTF, ISO 8601-2:2019"])
        case .number(let range):
            var integer = typed("integer", isNullable)
            integer["minimum"] = .number(range.lowerBound)
            integer["maximum"] = .number(range.upperBound)
            return integer
        case .count: return object(Count.fields, isNullable: isNullable)
        case .money(let kinds): return object(Money.fields(kinds: kinds), isNullable: isNullable)
        case .term(let vocabulary):
            let words = vocabulary.words.map(Value.text) + (isNullable ? [.null] : [])
            return ["enum": .list(words)]
        case .reference(let kinds):
            let names = kinds.map(\.rawValue).joined(separator: "|")
            let pattern = "^(\(names)):[A-Za-z0-9][A-Za-z0-9._-]{0,95}$"
            return string(isNullable, ["pattern": .text(pattern)])
        case .event:
            let pattern = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
            return string(isNullable, ["pattern": .text(pattern)])
        case .address: return string(isNullable, ["format": "uri", "pattern": "^https?://"])
        case .sealed:
            let digest: Value = ["type": "string", "pattern": "^[A-Za-z0-9_-]{43}$"]
            var disclosure = typed("object", isNullable)
            disclosure["properties"] = ["sd": digest]
            disclosure["required"] = ["sd"]
            disclosure["additionalProperties"] = false
            return disclosure
        case .patch:
            var patch = typed("object", isNullable)
            patch["minProperties"] = 1
            return patch
        case .record(let fields): return object(fields, isNullable: isNullable)
        case .list(let element):
            var list = typed("array", isNullable)
            list["items"] = .record(schema(of: element, isNullable: false))
            return list
        }
    }

    private static func string(_ isNullable: Bool, _ keywords: Record) -> Record {
        Record(typed("string", isNullable).members + keywords.members)
    }

    private static func typed(_ name: String, _ isNullable: Bool) -> Record {
        ["type": isNullable ? [.text(name), "null"] : .text(name)]
    }
}

extension Record {
    fileprivate mutating func prepend(_ key: String, _ value: Value) {
        self = Record([(key: key, value: value)] + members)
    }
}
