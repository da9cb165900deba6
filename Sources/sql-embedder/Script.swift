import FoundationEssentials

/// One `.sql` file: its path below the target's folder, and its text.
struct Script {
    let path: String
    let text: String

    /// Reads a file that a Swift literal can hold unchanged.
    init(file: String, below folder: String) throws {
        guard file.hasPrefix(folder + "/") else {
            throw EmbeddingError(description: "\(file): error: the file is not below \(folder)")
        }
        path = String(file.dropFirst(folder.count + 1))
        let bytes = Array(try Data(contentsOf: URL(filePath: file)))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw EmbeddingError(description: "\(file): error: the file is not UTF-8")
        }
        // A Swift literal reads CR LF as LF, so the text and its checksum would not be the file's.
        if let index = bytes.firstIndex(where: { $0 == 0x0D || $0 == 0 }) {
            let line = bytes[..<index].count { $0 == 0x0A } + 1
            throw EmbeddingError(
                description: """
                    \(file):\(line): error: a carriage return or U+0000 cannot be embedded; \
                    end lines with a line feed only
                    """)
        }
        self.text = text
    }

    /// The path in lower camel case, without its ending.
    ///
    /// `Agency/read-model.sql` is `agencyReadModel`; `0001-event-log.sql` is `_0001EventLog`, since
    /// a digit cannot begin a Swift name.
    var name: String {
        let words = path.dropLast(".sql".count)
            .split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        let capitalized = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        let name = capitalized.prefix(1).lowercased() + capitalized.dropFirst()
        return name.first?.isLetter == true ? name : "_" + name
    }

    /// The text as a raw literal, with one more `#` than the text has in a row.
    ///
    /// So nothing in the text can end the literal or begin an escape.
    var literal: String {
        let longestRun = text.split { $0 != "#" }.map(\.count).max() ?? 0
        let hashes = String(repeating: "#", count: longestRun + 1)
        return "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)"
    }
}

/// Why the files cannot be embedded, in the form of a compiler's message.
struct EmbeddingError: Error, CustomStringConvertible {
    let description: String
}
