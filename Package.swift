// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
    // The rooms are small and call each other often: generic reading of rows is made concrete across them.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// A room of the house: its name and what it may import (docs/architecture.md).
func room(_ name: String, on floor: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: floor, swiftSettings: strict)
}

/// A room whose work every test repeats: optimized in debug builds too, which halves the time of all Swift tests (docs/performance.md).
func engine(_ name: String, on floor: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: floor, swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

func tests(of name: String, with others: [Target.Dependency] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.init(stringLiteral: name)] + others, swiftSettings: strict)
}

let package = Package(
    name: "neuanfang",
    products: [.executable(name: "neuanfang", targets: ["neuanfang"])],
    traits: [
        .trait(name: "PostgreSQL", description: "Runs on PostgreSQL as well; needs libpq."),
        .default(enabledTraits: ["PostgreSQL"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Ground
        room("Basics"),
        // Floor 1: pure engines
        engine("Catalogue", on: ["Basics", .product(name: "Yams", package: "Yams"), .product(name: "Crypto", package: "swift-crypto")]),
        room("Ledger", on: ["Basics"]),
        room("Matching", on: ["Basics"]),
        room("Figures", on: ["Basics"]),
        room("Names", on: ["Basics"]),
        room("Markup"),
        // Floor 2: what is kept
        room("Store", on: ["Basics"]),
        room(
            "SQLiteStore",
            on: ["Store", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift")]),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        room("PostgresStore", on: ["Store", .target(name: "CPostgres", condition: .when(traits: ["PostgreSQL"]))]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        room("Vault", on: ["Basics", "CSodium", "CZlib", .product(name: "Crypto", package: "swift-crypto")]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        room("Papers", on: ["Basics", "CArchive"]),
        // Floor 3: the desk
        room("Office", on: ["Basics", "Catalogue", "Ledger", "Figures", "Matching", "Names", "Store", "Vault", "Papers"]),
        room("Demo", on: ["Basics", "Catalogue", "Office"]),
        // Floor 4: the face
        room(
            "Web",
            on: [
                "Basics", "Catalogue", "Figures", "Matching", "Markup", "Papers", "Office",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]),
        // Floor 5: the command line
        .executableTarget(
            name: "neuanfang",
            dependencies: [
                "Basics", "Catalogue", "Demo", "Figures", "Matching", "Names", "Office", "Papers", "Store", "SQLiteStore", "PostgresStore", "Vault",
                "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        // Tests
        .target(
            name: "TestSupport",
            dependencies: [
                "Basics", "Catalogue", "Demo", "Markup", "Office", "Store", "SQLiteStore", "PostgresStore", "Vault", "Web", "Papers",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        .target(name: "Chance", path: "Tests/Chance", swiftSettings: strict),
        tests(of: "Basics", with: ["Chance"]),
        tests(of: "Catalogue", with: ["Basics"]),
        tests(of: "Figures", with: ["Basics", "Chance"]),
        tests(of: "Ledger", with: ["Basics", "Chance"]),
        tests(of: "Matching", with: ["Chance", .product(name: "Crypto", package: "swift-crypto")]),
        tests(of: "Names", with: ["Basics", "Chance"]),
        tests(of: "Markup"),
        tests(of: "Store", with: ["Basics", "TestSupport", "SQLiteStore", "PostgresStore", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(of: "Vault", with: ["Basics", .product(name: "Crypto", package: "swift-crypto")]),
        tests(of: "Papers", with: ["Basics"]),
        tests(of: "Office", with: ["TestSupport", "Chance", "Basics", "Catalogue", "Store", "Vault", "Figures", "Papers", "Matching"]),
        tests(
            of: "Web",
            with: [
                "TestSupport", "Basics", "Catalogue", "Figures", "Markup", "Office", "Papers", "Store", "Vault",
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]),
        tests(of: "Demo", with: ["TestSupport", "Basics", "Catalogue", "Figures", "Office", "Store", "Vault"]),
        tests(of: "neuanfang", with: ["TestSupport", "Store", "Matching"]),
        .testTarget(name: "HouseTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
