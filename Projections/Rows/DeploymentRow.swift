import Incidents

/// A deployment as a row of the table `deployment`.
enum DeploymentRow {
    static func columns(_ deployment: Deployment, about subject: String) -> Columns {
        let isItemised = !deployment.items.isEmpty
        let value = deployment.contracts.last { $0.value != nil }?.value
        var row = Columns()
        row.set("subject_role", role(of: subject, in: deployment))
        row.set("deployer", deployment.deployer)
        row.set("deployer_class", deployment.deployerClass)
        row.set("technology", deployment.technology)
        row.set("product", deployment.product)
        row.set("vendor", deployment.vendor)
        row.set("access_mode", deployment.accessMode)
        row.set("via", deployment.via)
        row.set("authorisation", deployment.authorisation)
        row.set("disclosed_via", deployment.disclosedVia)
        row.set("state", deployment.state?.rawValue)
        row.set("disclosed", deployment.disclosed)
        row.set("started", deployment.started)
        row.set("suspended", deployment.suspended)
        row.set("ended", deployment.ended)
        row.set("last_confirmed", deployment.lastConfirmed)
        row.set("prohibited_by", deployment.prohibitedBy)
        row.set("contract", value)
        row.set("contracts", .list(deployment.contracts) { contract in
            .detail([
                "contract_no": contract.number.map(Value.text),
                "signed": contract.signed.map(Value.init), "value": contract.value.map(Value.init),
                "position": .number(contract.position),
            ])
        })
        row.set("usage", .list(deployment.usage) { usage in
            .detail([
                "period": .text(usage.period), "searches": usage.searches.map(Value.init),
                "matches": usage.matches.map(Value.init),
                "matches_wrong": usage.wrongMatches.map(Value.init),
                "arrests": usage.arrests.map(Value.init), "position": .number(usage.position),
            ])
        })
        row.set("is_aggregate", deployment.isAggregate)
        row.set("count", deployment.count)
        row.set("items", deployment.items)
        row.set("is_retracted", deployment.isRetracted)
        row.set("in_counts", !deployment.isRetracted && !isItemised)
        return row
    }

    private static func role(of subject: String, in deployment: Deployment) -> String {
        switch subject {
        case deployment.deployer: "deployer"
        case deployment.vendor: "vendor"
        case deployment.via: "via"
        default: "named"
        }
    }
}
