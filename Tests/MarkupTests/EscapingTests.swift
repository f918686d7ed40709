import Markup
import Testing

@Suite struct EscapingTests {
    @Test func textIsEscapedByByte() {
        let name = #"<b>"Amal" & 'Ali'</b>"#
        let page: HTML = "<p title=\"\(name)\">\(name)</p>"
        let escaped = "&lt;b&gt;&quot;Amal&quot; &amp; &#39;Ali&#39;&lt;/b&gt;"
        #expect(page.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func aQuoteWithACombiningMarkStaysAQuote() {
        let hostile = "x\"\u{301} onmouseover=alert(1) y=\"\u{301}"
        let page: HTML = "<p title=\"\(hostile)\">a</p>"
        // Two quotes are ours; the hostile ones are gone, whatever stands on top of them.
        #expect(page.bytes.count { $0 == UInt8(ascii: "\"") } == 2)
        #expect(page.bytes.starts(with: "<p title=\"x&quot;".utf8 + [0xcc, 0x81]))
    }

    @Test(arguments: ["<", ">", "&", "\"", "'"])
    func noSpecialByteSurvivesBesideAnyMark(special: String) {
        for mark in ["\u{301}", "\u{200d}", "\u{fe0f}", "\u{20dd}", "\u{1f3fd}", "\n", "\r\n"] {
            let page: HTML = "\(special + mark)"
            #expect(
                page.bytes.first == UInt8(ascii: "&") && !page.bytes.dropFirst().contains(special.utf8.first ?? 0),
                "\(special) before \(mark.unicodeScalars)")
        }
    }

    @Test func missingValuesLeaveNothing() {
        let text: String? = nil
        let piece: HTML? = nil
        let page: HTML = "<p\(attribute: "id", text)>\(piece)\(text.map { "<b>\($0)</b>" })</p>"
        #expect(page.text == "<p></p>")
    }

    @Test func aMappedOptionalIsMarkup() {
        let hint: String? = "<a>"
        let page: HTML = "\(hint.map { "<p>\($0)</p>" })"
        #expect(page.text == "<p>&lt;a&gt;</p>")
    }

    @Test func flagsAndAttributesBringTheirSpace() {
        let page: HTML = "<input type=\"checkbox\"\(flag: "checked", if: true)\(flag: "disabled", if: false)\(attribute: "title", "a\"b")>"
        #expect(page.text == "<input type=\"checkbox\" checked title=\"a&quot;b\">")
    }

    @Test func piecesAreJoined() {
        let items = ["a", "<b>"].map { "<li>\($0)</li>" as HTML }
        #expect(("<ul>\(items)</ul>" as HTML).text == "<ul><li>a</li><li>&lt;b&gt;</li></ul>")
        #expect(items.joined(separator: ", ").text == "<li>a</li>, <li>&lt;b&gt;</li>")
    }

    @Test func namesAreIsolatedAndLinesBroken() {
        #expect(HTML.bdi("يونس", language: "ar").text == "<bdi lang=\"ar\">يونس</bdi>")
        #expect(HTML.bdi("Çelik").text == "<bdi>Çelik</bdi>")
        #expect(HTML.lines("a<\n\nb").text == "a&lt;<br><br>b")
    }
}
