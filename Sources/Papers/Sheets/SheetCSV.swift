import Basics

extension Sheet {
    /// Semicolons, as a German Excel reads them, with a mark for UTF-8 in front. What a spreadsheet would take for a formula begins with an
    /// apostrophe, so that nothing typed into a file is ever run.
    var csv: [UInt8] {
        var lines = notes.map { Self.quoted($0) }
        lines.append(columns.map(Self.quoted).joined(separator: ";"))
        lines += rows.map { $0.map(Self.field).joined(separator: ";") }
        return [0xEF, 0xBB, 0xBF] + Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(text)
        case .number(let number): String(number)
        case .day(let day): day.german
        case .money(let money): money.decimalWithComma
        case .empty: ""
        }
    }

    private static func quoted(_ text: String) -> String {
        let first = text.unicodeScalars.first { !["\t", "\r", "\n", " ", "\u{FEFF}"].contains($0) }
        let isFormula = first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
        return "\"\(isFormula ? "'" : "")\(text.replacing("\"", with: "\"\""))\""
    }
}

extension Money {
    /// `1200,00`: no point between the thousands.
    fileprivate var decimalWithComma: String { decimal.replacing(".", with: ",") }
}
