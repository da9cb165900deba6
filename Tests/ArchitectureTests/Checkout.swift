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
    let text: String
    let lines: [Substring]

    init(path: String, text: String) {
        (self.path, self.text) = (path, text)
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

    /// The places of what is public: what says so, a public enum's cases, a public protocol's
    /// requirements.
    var publicDeclarations: [Int] {
        let said = #/^ *(?:@\w+(?:\(.*\))? )*public (?!import)/#
        let opening = #/^( *)public (?:indirect )?(enum|protocol) .*\{$/#
        let members = [
            "enum": #/^ *(?:indirect )?case /#,
            "protocol": #/^ *(?:static |mutating )*(?:associatedtype|func|init|subscript|var)\b/#,
        ]
        var places = lines.indices.filter { lines[$0].contains(said) }
        for start in lines.indices {
            guard let match = lines[start].firstMatch(of: opening),
                let member = members[String(match.2)]
            else { continue }
            let isInside = { (line: Substring) in line != match.1 + "}" }
            for place in lines.indices[(start + 1)...].prefix(while: { isInside(lines[$0]) })
            where lines[place].prefix(while: { $0 == " " }).count == match.1.count + 4
                && lines[place].contains(member)
            {
                places.append(place)
            }
        }
        return places
    }

    /// Whether a documentation comment stands above the line, or above its attributes.
    func isDocumented(_ place: Int) -> Bool {
        let above = lines[..<place].reversed().first {
            !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("@")
        }
        return above?.trimmingPrefix(while: \.isWhitespace).hasPrefix("///") ?? false
    }

    var words: Set<String> {
        Set(code.flatMap { $0.text.matches(of: /\w+/).map { String($0.0) } })
    }
}
