/// Why a projection run stopped, with nothing of the batch in hand kept, or a read model cannot be
/// read.
public enum ProjectionError: Error {
    /// No projection run has made the read model yet.
    case neverMade(readModel: String)
    /// Another version of the read model, or of its tables, made the rows that there are.
    case outdated(readModel: String)
    /// A newer version of the read model made the rows; only a rebuild that is asked for goes back.
    case newer(readModel: String, found: Int, known: Int)
    /// Others made something of the read model's tables, views for example, or keep things of their
    /// own in its schema: it cannot be made anew in their place.
    case inUse(readModel: String)
    /// Someone else moved the checkpoint: their rows stand, and the run may go on from there.
    case checkpointMoved(readModel: String, expected: Int64)
    /// The fold could not take a stream; `position` is the first event with which it fails.
    case foldFailed(readModel: String, stream: String, position: Int64, underlying: any Error)
}

extension ProjectionError: CustomStringConvertible {
    /// One line: which read model, where and why.
    public var description: String {
        switch self {
        case .neverMade(let readModel): "the read model \(readModel) was never made"
        case .outdated(let readModel): "another version made the read model \(readModel)"
        case .newer(let readModel, let found, let known):
            "version \(found) of the read model \(readModel) stands, this program has \(known)"
        case .inUse(let readModel):
            "something that is not blotter's rests on the read model \(readModel), or is in its schema"
        case .checkpointMoved(let readModel, let expected):
            "\(readModel) no longer stands at @\(expected): another worker moved it"
        case .foldFailed(let readModel, let stream, let position, let underlying):
            "\(readModel) could not fold \(stream) up to @\(position): \(underlying)"
        }
    }
}
