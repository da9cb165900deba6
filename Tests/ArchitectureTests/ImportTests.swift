import Testing

/// Who may import whom: what the table of ARCHITECTURE.md says.
private struct ImportRow {
    let module: String
    let folder: String
    /// The modules of ours that it may import; nil where it may import them all.
    let imports: Set<String>?

    /// The rows of the table; a module that does not stand in a row may not be imported there,
    /// however the manifest would let it.
    static func all() throws -> [ImportRow] {
        let row = /^\| `([\w-]+)` \| ([\w\/-]+) \| .* \| (.*) \|$/
        return try Checkout.file("ARCHITECTURE.md").lines.compactMap { line in
            guard let cells = line.wholeMatch(of: row) else { return nil }
            let imports = cells.3.split(separator: ", ").map(String.init)
            return ImportRow(
                module: String(cells.1), folder: String(cells.2),
                imports: imports == ["all of them"]
                    ? nil : Set(["–", "nothing at all"].contains(imports.first) ? [] : imports))
        }
    }
}

@Suite struct `The house` {
    @Test func `imports along the edges of ARCHITECTURE.md alone`() throws {
        let rows = try ImportRow.all()
        let ours = Set(rows.map(\.module))
        #expect(ours.count > 10)
        for row in rows {
            for file in try Checkout.files("swift", in: row.folder) {
                let known =
                    row.module == "Incidents" ? file.imports : file.imports.intersection(ours)
                let foreign = known.subtracting(row.imports ?? ours)
                #expect(foreign.isEmpty, "\(file.path) imports \(foreign)")
            }
        }
    }

    @Test func `goes in no circle`() throws {
        var left = Dictionary(
            uniqueKeysWithValues: try ImportRow.all().map { ($0.module, $0.imports ?? []) })
        while let bottom = left.first(where: { $0.value.isDisjoint(with: left.keys) })?.key {
            left[bottom] = nil
        }
        #expect(left.isEmpty, "\(left.keys) import one another")
    }

    @Test func `lists every folder of sources`() throws {
        let folders = try Checkout.folders(in: "Sources").map { "Sources/" + $0 }
        let listed = Set(try ImportRow.all().map(\.folder))
        #expect(Set(folders + ["Migrations", "Projections"]) == listed)
    }

    @Test func `has the fixed folders at its top`() throws {
        let fixed: Set = ["Sources", "Tests", "Projections", "Migrations", "ops"]
        #expect(Set(try Checkout.folders(in: "")) == fixed)
    }
}
