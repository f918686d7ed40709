import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Nächste Schritte" beside a file and on the day's page: each with its reason and the way there; they only want to be ticked or put off.
struct NextStepsView {
    let context: SignedInContext
    let answer: NextSteps.Answer
    /// Where the buttons lead back to.
    let here: Link
    /// Whether the files are named: on the page of one file they are not.
    let namesFiles: Bool
    let most: Int

    static let routes: [Route] = [
        .post("/faelle/:fall/naechste/:schritt", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            let step = try context.parameter("schritt")
            let days = context.form["tage"].flatMap { Int($0) } ?? 14
            let until = days == 0 ? nil : context.office.clock.today.adding(days: days)
            _ = try await context.perform(PutOffNextStep(file: file, step: step, until: until))
            let next = context.form["weiter"].flatMap { Link(local: $0) } ?? "/faelle/\(file)"
            return context.seeOther(next, notice: Notice(until.map { "Bis \($0.german) steht es nicht mehr hier." } ?? "Es steht wieder hier."))
        }
    ]

    private var today: CivilDate { context.office.clock.today }

    var card: HTML? {
        guard !answer.steps.isEmpty || answer.later > 0 else { return nil }
        let shown = answer.steps.prefix(most)
        let more = answer.steps.count - shown.count
        let list: HTML = shown.isEmpty ? "<p class=\"hint\">Nichts steht an.</p>" : "<ul>\(shown.prefix(Self.atOnce).map(line))</ul>"
        return Web.card("Nächste Schritte", "\(list)\(rest(shown.dropFirst(Self.atOnce)))\(notes(more))")
    }

    /// So many are seen without opening anything: the next ones come first.
    private static let atOnce = 4

    private func rest(_ steps: ArraySlice<NextStep>) -> HTML? {
        steps.isEmpty ? nil : "<details class=\"noprint\"><summary>\(steps.count) weitere zeigen</summary><ul>\(steps.map(line))</ul></details>"
    }

    private func notes(_ more: Int) -> HTML? {
        let parts = [more > 0 ? "\(more) weitere" : nil, answer.later > 0 ? "\(answer.later) zurückgestellt" : nil].compactMap { $0 }
        return parts.isEmpty ? nil : "<p class=\"hint\">\(parts.joined(separator: ", "))</p>"
    }

    private func line(_ step: NextStep) -> HTML {
        let name: HTML = namesFiles ? "<a href=\"\("/faelle/\(step.file)" as Link)\">\(HTML.bdi(step.fileTitle))</a>: " : .empty
        return "<li>\(name)<a href=\"\(link(step))\">\(what(step))</a><br><span class=\"hint\">\(why(step))</span> \(later(step))</li>"
    }

    private func link(_ step: NextStep) -> Link {
        switch step.matter {
        case .planStep(let id, _, _, _): PlanPage.link(to: id, of: step.file)
        case .choices: PlanPage.link(in: step.file)
        case .fact(let fact, _, _) where fact.person == nil: FactLink.of(fact, [], in: step.file)
        case .fact, .evidence: "/faelle/\(step.file)/haushalt"
        case .endingPaper: HousingNeedsPage.link(step.file)
        case .interpreter: "/faelle/\(step.file)"
        case .deadline: DeadlinesPage.link(in: step.file)
        case .draft(let id, _, _): "/faelle/\(step.file)/briefe/\(id)"
        case .quiet: "/faelle/\(step.file)/verlauf"
        }
    }

    private func what(_ step: NextStep) -> HTML {
        switch step.matter {
        case .planStep(_, let title, _, _): "\(title)"
        case .choices(let count): "Im Plan \(counted(count, "Frage", "Fragen", none: "nichts")) entscheiden"
        case .fact(_, let label, _): "Nachfragen: \(label)"
        case .evidence: "Unterlagen erbitten"
        case .endingPaper(let paper): "\(paper.name) verlängern oder neu besorgen"
        case .interpreter: "Dolmetschen klären"
        case .deadline(let line): "\(line.deadline.text.de)"
        case .draft(_, let number, _): "Zusage \(number) unterschreiben oder verwerfen"
        case .quiet: "Wieder melden"
        }
    }

    private func why(_ step: NextStep) -> HTML {
        switch step.matter {
        case .planStep(_, _, let last, let conflict): planReason(last, conflict)
        case .choices: "Ob diese Schritte nötig sind, sagt keine Angabe: Sie entscheiden mit der Person."
        case .fact(_, _, let steps): "Davon \(steps == 1 ? "hängt ein Schritt" : "hängen \(steps) Schritte") im Plan ab."
        case .evidence(let papers): "Bisher nur angegeben: \(papers.joined(separator: ", "))"
        case .endingPaper(let paper): paper.until < today ? "Abgelaufen am \(day(paper.until))" : "Läuft am \(day(paper.until)) ab"
        case .interpreter(_, let begins, let language): "Termin am \(dayAndHour(begins))\(language.map { ", \($0.german)" } ?? "")"
        case .deadline(let line): DeadlineWords(line: line, today: today).when
        case .draft(_, _, let since): "Entwurf seit \(day(since))"
        case .quiet(let since): "Letzter Kontakt am \(day(since))"
        }
    }

    private func planReason(_ last: CivilDate?, _ conflict: PlanSchedule.Conflict?) -> HTML {
        switch conflict {
        case .runsOut(let day): "Das Papier läuft ab am \(Web.day(day)) und gilt zum Wunschtermin nicht mehr."
        case .runsOver(_, let latest): "Läuft, müsste aber bis \(day(latest)) fertig sein."
        case .tooLate(let start): "Hätte bis \(day(start)) beginnen müssen; vielleicht passt ein späterer Termin besser."
        case .windowTooShort: "Die Zeit vor dem Wunschtermin reicht dafür nicht."
        case nil: last.map { "Für den Wunschtermin beginnen bis \(day($0))" } ?? ""
        }
    }

    private func later(_ step: NextStep) -> HTML? {
        guard context.worker.may(.keepFiles) else { return nil }
        let form = context.form(to: "/faelle/\(step.file)/naechste/\(step.key)")
        let about = "– \(namesFiles ? step.fileTitle : step.fileNumber)"
        return form.markup(
            """
            \(form.hidden("weiter", here.text))\(form.hidden("tage", "14"))\
            <button class="quiet noprint">Nicht jetzt\(unseen(" \(about), sondern in zwei Wochen"))</button>
            """, submit: nil, guarded: false, isInline: true)
    }
}
