/// Rules that keep affected persons unnamed, and identities exact. Leaves are permanent: what an
/// event once holds cannot be taken out.
extension Rule {
    static func pseudonym(_ name: String, in data: Record) -> [Problem] {
        guard let reference = data.text(name).flatMap(Reference.init), reference.kind == .person,
            !reference.isPseudonym
        else { return [] }
        return [named(name, reference)]
    }

    /// The stream of an affected person is a pseudonym.
    static func person(in data: Record, type: String, stream: Reference) -> [Problem] {
        guard stream.kind == .person, type == PersonRegistered.name,
            data.text("role_class") == "affected", !stream.isPseudonym
        else { return [] }
        return [named("", stream)]
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
    static func noPersonalDetails(in data: Record, _ names: [String]) -> [Problem] {
        names.compactMap { name in
            guard let text = data.text(name), let detail = detail(in: text) else { return nil }
            return Problem(
                "person.detail", field: name, "holds what looks like \(detail)",
                rule: "no name, birth date, address, plate or number of an affected person "
                    + "stands in an event",
                hint: "leave it out; what must be kept is a sealed disclosure")
        }
    }

    private static func detail(in text: String) -> String? {
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "@") {
            if place > 0, place + 1 < bytes.count, isWord(bytes[place - 1]),
                isWord(bytes[place + 1])
            {
                return "an e-mail address"
            }
        }
        let groups = text.split { !$0.isASCII || !($0.isNumber || $0 == "-") }
            .map { $0.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count) }
        if groups.contains([3, 2, 4]) { return "a social security number" }
        if groups.contains([3, 3, 4]) { return "a telephone number" }
        let lowered = text.lowercased()
        let births = ["date of birth", "dob ", "dob:", "born on"]
        return births.contains { lowered.contains($0) } ? "a date of birth" : nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
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
