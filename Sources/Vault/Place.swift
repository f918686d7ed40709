/// Where a sealed value belongs. It opens nowhere else.
public struct Place: Sendable, Hashable {
    public let office: String
    /// The file's identifier.
    public let file: String
    public let table: String
    public let column: String
    /// The row's key as text.
    public let row: String

    public init(office: String, file: String, table: String, column: String, row: String) {
        self.office = office
        self.file = file
        self.table = table
        self.column = column
        self.row = row
    }

    /// Another column of the same row.
    public func column(_ name: String) -> Place { Place(office: office, file: file, table: table, column: name, row: row) }

    func encode(into fields: inout LengthPrefixed) {
        for part in [office, file, table, column, row] { fields.append(part) }
    }
}
