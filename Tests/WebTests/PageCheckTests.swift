import TestSupport
import Testing

/// The page reader must not be blind: each of these pages has one fault, and it is found.
@Suite struct PageCheckTests {
    private func page(_ body: String, head: String = "<title>a</title>") -> String {
        "<!doctype html>\n<html lang=\"de\"><head>\(head)</head><body><main><h1>a</h1>\(body)</main></body></html>"
    }

    @Test func aSoundPageHasNoFindings() {
        let body =
            "<p>a &lt; b</p><ul><li>c</li></ul><label for=\"x\">d</label><input type=\"text\" id=\"x\" name=\"x\"><textarea id=\"t\" aria-label=\"e\">\n<b></textarea>"
        #expect(PageCheck(page(body)).findings == [])
    }

    @Test(arguments: [
        ("<p><div>a</div></p>", "<div> stands in a <p>"), ("<b>a", "</main> closes <b>"), ("<b><i>a</b></i>", "</b> closes <i>"),
        ("<p id=\"a\"></p><p id=\"a\"></p>", "the id a stands 2 times"), ("<input type=\"text\" name=\"n\">", "<input name=n> has no label"),
        ("<h3>a</h3>", "<h3> follows <h1>"), ("<h1>b</h1>", "the page has 2 <h1>"), ("<p style=\"a\"></p>", "<p> carries style"),
        ("<a onclick=\"a\" href=\"/\">b</a>", "<a> carries onclick"), ("<script>a()</script>", "<script> has content of its own"),
        ("<a href=\"javascript:a\">b</a>", "href of <a> is no link of ours: javascript:a"),
        ("<a href=\"#weg\">b</a>", "a link leads to #weg, which is not there"),
        ("<p title=a></p>", "title has no quotes"), ("<a href=\"/\"><a href=\"/\">b</a></a>", "<a> stands in another <a> or where it may not"),
        ("<ul><b>a</b></ul>", "<b> stands right in a <ul>"), ("<nav></nav>", "a <nav> has no name"), ("<img src=\"/a\">", "an <img> has no alt"),
        ("<p aria-describedby=\"weg\"></p>", "aria-describedby of <p> points to weg, which is not there"), ("a > b", "a bare > in the text"),
        ("<fieldset></fieldset>", "a <fieldset> has no <legend>"), ("<p class=\"a\" class=\"b\"></p>", "<p> has class twice"),
        ("<form method=\"post\" action=\"https://evil.example\"></form>", "action of <form> leads away: https://evil.example"),
    ])
    func oneFaultIsFound(body: String, finding: String) {
        #expect(PageCheck(page(body)).findings.contains(finding), "\(PageCheck(page(body)).findings)")
    }

    @Test func aPageWithoutLanguageOrTitleIsFound() {
        #expect(
            PageCheck("<html><head><title></title></head><body><main><h1>a</h1></main></body></html>").findings == [
                "the title is empty", "the page has no lang",
            ])
    }
}
