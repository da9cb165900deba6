/// Why a projection run stopped. Nothing of the batch in hand was kept.
public enum ProjectionError: Error {
    /// Someone else moved the checkpoint: their rows stand, and the run may go on from there.
    case checkpointMoved(readModel: String, expected: Int64)
    /// The fold could not take a stream; `position` is the first event with which it fails.
    case foldFailed(readModel: String, stream: String, position: Int64, underlying: any Error)
}

extension ProjectionError: CustomStringConvertible {
    /// One line: which read model stopped, where and why.
    public var description: String {
        switch self {
        case .checkpointMoved(let readModel, let expected):
            "\(readModel) no longer stands at @\(expected): another worker moved it"
        case .foldFailed(let readModel, let stream, let position, let underlying):
            "\(readModel) could not fold \(stream) up to @\(position): \(underlying)"
        }
    }
}
