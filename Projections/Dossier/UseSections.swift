import Incidents

/// Where the technology is used, and how much.
extension DossierInput {
    /// Deployments; seen from a vendor they are its customers.
    func deployments(title: String, ofVendor: Bool) -> Dossier.Section {
        let rows = rows("deployment").filter { !$0.isItemised }
        let own = rows.filter { ofVendor ? $0.isOfVendor : $0.has("deployer") }
        let contradicted = own.count { $0.countsSingly && !seenAfterwards($0).isEmpty }
        let activities = own.filter(\.countsSingly).map(activity)
        let counts = [
            ("confirmed", activities.count { if case .confirmed = $0 { true } else { false } }),
            ("presumed", activities.count { if case .presumed = $0 { true } else { false } }),
            ("suspended", activities.count { if case .suspended = $0 { true } else { false } }),
            ("ended", activities.count { if case .ended = $0 { true } else { false } }),
            ("not known", activities.count { $0 == .unknown }),
        ].map { "\($0.1) \($0.0)" }.joined(separator: ", ")
        return Dossier.Section(
            title: title,
            note: "On \(today.phrase): \(counts). Presumed means begun and not known to have "
                + "ended, with nothing that confirms use within a year."
                + (contradicted > 0
                    ? " \(contradicted) of them seen in use after it ended or was suspended." : "")
                + byProduct(own) + others(rows, beside: own) + uncertain(own) + unspecified(own)
                + itemised("deployment"),
            columns: [
                ofVendor ? "Customer" : "Technology", ofVendor ? "Technology" : "Role", "Access",
                "State", "Began", "Activity", "Contract", "Record",
            ],
            rows: rows.map { row in
                let deployer = deployer(row)
                return Dossier.Row(
                    of: row,
                    cells: [
                        ofVendor
                            ? deployer + seller(row)
                            : system(row, withVendor: true),
                        ofVendor
                            ? system(row, withVendor: false)
                            : role(row, deployer),
                        access(row),
                        state(row) + doubts(row),
                        row.when("started"),
                        row.mayHaveHappened
                            ? "not known on this day; it may have begun"
                            : "\(activity(row))\(seenAfterwards(row))",
                        contracts(row), row.text("stream") ?? "",
                    ], isStruck: row.isStruck)
            })
    }

    /// Figures of use, as reported.
    var usage: Dossier.Section {
        // Figures that somebody disputes stand, and say so.
        let disputes = Dictionary(
            (records["timeline"] ?? []).map { row in
                (row.number("position") ?? 0, row.list("disputed_by").compactMap(\.number))
            }, uniquingKeysWith: { first, _ in first })
        func disputed(_ usage: Record) -> String {
            let positions = disputes[usage.number("position") ?? 0] ?? []
            return positions.isEmpty
                ? "" : " (disputed by \(positions.map { "@\($0)" }.joined(separator: ", ")))"
        }
        return Dossier.Section(
            title: "Use, as reported",
            note: "Two sources with different figures for one period are two rows.",
            columns: ["Period", "Searches", "Matches", "Wrong", "Arrests", "Record"],
            rows: rows("deployment").filter { $0.has("deployer") }.flatMap { deployment in
                deployment.records("usage").map { usage in
                    func figure(_ key: String, of whole: String? = nil) -> String {
                        guard let count = usage.count(key) else {
                            return "—"
                        }
                        let total = whole.flatMap { usage.record($0).flatMap(Count.init) }
                        return total.map { "\(count) of \($0)" } ?? "\(count)"
                    }
                    return Dossier.Row(
                        of: usage,
                        cells: [
                            (usage.period("period") ?? "—") + disputed(usage), figure("searches"),
                            figure("matches", of: "searches"),
                            figure("matches_wrong", of: "matches"),
                            figure("arrests", of: "matches"),
                            "\(deployment.text("stream") ?? "") @\(usage.number("position") ?? 0)",
                        ], isStruck: deployment.isStruck)
                }
            })
    }

    func activity(_ row: Record) -> Deployment.Activity {
        Deployment.Activity(
            state: row.text("state").flatMap(Deployment.State.init(rawValue:)),
            isAggregate: row.flag("is_aggregate") ?? false, started: row.date("started"),
            disclosed: row.date("disclosed"), pilotUntil: row.date("pilot_until"),
            suspended: row.date("suspended"), ended: row.date("ended"),
            lastConfirmed: row.date("last_confirmed"), on: today)
    }

    /// The state, with what forbids the use and until when.
    private func state(_ row: Record) -> String {
        guard let policy = row.text("prohibited_by") else { return row.word("state") }
        let dates = directory.dates(of: policy)
        let isOver = [dates?.sunset, dates?.repealed].contains {
            $0?.hasHappened(by: today) ?? false
        }
        let verb = isOver ? "was " : ""
        let how =
            row.text("state") == "prohibited"
            ? "\(verb)prohibited by " : "\(row.word("state")); \(verb)forbidden by "
        let repeal = dates?.repealed.flatMap { repealed in
            onceCome(repealed, ", repealed \(repealed.phrase)", doubt: " (may have happened)")
        }
        // A repeal ends what the sunset would have ended later.
        let isRepealed = dates?.repealed?.hasHappened(by: today) ?? false
        let sunset = isRepealed ? nil : dates?.sunset.map { ", in force until \($0.phrase)" }
        return how + name(policy) + (sunset ?? "") + (repeal ?? "")
    }

    /// Use that was seen after the deployment ended or was suspended: what contradicts it.
    private func seenAfterwards(_ row: Record) -> String {
        guard let last = row.text("last_confirmed_earliest"),
            let stop = row.text("ended_latest") ?? row.text("suspended_latest"), stop < last
        else { return "" }
        return "; use was seen after that, \(row.when("last_confirmed"))"
    }

    /// What each contract is worth, and how long it runs or ran.
    private func contracts(_ row: Record) -> String {
        let contracts = row.records("contracts").map { contract in
            let number = contract.text("contract_no").map { ", No. \($0)" } ?? ""
            let value =
                contract.money("value").map { "\($0)" }
                ?? "value not known\(number)"
            let end =
                contract.text("ended") != nil
                ? ", ended \(contract.when("ended"))"
                : contract.text("term_end") == nil
                    ? "" : ", to run until \(contract.when("term_end"))"
            return "\(value)\(end)"
        }
        return contracts.isEmpty ? "—" : contracts.joined(separator: "; ")
    }

    private func access(_ row: Record) -> String {
        let (mode, authorisation) = (row.word("access_mode"), row.word("authorisation"))
        let via = row.text("via").map { ", \(name($0))" } ?? ""
        return (mode == authorisation ? mode : "\(mode)\(via), \(authorisation)")
    }

    private func deployer(_ row: Record) -> String {
        if let deployer = row.text("deployer") { return name(deployer) }
        let many = row.count(columns: "count").map { "\($0)" } ?? "an unspecified number"
        return "\(row.word("deployer_class")): \(many)"
    }

    /// Who else sold it to the customer; nothing where the vendor itself did.
    private func seller(_ row: Record) -> String {
        if row.has("vendor") { return "" }
        return row.has("maker")
            ? " (through \(name(row, "vendor")))" : " (named, not as the vendor)"
    }

    private func role(_ row: Record, _ deployer: String) -> String {
        let roles = row.texts("subject_roles").map(Words.phrase)
        return row.has("deployer")
            ? roles.orDash : "\(roles.isEmpty ? "named" : roles.orDash), of \(deployer)"
    }

    /// Rows in which the subject is named, but has no role that would make them its own.
    func others(_ rows: [Record], beside own: [Record]) -> String {
        let number = rows.count(where: \.countsSingly) - own.count(where: \.countsSingly)
        return number > 0 ? " \(number) more in which it is named, in none of these counts." : ""
    }

    /// How many records are here by their product alone: that it is this vendor's is said by the
    /// product's registration, not by the record.
    func byProduct(_ own: [Record]) -> String {
        let count = own.count { $0.has("vendor") && $0.text("vendor") == nil }
        guard count > 0 else { return "" }
        return
            " \(count) of them by the product alone: the record names no vendor, and the product "
            + "is registered as this one's."
    }

    /// What may have happened by the day asked about, and is in no count.
    func uncertain(_ rows: [Record]) -> String {
        let number = rows.count { $0.mayHaveHappened && !$0.isStruck }
        return number > 0 ? " \(number) more may have happened by then." : ""
    }

    /// What is known only as "numerous" or "several", which is at least one and nothing more.
    func unspecified(_ rows: [Record]) -> String {
        let open = rows.filter { $0.flag("is_aggregate") ?? false && $0.counts }
        guard !open.isEmpty else { return "" }
        let words = open.map { row in
            row.count(columns: "count").map { $0.text.map { "“\($0)”" } ?? "\($0)" }
                ?? "unspecified"
        }
        return " Beside them what is known only in number, at least one each: \(words.orDash)."
    }

    /// Aggregates that were resolved into single records, so that nothing is counted twice.
    func itemised(_ table: String) -> String {
        rows(table).filter(\.isItemised).map { row in
            let count = row.count(columns: "count")
            let word = count.map { $0.text.map { "“\($0)”" } ?? "\($0)" } ?? "an aggregate"
            let (items, counted) = (row.texts("items").count, row.number("items_counted") ?? 0)
            let extent =
                switch row.text("items_complete") {
                case "yes": ""
                case "no": "; these are known not to be all"
                default: "; whether these are all is not known"
                }
            return
                " Of \(word) (\(row.text("stream") ?? "")), \(items) \(items == 1 ? "is" : "are") now "
                + "recorded one by one"
                + (row.mayHaveHappened
                    ? ", \(counted) of which may have happened by then"
                    : counted < items ? ", \(counted) of them in these counts" : "")
                + "; it is counted no more" + extent + "."
        }.joined()
    }
}

extension Record {
    /// Whether the vendor sold the system, or made what another vendor sold.
    var isOfVendor: Bool { has("vendor", "maker") }
}
