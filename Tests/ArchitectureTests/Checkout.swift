import Foundation

/// The repository's files as they lie on disk.
enum Checkout {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// One file, by its path.
    static func file(_ path: String) throws -> SourceFile {
        SourceFile(
            path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }

    /// The names of the folders in a folder, but for hidden ones.
    static func folders(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey],
            options: .skipsHiddenFiles
        )
        .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false }
        .map(\.lastPathComponent)
    }

    /// The files with an extension, at any depth of some folders, by path.
    static func files(_ type: String, in folders: String...) throws -> [SourceFile] {
        try folders.flatMap { folder in
            let paths = try FileManager.default.subpathsOfDirectory(
                atPath: root.appending(path: folder).path)
            return try paths.filter { $0.hasSuffix(".\(type)") }.sorted()
                .map { try file("\(folder)/\($0)") }
        }
    }
}

/// A file of the repository, line by line.
struct SourceFile {
    let path: String
    let lines: [Substring]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    var name: Substring { path.split(separator: "/").last ?? "" }

    var folder: Substring { path.dropLast(name.count + 1) }

    /// The lines that are no comment, each with its place in `lines`.
    var code: [(index: Int, text: Substring)] {
        lines.enumerated().compactMap { index, line in
            line.drop(while: \.isWhitespace).hasPrefix("//") ? nil : (index, line)
        }
    }

    /// The modules it imports.
    var imports: Set<String> {
        let line = /^(?:@\S+ )*(?:\w+ )?import (?:(?:class|enum|func|protocol|struct) )?(\w+)/
        return Set(code.compactMap { $0.text.firstMatch(of: line).map { String($0.1) } })
    }

    /// The types it declares.
    var types: Set<String> {
        let declaration = /\b(?:actor|class|enum|protocol|struct|typealias) ([A-Z]\w*)/
        return Set(code.flatMap { $0.text.matches(of: declaration).map { String($0.1) } })
    }

    var words: Set<String> {
        Set(code.flatMap { $0.text.matches(of: /\w+/).map { String($0.0) } })
    }
}
