import Basics
import Catalogue
import Markup

/// The tests of a programme as examples people can follow, reckoned anew for the page.
struct ExamplesPage {
    let programme: Programme
    let catalogue: Catalogue

    var page: Page {
        let tests = catalogue.testCases(of: programme)
        let held = tests.count(where: \.holds)
        let link: Link = "/regeln/\(programme.id)"
        return Page(
            "Beispiele: \(programme.title.de)",
            lead: "\(held) von \(tests.count) Beispielen stimmen mit dem überein, was das System heute rechnet.",
            body: """
                <dl class="rulebook">\(tests.map { TestCaseView(test: $0, catalogue: catalogue).markup })</dl>
                <p><a href="\(link)">Zu den Regeln</a></p>
                """)
    }
}
