public import Basics

/// A table for a spreadsheet: said once, written as XLSX, ODS or CSV. It is put together in memory; nothing of it touches a disk.
public struct Sheet: Sendable {
    public enum Cell: Sendable, Hashable {
        case text(String)
        case number(Int)
        case day(CivilDate)
        case money(Money)
        case empty
    }

    /// The tab and the document's title.
    public let title: String
    /// Lines above the table: what it is narrowed to, from when, by whom.
    public let notes: [String]
    public let columns: [String]
    public let rows: [[Cell]]

    public init(title: String, notes: [String], columns: [String], rows: [[Cell]]) {
        self.title = title
        self.notes = notes
        self.columns = columns
        self.rows = rows
    }
}

/// The kinds of file a sheet is written as.
public enum SheetFormat: String, Sendable, CaseIterable, Codable {
    case xlsx, ods, csv

    public var mediaType: String {
        switch self {
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .csv: "text/csv; charset=utf-8"
        }
    }

    public var german: String {
        switch self {
        case .xlsx: "Excel (XLSX)"
        case .ods: "LibreOffice (ODS)"
        case .csv: "Text (CSV)"
        }
    }
}

extension Sheet {
    /// The file's bytes; the same sheet gives the same bytes.
    public func bytes(as format: SheetFormat) throws -> [UInt8] {
        switch format {
        case .xlsx: try xlsx
        case .ods: try ods
        case .csv: csv
        }
    }
}

/// Text for XML: escaped, and without the signs XML knows no way to say.
func xml(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
        case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
        case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
        case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
        case "\t", "\n", "\r": escaped.append(scalar)
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
        default: escaped.append(scalar)
        }
    }
    return String(escaped)
}
