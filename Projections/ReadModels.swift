public import ProjectionEngine

/// Every read model that the program keeps up to date.
public enum ReadModels {
    /// The read models, as they stand now.
    public static let all: [any ReadModel] = [AgencyReadModel(), VendorReadModel()]

    /// The read model of that name; nil where there is none.
    public static func named(_ name: String) -> (any ReadModel)? { all.first { $0.name == name } }
}
