import Basics

/// OpenDocument 1.3: one table with real days, numbers and amounts.
extension Sheet {
    var ods: [UInt8] {
        get throws {
            var zip = SheetArchive()
            zip.add("mimetype", Array(SheetFormat.ods.mediaType.utf8))
            zip.add("content.xml", Array(odsContent.utf8))
            zip.add("META-INF/manifest.xml", Array(Self.odsManifest.utf8))
            return try zip.bytes()
        }
    }

    private var odsContent: String {
        var rows = notes.map { "<table:table-row>\(Self.odsText($0))</table:table-row>" }.joined()
        rows +=
            "<table:table-header-rows><table:table-row>\(columns.map { Self.odsText($0, style: "h") }.joined())</table:table-row></table:table-header-rows>"
        for row in self.rows { rows += "<table:table-row>\(row.map(Self.odsCell).joined())</table:table-row>" }
        return "\(Self.odsHead)<office:body><office:spreadsheet><table:table table:name=\"\(xml(title))\">"
            + "<table:table-column table:style-name=\"c\" table:number-columns-repeated=\"\(max(1, columns.count))\"/>\(rows)"
            + "</table:table></office:spreadsheet></office:body></office:document-content>"
    }

    private static func odsCell(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): odsText(text)
        case .number(let number): "<table:table-cell office:value-type=\"float\" office:value=\"\(number)\"/>"
        case .day(let day): "<table:table-cell table:style-name=\"d\" office:value-type=\"date\" office:date-value=\"\(day.iso)\"/>"
        case .money(let money):
            "<table:table-cell table:style-name=\"e\" office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"\(money.decimal)\"/>"
        case .empty: "<table:table-cell/>"
        }
    }

    private static func odsText(_ text: String, style: String? = nil) -> String {
        let style = style.map { " table:style-name=\"\($0)\"" } ?? ""
        return "<table:table-cell\(style) office:value-type=\"string\"><text:p>\(xml(text))</text:p></table:table-cell>"
    }

    private static let odsHead = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" \
        xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"><office:automatic-styles>\
        <number:currency-style style:name="N1"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>\
        <number:text> </number:text><number:currency-symbol number:language="de" number:country="DE">€</number:currency-symbol>\
        </number:currency-style><number:date-style style:name="N2"><number:day number:style="long"/><number:text>.</number:text>\
        <number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style>\
        <style:style style:name="e" style:family="table-cell" style:data-style-name="N1"/>\
        <style:style style:name="d" style:family="table-cell" style:data-style-name="N2"/>\
        <style:style style:name="h" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>\
        <style:style style:name="c" style:family="table-column"><style:table-column-properties style:column-width="40mm"/></style:style>\
        </office:automatic-styles>
        """

    private static let odsManifest = """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
        <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>\
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
        """
}
