import Incidents

/// Asks the person at a terminal for what is required and was not given.
struct Questions {
    let fields: [Field]
    let noInput: Bool

    /// What was given, completed by what was answered.
    func complete(_ given: [String: [String]]) throws -> [String: [String]] {
        guard !noInput, Standard.canAsk else { return given }
        var answers = given
        for field in fields
        where field.isRequired && given[field.name] == nil && Defaults.value(of: field) == nil {
            answers[field.name] = try ask(field)
        }
        return answers
    }

    private func ask(_ field: Field) throws -> [String] {
        var elements: [String] = []
        while true {
            let more = elements.isEmpty ? "" : " (another, or Enter)"
            Standard.remark("\(field.summary)\(choices(of: field.type))")
            try Standard.prompt("\(field.name)\(more): ")
            guard let answer = readLine()?.trimmed else {
                throw Failure(
                    "interrupted", .usage, "nothing was answered; nothing was recorded",
                    at: field.optionName, rule: "what is required is asked for at a terminal",
                    hint: "give the options at once; --no-input never asks")
            }
            try Standard.requireUTF8(answer, at: field.optionName)
            // Asked again now: at the end one slip would cost all the answers.
            if answer.isEmpty {
                if !elements.isEmpty { return elements }
                Standard.remark("It is required; Ctrl-D gives up.")
                continue
            }
            if let misfit = Self.misfit(answer, field.type) {
                Standard.remark("\"\(answer)\" \(misfit)".visible)
                continue
            }
            elements.append(answer)
            if !field.isList { return elements }
        }
    }

    /// Tells the options that give again what was answered: what is wrong with one answer must not
    /// cost the others. A sealed name is not shown.
    func remark(on answers: [String: [String]], beside given: [String: [String]]) {
        let asked = fields.filter { given[$0.name] == nil && answers[$0.name] != nil }
        guard !asked.isEmpty else { return }
        let options = asked.flatMap { field in
            answers[field.name, default: []].map { answer in
                let isSealed = if case .sealed = field.type { true } else { false }
                let word = isSealed ? "-" : answer
                return "\(field.optionName) '\(word.replacing("'", with: "'\\''"))'"
            }
        }
        Standard.remark(
            "What was answered is given again by\n  \(options.joined(separator: " "))".visible)
    }

    /// Why an answer cannot be what the field holds, as far as that is seen without the log.
    private static func misfit(_ answer: String, _ type: FieldType) -> String? {
        switch type {
        case .list(.term(let vocabulary)):
            return answer.split(separator: ",").lazy
                .compactMap { misfit(String($0).trimmed, .term(vocabulary)) }.first
        case .list(let element): return misfit(answer, element)
        case .term(let vocabulary):
            guard answer != "null", !vocabulary.contains(answer) else { return nil }
            let near = DidYouMean.nearest(to: answer, among: vocabulary.words)
            return "is none of these" + (near.map { "; did you mean \($0)?" } ?? "")
        case .date:
            do throws(EDTF.Unreadable) {
                _ = try EDTF(person: answer, today: .current)
                return nil
            } catch {
                return "\(error.reason); \(error.hint)"
            }
        case .number: return Int64(person: answer) == nil ? "is no whole number" : nil
        case .count: return Count(person: answer) == nil ? "is neither a number nor a word" : nil
        default: return nil
        }
    }

    private func choices(of type: FieldType) -> String {
        switch type {
        case .term(let vocabulary): "\n  one of \(vocabulary.words.joined(separator: ", "))"
        case .list(let element): choices(of: element)
        case .record(let fields): "\n  as \(FieldType.record(fields).placeholder)"
        default: ""
        }
    }
}
