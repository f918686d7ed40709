import Basics
import Markup
import Office

/// "Fälle": the list with its filter, and the search by name or number.
enum CaseListPage {
    static let link: Link = "/faelle"
    static let searchLink: Link = "/faelle/suche"

    static let routes: [Route] =
        [
            .get("/faelle", needs: .right(.seeFiles), kept: true, list),
            .post("/faelle/suche", needs: .right(.seeFiles), search),
            // A reload, or an address typed from memory: names never stand in it.
            .get("/faelle/suche", needs: .right(.seeFiles)) { context in context.page(searchPage(context, for: "", hits: nil)) },
        ] + ListPaper.routes + ListExport.routes + ListKeeping.routes + ChosenPage.routes

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let query = FilterQuery(context.query)
        let answer = try await context.ask(CaseList(filter: query.filter(on: context.office.clock.today), page: query.page))
        let lists = try await context.ask(SavedLists())
        return context.page(CaseListView(answer: answer, query: query, lists: lists, context: context).page)
    }

    private static func search(_ context: SignedInContext) async throws -> Answer {
        guard let text = context.form["q"]?.cleanedLine, text.utf8.count <= 400 else { return context.page(searchPage(context, for: "", hits: nil)) }
        let hits = try await context.ask(FindPersons(text: text))
        if hits.count == 1, let only = hits.first, only.isExact { return .seeOther("/faelle/\(only.id)") }
        return context.page(searchPage(context, for: text, hits: hits))
    }

    /// `hits` is nil where nothing was asked yet.
    private static func searchPage(_ context: SignedInContext, for text: String, hits: [PersonHit]?) -> Page {
        let form = context.form(to: searchLink, kept: ["q": text], name: "suchen")
        let lead: HTML? = hits.map { "\(counted($0.count, "Treffer", "Treffer", none: "Kein Treffer")) für „\(HTML.bdi(text))“" }
        return Page(
            "Fall suchen", lead: lead, area: .files,
            body: """
                \(form.markup(form.text("q", "Name oder Fallnummer", hint: searchHint, width: .half, maxLength: 80), submit: "Suchen", guarded: false))\
                \(hits.map { $0.isEmpty ? nothingFound(context) : hitList($0) })
                """)
    }

    /// Who was found in which file, the best first.
    private static func hitList(_ hits: [PersonHit]) -> HTML {
        let table = CaseRows.table("Treffer", hits.map(\.line))
        let people: [HTML] = hits.compactMap { hit in
            hit.called.map {
                "<li><a href=\"\("/faelle/\(hit.id)" as Link)\">\(HTML.bdi($0))</a> <span class=\"hint\">\(hit.line.number)</span></li>"
            }
        }
        return people.isEmpty ? table : "<h2>Wer so heißt</h2><ol>\(people)</ol><h2>Die Fälle dazu</h2>\(table)"
    }

    private static let searchHint =
        "Namen in jeder Schrift und Schreibweise, auch angefangen, dazu gern das Geburtsjahr: „moham 1990“ findet Muhammad, محمد und Мухаммед."

    private static func nothingFound(_ context: SignedInContext) -> HTML {
        """
        <p>Gesucht wird nach dem Klang, in jeder Schrift; ein angefangener Name braucht drei Buchstaben. Fälle ohne Namen finden Sie über ihre Nummer oder in der
        <a href="/faelle">Fallliste</a>. Gesperrte Fälle sieht nur, wer zuständig ist.</p>
        \(context.worker.may(.keepFiles) ? "<p>\(buttonLink("Neuer Fall", to: IntakePage.link))</p>" : .empty)
        """
    }
}
