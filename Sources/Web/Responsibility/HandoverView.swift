import Basics
import Catalogue
import Markup
import Office

/// The handover of a file: who is responsible, what would leave field by field, and what left already.
struct HandoverView {
    let context: SignedInContext
    let answer: Handovers.Answer
    let kept: FormData
    let errors: FieldErrors

    private var file: CaseFile { answer.file }

    var page: Page {
        FilePages.page(
            "Zuständigkeit und Weitergabe", of: file, at: .overview,
            lead: "Nur mit Einwilligung der Person. Es wird nichts verschickt: Es entsteht ein Blatt, das die Person oder Sie weitergeben.",
            errors: errors, isNarrow: true, body: "\(responsible)\(made)\(form)")
    }

    private var responsible: HTML {
        let ask: HTML =
            answer.district == nil
            ? "<p><a href=\"\(FactLink.of(FactReference(field: "residence_ags", person: nil), [], in: file.id))\">Wohnort ergänzen</a></p>" : .empty
        return panel(
            .plain, "<p><strong>\(CentreWords.sentence(answer.responsible))</strong></p>\(ask)<p><a href=\"/zustaendigkeit\">Wer berät wo?</a></p>")
    }

    private var made: HTML? {
        guard !answer.made.isEmpty else { return nil }
        let lines: [HTML] = answer.made.map { handover in
            let form = context.form(to: "/faelle/\(file.id)/weitergabe/\(handover.id)/widerruf")
            let back: HTML? =
                handover.withdrawnAt == nil && context.worker.may(.keepFiles)
                ? form.button("Einwilligung widerrufen", about: "– Blatt vom \(handover.madeAt.local.day.german)") : nil
            let state: HTML = handover.withdrawnAt.map { "\(tag("widerrufen", .warn)) \(dayAndHour($0))" } ?? tag("Einwilligung gilt", .good)
            return """
                <li><a href="\("/faelle/\(file.id)/weitergabe/\(handover.id)" as Link)">Blatt vom \(handover.madeAt.local.day.german)</a> \(state)<br>
                <span class="hint">\(handover.lines.map(\.part.german).joined(separator: ", "))</span><div class="buttons">\(back)</div></li>
                """
        }
        return "<h2>Bisher weitergegeben</h2><ul>\(lines)</ul>"
    }

    private var form: HTML? {
        guard context.worker.may(.keepFiles), file.stage != .closed else { return nil }
        let form = context.form(to: ResponsibilityPage.link(in: file.id), kept: kept, errors: errors)
        let centres = answer.centres.map { Choice($0.id, $0.title.de) }
        let parts = answer.possible.map { Choice($0.part.rawValue, "\($0.part.german): \($0.value)") }
        return """
            <h2>Blatt für eine andere Stelle</h2>
            \(form.markup(
                """
                \(form.select("centre", "Stelle", options: centres))\
                \(form.area("recipient", "Name und Anschrift auf dem Blatt", rows: 3, maxLength: 500))\
                \(form.checkboxes("parts", "Was darf weitergegeben werden?", options: parts, hint: "Genau das steht auf dem Blatt, sonst nichts. Notizen, Gespräche und Gesundheit gehen nie mit."))\
                \(form.radios("consent_form", "Wie hat die Person eingewilligt?", options: ConsentForm.allCases.map { Choice($0.rawValue, $0.german) }))\
                \(form.date("consent_on", "Einwilligung am"))
                """, submit: "Blatt schreiben"))
            """
    }

    /// One sheet of paper.
    func sheet(_ handover: Handover) -> Page {
        let withdrawn: HTML? = handover.withdrawnAt.map {
            panel(.bad, "<p><strong>Die Einwilligung ist widerrufen</strong> (\(dayAndHour($0))). Geben Sie dieses Blatt nicht mehr weiter.</p>")
        }
        return Page(
            "Weitergabe, \(file.number)", heading: "Weitergabe an eine andere Beratungsstelle",
            lead: "\(answer.officeName) · \(file.number) · \(day(handover.madeAt.local.day))",
            area: .files, isNarrow: true,
            body: """
                <p class="noprint"><a href="\(ResponsibilityPage.link(in: file.id))">Zurück</a> · Drucken: Strg + P</p>\(withdrawn)
                <h2>An</h2><p>\(HTML.lines(handover.recipient))</p>
                <h2>Angaben</h2>\(summaryList(handover.lines.map { ($0.part.german, HTML.bdi($0.value), nil) }))
                <h2>Einwilligung</h2><p>Die Person hat am \(day(handover.consentOn)) \(handover.consentForm.german) eingewilligt, dass genau diese Angaben
                an diese Stelle gehen. Sie kann die Einwilligung jederzeit widerrufen. Die Beratung ist freiwillig und unverbindlich.</p>
                <p>Aufgeschrieben von \(HTML.bdi(handover.madeBy)).</p>
                """)
    }
}
