/// Who may import whom: the picture in `docs/architecture.md` as a table.
enum Floors {
    struct Room {
        let ours: Set<String>
        let others: Set<String>
        /// Same input, same output: no file, clock, database or randomness of its own.
        let isPure: Bool

        init(_ ours: Set<String> = [], others: Set<String> = [], pure: Bool = false) {
            self.ours = ours
            self.others = others
            isPure = pure
        }
    }

    static let table: [String: Room] = [
        // Ground. Identifiers and the clock are born here, so it is not pure in the strict sense.
        "Basics": Room(),
        // Floor 1
        "Catalogue": Room(["Basics"], others: ["Yams", "Crypto"], pure: true),
        "Ledger": Room(["Basics"], pure: true),
        "Matching": Room(["Basics"], pure: true),
        "Figures": Room(["Basics"], pure: true),
        "Names": Room(["Basics"], pure: true),
        "Markup": Room(["Basics"], pure: true),
        // Floor 2
        "Store": Room(["Basics"]),
        "SQLiteStore": Room(["Basics", "Store"], others: ["GRDB", "GRDBSQLite"]),
        "PostgresStore": Room(["Basics", "Store", "CPostgres"]),
        "Vault": Room(["Basics", "CSodium", "CZlib"], others: ["Crypto"]),
        "Papers": Room(["Basics", "Markup", "CArchive"]),
        // Floor 3
        "Office": Room(["Basics", "Catalogue", "Ledger", "Matching", "Figures", "Names", "Store", "Vault", "Papers"], others: ["Crypto"]),
        "Demo": Room(["Basics", "Catalogue", "Office"]),
        // Floor 4: asks and knocks, so it sees neither rows nor keys
        "Web": Room(
            ["Basics", "Catalogue", "Figures", "Matching", "Markup", "Papers", "Office"],
            others: ["Crypto", "Hummingbird", "HummingbirdCore", "HTTPTypes", "Logging", "NIOCore", "NIOHTTPTypes", "ServiceLifecycle"]),
        // Floor 5
        "neuanfang": Room(
            [
                "Basics", "Catalogue", "Ledger", "Matching", "Figures", "Names", "Store", "SQLiteStore", "PostgresStore", "Vault", "Papers", "Office",
                "Demo",
                "Web",
            ],
            others: ["ArgumentParser", "Logging", "ServiceLifecycle", "UnixSignals"]),
        // Bridges to C libraries hold no Swift
        "CPostgres": Room(),
        "CSodium": Room(),
        "CZlib": Room(),
        "CArchive": Room(),
    ]

    /// What the toolchain brings along.
    static let system: Set<String> = ["Swift", "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Musl", "Darwin", "Synchronization"]
    /// What of it a pure room may use.
    static let systemOfPureRooms: Set<String> = ["Swift", "Foundation", "FoundationEssentials"]

    /// The imports of a file that the table does not allow, as `path:line: Module`.
    static func breaches(in file: SourceFile) -> [String] {
        guard let room = table[file.room] else { return ["\(file.path): the room \(file.room) is not in the table"] }
        let allowed = room.ours.union(room.others).union(room.isPure ? systemOfPureRooms : system)
        return file.imports.filter { !allowed.contains($0.module) }.map { "\(file.path):\($0.line): \($0.module)" }
    }
}
