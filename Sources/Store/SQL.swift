/// A piece of SQL with the values it binds.
///
/// Text comes only from literals in our own source; every `\(value)` becomes a
/// bound parameter, so a statement cannot carry injected text.
///
///     let open: SQL = "SELECT id FROM cases WHERE office = \(office) AND closed_at IS NULL"
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    @usableFromInline enum Part: Sendable {
        case text(String)
        case value(SQLValue)
        case type(ColumnType)
        case column(ColumnType, DataClass)
        case byDialect(sqlite: String, postgres: String)
    }
    var parts: [Part]

    public init(stringLiteral value: StaticString) {
        parts = [.text(value.description)]
    }

    public init(stringInterpolation: StringInterpolation) {
        parts = stringInterpolation.parts
    }

    init(parts: [Part]) { self.parts = parts }

    public struct StringInterpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// Only literals of our own source are `StaticString`s.
        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { parts.append(.text(literal.description)) }
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            parts.append(.value(value.sql))
        }

        /// Binds a value or NULL; without it, the compiler would ask what to print for nil.
        public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            parts.append(.value(value.sql))
        }

        /// Splices a fragment with its own bindings.
        public mutating func appendInterpolation(_ fragment: SQL) {
            parts.append(contentsOf: fragment.parts)
        }

        /// Writes the engine's name of a portable column type.
        public mutating func appendInterpolation(type: ColumnType) {
            parts.append(.type(type))
        }

        /// Writes the type of a column being made, and says its class: `name \(.blob, .k2) NOT NULL`.
        public mutating func appendInterpolation(_ type: ColumnType, _ dataClass: DataClass) {
            parts.append(.column(type, dataClass))
        }

        /// The one place where the two engines may differ in text.
        public mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            parts.append(.byDialect(sqlite: sqlite.description, postgres: postgres.description))
        }

        /// `(?, ?, ?)` for `IN`; an empty list matches nothing. The last value is repeated up to 1, 2, 4, 8 … places,
        /// so that few different statements are prepared.
        public mutating func appendInterpolation(list values: [some SQLConvertible]) {
            guard let last = values.last else { return parts.append(.text("(NULL)")) }
            var places = 1
            while places < values.count { places *= 2 }
            parts.append(.text("("))
            for place in 0..<places {
                if place > 0 { parts.append(.text(", ")) }
                parts.append(.value((place < values.count ? values[place] : last).sql))
            }
            parts.append(.text(")"))
        }
    }
}

extension [SQL] {
    public func joined(separator: SQL) -> SQL {
        var parts: [SQL.Part] = []
        for (index, fragment) in enumerated() {
            if index > 0 { parts += separator.parts }
            parts += fragment.parts
        }
        return SQL(parts: parts)
    }
}

/// Column types both engines have; each dialect names them.
public enum ColumnType: Sendable {
    case text, integer, money, boolean, moment, day, blob
}

/// The engines this product runs on.
public enum Dialect: Sendable {
    case sqlite, postgres

    func name(of type: ColumnType) -> String {
        switch (self, type) {
        case (.sqlite, .text), (.sqlite, .day): "TEXT"
        case (.sqlite, .integer), (.sqlite, .money), (.sqlite, .boolean), (.sqlite, .moment): "INTEGER"
        case (.sqlite, .blob): "BLOB"
        case (.postgres, .text), (.postgres, .day): "text"
        case (.postgres, .integer), (.postgres, .money), (.postgres, .moment): "bigint"
        case (.postgres, .boolean): "boolean"
        case (.postgres, .blob): "bytea"
        }
    }

    /// The statement's text for this engine and the values in binding order.
    public func render(_ sql: SQL) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for part in sql.parts {
            switch part {
            case .text(let literal):
                text += literal
            case .value(let value):
                values.append(value)
                switch self {
                case .sqlite: text += "?"
                case .postgres: text += "$\(values.count)"
                }
            case .type(let type), .column(let type, _):
                text += name(of: type)
            case .byDialect(let sqlite, let postgres):
                text += self == .sqlite ? sqlite : postgres
            }
        }
        return (text, values)
    }
}
