import Incidents

/// A deployment as a row of the table `deployment`.
enum DeploymentRow {
    static func columns(_ deployment: Deployment, about subject: String) throws -> Columns {
        let itemisation = deployment.itemisation
        var row = Columns()
        try row.set("subject_roles", roles(of: subject, in: deployment))
        try row.set("deployer", deployment.deployer)
        try row.set("deployer_class", deployment.deployerClass)
        try row.set("technology", deployment.technology)
        try row.set("product", deployment.product)
        try row.set("vendor", deployment.vendor)
        try row.set("access_mode", deployment.accessMode)
        try row.set("via", deployment.via)
        try row.set("authorisation", deployment.authorisation)
        try row.set("disclosed_via", deployment.disclosedVia)
        try row.set("state", deployment.state?.rawValue)
        try row.set("disclosed", deployment.disclosed)
        try row.set("started", deployment.started)
        try row.set("pilot_until", deployment.pilotUntil)
        try row.set("suspended", deployment.suspended)
        try row.set("ended", deployment.ended)
        try row.set("last_confirmed", deployment.lastConfirmed)
        try row.set("prohibited_by", deployment.prohibitedBy)
        try row.set(
            "contracts",
            .list(deployment.contracts) { contract in
                .detail([
                    "contract_no": contract.number.map(Value.text),
                    "ended": contract.ended.map(Value.init),
                    "position": .number(contract.position),
                    "term_end": contract.termEnd.map(Value.init),
                    "signed": contract.signed.map(Value.init),
                    "value": contract.value.map(Value.init),
                ])
            })
        try row.set(
            "usage",
            .list(deployment.usage) { usage in
                .detail([
                    "arrests": usage.arrests.map(Value.init),
                    "matches": usage.matches.map(Value.init),
                    "matches_wrong": usage.wrongMatches.map(Value.init),
                    "period": .text(usage.period), "position": .number(usage.position),
                    "searches": usage.searches.map(Value.init),
                ])
            })
        row.set("is_aggregate", deployment.isAggregate)
        try row.set("count", deployment.count)
        try row.set("items", itemisation.items)
        try row.set("items_complete", itemisation.isComplete)
        row.set("is_retracted", deployment.isRetracted)
        row.set("in_counts", !deployment.isRetracted && itemisation.items.isEmpty)
        return row
    }

    private static func roles(of subject: String, in deployment: Deployment) -> [String] {
        let roles = [
            (deployment.deployer, "deployer"), (deployment.vendor, "vendor"),
            (deployment.product, deployment.vendor == nil ? "vendor" : "maker"),
            (deployment.via, "via"),
        ]
        return roles.filter { $0.0 == subject }.map(\.1)
    }
}
