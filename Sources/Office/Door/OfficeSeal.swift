import Basics
import Foundation
import Vault

/// Seals and opens columns that belong to the office and to no file: guests, interpreters, landlords. Erasing such a row erases what it sealed.
struct OfficeSeal: Sendable {
    let key: OfficeKey
    let office: OfficeID

    private func place(_ table: String, _ column: String, _ row: String) -> Place {
        Place(office: office.text, file: "", table: table, column: column, row: row)
    }

    func seal(_ text: String?, _ table: String, _ column: String, _ row: String) throws -> [UInt8]? {
        try text.map { try key.seal(Array($0.utf8), at: place(table, column, row)) }
    }

    func open(_ sealed: [UInt8]?, _ table: String, _ column: String, _ row: String) throws -> String? {
        try sealed.map { String(decoding: try key.open($0, at: place(table, column, row)), as: UTF8.self) }
    }

    func sealJSON(_ value: some Encodable, _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try key.seal([UInt8](try encoder.encode(value)), at: place(table, column, row))
    }

    func openJSON<Value: Decodable>(_ sealed: [UInt8], as type: Value.Type = Value.self, _ table: String, _ column: String, _ row: String) throws
        -> Value
    {
        try JSONDecoder().decode(Value.self, from: Data(try key.open(sealed, at: place(table, column, row))))
    }
}

extension Desk {
    var officeSeal: OfficeSeal { OfficeSeal(key: officeKey, office: office) }
}
