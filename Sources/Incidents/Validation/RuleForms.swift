/// Rules over codes and numbers that others give out: each has the form of its scheme.
extension Rule {
    /// Identifiers have the form of their scheme.
    static func identifiers(in data: Record) -> [Problem] {
        data.records("identifiers").enumerated().compactMap { index, identifier in
            guard let scheme = identifier.text("scheme"), let value = identifier.text("value"),
                let form = form(of: Array(value.utf8), in: scheme), !form.fits
            else { return nil }
            return Problem(
                "identifier.form", field: "identifiers[\(index)].value",
                "\"\(value)\" is no identifier of \(scheme)", rule: "\(scheme): \(form.rule)",
                hint: "check the identifier or its scheme")
        }
    }

    /// What an identifier of the scheme is made of, and whether this one is; nil where the scheme
    /// has no form of its own.
    private static func form(of value: [UInt8], in scheme: String) -> (fits: Bool, rule: String)? {
        let isNumber = value.allSatisfy(isDigit)
        let isCode = value.allSatisfy { isDigit($0) || isUpper($0) }
        return switch scheme {
        case "ori9":
            (
                value.count == 9 && value.prefix(2).allSatisfy(isUpper) && isCode,
                "two letters and seven letters or digits"
            )
        case "census_geoid": (isNumber && 2...15 ~= value.count, "2 to 15 digits")
        case "fips": (isNumber && 2...7 ~= value.count, "2 to 7 digits")
        case "wikidata":
            (
                value.count > 1 && value[0] == UInt8(ascii: "Q")
                    && value.dropFirst().allSatisfy(isDigit), "Q and digits"
            )
        case "lei":
            (
                value.count == 20 && isCode && remainder(of: value) == 1,
                "20 letters or digits, the last two the check digits (ISO 17442)"
            )
        case "uei": (value.count == 12 && isCode, "12 letters or digits")
        case "iso3166":
            (
                value.prefix(2).allSatisfy(isUpper)
                    && (value.count == 2
                        || 4...6 ~= value.count && value[2] == UInt8(ascii: "-")
                            && value.dropFirst(3).allSatisfy { isDigit($0) || isUpper($0) }),
                "two letters, or a subdivision as US-MI"
            )
        default: nil
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    /// The number that letters and digits make, A for 10 and Z for 35, modulo 97 (ISO 7064).
    private static func remainder(of code: [UInt8]) -> Int {
        code.reduce(0) { sum, byte in
            isDigit(byte)
                ? (sum * 10 + Int(byte - 0x30)) % 97 : (sum * 100 + Int(byte - 0x41) + 10) % 97
        }
    }

    /// Countries are of ISO 3166-1; subdivisions have the form of ISO 3166-2, and are in the country.
    static func country(in data: Record) -> [Problem] {
        var unfit: [String] = []
        let country = data.text("country")
        if let country, !Country.codes.contains(country) { unfit.append("country") }
        var around: Substring?
        if let subdivision = data.text("subdivision") {
            let parts = subdivision.split(separator: "-", omittingEmptySubsequences: false)
            let isWhole =
                parts.count == 2 && Country.codes.contains(String(parts[0]))
                && (1...3).contains(parts[1].count)
            if isWhole { around = parts[0] } else { unfit.append("subdivision") }
        }
        let forms = unfit.map { name in
            Problem(
                "country.form", field: name, "is no code of ISO 3166",
                rule: "countries are two capitals, subdivisions country-code",
                hint: "write US, US-MI")
        }
        guard let country, let around, country != around, unfit.isEmpty else { return forms }
        return [
            Problem(
                "country.subdivision", field: "subdivision", "is not in \(country)",
                rule: "a subdivision's code begins with its country's",
                hint: "correct one of the two")
        ]
    }

    /// Digests of captured files, and of rows that were imported, are SHA-256 in hexadecimal.
    static func hexadecimal(in data: Record) -> [Problem] {
        var digests = data.records("evidence").enumerated().map { index, file in
            ("evidence[\(index)].sha256", file.text("sha256"))
        }
        digests.append(("import_ref.row_sha256", data.record("import_ref")?.text("row_sha256")))
        return digests.compactMap { field, digest in
            guard let digest,
                digest.utf8.count != 64 || !digest.utf8.allSatisfy(FieldCheck.isHexadecimal)
            else { return nil }
            return Problem(
                "digest.form", field: field, "is no SHA-256",
                rule: "SHA-256 is 64 hexadecimal digits, lower case",
                hint: "write what sha256sum says")
        }
    }
}
