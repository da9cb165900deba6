import Incidents

/// What an event says beside its sentence: `human review: no; lineup used: yes`.
///
/// A sentence holds what a reader must know at once. The rest is told as it was recorded, field by
/// field, so that nothing which stands in the log is missing from a dossier.
enum Particulars {
    /// The fields that sentences leave out, by type of event.
    private static let fields = [
        "AccuracyStudyPublished": [
            "report_no", "method", "algorithms", "developers", "images", "people", "coverage",
        ],
        "AppealFiled": ["docket_no"],
        "CeaseDesistAggregateReported": ["instrument", "issuer_class"],
        "CeaseDesistIssued": ["issuer_class", "binding", "grounds", "deadline", "reported_on"],
        "ContextClaimRecorded": ["topic"],
        "ContractEnded": ["contract_no"],
        "ContractSigned": [
            "contract_no", "piid", "term_start", "term_end", "funding_source", "procurement",
        ],
        "DatasetCompiled": ["subjects", "licence", "access", "purpose"],
        "DatasetContested": ["owner"],
        "DatasetOptOutContested": ["owner"],
        "DatasetReleased": ["subjects", "licence", "purpose"],
        "DatasetWithdrawn": ["disposition"],
        "DeploymentDisclosed": [
            "access_mode", "via", "authorisation", "purpose", "units", "users", "sites",
        ],
        "DeploymentEnded": ["started", "disposition"],
        "HarmRecorded": ["start", "end", "account"],
        "LawsuitConsolidated": ["by"],
        "LawsuitFiled": [
            "case_type", "relief", "demand", "agencies", "incidents", "deployments", "datasets",
        ],
        "MisidentificationReported": [
            "context", "race", "gender", "age_band", "offence_date", "image_quality", "gallery",
            "score", "rank", "human_review", "lineup_used", "alibi_ignored", "use_disclosed",
        ],
        "MisidentificationTestReported": ["context", "false_misses", "subgroups", "response"],
        "PaymentRecorded": ["instalment", "instalments"],
        "PenaltyImposed": ["findings", "appealable"],
        "PilotStarted": ["paid"],
        "PolicyEnacted": ["jurisdiction", "citation"],
        "PolicyIntroduced": ["jurisdiction", "citation"],
        "PolicyRepealed": ["replaced_by"],
        "RemedyRecorded": ["policy"],
        "SettlementAmended": ["stage", "payer"],
        "SettlementReached": ["confidential"],
        "StatementRecorded": ["channel", "recipients", "applies_to", "topics"],
        "SystemDeployed": [
            "sites", "units", "gallery", "gallery_size", "legal_standard", "human_review",
            "retention_days", "policy",
        ],
        "UsageReported": ["breakdown", "shared_with", "reported_to", "coverage_note"],
        "VendorMarketActionAnnounced": ["exceptions", "channel"],
        "VendorMarketActionClarified": ["exceptions", "channel"],
        "VendorMarketActionReversed": ["channel"],
        "VendorOfferingRecorded": ["since"],
    ]

    private struct Told {
        let name: String
        let label: String
        let type: FieldType
    }

    private static let told = [String: [Told]](
        uniqueKeysWithValues: fields.map { type, names in
            let own = Catalogue.declaration(named: type)?.fields ?? []
            return (
                type,
                names.compactMap { name in
                    own.first { $0.name == name }.map {
                        Told(name: name, label: "\(Words.phrase(name)): ", type: $0.type)
                    }
                }
            )
        })

    /// The particulars of an event as it reads now; nil where it has none.
    static func of(_ entry: Entry) -> String? {
        guard let told = told[entry.type] else { return nil }
        var text = ""
        for field in told {
            guard let value = entry.data[field.name], let words = words(value, field.type) else {
                continue
            }
            if !text.isEmpty { text += "; " }
            text += field.label
            text += words
        }
        return text.isEmpty ? nil : text
    }

    /// What a correction replaced, and by what: `value: 5 USD → 6 USD`; nil for what corrects nothing.
    ///
    /// The old words are those that the event had just before: as recorded, and as corrected since.
    static func change(of target: Entry, by correction: Entry, among entries: [Entry]) -> String? {
        guard correction.type == EventCorrected.name,
            let patch = correction.data.record("patch"),
            let fields = Catalogue.declaration(named: target.type)?.allFields
        else { return nil }
        let earlier = entries.filter { entry in
            entry.type == EventCorrected.name && entry.stands
                && entry.position < correction.position
                && entry.data.text("target") == target.event.id
        }
        .sorted { $0.position < $1.position }
        let before = earlier.reduce(target.event.data) { data, entry in
            data.patched(with: entry.data.record("patch") ?? Record())
        }
        let after = before.patched(with: patch)
        return Words.list(
            patch.keys.map { key in
                func told(_ data: Record) -> String {
                    let type = fields.first { $0.name == key }?.type
                    return data[key].flatMap { value in type.flatMap { words(value, $0) } }
                        ?? "nothing"
                }
                return "\(Words.phrase(key)): \(told(before)) → \(told(after))"
            })
    }

    private static func words(_ value: Value, _ type: FieldType) -> String? {
        switch (type, value) {
        case (.term, .text(let word)): Words.phrase(word)
        case (.date, .text(let date)): (try? EDTF(date))?.phrase ?? date
        case (.count, .record(let count)): Count(count).map { "\($0)" }
        case (.money, .record(let money)): Money(money).map { "\($0)" }
        case (.list(let element), .list(let values)):
            Words.list(values.compactMap { words($0, element) })
        case (.record(let members), .record(let record)): words(record, members)
        case (_, .text(let text)): Sentence.withoutStop(text)
        case (_, .number(let number)): "\(number)"
        default: nil
        }
    }

    /// The first member stands for the rest: `women (probes 10, errors 3)`.
    private static func words(_ record: Record, _ members: [Field]) -> String? {
        let told = members.compactMap { member in
            record[member.name].flatMap { words($0, member.type) }.map { (member.name, $0) }
        }
        guard let first = told.first else { return nil }
        let rest = told.dropFirst().map { "\(Words.phrase($0.0)) \($0.1)" }
        return first.1 + (rest.isEmpty ? "" : " (\(rest.joined(separator: ", ")))")
    }
}
