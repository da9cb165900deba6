import EventLog
import FoundationEssentials

/// Published vectors, which are kept beside the repository and never in it.
enum PublishedVectors {
    static let folder: URL = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared = ProcessInfo.processInfo.environment["BLOTTER_SHARED"] ?? "../shared"
        return URL(filePath: shared, directoryHint: .isDirectory, relativeTo: root)
            .appending(path: "vectors")
    }()

    static var exist: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "cyberphone-jcs").path)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }

    static func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
            .sorted()
    }
}

/// A value as a reader of the log would define one.
indirect enum Tree: Hashable, JSONRepresentable {
    case null
    case flag(Bool)
    case number(Int64)
    case text(Text)
    case list([Tree])
    case record([Member])

    struct Member: Hashable {
        let key: Text
        let value: Tree
    }

    /// Text that is equal by its code units, where Swift's `==` is up to canonical equivalence.
    struct Text: Hashable, ExpressibleByStringLiteral {
        let string: String
        init(_ string: String) { self.string = string }
        init(stringLiteral string: String) { self.string = string }
        static func == (left: Text, right: Text) -> Bool {
            left.string.utf8.elementsEqual(right.string.utf8)
        }
        func hash(into hasher: inout Hasher) { hasher.combine(Array(string.utf8)) }
    }

    init(json: JSONForm<Tree>) {
        switch json {
        case .null: self = .null
        case .bool(let flag): self = .flag(flag)
        case .integer(let number): self = .number(number)
        case .string(let text): self = .text(Text(text))
        case .array(let elements): self = .list(elements)
        case .object(let members):
            self = .record(members.map { Member(key: Text($0.key), value: $0.value) })
        }
    }

    var json: JSONForm<Tree> {
        switch self {
        case .null: .null
        case .flag(let flag): .bool(flag)
        case .number(let number): .integer(number)
        case .text(let text): .string(text.string)
        case .list(let elements): .array(elements)
        case .record(let members): .object(members.map { ($0.key.string, $0.value) })
        }
    }
}

/// Whether a text is the one canonical spelling of a value that the profile admits.
func isCanonical(_ text: [UInt8]) -> Bool { (try? canonical(text)) == text }

/// The canonical spelling of a text, by way of a value.
func canonical(_ text: [UInt8], limit: Int = CanonicalJSON.maximumBytes) throws -> [UInt8] {
    try CanonicalJSON.bytes(
        of: CanonicalJSON.parse(text, as: Tree.self, limit: limit), limit: limit)
}

/// The rule that a text breaks, or nil where it breaks none.
func brokenRule(_ text: [UInt8]) -> CanonicalJSONError.Rule? {
    do {
        _ = try CanonicalJSON.parse(text, as: Tree.self, limit: 1 << 20)
        return nil
    } catch {
        return error.rule
    }
}

extension CanonicalJSONError {
    /// The error of a text at a place.
    static func at(offset: Int, line: Int, column: Int, _ rule: Rule) -> CanonicalJSONError {
        CanonicalJSONError(rule: rule, place: .text(offset: offset, line: line, column: column))
    }
}
