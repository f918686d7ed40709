import Basics

/// Office Open XML: one sheet with real days, numbers and amounts, its head fixed and its rows filtered. Text is written as text and never read
/// as a formula.
///
/// Written here and not by libxlsxwriter: that library lays the parts of a sheet down in files on its way, and they hold names.
extension Sheet {
    var xlsx: [UInt8] {
        get throws {
            var zip = SheetArchive()
            for (name, content) in [
                ("[Content_Types].xml", Self.xlsxTypes), ("_rels/.rels", Self.xlsxRelations), ("xl/workbook.xml", xlsxBook),
                ("xl/_rels/workbook.xml.rels", Self.xlsxBookRelations), ("xl/styles.xml", Self.xlsxStyles), ("xl/worksheets/sheet1.xml", xlsxSheet),
            ] { zip.add(name, Array((Self.declaration + content).utf8)) }
            return try zip.bytes()
        }
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    /// The row of the column heads, from 1.
    private var headRow: Int { notes.count + 1 }

    /// A tab's name has at most 31 signs and none of these.
    private var tab: String {
        String(String.UnicodeScalarView(title.unicodeScalars.filter { !"[]:*?/\\'".unicodeScalars.contains($0) }.prefix(31)))
    }

    private var xlsxBook: String {
        let range = "$A$\(headRow):$\(Self.letter(columns.count - 1))$\(headRow + rows.count)"
        return
            "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.document)\"><sheets><sheet name=\"\(xml(tab))\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
            + "<definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'\(xml(tab))'!\(range)</definedName>"
            + "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'\(xml(tab))'!$\(headRow):$\(headRow)</definedName></definedNames></workbook>"
    }

    private var xlsxSheet: String {
        var text = """
            <worksheet xmlns="\(Self.main)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">\
            <pane ySplit="\(headRow)" topLeftCell="A\(headRow + 1)" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
            <cols><col min="1" max="\(max(1, columns.count))" width="20" customWidth="1"/></cols><sheetData>
            """
        for (index, note) in notes.enumerated() { text += Self.row(index + 1, [Self.string(note, at: "A\(index + 1)", style: 0)]) }
        text += Self.row(headRow, columns.enumerated().map { Self.string($1, at: "\(Self.letter($0))\(headRow)", style: 1) })
        for (index, row) in rows.enumerated() {
            let number = headRow + index + 1
            text += Self.row(number, row.enumerated().map { Self.cell($1, at: "\(Self.letter($0))\(number)") })
        }
        return text + "</sheetData><autoFilter ref=\"A\(headRow):\(Self.letter(columns.count - 1))\(headRow + rows.count)\"/>"
            + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
    }

    private static func row(_ number: Int, _ cells: [String]) -> String { "<row r=\"\(number)\">\(cells.joined())</row>" }

    private static func string(_ text: String, at place: String, style: Int) -> String {
        "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(xml(text))</t></is></c>"
    }

    private static func cell(_ cell: Cell, at place: String) -> String {
        switch cell {
        case .text(let text): string(text, at: place, style: 0)
        case .number(let number): "<c r=\"\(place)\"><v>\(number)</v></c>"
        // Excel counts the days from 30 December 1899.
        case .day(let day): "<c r=\"\(place)\" s=\"2\"><v>\(day.dayNumber - firstDay.dayNumber)</v></c>"
        case .money(let money): "<c r=\"\(place)\" s=\"3\"><v>\(money.decimal)</v></c>"
        case .empty: ""
        }
    }

    private static let firstDay = CivilDate(iso: "1899-12-30") ?? CivilDate(dayNumber: 0)

    /// A, B, … Z, AA.
    static func letter(_ column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + max(0, column) % 26)))
        return column < 26 ? last : letter(column / 26 - 1) + last
    }

    private static let xlsxTypes = """
        <Types xmlns="\(package)/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" \
        ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" \
        ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" \
        ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
        """
    private static let xlsxRelations = """
        <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" Type="\(document)/officeDocument" Target="xl/workbook.xml"/></Relationships>
        """
    private static let xlsxBookRelations = """
        <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" Type="\(document)/worksheet" Target="worksheets/sheet1.xml"/>\
        <Relationship Id="rId2" Type="\(document)/styles" Target="styles.xml"/></Relationships>
        """
    /// 0 plain, 1 head, 2 day, 3 amount in euro.
    private static let xlsxStyles = """
        <styleSheet xmlns="\(main)"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>\
        <numFmt numFmtId="165" formatCode="#,##0.00\\ [$€-407]"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """
}
