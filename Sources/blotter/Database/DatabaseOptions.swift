import ArgumentParser

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The server, as psql understands it; \"private\" for the embedded one.",
            discussion: """
                Without it: BLOTTER_DATABASE_URL, then PGHOST, PGHOSTADDR, PGPORT, PGSERVICE or \
                PGDATABASE, then the embedded PostgreSQL.
                """, valueName: "connection"))
    var database: String?
}
