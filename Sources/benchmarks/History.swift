import EventLog
import FoundationEssentials
import Incidents
import Projections

/// A made history of the domain's own events: the same in every run, but for the events' ids.
///
/// Agencies use products, five events a deployment: what an import checks and a read model folds.
struct History {
    /// Keeps the streams of several histories in one log apart.
    let name: String
    private let days = 28

    static let agencies = 200
    static let vendors = 20
    static let sources = 100
    static let eventsPerStream = 5

    /// The entities that the events refer to.
    static func entities() throws -> [NewEvent] {
        try (0..<vendors).map { number in
            try make(
                VendorRegistered.name, "vendor:bench-\(number)",
                ["name": .text("Bench Vendor \(number)"), "country": "US", "roles": ["developer"]])
        }
            + (0..<agencies).map { number in
                try make(
                    AgencyRegistered.name, "agency:bench-\(number)",
                    [
                        "name": .text("Bench Police Department \(number)"), "country": "US",
                        "kind": "police", "level": "municipal",
                    ])
            }
            + (0..<sources).map { number in
                try make(
                    SourceRegistered.name, "source:bench-\(number)",
                    [
                        "title": .text("Public records, batch \(number)"), "kind": "foia_release",
                        "published_on": "2024-02-01", "licence": "UNDETERMINED",
                    ])
            }
    }

    /// The events with these numbers, five to a stream.
    func events(_ range: Range<Int>) throws -> [NewEvent] {
        try range.map { number in
            let stream = number / Self.eventsPerStream
            return try event(stream, step: number % Self.eventsPerStream)
        }
    }

    /// The first event of a stream of its own: about 500 bytes of data and four tags.
    func opening(_ stream: Int) throws -> NewEvent { try event(stream, step: 0) }

    private func event(_ stream: Int, step: Int) throws -> NewEvent {
        let agency = Value.text("agency:bench-\(stream % Self.agencies)")
        let subject: [(key: String, value: Value)] = [
            ("agency", agency), ("vendor", .text("vendor:bench-\(stream / 7 % Self.vendors)")),
            ("technology", "face_recognition_1n"),
        ]
        var fields = step < 3 ? Record(subject) : Record()
        let type: String
        switch step {
        case 0:
            type = DeploymentDisclosed.name
            fields["access_mode"] = "vendor_subscription"
            fields["authorisation"] = "authorised"
            fields["disclosed_via"] = "foia"
            fields["purpose"] = ["investigation", "identity_check"]
        case 1:
            type = ContractSigned.name
            fields["procurement"] = "sole_source"
            fields["value"] = [
                "amount": .text(String(10_000 + stream % 90_000)), "currency": "USD",
                "kind": "contract_value", "precision": "exact",
            ]
        case 2:
            type = SystemDeployed.name
            fields["gallery"] = ["mugshots"]
            fields["human_review"] = "yes"
        case 3:
            type = UseObserved.name
            fields["how"] = "Search log released on request, with date and user for each search."
        default:
            type = DeploymentSuspended.name
            fields["reason"] = "public_pressure"
            fields["by"] = agency
        }
        let day = 1 + stream % days
        fields["occurred"] = .text("20\(18 + step)-0\(1 + step)-\(day < 10 ? "0" : "")\(day)")
        fields["sources"] = [
            [
                "source": .text("source:bench-\((stream + step) % Self.sources)"),
                "role": "primary", "locator": .text("page \(1 + stream % 300)"),
            ]
        ]
        fields["verification"] = "official_record"
        fields["confidence"] = "high"
        fields["note"] = "As the records say; officers' names are blacked out in the copy at hand."
        return try Self.make(type, "deployment:\(name)-\(stream)", fields)
    }

    private static func make(
        _ type: String, _ stream: String, _ fields: Record
    ) throws -> NewEvent {
        var data = fields
        data["recorded_by"] = "benchmarks"
        guard let reference = Reference(stream) else { throw UsageError(argument: stream) }
        return NewEvent(
            id: UUID(), stream: stream, type: type,
            data: try CanonicalJSON.bytes(of: Value.record(data), depth: 31),
            tags: Tags.of(type: type, stream: reference, data: data))
    }
}
