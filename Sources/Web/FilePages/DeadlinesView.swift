import Basics
import Catalogue
import Markup
import Office

/// The deadlines of one file: what is open, what waits for its day, what is settled; below, the days they count from.
struct DeadlinesView {
    let context: SignedInContext
    let answer: FileDeadlines.Answer
    let kept: FormData
    let errors: FieldErrors

    private var file: CaseFile { answer.file }
    private var here: Link { DeadlinesPage.link(in: file.id) }

    var page: Page {
        FilePages.page(
            "Fristen", of: file, at: .overview,
            lead: "Gerechnet aus den Regeln der Programme, die zugesagt sind oder nach der letzten festgehaltenen Prüfung gegeben werden.",
            errors: errors,
            body: answer.steps.isEmpty && answer.deadlines.isEmpty ? "\(nothing)" : "\(open)\(waiting)\(settled)\(milestones)\(form)")
    }

    private var nothing: HTML {
        """
        <p>Für diesen Fall gibt es noch keine Fristen. Sie erscheinen, sobald eine Förderprüfung festgehalten oder eine Zusage unterschrieben ist.</p>
        <p>\(buttonLink("Förderung prüfen", to: FilePages.Section.funding.link(in: file.id), isSecond: true))</p>
        """
    }

    private var open: HTML {
        let lines = answer.deadlines.filter { $0.isUnsettled && $0.dates != nil }
        guard !lines.isEmpty else { return "<h2>Offen</h2><p>Keine Frist mit einem Tag ist offen.</p>" }
        let table = Table(
            "Offene Fristen", columns: [.init("Was", .name), .init("Wann"), .init("Erledigt", .action)],
            rows: lines.map { [what($0), words($0).when, context.finishButton(of: $0, backTo: here) ?? .empty] })
        return "<h2>Offen</h2>\(table.markup)"
    }

    private var waiting: HTML? {
        let lines = answer.deadlines.filter { $0.dates == nil }
        guard !lines.isEmpty else { return nil }
        return """
            <h2>Noch ohne Tag</h2>
            <ul>\(lines.map { "<li>\(what($0))<br>\(words($0).when)</li>" as HTML })</ul>
            """
    }

    private var settled: HTML? {
        let lines = answer.deadlines.filter { !$0.isUnsettled }
        guard !lines.isEmpty else { return nil }
        return """
            <details><summary>Erledigt oder erfüllt (\(lines.count))</summary>\
            <ul>\(lines.map { "<li>\(what($0))<br>\(words($0).when)\(reopen($0))</li>" as HTML })</ul></details>
            """
    }

    private func reopen(_ line: FileDeadline) -> HTML? {
        guard context.worker.may(.keepFiles), line.mark != nil, let key = line.key else { return nil }
        let form = context.form(to: DeadlinesPage.link(to: key, of: file.id, done: false))
        return "<div class=\"buttons\">\(form.button("Wieder öffnen", about: "– \(line.deadline.text.de)"))</div>"
    }

    private func words(_ line: FileDeadline) -> DeadlineWords { DeadlineWords(line: line, today: answer.today) }

    private func what(_ line: FileDeadline) -> HTML {
        "\(line.deadline.text.de)<br>\(words(line).origin)\(words(line).notes(answer.calendar))"
    }

    // MARK: Milestones

    private var milestones: HTML? {
        guard !answer.milestones.isEmpty else { return nil }
        let table = Table(
            "Eingetragene Tage", columns: [.init("Was geschehen ist", .name), .init("Tag"), .init("Von"), .init("Rückgängig", .action)],
            rows: answer.milestones.map { milestone in
                let label = label(milestone.event, title(of: milestone.programme))
                let form = context.form(to: "/faelle/\(file.id)/meilensteine/\(milestone.id)/zuruecknehmen")
                return [
                    "\(label)", day(milestone.day), HTML.bdi(milestone.recordedBy),
                    context.worker.may(.keepFiles) ? form.button("Zurücknehmen", about: "– \(label)") : .empty,
                ]
            })
        return "<h2>Meilensteine</h2>\(table.markup)"
    }

    private var form: HTML? {
        guard context.worker.may(.keepFiles), !answer.steps.isEmpty else { return nil }
        let form = context.form(to: "/faelle/\(file.id)/meilensteine", kept: kept, errors: errors)
        let choices = answer.steps.map { Choice(DeadlinesPage.Step($0).text, label($0.event, $0.programmeTitle?.de)) }
        return """
            <h2>Tag eintragen</h2>
            \(form.markup(
                """
                \(form.select("event", "Was ist geschehen?", options: choices, hint: "Ein neuer Tag ersetzt den alten. Die Ausreise bestätigen Sie unter „Ausreise“, Plan und Bescheide stehen im Haushalt."))\
                \(form.date("day", "Tag"))
                """, submit: "Eintragen"))
            """
    }

    private func title(of programme: String?) -> String? {
        programme.map { id in context.office.shelf.current.programme(id)?.title.de ?? id }
    }

    private func label(_ event: Deadline.Event, _ programme: String?) -> String { programme.map { "\(event.wording.de): \($0)" } ?? event.wording.de }
}
