public import EventLog
public import Incidents
public import ProjectionEngine

/// Agencies, private operators and other bodies: use, errors, demands, lawsuits and a timeline.
public struct AgencyReadModel: ReadModel {
    public let name = "agency"
    public let version = 11
    public let definition = SQLFiles.rowsTables
    public let tables = [
        "identity", "deployment", "misidentification", "cease_desist", "lawsuit", "timeline",
    ]
    private let fold: Fold

    /// Makes the read model; with a day, of what had happened in the world by its end.
    public init(validAt: Day? = nil) {
        fold = Fold(
            subjects: [.agency, .organisation, .jurisdiction], validAt: validAt,
            tables: Set(tables))
    }

    public func folds(stream: String) -> Bool { Fold.folds(stream: stream) }

    public func rows(of stream: String, events: [RecordedEvent]) throws -> [ReadModelRow] {
        try fold.rows(of: stream, events: events)
    }
}
