import Basics
import Markup
import Office

/// The list on paper: all of it, and above it what it is narrowed to, from when and by whom.
enum ListPaper {
    /// More rows than anybody prints.
    private static let most = 500

    static let routes: [Route] = [
        .get("/faelle/druck", needs: .right(.seeFiles)) { context in
            let query = FilterQuery(context.query)
            let now = context.office.clock.now()
            let answer = try await context.ask(CaseSheet(filter: query.filter(on: context.office.clock.today), limit: most))
            let more: HTML? = answer.hasMore ? panel(.warn, "<p>Hier stehen die ersten \(most). Grenzen Sie die Liste weiter ein.</p>") : nil
            return context.page(
                Page(
                    "Fälle", lead: "\(query.words) · Stand \(dayAndHour(now)) · \(HTML.bdi(context.worker.name))", area: .files,
                    body: """
                        \(more)\(CaseRows.table("Fälle", answer.lines))
                        <p class="noprint">So kommt es aufs Papier: Drucken im Menü des Browsers. <a href="\(query.link)">Zurück zur Liste</a></p>
                        """))
        }
    ]
}
