import Basics
import Catalogue
import Markup
import Office

/// "Fallblatt": a file on paper, for a talk without a screen or for a handover. What needs special protection is not on it.
enum SheetPage {
    /// Talks and notes that still fit on the sheet.
    private static let most = 5

    static let routes: [Route] = [
        .get("/faelle/:fall/blatt", needs: .right(.seeConfidential)) { context in
            let file: CaseID = try context.id("fall")
            let answer = try await context.ask(CaseOverview(file: file))
            let talks = try await context.ask(Timeline(file: file, filter: .talks)).events
            return context.page(page(context, answer, Array(talks.prefix(most))))
        }
    ]

    private static func page(_ context: SignedInContext, _ answer: CaseOverview.Answer, _ talks: [TimelineEvent]) -> Page {
        let file = answer.file
        let words = FactWords(context.office.shelf.current)
        let wish: HTML = file.wish.map { "<blockquote class=\"wish\"><p>\(HTML.lines($0))</p></blockquote>" } ?? "<p>Noch nicht festgehalten.</p>"
        let course: HTML =
            talks.isEmpty
            ? .empty
            : """
            <h2>Zuletzt</h2><ol class="timeline">\(talks.map { EventView(event: $0, file: file.id, mayEdit: { _ in false }, isPrint: true).markup })</ol>
            """
        return FilePages.page(
            "Fallblatt", of: file, at: .overview,
            lead:
                "Stand \(dayAndHour(context.office.clock.now())), gedruckt von \(HTML.bdi(context.worker.name)). Vertraulich; bitte nicht liegen lassen.",
            body: """
                <p class="noprint">So kommt es aufs Papier: Drucken im Menü des Browsers. <a href="\("/faelle/\(file.id)" as Link)">Zurück zur Übersicht</a></p>
                <h2>Anliegen</h2>\(wish)<h2>Haushalt</h2>\(facts(answer.facts, words))\(answer.persons.map { person($0, words) })\
                \(next(answer))\(money(answer))\(course)
                """)
    }

    private static func person(_ person: Person, _ words: FactWords) -> HTML {
        let names = [person.identity.nameInOwnScript, person.identity.contact.map { "Kontakt: \($0)" }].compactMap { $0 }
        return
            "<h3>\(HTML.bdi(person.called))</h3>\(names.isEmpty ? .empty : "<p>\(HTML.bdi(names.joined(separator: " · ")))</p>")\(facts(person.facts, words))"
    }

    /// Only what is known.
    private static func facts(_ facts: RecordedFacts, _ words: FactWords) -> HTML? {
        let lines = words.known(in: facts).map { field -> (term: String, value: HTML, change: HTML?) in
            (field.label.de, words.value(facts[field.id], of: field), nil)
        }
        return lines.isEmpty ? nil : summaryList(lines)
    }

    private static func next(_ answer: CaseOverview.Answer) -> HTML? {
        let lines: [HTML] =
            answer.appointments.map { "<li>\(dayAndHour($0.begins)): \($0.matter.german)</li>" }
            + answer.tasks.map { "<li>bis \(day($0.dueOn)): \($0.title)</li>" }
        return lines.isEmpty ? nil : "<h2>Was ansteht</h2><ul>\(lines)</ul>"
    }

    private static func money(_ answer: CaseOverview.Answer) -> HTML? {
        let lines: [HTML] = answer.offers.map { "<li>Zusage \($0.number): <span class=\"number\">\($0.worth)</span>, \($0.state.german)</li>" }
        return lines.isEmpty ? nil : "<h2>Geld</h2><ul>\(lines)</ul>"
    }
}
