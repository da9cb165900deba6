import Incidents

extension EventDeclaration {
    /// What a command's help ends its description with: the words of values' parts, and an example.
    ///
    /// The library asks every command for its description, whichever is run; the examples of all
    /// would double the time in which a command starts.
    func elaboration(of noun: StreamKind?) -> String {
        let isAsked = CommandLine.arguments.contains { ["--help", "-h", "help"].contains($0) }
        guard isAsked else { return "" }
        return "\n\n\(wordsOfParts)For example:\n\n\(exampleCommand(of: noun))"
    }

    /// The declared example as it would be typed.
    private func exampleCommand(of noun: StreamKind?) -> String {
        let lines = exampleArguments(of: noun).map { Self.typed($0, width: 70) }
        return "  blotter " + lines.joined(separator: " \\\n    ")
    }

    /// The words as a shell takes them. A long one goes on in the next line, in quotes of its own:
    /// help is wrapped at 80 columns, and a line feed within quotes would be part of the value.
    private static func typed(_ words: [String], width: Int) -> String {
        let line = words.map(\.quotedForShell).joined(separator: " ")
        guard line.count > width, let last = words.last else { return line }
        var pieces = [""]
        let begun = words.dropLast().map(\.quotedForShell).joined(separator: " ").count + 1
        for word in last.split(separator: " ", omittingEmptySubsequences: false) {
            let taken = pieces[pieces.count - 1].count + (pieces.count == 1 ? begun : 0)
            if taken + word.count > width, taken > 0 { pieces.append("") }
            pieces[pieces.count - 1] += word + " "
        }
        pieces[pieces.count - 1].removeLast()
        return
            (words.dropLast().map(\.quotedForShell) + [
                pieces.map(\.quotedForShell).joined(separator: "\\\n")
            ]).joined(separator: " ")
    }

    /// The declared example, with another of the noun's own kind where one is named.
    private func example(of noun: StreamKind?) -> Record {
        var example = example
        guard let noun, noun.isEntity else { return example }
        let other = Value.text("\(noun.rawValue):other-example")
        switch name {
        case EntityMerged.name: example["into"] = other
        case EntityRelationAsserted.name where noun != .person:
            (example["relation"], example["to"], example["role"]) = ("same_as", other, nil)
        default: break
        }
        return example
    }

    /// The same as arguments: those that name the command and the record, then each option's.
    func exampleArguments(of noun: StreamKind?) -> [[String]] {
        let example = example(of: noun)
        let options = allFields.flatMap { field -> [[String]] in
            guard let value = example[field.name], value != Defaults.value(of: field),
                field.name != "recorded_by", field.name != "target" || noun != nil
            else { return [] }
            return field.type.typed(value).map { text in
                // What stands in several kinds of record names its own kind in each.
                let named = Reference(text).flatMap { reference in
                    noun.flatMap { noun in
                        streams.contains(reference.kind) && !reference.kind.isEntity
                            && !isAboutAnEvent ? Reference(noun, id: reference.id) : nil
                    }
                }
                return [field.optionName, named?.description ?? text]
            }
        }
        guard let noun else { return [["event", verb, "@12"]] + options }
        let command = [noun.rawValue, verb]
        return switch place {
        case .continues: [command + ["\(noun.rawValue):example"]] + options
        case .either: [command + ["--id", "example"]] + options
        case .opens: [command] + options
        }
    }
}

extension FieldType {
    /// A value as it would be typed, each element of a list by itself.
    fileprivate func typed(_ value: Value) -> [String] {
        switch (self, value) {
        case (.list(let element), .list(let values)): values.flatMap(element.typed)
        case (.count, .record(let record)): [Count(record)?.typed].compactMap(\.self)
        case (.money(let kinds), .record(let record)):
            Money(record).map { money in
                [kinds.words.count == 1 ? "\(money)" : "\(money.kind) \(money)"]
            } ?? []
        case (.sealed, _): ["-"]
        case (.record(let fields), .record(let record)): [Self.parts(record, fields)]
        case (.patch, .record(let record)):
            record.members.compactMap { member in
                (member.value.text ?? member.value.number.map(String.init))
                    .map { "\(member.key)=\($0)" }
            }
        case (_, .text(let text)): [text]
        case (_, .number(let number)): [String(number)]
        default: []
        }
    }

    private static func parts(_ record: Record, _ fields: [Field]) -> String {
        fields.flatMap { field -> [String] in
            guard let value = record[field.name] else { return [] }
            return field.type.typed(value).map { text in
                let escaped = text.replacing("\\", with: "\\\\").replacing(";", with: "\\;")
                return "\(field.name)=\(escaped)"
            }
        }
        .joined(separator: "; ")
    }
}

extension Count {
    /// As it would be typed: the source's own word alone where there is no number.
    fileprivate var typed: String {
        guard let value else { return text ?? "unspecified" }
        return text ?? Count(value, bound).map { "\($0)" } ?? "\(value)"
    }
}
