import Foundation
import Vault

/// Seals and opens the columns of one holder, a file or the office; each value is bound to its table, column and row.
protocol ColumnSeal: Sendable {
    func sealBytes(_ bytes: [UInt8], _ table: String, _ column: String, _ row: String) throws -> [UInt8]
    func openBytes(_ sealed: [UInt8], _ table: String, _ column: String, _ row: String) throws -> [UInt8]
}

extension ColumnSeal {
    func seal(_ text: String, _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        try sealBytes(Array(text.utf8), table, column, row)
    }

    func seal(_ text: String?, _ table: String, _ column: String, _ row: String) throws -> [UInt8]? {
        try text.map { try seal($0, table, column, row) }
    }

    func open(_ sealed: [UInt8], _ table: String, _ column: String, _ row: String) throws -> String {
        String(decoding: try openBytes(sealed, table, column, row), as: UTF8.self)
    }

    func open(ifAny sealed: [UInt8]?, _ table: String, _ column: String, _ row: String) throws -> String? {
        try sealed.map { try open($0, table, column, row) }
    }

    /// For long texts: packed, then sealed.
    func sealPacked(_ text: String, _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        try sealBytes(try Packing.pack(Array(text.utf8)), table, column, row)
    }

    func openPacked(_ sealed: [UInt8], _ table: String, _ column: String, _ row: String) throws -> String {
        String(decoding: try Packing.unpack(try openBytes(sealed, table, column, row)), as: UTF8.self)
    }

    func sealJSON(_ value: some Encodable, _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try sealBytes([UInt8](try encoder.encode(value)), table, column, row)
    }

    func openJSON<Value: Decodable>(_ sealed: [UInt8], as type: Value.Type = Value.self, _ table: String, _ column: String, _ row: String) throws
        -> Value
    {
        try JSONDecoder().decode(Value.self, from: Data(try openBytes(sealed, table, column, row)))
    }
}
