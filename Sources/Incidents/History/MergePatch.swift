extension Record {
    /// The record with a JSON Merge Patch applied (RFC 7396 section 2): null removes a member.
    ///
    /// Lists are replaced whole. Members that stay keep their order; new ones follow.
    public func patched(with patch: Record) -> Record {
        var result = self
        for (key, value) in patch.members {
            switch value {
            case .null: result[key] = nil
            case .record(let nested):
                result[key] = .record((result.record(key) ?? Record()).patched(with: nested))
            case .flag, .number, .text, .list: result[key] = value
            }
        }
        return result
    }
}
