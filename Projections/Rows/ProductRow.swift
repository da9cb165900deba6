import Incidents

/// A product of the vendor, as a row of the table `product`.
enum ProductRow {
    static func columns(_ product: Entity, about subject: String) throws -> Columns? {
        guard product.facts.text("vendor") == subject else { return nil }
        var row = Columns()
        try row.set("name", product.name)
        try row.set("technologies", product.facts.texts("technologies"))
        try row.set("merged_into", product.mergedInto)
        return row
    }
}
