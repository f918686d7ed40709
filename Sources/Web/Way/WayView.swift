import Basics
import Catalogue
import Markup
import Office

/// The page of one proposal: where it stands and what is next, viewings, steps, letters, the landlord's line.
struct WayView {
    let sheet: WaySheet.Answer
    let context: SignedInContext
    /// The form that was refused, with what was typed.
    let part: WayPage.Part?
    let kept: FormData
    let errors: FieldErrors

    var id: NominationID { sheet.nomination.id }
    var state: NominationState { sheet.nomination.state }
    var here: Link { WayPage.link(id) }
    private var facts: FlatFacts { sheet.flat.offer.facts }

    var lead: HTML {
        """
        <a href="\(Flats.link(sheet.flat.id))">\(sheet.flat.number)</a>, \(Flats.place(facts)), \(Flats.size(facts)) · \
        <a href="\(WaysPage.link)">alle Wege</a>
        """
    }

    var markup: HTML { "\(standing)\(viewings)\(steps)\(WayForms(view: self).markup)\(letters)\(landlord)" }

    /// A form of the page; what was typed and refused stands in it again.
    func form(_ part: WayPage.Part, to link: Link, preset: FormData = FormData()) -> Form {
        let isRefused = self.part == part
        return context.form(to: link, kept: isRefused ? kept : preset, errors: isRefused ? errors : FieldErrors(), name: part.rawValue)
    }

    // MARK: Where it stands

    private var standing: HTML {
        let since: HTML = "<span class=\"hint\">seit \(day(sheet.nomination.stateSince.local.day))</span>"
        guard sheet.isRunning else {
            let why = [sheet.declinedBy?.german, sheet.declinedWhy?.german].compactMap { $0 }.joined(separator: ": ")
            let again: HTML =
                state == .signed && sheet.flat.state == .closed
                ? "<p class=\"noprint\">\(context.form(to: "/vorschlag/\(id)/weiterbegleiten").button("Nachbetreuung fortsetzen"))</p>" : .empty
            let ended = state == .signed ? "Die Nachbetreuung ist beendet." : "Dieser Vorschlag ist beendet. \(why)"
            return panel(.plain, "<p>\(tag(state.german)) \(since)</p><p>\(ended)</p>\(again)")
        }
        let word = sheet.move == nil ? state.german : "eingezogen"
        return panel(isLost ? .warn : .plain, "<p>\(tag(word, .good)) \(since)</p><p>\(advice)</p>\(acts)")
    }

    private var isLost: Bool { state == .viewing && !sheet.viewings.contains { [.planned, .held].contains($0.viewing.state) } }

    private var advice: String {
        switch state {
        case .proposed: "Fragen Sie den Haushalt, ob er diese Wohnung möchte. Ein Nein kostet ihn nichts."
        case .accepted, .shown: "Vereinbaren Sie eine Besichtigung, mit Begleitung und Dolmetschen, wo es gebraucht wird."
        case .viewing where isLost:
            sheet.viewings.contains { $0.viewing.state == .lost }
                ? "Die letzte Besichtigung ist geplatzt. Bieten Sie einen anderen Tag an; es kostet den Haushalt nichts."
                : "Es ist keine Besichtigung mehr geplant. Vereinbaren Sie einen neuen Tag, oder tragen Sie ein, dass beide wollen."
        case .viewing: "Nach der Besichtigung sagen beide Seiten, ob sie wollen."
        case .wanted: "Als Nächstes: Mietangebot ausfüllen lassen, dann die Zusicherung der Miete beantragen. Noch keinen Vertrag unterschreiben."
        case .rentExamined:
            sheet.isRentAssured
                ? "Die Miete ist zugesichert. Jetzt kann der Vertrag unterschrieben werden."
                : "Die Zusicherung der Miete steht noch aus. Erst danach wird unterschrieben."
        case .signed where sheet.move != nil: "Drei Monate lang bleiben Sie Ansprechstelle für beide Seiten."
        case .signed: "Der Vertrag ist unterschrieben. Tragen Sie den Einzug ein, wenn er geschehen ist."
        case .declined, .lapsed: ""
        }
    }

    private var acts: HTML {
        let next: [HTML] = state.next.map { next in
            let form = context.form(to: "/vorschlag/\(id)/stand")
            return form.button(
                SelectionView.verb(next), fields: "\(form.hidden("state", next.rawValue))\(form.hidden("weiter", here.text))",
                isSecond: next != .accepted)
        }
        let viewing: HTML? =
            [.accepted, .shown, .viewing].contains(state) && !sheet.viewings.contains { $0.viewing.state == .planned }
            ? buttonLink("Besichtigung vereinbaren", to: ViewingPage.link(id)) : nil
        let card: HTML? = state.isOpen ? buttonLink("Karte für die Vermietung", to: "/vorschlag/\(id)/karte", isSecond: true) : nil
        return "<div class=\"buttons noprint\">\(viewing)\(next)\(card)</div>\(declining)"
    }

    private var declining: HTML? {
        guard state.isOpen else { return nil }
        let form = context.form(to: "/vorschlag/\(id)/absage", name: "absage")
        return """
            <details class="noprint"><summary>Es kommt nicht zustande</summary>\
            \(form.markup("\(form.hidden("weiter", here.text))\(form.select("side", "Wer sagt nein?", options: DecliningSide.allCases.map { Choice($0.rawValue, $0.german) }))\(form.select("why", "Warum?", options: DecliningReason.allCases.map { Choice($0.rawValue, $0.german) }))", submit: "Eintragen", guarded: false))</details>
            """
    }

    // MARK: Viewings

    private var viewings: HTML? {
        guard !sheet.viewings.isEmpty else { return nil }
        let table = Table(
            "Besichtigungen", columns: [.init("Wann", .name), .init("Mit"), .init("Was daraus wurde"), .init("Eintragen", .action)],
            rows: sheet.viewings.map { line in
                let viewing = line.viewing
                return [
                    "<a href=\"\(AppointmentSheetPage.link(viewing.appointment))\">\(dayAndHour(viewing.begins))</a>", with(line),
                    "\(tag(viewing.state.german, viewing.state == .held ? .good : viewing.state == .lost ? .warn : .plain)) \(viewing.lostWhy?.german ?? "")",
                    outcome(of: viewing),
                ]
            })
        return "<h2>Besichtigungen</h2>\(table.markup)"
    }

    private func with(_ line: WayViewing) -> HTML {
        let companion: HTML? = line.companion.map { "Begleitung: \(HTML.bdi($0))" }
        let interpreter: HTML? =
            line.answer == .notNeeded
            ? nil : "Dolmetschen: \(line.interpreter.map { HTML.bdi($0) } ?? "noch niemand") \(tag(line.answer.german, line.answer.tone))"
        let parts = [companion, interpreter].compactMap { $0 }
        return parts.isEmpty ? "<span class=\"hint\">ohne Begleitung</span>" : "\(parts.map { "<div>\($0)</div>" as HTML })"
    }

    private func outcome(of viewing: Viewing) -> HTML {
        guard state.isOpen else { return .empty }
        let form = self.form(.viewing, to: "/vorschlag/\(id)/besichtigung/\(viewing.id)")
        guard viewing.state == .planned else {
            let isOpen = viewing.state != .cancelled && !sheet.viewings.contains { $0.viewing.state == .planned }
            return !isOpen ? .empty : form.button("Zurücknehmen", fields: form.hidden("outcome", "planned"))
        }
        let isOver = viewing.begins <= context.office.clock.now()
        let losses = isOver ? ViewingLoss.allCases.map { Choice($0.rawValue, "geplatzt: \($0.german)") } : []
        let choices = (isOver ? [Choice("held", "hat stattgefunden")] : []) + losses + [Choice("cancelled", "vorher abgesagt")]
        return form.markup(form.select("outcome", "Was wurde daraus?", options: choices), submit: "Eintragen", guarded: false)
    }

    // MARK: Steps

    private var steps: HTML? {
        guard !sheet.steps.isEmpty else { return nil }
        let open = sheet.steps.filter { !$0.isDone }
        let done = sheet.steps.filter(\.isDone).sorted { ($0.line.mark?.doneOn ?? sheet.today) < ($1.line.mark?.doneOn ?? sheet.today) }
        let table = Table(
            "Offene Schritte",
            columns: [.init("Schritt", .name), .init("Wer sieht danach"), .init("Bis"), .init("Stand"), .init("Eintragen", .action)],
            rows: open.map(row))
        let finished: [HTML] = done.map { step in
            "<li>\(day(step.line.mark?.doneOn ?? sheet.today)): <a href=\"\(WayPage.link(id, step: step.line.id))\">\(step.line.title)</a></li>"
        }
        let list: HTML = done.isEmpty ? .empty : "<details><summary>Erledigt (\(done.count))</summary><ul>\(finished)</ul></details>"
        return "<h2>Schritte</h2>\(open.isEmpty ? "<p>Alles ist erledigt.</p>" : table.markup)\(list)"
    }

    private func row(_ step: WayStep) -> [HTML] {
        let link = WayPage.link(id, step: step.line.id)
        let waits: HTML? = step.waitsFor.isEmpty ? nil : "<br><span class=\"hint\">erst nach: \(step.waitsFor.joined(separator: "; "))</span>"
        return [
            "<a href=\"\(link)\">\(step.line.title)</a>\(waits)",
            "\(HTML.bdi(step.ownerName))<br><span class=\"hint\">tut: \(step.line.who.wording.de)</span>", Self.due(step, sheet.today),
            stand(step), doneButton(step),
        ]
    }

    private func stand(_ step: WayStep) -> HTML {
        if let begun = step.line.mark?.begunOn { return "seit \(day(begun))" }
        if case .unclear = step.line.need { return tag("Brauchen Sie das?", .warn) }
        return "offen"
    }

    /// The contract, the move and the end of the aftercare have forms of their own.
    private func doneButton(_ step: WayStep) -> HTML {
        let apart: [LettingStep] = [.contract, .shelterExit, .aftercare]
        guard !apart.map(\.rawValue).contains(step.line.id), step.waitsFor.isEmpty else { return .empty }
        let form = context.form(to: WayPage.link(id, step: step.line.id))
        return form.button("Heute erledigt", about: "– \(step.line.title)", fields: form.hidden("change", "done"))
    }

    static func due(_ step: WayStep, _ today: CivilDate) -> HTML {
        guard let due = step.due else { return "<span class=\"hint\">nicht bekannt</span>" }
        let from =
            switch step.dueFrom {
            case .agreed?: "vereinbart"
            case .viewing?: "Tag der Besichtigung"
            case .time?: "nach der üblichen Dauer"
            case .plan?, nil: "nach dem Plan"
            }
        return "\(step.isLate(on: today) ? tag("seit \(due.german)", .bad) : day(due))<br><span class=\"hint\">\(from)</span>"
    }

    // MARK: Letters and landlord

    private var letters: HTML? {
        guard sheet.isRunning, state != .proposed else { return nil }
        let lines: [HTML] = sheet.templates.map { template in
            let written = sheet.letters.filter { $0.title == template.title && $0.replacedBy == nil }
            let numbers: [HTML] = written.map { " · <a href=\"\(FrozenLetterPage.link($0.id, in: sheet.file.id))\">\($0.number)</a>" }
            return "<li><a href=\"\(NewLetterPage.link(in: sheet.file.id, template: template.id, for: id))\">\(template.title)</a>\(numbers)</li>"
        }
        guard !lines.isEmpty else { return nil }
        return "<h2>Briefe</h2><p class=\"hint\">Ausgefüllt mit dem, was über Wohnung und Fall eingetragen ist.</p><ul>\(lines)</ul>"
    }

    private var landlord: HTML {
        let who: HTML? = sheet.landlord.map { "<p><a href=\"\(LandlordsPage.link($0.id))\">\(HTML.bdi($0.identity.name))</a></p>" }
        return card("Was die Vermietung liest", "\(who)<p>„\(sheet.landlordLine)“</p><p class=\"hint\">Über den Haushalt steht dort nichts.</p>")
    }
}
