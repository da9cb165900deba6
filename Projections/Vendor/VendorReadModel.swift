public import EventLog
public import Incidents
public import ProjectionEngine

/// Vendors: products, markets, customers, errors, demands, lawsuits, data sets, with a timeline.
public struct VendorReadModel: ReadModel {
    public let name = "vendor"
    public let version = 11
    public let definition = SQLFiles.rowsTables + SQLFiles.vendorReadModel
    public let tables = [
        "identity", "product", "market", "deployment", "misidentification", "cease_desist",
        "lawsuit", "dataset", "study", "timeline",
    ]
    private let fold: Fold

    /// Makes the read model; with a day, of what had happened in the world by its end.
    public init(validAt: Day? = nil) {
        fold = Fold(
            subjects: [.vendor], takesProducts: true, validAt: validAt, tables: Set(tables))
    }

    public func folds(stream: String) -> Bool { Fold.folds(stream: stream) }

    public func rows(of stream: String, events: [RecordedEvent]) throws -> [ReadModelRow] {
        try fold.rows(of: stream, events: events)
    }
}
