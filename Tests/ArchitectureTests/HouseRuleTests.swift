import Testing

@Suite struct `The house rules` {
    /// What a folder may import that is not ours: whoever adds to it thinks twice.
    static let outsiders: [String: Set<String>] = [
        "Sources/Postgres": ["Dispatch", "FoundationEssentials", "Glibc", "Synchronization"],
        "Sources/EventLog": ["FoundationEssentials"],
        "Sources/Incidents": [],
        "Sources/SchemaMigrator": [],
        "Sources/ProjectionEngine": [],
        "Migrations": [],
        "Projections": ["FoundationEssentials"],
        // Foundation whole, because time zones are in no smaller module.
        "Sources/Scheduling": ["Foundation", "FoundationEssentials"],
        "Sources/Workers": ["Logging", "ServiceLifecycle"],
        "Sources/PrivateCluster": ["FoundationEssentials", "Glibc", "Synchronization"],
    ]

    @Test(arguments: outsiders.keys.sorted())
    func `let a library lean on few modules of others`(folder: String) throws {
        let others: Set = [
            "ArgumentParser", "Crypto", "Dispatch", "Foundation", "FoundationEssentials",
            "FoundationInternationalization", "FoundationNetworking", "Glibc", "Logging",
            "ServiceLifecycle", "Subprocess", "Synchronization", "System", "SystemPackage",
            "UnixSignals",
        ]
        for file in try Checkout.files("swift", in: folder) {
            let foreign = file.imports.intersection(others)
                .subtracting(Self.outsiders[folder] ?? [])
            #expect(foreign.isEmpty, "\(file.path)")
        }
    }

    @Test func `keep scripts of the database to 400 lines too`() throws {
        let files = try Checkout.files("sql", in: "Migrations", "Projections")
        #expect(files.count > 2)
        for file in files {
            #expect(file.lines.count <= 401, "\(file.path)")
        }
    }

    @Test func `name no file after what anything could be`() throws {
        for file in try Checkout.files("swift", in: "Sources", "Projections", "Tests") {
            #expect(!file.name.contains(/Manager|Helper|Util/), "\(file.path)")
        }
    }

    @Test func `let no read model use a type of another`() throws {
        let models = try Checkout.files("sql", in: "Projections")
            .filter { $0.name == "read-model.sql" }.map { String($0.folder) }
        #expect(models.count > 1)
        for model in models {
            let own = try Checkout.files("swift", in: model)
                .reduce(into: Set<String>()) { $0.formUnion($1.types) }
            for other in models where other != model {
                for file in try Checkout.files("swift", in: other) {
                    let foreign = file.words.intersection(own.subtracting(file.types))
                    #expect(foreign.isEmpty, "\(file.path)")
                }
            }
        }
    }
}
