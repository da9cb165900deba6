import ArgumentParser
import Incidents

/// Subcommands that nearly exist: the library suggests options, not subcommands.
enum Misspelling {
    /// Follows the words into the tree of commands, and stops at the first that is none.
    static func check(_ arguments: [String], against root: any ParsableCommand.Type) throws {
        var command = root
        var path = "blotter"
        for word in arguments {
            let children = command.configuration.subcommands
            if word == "help", path == "blotter" { continue }
            guard !children.isEmpty, !word.hasPrefix("-") else { return }
            guard let child = children.first(where: { name(of: $0) == word }) else {
                let words = children.filter { $0.configuration.shouldDisplay }.map { name(of: $0) }
                let nearest = DidYouMean.nearest(to: word, among: words)
                throw Failure(
                    "command.unknown", .usage, "\"\(word)\" is no command of  \(path)",
                    rule: "commands are written out: blotter <noun> <verb>",
                    hint: nearest.map { "did you mean  \(path) \($0)  ?" }
                        ?? "there are \(words.joined(separator: ", "))")
            }
            command = child
            path += " " + word
        }
    }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? command._commandName
    }
}
