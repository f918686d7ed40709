import Basics
import Catalogue
import Markup
import Office

/// One step of a plan: what is known of it, from where, and the form to say what happened.
struct PlanStepView {
    let context: SignedInContext
    let answer: FilePlan.Answer
    let line: FilePlanLine
    let kept: FormData
    let errors: FieldErrors

    private var file: CaseFile { answer.file }
    private var catalogue: Catalogue { context.office.shelf.current }
    private var words: PlanWords { PlanWords(answer: answer, catalogue: catalogue) }

    var page: Page {
        FilePages.page(
            line.title, of: file, at: .plan, title: "Schritt im Plan", errors: errors, isNarrow: true,
            body: "\(facts)\(origin)\(form)<p><a href=\"\(PlanPage.link(in: file.id))\">Zurück zum Plan</a></p>")
    }

    private var facts: HTML {
        var lines: [(term: String, value: HTML, change: HTML?)] = [
            ("Wer", "\(line.who.wording.de)", nil), ("Bis wann", words.when(line), nil), ("Stand", words.state(line), nil),
            ("Warum dann", words.why(line), nil),
        ]
        if let expires = line.mark?.expiresOn { lines.append(("Gültig bis", day(expires), nil)) }
        if let evidence = line.step?.evidence, !evidence.isEmpty {
            lines.append(("Unterlagen", "\(evidence.map { catalogue.documentTitle($0).de }.joined(separator: "; "))", nil))
        }
        if let mark = line.mark { lines.append(("Eingetragen", "\(day(mark.on))\(line.markedBy.map { " von \(HTML.bdi($0))" as HTML })", nil)) }
        let hint: HTML? = line.step.flatMap { $0.hint.isEmpty ? nil : "<p>\($0.hint.de)</p>" }
        return "\(hint)\(summaryList(lines))"
    }

    // MARK: Where the times come from

    private var origin: HTML {
        guard let step = line.step else { return "<p class=\"hint\">Diesen Schritt hat die Stelle selbst hinzugefügt.</p>" }
        let today = answer.schedule.today
        var lines: [HTML] = []
        if let office = line.officeTime {
            lines.append(
                "<li>Dauer: \(office.lead.wording.de), Erfahrung der Stelle, eingetragen von \(HTML.bdi(office.by)) am \(day(office.on))</li>")
        } else if let lead = step.lead.first(where: { $0.period.contains(today) }), let value = lead.value {
            lines.append("<li>Dauer: \(value.wording.de)\(source(lead.provenance))</li>")
        } else {
            lines.append(
                "<li>Dauer: nicht bekannt. Kein gelesener Text nennt eine. <a href=\"/plaene/zeiten\">Erfahrung der Stelle eintragen</a></li>")
        }
        for by in step.by where by.period.contains(today) {
            guard let offset = by.value else { continue }
            lines.append(
                "<li>Spätestens \(offset.length.wording.de) \(offset.isBefore ? "vor" : "nach") dem Tag „\(answer.template.goal.de)“\(source(by.provenance))</li>"
            )
        }
        for opens in step.opens where opens.period.contains(today) {
            guard let offset = opens.value else { continue }
            lines.append("<li>Frühestens \(offset.length.wording.de) \(offset.isBefore ? "vorher" : "danach")\(source(opens.provenance))</li>")
        }
        for keeps in step.keeps where keeps.period.contains(today) {
            let text = keeps.value.map { "Gilt \($0.wording.de)" } ?? "Wie lange es gilt, ist nicht bekannt"
            lines.append("<li>\(text)\(source(keeps.provenance))</li>")
        }
        return "<h2>Woher diese Zeiten kommen</h2><ul>\(lines)</ul><p class=\"hint\">Der Schritt selbst\(source(step.provenance)).</p>"
    }

    private func source(_ provenance: Provenance) -> HTML {
        let titles = provenance.sources.map { id in catalogue.sources[id].map { "\($0.publisher): \($0.title)" } ?? id }
        var text = titles.isEmpty ? "" : ". Quelle: " + titles.joined(separator: "; ")
        if provenance.confidence == .memory { text += " (aus dem Gedächtnis, an keinem Text geprüft)" }
        if provenance.confidence == .partial || provenance.confidence == .inferred { text += " (nur zum Teil gelesen)" }
        if let assumption = provenance.assumption { text += ". Annahme: \(assumption.text.de)" }
        return "\(text)"
    }

    // MARK: What happened

    private var form: HTML? {
        guard context.worker.may(.keepFiles), file.stage != .closed else { return nil }
        let form = context.form(to: PlanPage.link(to: line.id, of: file.id), kept: kept, errors: errors)
        return """
            <h2>Was ist geschehen?</h2>
            \(form.markup(
                """
                \(form.select("change", "Stand", options: changes))\
                \(form.date("on", "Am", hint: "TT.MM.JJJJ; leer heißt heute. Zu „begonnen“ und „erledigt“.", isOptional: true))\
                \(form.date("expires_on", "Gültig bis", hint: "Was auf dem Papier steht. Zu „erledigt“.", isOptional: true))\
                \(form.text("reason", "Grund", hint: "Nur zu „brauchen wir nicht“.", isOptional: true, maxLength: 130))\(form.version(answer.version))
                """, submit: "Eintragen"))
            """
    }

    private var changes: [Choice] {
        [
            Choice(PlanPage.Change.done.rawValue, "erledigt"), Choice(PlanPage.Change.begun.rawValue, "begonnen"),
            Choice(PlanPage.Change.open.rawValue, "noch offen"), Choice(PlanPage.Change.needed.rawValue, "brauchen wir"),
            Choice(PlanPage.Change.notNeeded.rawValue, "brauchen wir nicht"),
            Choice(PlanPage.Change.byRule.rawValue, "wie es sich aus den Angaben ergibt"),
        ]
    }
}
