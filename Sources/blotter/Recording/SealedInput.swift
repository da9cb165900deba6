import Incidents
/// What is to be sealed, typed where nobody else can see it.
enum SealedInput {
    /// Stands for the text in the arguments, as it stands for a file elsewhere.
    static let elsewhere = "-"

    /// The text, or for `-` a line of standard input, asked for at a terminal.
    static func read(_ text: String, at place: String) throws -> String {
        guard text == elsewhere else {
            Standard.remark(
                Failure(
                    "person.visible", .usage, "what is sealed stood in the command line",
                    at: place, rule: "ps shows arguments to everybody, and the shell keeps them",
                    hint: "\(place) -  asks for it, or reads it from standard input; take the line "
                        + "out of the shell's history"
                ).warningText)
            return text
        }
        if Standard.canAsk { try Standard.prompt("\(place), to be sealed: ") }
        guard let line = readLine()?.trimmed, !line.isEmpty else {
            throw Failure(
                "person.missing", .usage, "nothing was given to be sealed", at: place,
                rule: "\(elsewhere) stands for a line of standard input",
                hint: "type the line, or leave \(place) out; nothing was recorded")
        }
        try Standard.requireUTF8(line, at: place)
        return line
    }
}
