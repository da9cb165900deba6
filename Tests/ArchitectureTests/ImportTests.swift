import Foundation
import Testing

/// Who may import whom: the table of ARCHITECTURE.md as code. A module of ours that does not stand
/// in a row may not be imported there, however the manifest would let it.
private let allowed: [String: Set<String>] = [
    "Sources/Postgres": ["CLibPQ"],
    "Sources/EventLog": ["Postgres"],
    "Sources/Incidents": [],
    "Migrations": [],
    "Sources/SchemaMigrator": ["Postgres"],
    "Sources/ProjectionEngine": ["EventLog", "Postgres"],
    "Projections": ["Incidents", "ProjectionEngine", "EventLog", "Postgres"],
    "Sources/Scheduling": ["Postgres"],
    "Sources/Workers": ["ProjectionEngine", "EventLog", "Scheduling", "Postgres"],
    "Sources/PrivateCluster": [],
    "Sources/blotter": [
        "Incidents", "EventLog", "Postgres", "SchemaMigrator", "MigrationScripts",
        "ProjectionEngine", "Projections", "Scheduling", "Workers", "PrivateCluster",
    ],
    "Sources/benchmarks": [
        "Incidents", "EventLog", "Postgres", "SchemaMigrator", "MigrationScripts",
        "ProjectionEngine", "Projections", "PrivateCluster",
    ],
    "Sources/EmbedSQL": [], "Sources/sql-embedder": [],
]

private let ours: Set<String> = [
    "CLibPQ", "Postgres", "EventLog", "Incidents", "MigrationScripts", "SchemaMigrator",
    "ProjectionEngine", "Projections", "Scheduling", "Workers", "PrivateCluster", "TestSupport",
]

@Suite struct `The house` {
    @Test(arguments: allowed.keys.sorted())
    func `imports along the declared edges alone`(folder: String) throws {
        for file in try swiftFiles(under: folder) {
            let foreign = imports(of: file.text).intersection(ours)
                .subtracting(allowed[folder] ?? [])
            #expect(foreign.isEmpty, "\(file.path) imports \(foreign)")
        }
    }

    @Test func `lists every folder of sources`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: root + "Sources")
            .map { "Sources/" + $0 }.filter { $0 != "Sources/CLibPQ" }
        #expect(Set(folders + ["Migrations", "Projections"]) == Set(allowed.keys))
    }

    @Test func `keeps the domain free of every import`() throws {
        for file in try swiftFiles(under: "Sources/Incidents") {
            #expect(imports(of: file.text).isEmpty, "\(file.path)")
        }
    }

    @Test func `keeps unsafe code in the libpq layer`() throws {
        for folder in allowed.keys where folder != "Sources/Postgres" {
            for file in try swiftFiles(under: folder) {
                for word in ["unsafe ", "@unchecked", "OpaquePointer", "nonisolated(unsafe)"] {
                    #expect(!file.text.contains(word), "\(file.path) holds \(word)")
                }
            }
        }
    }

    @Test func `leaves nothing forced or unfinished`() throws {
        for folder in allowed.keys {
            for file in try swiftFiles(under: folder) {
                for word in ["try" + "!", "as" + "!", "fatalError(", "TODO", "FIXME"] {
                    #expect(!file.text.contains(word), "\(file.path) holds \(word)")
                }
            }
        }
    }

    @Test(arguments: ["Sources", "Projections", "Migrations", "Tests"])
    func `keeps every file within 400 lines`(folder: String) throws {
        for file in try swiftFiles(under: folder) {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 401, "\(file.path) has \(lines) lines")
        }
    }

    @Test func `lets no read model know another`() throws {
        for (folder, other) in [("Agency", "Vendor"), ("Vendor", "Agency")] {
            for file in try swiftFiles(under: "Projections/" + folder) {
                #expect(!file.text.contains(other + "ReadModel"), "\(file.path)")
                #expect(!file.text.contains(other + "Dossier"), "\(file.path)")
            }
        }
    }

    @Test func `has the fixed folders at its top`() throws {
        let fixed: Set<String> = ["Sources", "Tests", "Projections", "Migrations", "ops"]
        let folders = try FileManager.default.contentsOfDirectory(atPath: root).filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: root + name, isDirectory: &isFolder)
                && isFolder.boolValue && !name.hasPrefix(".")
        }
        #expect(Set(folders) == fixed)
    }
}

private let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/"

private func swiftFiles(under folder: String) throws -> [(path: String, text: String)] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root + folder)
        .filter { $0.hasSuffix(".swift") }
    return try paths.map { path in
        (
            "\(folder)/\(path)",
            try String(contentsOfFile: "\(root)\(folder)/\(path)", encoding: .utf8)
        )
    }
}

private func imports(of text: String) -> Set<String> {
    Set(
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"),
                words[..<index].allSatisfy({
                    ["public", "package", "internal", "private"].contains($0) || $0.hasPrefix("@")
                })
            else { return nil }
            return words[(index + 1)...].first.map(String.init)
        })
}
