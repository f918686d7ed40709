import Basics
import Catalogue
import Markup
import Office

/// The plan as a sheet of paper for the person: German beside a second language, a box to tick at each step.
struct PlanSheetView {
    let answer: FilePlan.Answer
    let context: SignedInContext

    private var file: CaseFile { answer.file }
    private var words: PlanWords { PlanWords(answer: answer, catalogue: context.office.shelf.current) }
    /// The only second language the steps are written in.
    private let second = "en"

    var page: Page {
        Page(
            "Plan, \(file.number)", heading: "Plan: \(answer.template.title.de)", lead: lead, area: .files,
            body: """
                <p class="noprint"><a href="\(PlanPage.link(in: file.id))">Zurück zum Plan</a> · Drucken: Strg + P</p>
                \(table)
                <p class="hint">Die zweite Spalte ist Englisch. Die Übersetzung ist ein Entwurf; es gilt die deutsche Spalte.
                <span lang="en">The second column is English. It is a draft; the German column counts.</span></p>
                <p>Dieser Plan gehört Ihnen. Sie können ihn jederzeit ändern. Bleiben ist auch ein Ergebnis.
                <span lang="en">This plan is yours. You can change it at any time.</span></p>
                """)
    }

    private var lead: HTML {
        let wished: HTML = answer.wished.map { "Wunschtermin / <span lang=\"en\">wished day</span>: \(day($0))" } ?? "Noch kein Wunschtermin"
        return "\(file.number) · \(wished) · Stand: \(day(answer.schedule.today))"
    }

    private var table: HTML {
        let lines = answer.lines.filter { $0.line != nil && $0.need == .needed }
        return Table(
            "Schritte", columns: [.init("Schritt", .name), .init("Step"), .init("Bis / by"), .init("Wer / who"), .init("✓")],
            rows: lines.enumerated().map { number, line in
                [
                    "\(number + 1). \(line.title)", "<span lang=\"en\">\(number + 1). \(line.step?.text[second] ?? line.title)</span>",
                    words.when(line), "\(line.who.wording.de)<br><span lang=\"en\">\(line.who.wording.en)</span>",
                    line.line?.isSettled == true ? "✓" : "☐",
                ]
            }
        ).markup
    }
}
