/// Rules that keep affected persons unnamed. Leaves are permanent: what an event once holds cannot be
/// taken out.
extension Rule {
    static func pseudonym(_ name: String, in data: Record) -> [Problem] {
        guard let reference = data.text(name).flatMap(Reference.init), reference.kind == .person,
            !reference.isPseudonym
        else { return [] }
        return [named(name, reference)]
    }

    /// A person's stream is a pseudonym where the person is affected, and nowhere else: nothing that
    /// is recorded later can then give an affected person a name.
    static func person(in data: Record, type: String, stream: Reference) -> [Problem] {
        guard stream.kind == .person, type == PersonRegistered.name,
            let role = data.text("role_class"), (role == "affected") != stream.isPseudonym
        else { return [] }
        guard stream.isPseudonym else { return [named("", stream)] }
        return [
            Problem(
                "person.pseudonym", field: "role_class",
                "\"\(stream)\" is the pseudonym of an affected person, and \"\(role)\" is none",
                rule: "a pseudonym stands for an affected person, for ever",
                hint: "give somebody who acts in public another id, made of the name")
        ]
    }

    private static func named(_ field: String, _ reference: Reference) -> Problem {
        Problem(
            "person.named", field: field, "\"\(reference)\" is no pseudonym",
            rule: "an affected person is a pseudonym, even where the press named them",
            hint: "write person:P- and five digits or letters, without I, L, O and U")
    }

    /// A name in clear is for those who act in public.
    static func publicName(in data: Record) -> [Problem] {
        guard data.text("role_class") == "affected" else { return [] }
        return ["public_name", "office", "of"].filter { has($0, in: data) }.map { name in
            Problem(
                "person.named", field: name, "identifies an affected person",
                rule: "an affected person is a pseudonym, even where the press named them",
                hint: "leave it out; the name is a sealed disclosure")
        }
    }

    /// Texts about an affected person hold none of the details that are known by their form.
    static func noPersonalDetails(in data: Record, stream: Reference) -> [Problem] {
        guard stream.kind == .misidentification || stream.isPseudonym else { return [] }
        return details(in: .record(data), at: "").map { field, detail in
            Problem(
                "person.detail", field: field, "has what looks like \(detail)",
                rule: "no name, birth date, address, plate or number of an affected person "
                    + "stands in an event",
                hint: "leave it out; what must be kept is a sealed disclosure")
        }
    }

    private static func details(in value: Value, at path: String) -> [(String, String)] {
        switch value {
        case .text(let text): PersonalDetail.found(in: text).map { [(path, $0)] } ?? []
        case .list(let elements):
            elements.enumerated().flatMap { details(in: $1, at: "\(path)[\($0)]") }
        case .record(let record):
            record.members.flatMap {
                details(in: $0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)")
            }
        case .null, .flag, .number: []
        }
    }
}
