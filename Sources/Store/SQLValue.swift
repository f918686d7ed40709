public import Basics

/// A value as both engines can carry it.
///
/// The set is closed on purpose: what is not here is not portable. Money travels as whole cents, days as `YYYY-MM-DD`
/// text, instants as microseconds since 1970, identifiers as lower-case text.
public enum SQLValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

/// A Swift type that can be bound into a statement and read from a column.
public protocol SQLConvertible: Sendable {
    init?(sql value: SQLValue)
    var sql: SQLValue { get }
}

extension Int64: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .integer(let number) = value else { return nil }
        self = number
    }
    public var sql: SQLValue { .integer(self) }
}

extension Int: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .integer(let number) = value else { return nil }
        self.init(exactly: number)
    }
    public var sql: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLConvertible {
    public init?(sql value: SQLValue) {
        switch value {
        case .bool(let flag): self = flag
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
    public var sql: SQLValue { .bool(self) }
}

extension String: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
    public var sql: SQLValue { .text(self) }
}

extension [UInt8]: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .blob(let bytes) = value else { return nil }
        self = bytes
    }
    public var sql: SQLValue { .blob(self) }
}

extension Money: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .integer(let cents) = value else { return nil }
        self.init(cents: cents)
    }
    public var sql: SQLValue { .integer(cents) }
}

extension FloorArea: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .integer(let hundredths) = value, let hundredths = Int(exactly: hundredths) else { return nil }
        self.init(hundredths: hundredths)
    }
    public var sql: SQLValue { .integer(Int64(hundredths)) }
}

extension CivilDate: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .text(let text) = value else { return nil }
        self.init(iso: text)
    }
    public var sql: SQLValue { .text(iso) }
}

extension Moment: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .integer(let microseconds) = value else { return nil }
        self.init(microseconds: microseconds)
    }
    public var sql: SQLValue { .integer(microseconds) }
}

extension Identifier: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .text(let text) = value else { return nil }
        self.init(text)
    }
    public var sql: SQLValue { .text(text) }
}

extension Country: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .text(let code) = value else { return nil }
        self.init(code)
    }
    public var sql: SQLValue { .text(code) }
}

extension Language: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard case .text(let tag) = value else { return nil }
        self.init(tag)
    }
    public var sql: SQLValue { .text(tag) }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    public init?(sql value: SQLValue) {
        if case .null = value {
            self = .none
        } else if let wrapped = Wrapped(sql: value) {
            self = .some(wrapped)
        } else {
            return nil
        }
    }

    public var sql: SQLValue { self?.sql ?? .null }
}

extension SQLConvertible where Self: RawRepresentable, RawValue: SQLConvertible {
    public init?(sql value: SQLValue) {
        guard let raw = RawValue(sql: value) else { return nil }
        self.init(rawValue: raw)
    }
    public var sql: SQLValue { rawValue.sql }
}
