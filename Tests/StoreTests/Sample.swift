import Store

/// A schema that uses what the two engines have in common.
let schema: [Migration] = [
    Migration(
        "001 files",
        [
            """
            CREATE TABLE files (
                office \(.text, .k1) NOT NULL,
                id \(.text, .k1) PRIMARY KEY,
                reference \(.text, .k1) NOT NULL,
                amount \(.money, .k1) CONSTRAINT amount_is_not_negative CHECK (amount >= 0),
                is_open \(.boolean, .k1) NOT NULL,
                slot \(.integer, .k1) UNIQUE,
                name \(.blob, .k2)
            ) \(sqlite: "STRICT", postgres: "")
            """,
            "CREATE UNIQUE INDEX files_reference_once ON files (office, reference)",
            """
            CREATE TABLE notes (
                id \(.integer, .k1) PRIMARY KEY,
                file \(.text, .k1) NOT NULL CONSTRAINT notes_file REFERENCES files (id),
                body \(.text, .k3) NOT NULL
            ) \(sqlite: "STRICT", postgres: "")
            """,
        ])
]

/// One row of `files`.
struct File: RowDecodable, Equatable {
    var id = "f1"
    var reference = "M-1"
    var amount: Int? = 500
    var isOpen = true
    var slot: Int?
    var name: [UInt8]? = [1, 0, 255]

    func insert(in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO files (office, id, reference, amount, is_open, slot, name)
            VALUES ('m', \(id), \(reference), \(amount), \(isOpen), \(slot), \(name))
            """)
    }
}

extension File {
    init(row: Row) throws(DatabaseError) {
        id = try row.get("id")
        reference = try row.get("reference")
        amount = try row.get("amount")
        isOpen = try row.get("is_open")
        slot = try row.get("slot")
        name = try row.get("name")
    }

    static func all(in transaction: any Transaction) throws -> [File] {
        try transaction.all("SELECT id, reference, amount, is_open, slot, name FROM files ORDER BY id")
    }
}
