import Incidents

/// What a vendor offers and has stopped, as a row of the table `market`.
enum MarketRow {
    static func columns(_ market: MarketStatus.Market) throws -> Columns {
        var row = Columns()
        try row.set("market", market.offering)
        try row.set("customers", market.customers)
        try row.set("status", market.status.rawValue)
        try row.set("stopped", market.stopped)
        try row.set("since", market.since)
        try row.set("until", market.until)
        try row.set("scope", market.scope)
        try row.set("geography", market.geography)
        try row.set("exceptions", market.exceptions)
        try row.set("positions", market.positions)
        return row
    }
}
