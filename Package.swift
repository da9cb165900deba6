// swift-tools-version: 6.2

import PackageDescription

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(
    name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let embedSQL = Target.PluginUsage.plugin(name: "EmbedSQL")

// A program that lives for milliseconds spends them in being loaded: addresses that only shift with
// the program are packed, and no symbols are looked up that no library wants (decision 0006).
let quickStart: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
            "-Xlinker", "--no-export-dynamic",
        ], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
    name: "blotter",
    products: [
        .executable(name: "blotter", targets: ["blotter"]),
        .executable(name: "benchmarks", targets: ["benchmarks"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // The log, from the wire up.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Postgres", dependencies: ["CLibPQ"],
            swiftSettings: [.strictMemorySafety(), .enableExperimentalFeature("Lifetimes")]),
        .target(name: "EventLog", dependencies: ["Postgres"]),
        .target(name: "SchemaMigrator", dependencies: ["Postgres"]),
        .target(name: "MigrationScripts", path: "Migrations", plugins: [embedSQL]),

        // What happened in the world. Pure: no edge leaves it.
        .target(name: "Incidents"),

        // From the log to read models, on a schedule.
        .target(name: "ProjectionEngine", dependencies: ["EventLog", "Postgres"]),
        .target(
            name: "Projections",
            dependencies: ["Incidents", "ProjectionEngine", "EventLog", "Postgres"],
            path: "Projections", plugins: [embedSQL]),
        .target(name: "Scheduling", dependencies: ["Postgres"]),
        .target(
            name: "Workers",
            dependencies: [
                "ProjectionEngine", "EventLog", "Scheduling", "Postgres", lifecycle, logging,
            ]),

        // What a person meets.
        .target(name: "PrivateCluster"),
        .executableTarget(
            name: "blotter",
            dependencies: [
                "Incidents", "EventLog", "Postgres", "SchemaMigrator", "MigrationScripts",
                "ProjectionEngine", "Projections", "Scheduling", "Workers", "PrivateCluster",
                argumentParser, crypto, lifecycle, logging, unixSignals,
            ], linkerSettings: quickStart),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Incidents", "EventLog", "Postgres", "SchemaMigrator", "MigrationScripts",
                "ProjectionEngine", "Projections", "PrivateCluster",
            ]),

        // SQL files, compiled into the binary.
        .plugin(
            name: "EmbedSQL", capability: .buildTool(), dependencies: ["sql-embedder"],
            path: "Sources/EmbedSQL"),
        .executableTarget(name: "sql-embedder"),

        // Tests: a real PostgreSQL, the built binary.
        .target(
            name: "TestSupport",
            dependencies: ["Postgres", "SchemaMigrator", "MigrationScripts", "PrivateCluster"],
            path: "Tests/TestSupport"),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"]),
        .testTarget(
            name: "EventLogTests",
            dependencies: [
                "EventLog", "Postgres", "PrivateCluster", "SchemaMigrator", "MigrationScripts",
                "TestSupport", "fault-appender",
            ]),
        .executableTarget(
            name: "fault-appender", dependencies: ["EventLog", "Postgres"], path: "Tests/Appender"),
        .testTarget(
            name: "SchemaMigratorTests",
            dependencies: ["SchemaMigrator", "Postgres", "TestSupport", crypto]),
        .testTarget(name: "IncidentsTests", dependencies: ["Incidents"]),
        .testTarget(name: "HistoryTests", dependencies: ["Incidents"]),
        .testTarget(
            name: "SchedulingTests", dependencies: ["Scheduling", "Postgres", "TestSupport"]),
        .testTarget(
            name: "WorkersTests",
            dependencies: [
                "Workers", "ProjectionEngine", "EventLog", "Scheduling", "Postgres", "TestSupport",
                lifecycle, logging,
            ]),
        .testTarget(
            name: "ProjectionTests",
            dependencies: [
                "Projections", "ProjectionEngine", "Incidents", "EventLog", "Postgres",
                "TestSupport",
            ], exclude: ["written-events.ndjson"]),
        .testTarget(name: "PrivateClusterTests", dependencies: ["PrivateCluster"]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "blotter", "benchmarks", "Incidents", "MigrationScripts", "PrivateCluster",
                "Postgres",
                "TestSupport",
            ]),
        .testTarget(name: "ArchitectureTests"),
    ]
)

// One block of settings, so that no target can drift. All upcoming features that 6.3 knows.
for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("ImmutableWeakCaptures"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .treatAllWarnings(as: .error),
        ]
}
