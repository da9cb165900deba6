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

    @Test func `keep every file within 400 lines`() throws {
        let files =
            try Checkout.files("swift", in: "Sources", "Projections", "Migrations", "Tests")
            + Checkout.files("sql", in: "Migrations", "Projections")
        #expect(files.count > 200)
        for file in files {
            #expect(file.lines.count <= 401, "\(file.path)")
        }
    }

    @Test func `leave nothing forced or unfinished`() throws {
        for file in try Checkout.files("swift", in: "Sources", "Projections", "Migrations") {
            for word in ["try" + "!", "as" + "!", "fatalError(", "TODO", "FIXME"] {
                #expect(!file.lines.contains { $0.contains(word) }, "\(file.path) holds \(word)")
            }
        }
    }

    /// Strict memory safety is checked by the compiler in the libpq layer; elsewhere nothing has to
    /// say `unsafe`, so what has a pointer in its name is looked for.
    @Test func `keep pointers in the libpq layer and where the system is called`() throws {
        let callers: Set = [
            "DatabaseCommand.swift", "LineReader.swift", "Standard.swift", "Program.swift",
        ]
        let pointers = /unsafe|Unsafe|OpaquePointer|@unchecked|\bstrdup\b/
        for file in try Checkout.files("swift", in: "Sources", "Projections", "Migrations")
        where !["Sources/Postgres", "Sources/PrivateCluster"].contains(where: file.path.hasPrefix)
            && !callers.contains(String(file.name))
        {
            #expect(!file.code.contains { $0.text.contains(pointers) }, "\(file.path)")
        }
        // What may call the system still has no say over what the compiler may not check.
        for file in try Checkout.files("swift", in: "Sources/PrivateCluster", "Sources/blotter") {
            #expect(!file.code.contains { $0.text.contains(/@unchecked|nonisolated\(unsafe\)/) })
        }
    }

    /// What a protocol asks for is documented there: the witnesses are left out by name.
    @Test func `say of every public name what it is`() throws {
        let witnesses: Set = [
            "declaration", "description", "hash", "init(stringLiteral", "init(integerLiteral",
            "init(booleanLiteral", "init(arrayLiteral", "init(dictionaryLiteral", "init(json",
            "json", "<",
        ]
        let witnessesOfReadModels: Set = [
            "name", "version", "definition", "tables", "folds", "rows",
        ]
        let named =
            /public (?:static |mutating |nonisolated |private\(set\) |internal\(set\) )*(?:\w+ (<|\w+)|(init\(\w+))/
        var count = 0
        for file in try Checkout.files("swift", in: "Sources", "Projections", "Migrations") {
            let left = file.name.hasSuffix("ReadModel.swift") ? witnessesOfReadModels : []
            for place in file.publicDeclarations {
                count += 1
                let line = file.lines[place]
                let name = line.firstMatch(of: named).flatMap { $0.1 ?? $0.2 }.map(String.init)
                #expect(
                    file.isDocumented(place) || witnesses.union(left).contains(name ?? ""),
                    "\(file.path):\(place + 1) \(line)")
            }
        }
        #expect(count > 1000)
    }

    /// An event's type stands as text wherever a fold tells one from another: a slip in it would be
    /// a case that never comes.
    @Test func `name no type of event that is not declared`() throws {
        let declaration = /\benum (\w+): EventType\b/
        let known = try Checkout.files("swift", in: "Sources/Incidents/Catalogue").flatMap { file in
            file.code.compactMap { $0.text.firstMatch(of: declaration).map { String($0.1) } }
        }
        let literal = /"((?:[A-Z][a-z]+){2,})"/
        var named: Set<String> = []
        for file in try Checkout.files("swift", in: "Sources", "Projections") {
            for name in file.code.flatMap({ $0.text.matches(of: literal) }).map({ String($0.1) }) {
                #expect(known.contains(name), "\(file.path) names \(name)")
                named.insert(name)
            }
        }
        #expect(named.isSuperset(of: known), "\(Set(known).subtracting(named)) is not so named")
    }

    /// The same of an event's fields, which stand as text where a fold or a sentence reads them.
    @Test func `read no field that is not declared`() throws {
        let declaration = /(?:required|optional)\(\s*"(\w+)"/
        let declared = try Set(
            Checkout.files(
                "swift", in: "Sources/Incidents/Catalogue", "Sources/Incidents/Declaration",
                "Sources/Incidents/Values"
            ).flatMap { $0.text.matches(of: declaration).map { String($0.1) } })
        let reading =
            /\b(?:counts?|dates?|images|lists?|links?|moneys?|numbers?|records?|tail|texts?|words?)\("(\w+)"/
        var read: Set<String> = []
        for file in try Checkout.files("swift", in: "Projections/Rows", "Sources/Incidents/History")
        {
            for name in file.text.matches(of: reading).map({ String($0.1) }) {
                #expect(declared.contains(name), "\(file.path) reads \(name)")
                read.insert(name)
            }
        }
        #expect(read.count > 90)
    }

    @Test func `leave no vocabulary unused`() throws {
        let files = try Checkout.files("swift", in: "Sources/Incidents")
        let declaration = /static let (\w+) = Vocabulary\(/
        let names = files.flatMap { $0.text.matches(of: declaration).map { String($0.1) } }
        #expect(names.count > 50)
        let text = files.map(\.text).joined()
        for name in names {
            #expect(try text.contains(Regex("(\\.|from: )\(name)\\b")), "\(name)")
        }
    }

    @Test func `name no file after what anything could be`() throws {
        for file in try Checkout.files("swift", in: "Sources", "Projections", "Tests") {
            #expect(!file.name.contains(/Manager|Helper|Util/), "\(file.path)")
        }
    }

    @Test func `let no read model use a type of another`() throws {
        let models = try Checkout.files("swift", in: "Projections")
            .filter { $0.name.hasSuffix("ReadModel.swift") }.map { String($0.folder) }
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
