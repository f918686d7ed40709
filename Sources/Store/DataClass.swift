/// How much a column tells about a person; it decides what is sealed, logged and deleted.
public enum DataClass: String, Sendable, CaseIterable, Comparable {
    /// Public: rules of programmes, countries, the schema itself.
    case k0
    /// Pseudonymous: random case numbers, months, amounts, states.
    case k1
    /// Identity and contact: names, birth dates, addresses, file numbers of authorities. Sealed.
    case k2
    /// Status, health, family, notes, files. Sealed, reads are logged.
    case k3
    /// Sealed to named holders; the server alone cannot open it.
    case k4

    public static func < (left: DataClass, right: DataClass) -> Bool { left.rawValue < right.rawValue }

    public var isSealed: Bool { self >= .k2 }
}

/// A column of a table in a live database.
public struct ColumnName: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let table: String
    public let column: String

    public init(_ table: String, _ column: String) {
        self.table = table
        self.column = column
    }

    public var description: String { "\(table).\(column)" }
    public static func < (left: ColumnName, right: ColumnName) -> Bool { (left.table, left.column) < (right.table, right.column) }
}

extension Transaction {
    /// Every column of every table there is, in the order of tables and columns' names.
    public func columns() throws(DatabaseError) -> [ColumnName] {
        let sql: SQL = """
            \(sqlite: """
                SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
                WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'
                """,
            postgres: """
                SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()
                """)
            """
        var names: [ColumnName] = []
        for row in try rows(sql) { names.append(ColumnName(try row.get(at: 0), try row.get(at: 1))) }
        return names.sorted()
    }
}

/// The class of every column, read from the migrations: `name \(.blob, .k2) NOT NULL` says type and class where the column is made.
public struct ColumnClasses: Sendable {
    private var classes: [ColumnName: DataClass] = [:]

    public init(_ migrations: [Migration]) {
        for migration in [Migrator.history] + migrations {
            for statement in migration.statements { read(statement) }
        }
    }

    public subscript(table: String, column: String) -> DataClass? { classes[ColumnName(table, column)] }

    /// All columns with a class, by name.
    public var all: [(column: ColumnName, dataClass: DataClass)] {
        classes.sorted { $0.key < $1.key }.map { (column: $0.key, dataClass: $0.value) }
    }

    /// The columns that nobody gave a class; a test asks for there being none.
    public func unclassed(among columns: [ColumnName]) -> [ColumnName] { columns.filter { classes[$0] == nil } }

    private mutating func read(_ statement: SQL) {
        var words: [Substring] = []
        for part in statement.parts {
            switch part {
            case .text(let text), .byDialect(let text, _): words += Self.words(of: text)
            case .column(_, let dataClass):
                guard let table = Self.table(in: words), let column = words.last else { continue }
                classes[ColumnName(table, String(column))] = dataClass
            case .value, .type: continue
            }
        }
    }

    private static func words(of text: String) -> [Substring] {
        text.split { " \n\t(),;\"".unicodeScalars.contains($0.unicodeScalars.first ?? " ") }
    }

    private static func table(in words: [Substring]) -> String? {
        guard words.count > 2, ["CREATE", "ALTER"].contains(words[0].uppercased()), words[1].uppercased() == "TABLE" else { return nil }
        let name = words[2].uppercased() == "IF" ? words.dropFirst(words[3].uppercased() == "NOT" ? 5 : 4).first : words[2]
        return name.map(String.init)
    }
}
