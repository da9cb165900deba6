/// How each event moves a deployment.
extension Deployment {
    /// An end that may have come moves no state, but nobody may presume that use went on.
    mutating func leaveOpen(_ entry: Entry) {
        switch entry.type {
        case "DeploymentSuspended" where suspended == nil: suspended = entry.occurred
        case "DeploymentEnded" where ended == nil: ended = entry.occurred
        default: break
        }
    }

    /// Whose use of what it is, which no date makes uncertain.
    mutating func identify(_ entry: Entry) {
        let data = entry.data
        keep(data.text("agency") ?? data.text("operator"), as: \.deployer, "deployer")
        keep(data.text("technology"), as: \.technology, "technology")
        // What was not certain yet on the day asked about replaces nothing that was.
        if entry.isLater || entry.mayHaveHappened {
            product = product ?? data.text("product")
            vendor = vendor ?? data.text("vendor")
        } else {
            product = data.text("product") ?? product
            vendor = data.text("vendor") ?? vendor
        }
    }

    mutating func describe(_ entry: Entry) {
        let data = entry.data
        if let given = entry.data.date("started") { begin(given, "started") }
        switch entry.type {
        case "DeploymentDisclosed":
            deployerClass = data.text("deployer_class") ?? deployerClass
            isAggregate = deployerClass != nil
            count = entry.data.count("count") ?? count
            accessMode = data.text("access_mode") ?? accessMode
            authorisation = data.text("authorisation") ?? authorisation
            disclosedVia = data.text("disclosed_via") ?? disclosedVia
            via = data.text("via") ?? via
        case "UsageReported": report(entry)
        default: break
        }
    }

    /// Another deployer or technology is another deployment: what is held first stays.
    private mutating func keep(
        _ given: String?, as held: WritableKeyPath<Self, String?>, _ name: String
    ) {
        guard let given else { return }
        guard let before = self[keyPath: held] else { return self[keyPath: held] = given }
        guard before != given else { return }
        problems.append(
            Problem(
                "deployment.other", .warning, field: "",
                "\(given) is another \(name) than \(before)",
                rule: "a deployment is the use of one technology by one deployer",
                hint: "retract the event and record it of another deployment, or correct it"))
    }

    mutating func apply(_ entry: Entry) {
        switch entry.type {
        case "DeploymentDisclosed": disclose(entry)
        case "ContractSigned": sign(entry)
        case "ContractEnded": endContract(entry)
        case "PilotStarted": begin(.piloting, entry)
        case "SystemDeployed": begin(.active, entry)
        case "UseObserved": confirm(entry.occurred)
        case "DeploymentSuspended": suspend(entry)
        case "DeploymentResumed": resume(entry)
        case "DeploymentEnded": end(entry)
        case "DeploymentProhibited": prohibit(entry)
        case "AggregateItemised": itemisation.add(entry)
        default: break
        }
    }

    private mutating func disclose(_ entry: Entry) {
        if disclosed == nil { disclosed = entry.occurred }
        if state == nil { state = .disclosed }
    }

    private mutating func sign(_ entry: Entry) {
        let number = entry.data.text("contract_no")
        if let place = endedEarly.firstIndex(where: { ended in
            [nil, number].contains(ended.number) && entry.isCertainlyAfter(ended.entry)
        }) {
            let ended = endedEarly.remove(at: place).entry
            problems.append(
                Problem(
                    "contract.order", .warning, field: "occurred",
                    "the contract that was signed (\(entry.occurred?.phrase ?? "")) ended before "
                        + "(\(ended.occurred?.phrase ?? ""))",
                    rule: "what ended was signed before", hint: "correct one of the dates"))
        }
        contracts.append(
            Contract(
                number: entry.data.text("contract_no"), value: entry.data.money("value"),
                signed: entry.occurred, termEnd: entry.data.date("term_end"), ended: nil,
                position: entry.position))
        switch state {
        case nil, .disclosed: state = .contracted
        case .suspended, .ended, .prohibited: goesBack(entry)
        case .contracted, .piloting, .active: break
        }
    }

    private mutating func endContract(_ entry: Entry) {
        let numbers = contracts.compactMap(\.number)
        let number = entry.data.text("contract_no")
        // Without a number, or where none was known, the only contract that runs is meant.
        let running = contracts.indices.filter { place in
            contracts[place].ended == nil
                && (number == nil || [number, nil].contains(contracts[place].number))
        }
        let named = running.filter { number != nil && contracts[$0].number == number }
        if let place = named.first ?? (running.count == 1 ? running[0] : nil) {
            contracts[place].ended = entry.occurred
        } else if running.isEmpty {
            // Dated before it is signed, it comes first.
            endedEarly.append((number, entry))
        }
        guard let number, !numbers.isEmpty, !numbers.contains(number) else { return }
        problems.append(
            Problem(
                "contract.unknown", .warning, field: "contract_no",
                "no contract with the number \(number) was signed",
                rule: "what ended was signed before",
                hint: "the contracts known: " + numbers.joined(separator: ", ")))
    }

    /// The start that is held first stays; sources that cannot both be right are remarked on.
    private mutating func begin(_ date: EDTF, _ field: String) {
        guard let before = started else { return started = date }
        guard !before.mayBeSame(as: date) else { return }
        problems.append(
            Problem(
                "deployment.other_start", .warning, field: field,
                "use is said to have begun \(date.phrase), and \(before.phrase)",
                rule: "use of one technology by one deployer begins once",
                hint: "correct whichever is wrong; where sources differ, say so in a note"))
    }

    private mutating func begin(_ next: State, _ entry: Entry) {
        pilotUntil = next == .piloting ? entry.data.date("until") : nil
        let isFirst = begun == nil
        if isFirst {
            if let date = entry.occurred { begin(date, "occurred") }
            started = entry.occurred ?? started
            begun = entry
        }
        switch state {
        // An end that sorts before the only beginning is judged by the dates.
        case .ended where isFirst: break
        case .suspended, .ended: goesBack(entry)
        case .active where next == .piloting: goesBack(entry)
        case .prohibited:
            warnOfProhibition("begins")
            state = next
            (suspended, ended, stopped) = (nil, nil, nil)
            confirm(entry.occurred)
        case nil, .disclosed, .contracted, .piloting, .active:
            state = next
            confirm(entry.occurred)
        }
    }

    /// Seen in use after its end is what matters most, so it is kept and nothing is refused.
    private mutating func confirm(_ date: EDTF?) {
        guard let date else { return }
        // Of an open beginning, `../2026`, nobody knows how long ago use was seen.
        let first = date.lower?.number ?? .min
        if let last = lastConfirmed, first < last.lower?.number ?? .min { return }
        lastConfirmed = date
    }

    /// Figures that are all zero tell of no use.
    private mutating func report(_ entry: Entry) {
        let figures = ["searches", "matches", "matches_wrong", "arrests"].map(entry.data.count)
        usage.append(
            Usage(
                period: entry.data.text("period") ?? "", searches: figures[0],
                matches: figures[1], wrongMatches: figures[2], arrests: figures[3],
                position: entry.position))
        let known = figures.compactMap(\.self)
        if known.isEmpty || known.contains(where: { $0.value != 0 }) {
            confirm(entry.data.date("period"))
        }
    }

    private mutating func suspend(_ entry: Entry) {
        if state == .ended { return goesBack(entry) }
        if state == .suspended { return repeats(entry, "suspended") }
        if state != .prohibited { state = .suspended }
        suspended = entry.occurred
        stopped = entry
    }

    private mutating func resume(_ entry: Entry) {
        switch state {
        case .suspended, .ended:
            break
        case .prohibited:
            warnOfProhibition("is resumed")
        case nil, .disclosed, .contracted, .piloting, .active:
            problems.append(
                Problem(
                    "deployment.not_stopped", entry.occurred == nil ? .error : .warning, field: "",
                    "use is resumed that nothing had stopped",
                    rule: "resuming follows a suspension or an end",
                    hint: "record the suspension first, or record that use was seen"))
        }
        state = .active
        (suspended, ended, stopped) = (nil, nil, nil)
        confirm(entry.occurred)
    }

    private mutating func end(_ entry: Entry) {
        if state == .ended { return repeats(entry, "ended") }
        if state != .prohibited { state = .ended }
        ended = entry.occurred
        stopped = entry
    }

    private mutating func prohibit(_ entry: Entry) {
        state = .prohibited
        prohibitedBy = entry.data.text("policy")
        stopped = entry
    }

    private mutating func warnOfProhibition(_ happens: String) {
        problems.append(
            Problem(
                "deployment.prohibited", .warning, field: "",
                "use \(happens) although \(prohibitedBy ?? "a policy") forbids it",
                rule: "a prohibition ends only by a change of policy",
                hint: "record the policy's repeal, or correct the prohibition"))
    }

    private func since(_ entry: Entry?) -> String {
        entry?.occurred.map { ": \($0.phrase)" } ?? ""
    }

    private mutating func goesBack(_ entry: Entry) {
        problems.append(
            Problem(
                "deployment.goes_back", stopped.map(entry.severity(after:)) ?? .error, field: "",
                "\(entry.type) goes back behind \(state?.rawValue ?? "the start")"
                    + since(stopped),
                rule: "a deployment goes back only by DeploymentResumed or a correction",
                hint: "record that use was resumed first, or correct the event that stopped it"))
    }

    private mutating func repeats(_ entry: Entry, _ word: String) {
        problems.append(
            Problem(
                "deployment.repeated", stopped.map(entry.severity(after:)) ?? .error, field: "",
                "the deployment is \(word) already" + since(stopped),
                rule: "a deployment is \(word) once, until it is resumed",
                hint: "correct the earlier event if its date or reason is wrong"))
    }

    mutating func checkDates() {
        check(suspended, "suspension", rule: "a deployment is not suspended before it starts")
        check(ended, "end", rule: "a deployment does not end before it starts")
    }

    private mutating func check(_ stop: EDTF?, _ name: String, rule: String) {
        guard let started, let stop, let end = stop.upper, let start = started.lower else { return }
        let isCertain = end < start
        guard isCertain || (stop.lower ?? end) < (started.upper ?? start) else { return }
        problems.append(
            Problem(
                "deployment.\(name)_before_start", isCertain ? .error : .warning,
                field: "occurred",
                isCertain
                    ? "the \(name) (\(stop)) lies before the start (\(started))"
                    : "the \(name) (\(stop)) may lie before the start (\(started))",
                rule: rule, hint: "correct whichever date is wrong"))
    }
}
