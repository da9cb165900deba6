public import Incidents

/// The dossier of a vendor.
public enum VendorDossier {
    /// Makes the dossier from the read model's rows, table by table.
    ///
    /// `directory` holds what the rows refer to; `today` is the day of which activity is told.
    public static func make(
        subject: Reference, records: [String: [Record]], directory: Directory, today: Day,
        standing: Dossier.Standing
    ) -> Dossier {
        let input = DossierInput(
            subject: subject.description, records: records, directory: directory, today: today,
            validAt: standing.validAt)
        return Dossier(
            title: directory.name(subject.description), facts: input.identityFacts,
            sections: [
                input.markets, input.deployments(title: "Customers", ofVendor: true),
                input.operationalErrors, input.testErrors, input.demands, input.lawsuits,
                input.settlements, input.decisions, input.studies, input.dataSets,
                input.events(
                    "Practices and security incidents", note: "As disclosed.",
                    [VendorPracticeDisclosed.name, VendorSecurityIncident.name]),
                input.events(
                    "Statements, offerings and context", note: "These are in no count.",
                    [
                        StatementRecorded.name, ResponseRecorded.name,
                        VendorOfferingRecorded.name, ContextClaimRecorded.name,
                    ]),
                input.chronology, input.changes, input.sources,
                input.unknowns([
                    ("market", "market action"), ("deployment", "customer"),
                    ("misidentification", "misidentification"), ("study", "accuracy study"),
                    ("cease_desist", "cease-and-desist"), ("lawsuit", "lawsuit"),
                    ("dataset", "data set"),
                ]),
            ], standing: standing)
    }
}

extension DossierInput {
    fileprivate var markets: Dossier.Section {
        Dossier.Section(
            title: "Market status",
            note: "As the vendor announced it, or as a source says that it offers. What is stopped "
                + "for all customers, or everywhere, is repeated in the rows of single classes and "
                + "places."
                + useAfterWithdrawal,
            columns: [
                "Technology or product", "Customers", "Status", "Ruled out", "Since", "Until",
                "Scope",
                "Positions",
            ],
            rows: rows("market").map { [markets = rows("market")] held in
                var row = held
                row["has_run_out"] = .flag(hasRunOut(held))
                let market = row.text("market") ?? ""
                let positions = row.list("positions").compactMap(\.number).map { "@\($0)" }
                return Dossier.Row(
                    of: row,
                    cells: [
                        (Reference(market) == nil ? Words.phrase(market) : name(market))
                            + recordedOf(row, market),
                        customers(row, among: markets),
                        status(row) + ofItsTechnology(row, among: markets),
                        row.words("stopped") + (hasRunOut(row) ? " (until then)" : ""),
                        row.when("since"), row.when("until"),
                        ([row.text("scope")].compactMap(\.self)
                            + row.texts("exceptions").map { "except \($0)" }).orDash,
                        positions.orDash,
                    ], isStruck: false)
            })
    }

    /// For whom and where; what stands in a row of its own is not meant by the wider one.
    private func customers(_ row: Record, among markets: [Record]) -> String {
        let offering = markets.filter { other in
            ["stream", "market"].allSatisfy { other.text($0) == row.text($0) }
        }
        let isRest =
            row.text("customers") == "all" && offering.contains { $0.text("customers") != "all" }
        let whom = isRest ? "all other customers" : row.word("customers")
        if let place = row.text("geography") { return "\(whom) in \(name(place))" }
        let isElsewhere = offering.contains { other in
            other.text("customers") == row.text("customers") && other.text("geography") != nil
        }
        return whom + (isElsewhere ? " elsewhere" : "")
    }

    private func status(_ row: Record) -> String {
        let said =
            row.text("status") == "expired"
            ? "stopped until then; whether it is offered again is not said"
            : row.word("status") + (row.mayHaveHappened ? " (may have happened)" : "")
        return said
            + (hasRunOut(row) ? ", its time run out; what came of it is not recorded" : "")
            + row.mayHaveFollowed
    }

    /// Under which other ids it is recorded: those of a vendor or product that was merged since.
    private func recordedOf(_ row: Record, _ market: String) -> String {
        let others = [
            row.text("stream").flatMap { $0 == subject ? nil : $0 },
            directory.survivor(of: market) == market ? nil : market,
        ].compactMap(\.self)
        return others.isEmpty ? "" : " (recorded of \(others.orDash))"
    }

    /// What the vendor stopped of a product's technology, for the same customers or for all: whether
    /// that ended the product too is not said, so neither row decides the other.
    private func ofItsTechnology(_ row: Record, among markets: [Record]) -> String {
        guard let product = row.text("market"), row.text("status") != "withdrawn" else { return "" }
        let technologies = directory.entity(product)?.facts.texts("technologies") ?? []
        let stopped = markets.filter { other in
            technologies.contains(other.text("market") ?? "") && !other.mayHaveHappened
                && ["withdrawn", "moratorium"].contains(other.text("status"))
                && ["all", row.text("customers")].contains(other.text("customers"))
                && [nil, row.text("geography")].contains(other.text("geography"))
        }
        return stopped.map { "; \($0.word("market")) itself: \($0.word("status"))" }.joined()
    }

    private func hasRunOut(_ row: Record) -> Bool {
        row.text("until_latest").map { $0 < today.description } ?? false
    }

    /// Use that was seen after the vendor said that it had stopped: what contradicts it.
    private var useAfterWithdrawal: String {
        let withdrawn = rows("market").filter {
            $0.text("status") == "withdrawn" && !$0.mayHaveHappened
        }
        let reachesAll = { (market: Record) in
            market.text("customers") == "all" && market.text("geography") == nil
        }
        let fromAll = withdrawn.filter(reachesAll)
        let fromSome = withdrawn.filter { !reachesAll($0) }
        let contradicting = useSeen(after: fromAll)
        let open = useSeen(after: fromSome).filter { !contradicting.contains($0) }
        return
            (contradicting.isEmpty
            ? "" : " Use was seen after a withdrawal: \(contradicting.orDash).")
            + (open.isEmpty
                ? ""
                : " Use was seen after a withdrawal from some customers or places, of which the log "
                    + "does not say whether this is one: \(open.orDash).")
    }

    private func useSeen(after withdrawals: [Record]) -> [String] {
        rows("deployment").filter { deployment in
            guard deployment.counts, deployment.isOfVendor,
                let last = deployment.text("last_confirmed_earliest")
            else { return false }
            return withdrawals.contains { market in
                [deployment.text("technology"), deployment.text("product")]
                    .contains(market.text("market"))
                    && market.text("since_latest").map { $0 < last } ?? false
            }
        }
        .compactMap { $0.text("stream") }
    }

    fileprivate var studies: Dossier.Section {
        Dossier.Section(
            title: "Accuracy studies",
            note: "Not included means that the study says nothing of the vendor's products.",
            columns: ["Published", "Study", "By", "Covered", "Found", "Record"],
            rows: rows("study").map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        row.when("published"), row.text("title") ?? "—", name(row, "publisher"),
                        coverage(row),
                        row.records("findings").compactMap { $0.text("statement") }.orDash,
                        row.text("stream") ?? "",
                    ], isStruck: row.isStruck)
            })
    }

    /// Whether the vendor was covered, for each product that the study names.
    private func coverage(_ row: Record) -> String {
        let covered = row.records("coverage").map { coverage in
            (coverage.text("product").map { "\(name($0)): " } ?? "") + coverage.word("status")
        }
        return covered.isEmpty ? "unknown" : covered.joined(separator: "; ")
    }

    fileprivate var dataSets: Dossier.Section {
        Dossier.Section(
            title: "Data sets", note: nil,
            columns: [
                "Data set", "Owner", "State", "Size", "Taken from", "Consent", "Licence", "Access",
                "Opt-out",
                "Contested", "Record",
            ],
            rows: rows("dataset").map { row in
                Dossier.Row(
                    of: row,
                    cells: [
                        row.text("name") ?? "—",
                        name(row, "owner") + (row.isParty ? "" : " (only named here)"), state(row),
                        row.count(columns: "size").map { "\($0)" } ?? "—",
                        row.texts("taken_from").orDash, row.word("subject_consent"),
                        row.text("licence") ?? "—", access(row), optOut(row), contests(row),
                        row.text("stream") ?? "",
                    ], isStruck: row.isStruck)
            })
    }

    private func state(_ row: Record) -> String {
        let dates = ["compiled", "released", "withdrawn"].filter { row.text($0) != nil }
        return dates.map { "\($0) \(row.when($0))" }.orDash + row.mayHaveFollowed
    }

    /// Who may have it: what is stated of that is somebody's word.
    private func access(_ row: Record) -> String {
        guard row.flag("access_is_stated") ?? false else { return row.word("access") }
        return "\(row.word("access")), as stated"
            + (row.text("terms").map { ": \($0)" } ?? "")
    }

    private func optOut(_ row: Record) -> String {
        guard row.flag("offers_opt_out") ?? false else { return "not known" }
        return "offered, as stated"
            + (row.text("opt_out_method").map { ": \($0)" } ?? "")
    }

    private func contests(_ row: Record) -> String {
        row.records("contests").map { contest in
            contest.word("ground") + (contest.text("by").map { " (\(name($0)))" } ?? "")
        }.orDash
    }
}
