import Foundation
import Testing

/// A dossier as a program reads it: what `--format json` prints.
struct Dossier: Decodable {
    struct Section: Decodable, Equatable {
        let title: String
        let note: String?
        let rows: [[String: Cell]]
    }

    /// A column's text, whether the row is retracted, or what its words are made of.
    enum Cell: Decodable, Equatable {
        case text(String)
        case flag(Bool)
        case values

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self =
                if let flag = try? container.decode(Bool.self) {
                    .flag(flag)
                } else if let text = try? container.decode(String.self) {
                    .text(text)
                } else {
                    .values
                }
        }
    }

    private struct Standing: Decodable { let position: Int }
    private enum CodingKeys: CodingKey { case standing, sections }

    /// The position it stands at.
    let standing: Int
    let sections: [Section]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        standing = try container.decode(Standing.self, forKey: .standing).position
        sections = try container.decode([Section].self, forKey: .sections)
    }

    /// What the command shows.
    static func shown(by blotter: Blotter, _ words: String...) async throws -> Dossier {
        try await shown(by: blotter, words)
    }

    static func shown(by blotter: Blotter, _ words: [String]) async throws -> Dossier {
        let outcome = expectSuccess(try await blotter.run(words + ["--format", "json"]))
        return try JSONDecoder().decode(Dossier.self, from: Data(outcome.output.utf8))
    }

    func rows(of title: String) -> [[String: Cell]] {
        sections.first { $0.title == title }?.rows ?? []
    }

    func note(of title: String) -> String { sections.first { $0.title == title }?.note ?? "" }

    func column(_ name: String, of title: String) -> [String] {
        rows(of: title).map { row in
            if case .text(let text) = row[name] { text } else { "no column \(name)" }
        }
    }
}
