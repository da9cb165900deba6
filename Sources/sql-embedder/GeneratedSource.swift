/// The Swift source that holds the scripts, in the order of their paths.
///
/// Two paths of one name are refused: which of them a name meant would depend on nothing visible.
func generatedSource(of scripts: [Script]) throws -> String {
    let scripts = scripts.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var paths = ["all": "the list of all files"]
    for script in scripts {
        if let other = paths.updateValue(script.path, forKey: script.name) {
            throw EmbeddingError(
                description: """
                    error: \(script.path) and \(other) would both be SQLFiles.\(script.name); \
                    rename one
                    """)
        }
    }
    return """
        // Generated from the .sql files of this target; edit those.

        /// The text of this target's .sql files.
        enum SQLFiles {
            /// Every file, by its path below the target's folder, in the order of the paths.
            static let all: [(path: String, text: String)] = [
        \(scripts.map { "        (\($0.path.debugDescription), `\($0.name)`),\n" }.joined())\
            ]

        \(scripts.map { "    static let `\($0.name)` = \($0.literal)\n\n" }.joined())}

        """
}
