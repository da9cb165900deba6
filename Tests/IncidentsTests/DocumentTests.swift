import Testing

@testable import Incidents

@Suite struct `What is written from the declarations` {
    @Test func `the written catalogue has every type, field and vocabulary`() {
        let text = CatalogueDocument.markdown()
        for declaration in Catalogue.declarations {
            #expect(text.contains("\n### \(declaration.name)\n"))
            for field in declaration.fields { #expect(text.contains("| `\(field.name)` |")) }
        }
        for vocabulary in CatalogueDocument.vocabularies() {
            #expect(text.contains("\n### \(vocabulary.name)\n"))
        }
        #expect(text.contains("`blotter event correct`"))
        #expect(text.contains("| `parties[].role` | ● | [role of a party](#role-of-a-party) |"))
    }

    @Test func `no vocabulary has a word twice, or none`() {
        let spoken = CatalogueDocument.vocabularies()
        #expect(spoken.allSatisfy { Set($0.words).count == $0.words.count && !$0.words.isEmpty })
    }

    @Test func `the schema of a type says what its fields may hold`() throws {
        let schema = JSONSchema.of(LawsuitFiled.declaration)
        #expect(schema.keys.first == "$schema")
        #expect(schema.text("title") == "LawsuitFiled")
        let properties = try #require(schema.record("properties"))
        #expect(properties.keys == LawsuitFiled.declaration.allFields.map(\.name))
        #expect(schema.texts("required").contains("caption"))
        #expect(
            properties.record("court")?.text("pattern")
                == "^(court):[A-Za-z0-9][A-Za-z0-9._-]{0,95}$")
        #expect(properties.record("parties")?.number("minItems") == 1)
        #expect(properties.record("legal_force")?.list("enum") == ["allegation"])
        #expect(properties.record("filed")?["type"] == "string")
        #expect(properties.record("vendor")?["type"] == ["string", "null"])
        #expect(schema["additionalProperties"] == false)
    }
}
