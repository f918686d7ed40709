import Markup
import Testing

/// A hole in the wrong place ends the process in development, so that no test run passes over it.
@Suite struct MisplacedHoleTests {
    @Test func anAddressTakesNoText() async {
        await #expect(processExitsWith: .failure) {
            let text = "javascript:alert(1)"
            _ = "<a href=\"\(text)\">x</a>" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "/anmelden"
            _ = "<form method=\"post\" action=\"\(text)\">" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "x"
            _ = "<button formaction=\"/a/\(text)\">" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "x"
            _ = "<img alt=\"\" SRC=\"\(text)\">" as HTML
        }
    }

    @Test func anAddressNamedThroughAnAttributeTakesNoText() async {
        await #expect(processExitsWith: .failure) {
            let text: String? = "javascript:alert(1)"
            _ = "<a\(attribute: "href", text)>x</a>" as HTML
        }
    }

    @Test func ordinaryAttributesTakeNoLink() async {
        await #expect(processExitsWith: .failure) {
            let link: Link = "/a"
            _ = "<a title=\"\(link)\">x</a>" as HTML
        }
    }

    @Test func whatIsRunTakesNothing() async {
        await #expect(processExitsWith: .failure) {
            let text = "alert(1)"
            _ = "<a onclick=\"\(text)\">x</a>" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "color:red"
            _ = "<p style=\"\(text)\">x</p>" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "alert(1)"
            _ = "<script>\(text)</script>" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let (kind, text) = ("a", "alert(1)")
            _ = "<script class=\"\(kind)\">\(text)</script>" as HTML
        }
    }

    @Test func tagsCommentsAndBareAttributesTakeNothing() async {
        await #expect(processExitsWith: .failure) {
            let text = "b"
            _ = "<\(text)>" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "b"
            _ = "<p \(text)>" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "b"
            _ = "<p class=\(text)>" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "b"
            _ = "<p class='\(text)'>" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let text = "b"
            _ = "<!-- \(text) -->" as HTML
        }
        await #expect(processExitsWith: .failure) {
            let piece: HTML = "<b>x</b>"
            _ = "<p title=\"\(piece)\">" as HTML
        }
    }

    @Test func aLinkBeginsWithALiteral() async {
        await #expect(processExitsWith: .failure) {
            let text = "javascript:alert(1)"
            _ = "\(text)" as Link
        }
        await #expect(processExitsWith: .failure) { _ = "javascript:alert(1)" as Link }
        await #expect(processExitsWith: .failure) { _ = "//evil.example" as Link }
    }

    @Test func rightPlacesPass() {
        let (text, link) = ("a", "/a" as Link)
        let page: HTML = """
            <!doctype html><!-- c --><script src="\(link)" defer></script><style></style>
            <a class="\(text)" href="\(link)"\(flag: "hidden", if: true)>\(text)</a><p\(attribute: "id", text)>\(text)</p>
            """
        #expect(page.text.contains("href=\"/a\" hidden>a</a><p id=\"a\">a</p>"))
    }
}
