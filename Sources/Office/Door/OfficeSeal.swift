import Basics
import Vault

/// Columns that belong to the office and to no file: guests, interpreters, landlords. Erasing such a row erases what it sealed.
struct OfficeSeal: ColumnSeal {
    let key: OfficeKey
    let office: OfficeID

    func sealBytes(_ bytes: [UInt8], _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        try key.seal(bytes, at: place(table, column, row))
    }

    func openBytes(_ sealed: [UInt8], _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        try key.open(sealed, at: place(table, column, row))
    }

    private func place(_ table: String, _ column: String, _ row: String) -> Place {
        Place(office: office.text, file: "", table: table, column: column, row: row)
    }
}

extension Desk {
    var officeSeal: OfficeSeal { OfficeSeal(key: officeKey, office: office) }
}
