import FoundationEssentials
import Glibc
import Incidents

/// What a recorder need not type: the least that can honestly be said.
enum Defaults {
    /// The default of an envelope field; nil where only the recorder can know.
    static func value(of field: Field) -> Value? {
        switch field.name {
        case "recorded_by": .text(recorder)
        case "verification": "single_source"
        case "confidence": "medium"
        case "legal_force": firstWord(of: field)
        default: nil
        }
    }

    /// The first word that fits the type is its usual one.
    private static func firstWord(of field: Field) -> Value? {
        guard case .term(let vocabulary) = field.type else { return nil }
        return vocabulary.words.first.map(Value.text)
    }

    /// Who records: BLOTTER_RECORDER, or the login name.
    private static var recorder: String {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["BLOTTER_RECORDER"], !named.isEmpty { return named }
        return "user:" + (environment["USER"] ?? environment["LOGNAME"] ?? account)
    }

    /// What the machine calls whoever runs this: cron and containers set no login name.
    private static var account: String {
        guard let entry = getpwuid(geteuid()) else { return "uid-\(geteuid())" }
        return String(cString: entry.pointee.pw_name)
    }
}

extension Record {
    /// Completes the envelope with what a recorder need not type.
    mutating func fillDefaults(of declaration: EventDeclaration) {
        for field in Envelope.fields(of: declaration)
        where field.isRequired && self[field.name] == nil {
            self[field.name] = Defaults.value(of: field)
        }
    }
}
