import Markup
import Testing

@Suite struct LinkTests {
    @Test func holesAreEncodedAsOnePiece() {
        let hostile = "a/../b?c=d&e#f \"<ü"
        let link: Link = "/faelle/\(hostile)/verlauf?seite=\(2)"
        #expect(link.text == "/faelle/a%2F..%2Fb%3Fc%3Dd%26e%23f%20%22%3C%C3%BC/verlauf?seite=2")
        #expect(link.isLocal)
    }

    @Test func aLinkIsEscapedWhereItStands() {
        let link: Link = "/faelle?a=1&b=2"
        #expect(("<a href=\"\(link)\">x</a>" as HTML).text == "<a href=\"/faelle?a=1&amp;b=2\">x</a>")
    }

    @Test(arguments: ["/faelle", "/", "/faelle?seite=2"])
    func aPathOfOursIsTaken(text: String) { #expect(Link(local: text)?.text == text) }

    @Test(arguments: [
        "", "faelle", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a b", "/a\u{0}", "/a\nLocation: x", "/ä",
        " /a",
    ])
    func aWayOutIsRefused(text: String) { #expect(Link(local: text) == nil) }

    @Test(arguments: ["https://www.bamf.de/x?y=z", "mailto:a@example.org", "tel:+49891234"])
    func namedSchemesAreTaken(text: String) { #expect(Link(external: text)?.text == text) }

    @Test(arguments: ["http://a.example", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "/faelle", "https://a b", "\thttps://a"])
    func otherSchemesAreRefused(text: String) { #expect(Link(external: text) == nil) }
}
