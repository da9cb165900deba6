import Crypto
import EventLog
import FoundationEssentials
import Incidents
import Postgres

/// A salted disclosure (RFC 9901 section 4.2): what the digest in an event stands for.
struct Disclosure: Sendable {
    let field: String
    let value: String
    /// base64url of the JSON array [salt, name, value].
    let text: String

    /// Seals a value with a salt of 256 random bits.
    init(field: String, value: String) {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let array = "[\(Data(salt).base64url.quotedJSON), \(field.quotedJSON), \(value.quotedJSON)]"
        self.field = field
        self.value = value
        text = Data(array.utf8).base64url
    }

    /// Opens what was sealed before; nil where it is no disclosure of a text.
    private init?(opening text: String) {
        guard let json = Data(base64url: text),
            let parts = try? CanonicalJSON.parse(Array(json), as: Value.self).elements,
            parts.count == 3, let field = parts[1].text, let value = parts[2].text
        else { return nil }
        self.field = field
        self.value = value
        self.text = text
    }

    /// base64url(SHA-256(disclosure)).
    var digest: String { Data(SHA256.hash(data: Data(text.utf8))).base64url }

    /// Keeps the disclosure in the vault, which the event's transaction includes; once, however
    /// often that is repeated.
    func insertion(person: String) -> Statement {
        """
        insert into vault.disclosure (digest, person, disclosure)
        values (\(digest), \(person), \(text)) on conflict (digest) do nothing
        """
    }

    /// What the vault keeps of a person.
    static func kept(person: String, in session: borrowing Session) throws -> [Disclosure] {
        try session.execute("select disclosure from vault.disclosure where person = \(person)")
            .compactMap { Disclosure(opening: try $0.text(0)) }
    }
}

extension Draft {
    /// Refuses a draft in which what it seals stands in clear elsewhere: a leaf is for ever.
    ///
    /// What was sealed before of the persons whom its record names must not stand in it either.
    func requireSealedAlone(_ sealed: [Disclosure], in session: borrowing Session) throws {
        let own = sealed.flatMap { disclosure in
            data.members.filter {
                $0.key != disclosure.field && $0.value.mentions(disclosure.value.words)
            }.map { naming(stream, in: $0.key, "holds what --\(disclosure.field) seals") }
        }
        let known = try persons(in: session).flatMap { person in
            try Self.namesKept(of: person, in: session).flatMap { name in
                data.members.filter { $0.value.mentions(name.words) }
                    .map {
                        naming(person, in: $0.key, "holds the name that is sealed of \(person)")
                    }
            }
        }
        guard own.isEmpty, known.isEmpty else {
            throw Failures(all: own + known, summary: Self.nothingRecorded)
        }
    }

    private func naming(_ person: Reference, in key: String, _ what: String) -> Failure {
        Failure(
            "person.named", .invalidData, what,
            at: type.allFields.first { $0.name == key }?.optionName,
            rule: "an affected person is a pseudonym, even where the press named them",
            hint: "write the pseudonym, \(person.id), in place of the name")
    }

    /// The affected persons whom it names, or an earlier event of its stream: a harm, or a
    /// correction, need not name again whom it is about.
    private func persons(in session: borrowing Session) throws -> [Reference] {
        let named = Tags.of(type: type, stream: stream, data: data)
        let before =
            begins
            ? []
            : try session.execute(
                """
                select distinct t.tag from log.event e join log.tag t using (position)
                where e.stream = \(stream.description) and t.tag >= 'person:' and t.tag < 'person;'
                """
            ).map { try $0.text(0) }
        return Set(named + before).sorted().compactMap(Reference.init).filter(\.isPseudonym)
    }

    /// The names of two words and more that the vault keeps of a person: one word may be anybody's.
    /// Whoever may not read the vault is told nothing of it.
    private static func namesKept(
        of person: Reference, in session: borrowing Session
    ) throws -> [String] {
        do {
            return try Disclosure.kept(person: person.description, in: session)
                .filter { $0.field == "name" && $0.value.contains(" ") }.map(\.value)
        } catch SQLState.insufficientPrivilege {
            return []
        } catch {
            throw error
        }
    }

    /// The draft under the seals that its event was recorded with; nil where it is not recorded yet.
    ///
    /// Salts are random: under new ones a repetition would be another event to the log.
    func sealedBefore(
        as sealed: [Disclosure], in session: borrowing Session
    ) throws -> Draft? {
        guard !sealed.isEmpty, try session.event(id: id) != nil else { return nil }
        let kept = try Disclosure.kept(person: stream.description, in: session)
        var draft = self
        for new in sealed {
            let old = kept.first { $0.field == new.field && $0.value == new.value }
            guard let old, data[new.field] == ["sd": .text(new.digest)] else { continue }
            draft.data[new.field] = ["sd": .text(old.digest)]
        }
        return draft
    }
}

extension Value {
    /// Whether a text in it, however deep, holds the words, one after the other.
    fileprivate func mentions(_ words: String) -> Bool {
        switch self {
        case .text(let text): text.words.contains(words)
        case .list(let elements): elements.contains { $0.mentions(words) }
        case .record(let record): record.members.contains { $0.value.mentions(words) }
        case .null, .flag, .number: false
        }
    }
}

extension String {
    /// The words in lower case, a space before and after each: "Li" stands in no "alias".
    fileprivate var words: String {
        let words = lowercased().split { !$0.isLetter && !$0.isNumber }
        return " " + words.joined(separator: " ") + " "
    }
}

extension Data {
    fileprivate var base64url: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    fileprivate init?(base64url text: String) {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        self.init(
            base64Encoded: text.replacing("-", with: "+").replacing("_", with: "/") + padding)
    }
}
