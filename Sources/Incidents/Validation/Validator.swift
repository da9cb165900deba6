/// Checks one event by itself: its type, its fields, and the rules that need no other event.
public struct Validator: Sendable {
    /// The day after which nothing can have happened yet.
    private let today: Day

    /// Makes a validator for which the present ends with `today`.
    public init(today: Day) { self.today = today }

    /// What is wrong with the event, or looks wrong; empty where nothing is.
    ///
    /// The event a correction leads to is checked the same way: give the target's type and its
    /// data with the patch applied.
    public func problems(
        type: String, schemaVersion: Int, stream: Reference, data: Record
    ) -> [Problem] {
        guard let shape = Shape.of(type) else { return [unknown(type: type)] }
        return problems(shape, schemaVersion: schemaVersion, stream: stream, data: data)
    }

    /// The same for one event whose declaration is at hand.
    ///
    /// A command that records a single event need not wait until all types are prepared.
    public func problems(
        type: EventDeclaration, schemaVersion: Int, stream: Reference, data: Record
    ) -> [Problem] {
        problems(Shape(type), schemaVersion: schemaVersion, stream: stream, data: data)
    }

    private func problems(
        _ shape: Shape, schemaVersion: Int, stream: Reference, data: Record
    ) -> [Problem] {
        let declaration = shape.declaration
        let type = declaration.name
        var check = FieldCheck(
            earliestYear: declaration.nature == .factual ? 1950 : nil, latestYear: today.year + 100)
        if !(1...declaration.schemaVersion).contains(schemaVersion) {
            check.problems.append(
                Problem(
                    "type.version", field: "",
                    "\(type) has no schema version \(schemaVersion)",
                    rule: "versions run from 1 to \(declaration.schemaVersion)",
                    hint: "use a newer blotter if a newer one wrote the event"))
        }
        if !declaration.streams.contains(stream.kind) {
            check.problems.append(
                Problem(
                    "type.stream", field: "",
                    "\(type) does not stand in a stream of kind \(stream.kind.rawValue)",
                    rule: "it stands in: "
                        + declaration.streams.map(\.rawValue).joined(separator: ", "),
                    hint: "name a stream of such a kind"))
        }
        check.members(of: data, in: shape, stream: stream)
        return check.problems + occurrence(in: data) + future(in: data) + visibility(in: data)
            + (declaration.nature == .factual ? Rule.sourcesThatSaySo(in: data) : [])
            + Rule.slugs("tags", in: data) + Rule.hexadecimal(in: data)
            + Rule.person(in: data, type: type, stream: stream)
            + Rule.noPersonalDetails(in: data, stream: stream)
            + declaration.rules(data)
    }

    private func unknown(type: String) -> Problem {
        let names = Catalogue.declarations.map(\.name)
        return Problem(
            "type.unknown", field: "", "there is no event type \"\(type)\"",
            rule: "every event is of a type of the catalogue",
            hint: DidYouMean.nearest(to: type, among: names).map { "did you mean \($0)?" }
                ?? "see the catalogue for the types there are")
    }

    private func occurrence(in data: Record) -> [Problem] {
        guard let text = data.text("occurred"), let date = try? EDTF(text) else { return [] }
        if let lower = date.lower, lower > today {
            return [
                Problem(
                    "occurred.future", field: "occurred", "\(date.phrase) is after today, \(today)",
                    rule: "the log holds what has happened",
                    hint: "give the date on which it happened; what is planned has its own fields")
            ]
        }
        if let upper = date.upper, upper.year > today.year + 1 {
            return [
                Problem(
                    "occurred.future", field: "occurred", "\(date.phrase) ends after next year",
                    rule: "a date ends in the year after today at the latest",
                    hint: "leave the end open (..) if it is not known")
            ]
        }
        guard data.text("occurred_basis") == "publication_date",
            text.utf8.count == 10 && text.hasSuffix("-01-01")
                || text.utf8.count == 7 && text.hasSuffix("-01")
        else { return [] }
        return [
            Problem(
                "occurred.precision", .warning, field: "occurred",
                "\(text) may be more exact than what is known",
                rule: "the first of January taken from a publication often stands for the year",
                hint: "write the year alone, or an end: ../\(text)")
        ]
    }

    /// Dates of what is over or has begun: a source of next year is a slip of the pen.
    private func future(in data: Record) -> [Problem] {
        [
            "published_on", "accessed_on", "corrected_on", "retracted_on", "sent_on", "reported_on",
            "filed", "started", "period", "start", "offence_date", "since", "dissolved_on",
        ].compactMap { name in
            guard let date = data.date(name), let start = date.lower,
                start > today
            else { return nil }
            return Problem(
                "date.future", field: name, "\(date.phrase) is after today, \(today)",
                rule: "\(name) says when something happened", hint: "check the year")
        }
    }

    private func visibility(in data: Record) -> [Problem] {
        let unfit = ["visibility", "embargoed_until"].filter { name in
            Rule.has(name, in: data) && data.text(name) != "public"
        }
        return unfit.map { name in
            Problem(
                "visibility.not-kept", field: name, "would withhold nothing",
                rule: "whoever may read the log reads every event of it, and a leaf is for ever",
                hint: "record the event when everybody may know of it")
        }
    }
}
