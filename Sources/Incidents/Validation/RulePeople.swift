/// Rules that keep affected persons unnamed, and identities exact. Leaves are permanent: what an
/// event once holds cannot be taken out.
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

    /// Identifiers have the form of their scheme.
    static func identifiers(in data: Record) -> [Problem] {
        data.records("identifiers").enumerated().compactMap { index, identifier in
            guard let scheme = identifier.text("scheme"), let value = identifier.text("value"),
                !isIdentifier(Array(value.utf8), scheme)
            else { return nil }
            return Problem(
                "identifier.form", field: "identifiers[\(index)].value",
                "\"\(value)\" is no identifier of \(scheme)",
                rule: "ori9: two letters and seven letters or digits; wikidata: Q and digits; "
                    + "lei: 20 letters or digits",
                hint: "check the identifier or its scheme")
        }
    }

    private static func isIdentifier(_ value: [UInt8], _ scheme: String) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
        func isCode(_ byte: UInt8) -> Bool { isDigit(byte) || isUpper(byte) }
        return switch scheme {
        case "ori9":
            value.count == 9 && value.prefix(2).allSatisfy(isUpper) && value.allSatisfy(isCode)
        case "wikidata":
            value.count > 1 && value[0] == UInt8(ascii: "Q")
                && value.dropFirst().allSatisfy(isDigit)
        case "lei": value.count == 20 && value.allSatisfy(isCode)
        default: true
        }
    }

    /// Countries and subdivisions have the form of ISO 3166.
    static func country(in data: Record) -> [Problem] {
        func isUpper(_ text: some StringProtocol) -> Bool {
            text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        }
        var unfit: [String] = []
        if let country = data.text("country"), !isUpper(country) { unfit.append("country") }
        if let subdivision = data.text("subdivision") {
            let parts = subdivision.split(separator: "-", omittingEmptySubsequences: false)
            let isWhole = parts.count == 2 && isUpper(parts[0]) && (1...3).contains(parts[1].count)
            if !isWhole { unfit.append("subdivision") }
        }
        return unfit.map { name in
            Problem(
                "country.form", field: name, "is no code of ISO 3166",
                rule: "countries are two capitals, subdivisions country-code",
                hint: "write US, US-MI")
        }
    }

    /// Digests of captured files are SHA-256 in hexadecimal.
    static func hexadecimal(in data: Record) -> [Problem] {
        data.records("evidence").enumerated().compactMap { index, file in
            guard let digest = file.text("sha256"),
                digest.utf8.count != 64 || !digest.utf8.allSatisfy(FieldCheck.isHexadecimal)
            else { return nil }
            return Problem(
                "digest.form", field: "evidence[\(index)].sha256", "is no SHA-256",
                rule: "SHA-256 is 64 hexadecimal digits, lower case",
                hint: "write what sha256sum says")
        }
    }
}
