import Basics
import Markup
import Office

/// The forms of a proposal in the order they are needed: contract, move, shelter, talks after the move.
struct WayForms {
    let view: WayView

    private var sheet: WaySheet.Answer { view.sheet }

    var markup: HTML {
        guard sheet.isRunning || sheet.move != nil else { return .empty }
        return "\(contract)\(move)\(shelter)\(talks)"
    }

    // MARK: Contract

    private var contract: HTML? {
        if let signed = sheet.signedOn, view.state == .signed {
            let back: HTML? =
                sheet.move == nil ? view.form(.contract, to: "/vorschlag/\(view.id)/vertrag/zuruecknehmen").button("Unterschrift zurücknehmen") : nil
            let despite = sheet.steps.first { $0.line.id == LettingStep.contract.rawValue }?.line.mark?.despite
            let reason: HTML? = despite.map { "<p class=\"hint\">Vor der Zusicherung unterschrieben: \($0)</p>" }
            return "<h2>Mietvertrag</h2><p>Unterschrieben am \(day(signed)).</p>\(reason)\(back)"
        }
        guard [.wanted, .rentExamined].contains(view.state) else { return nil }
        let form = view.form(.contract, to: "/vorschlag/\(view.id)/vertrag")
        let warning: HTML? =
            sheet.isRentAssured
            ? nil
            : panel(
                .warn,
                "<p><strong>Die Miete ist noch nicht zugesichert.</strong> Das muss vor der Unterschrift geschehen, sonst zahlt das Amt die Miete vielleicht nicht ganz.</p>"
            )
        let despite: HTML? =
            sheet.isRentAssured
            ? nil
            : form.text(
                "despite", "Warum trotzdem?", hint: "Nur wenn schon unterschrieben ist, ohne dass die Zusicherung da war.", isOptional: true,
                maxLength: 400)
        return """
            <h2>Mietvertrag</h2>\(warning)\
            \(form.markup("\(form.date("on", "Unterschrieben am"))\(despite)", submit: "Vertrag eintragen", guarded: false))
            """
    }

    // MARK: Move

    private var move: HTML? {
        guard view.state == .signed else { return nil }
        guard let move = sheet.move else { return "<h2>Einzug</h2>\(moveForm(nil))" }
        let back = view.form(.move, to: "/vorschlag/\(view.id)/einzug/\(move.id)/zuruecknehmen")
        let ukraine = move.isFromUkraine.map { $0 ? "ja" : "nein" } ?? "nicht bekannt"
        let isOpen = view.part == .move
        return """
            <h2>Einzug</h2>\(summaryList([
                ("Eingezogen am", day(move.movedOn), nil), ("Personen", "\(move.persons)", nil), ("Aus der Ukraine", "\(ukraine)", nil),
                ("Gemeldet am", move.reportedOn.map { day($0) } ?? "nicht bekannt", nil),
            ]))\
            <details class="noprint"\(flag: "open", if: isOpen)><summary>Berichtigen oder zurücknehmen</summary>\(moveForm(move))\
            \(back.button("Einzug zurücknehmen"))</details>
            """
    }

    private func moveForm(_ move: MoveIn?) -> HTML {
        let known = sheet.persons.map { $0.facts.value("nationality") }
        let guess = known.contains("UA") ? "ja" : known.contains(nil) ? "unbekannt" : "nein"
        let movers = sheet.persons.map(\.id).filter { move == nil || sheet.movers.contains($0) }
        var fields: [(String, String)] = movers.map { ("persons", $0.text) }
        fields.append(("ukraine", move?.isFromUkraine.map { $0 ? "ja" : "nein" } ?? guess))
        if let day = move?.movedOn { fields.append(("moved_on", day.german)) }
        // A file that was opened after the contract says nothing of when the household was reported.
        let reported = sheet.reportedOn <= (sheet.signedOn ?? sheet.today) ? sheet.reportedOn : nil
        if let day = move == nil ? reported : move?.reportedOn { fields.append(("reported_on", day.german)) }
        let form = view.form(.move, to: "/vorschlag/\(view.id)/einzug", preset: FormData(fields))
        let correcting: HTML = move.map { form.hidden("move", $0.id.text) } ?? .empty
        return form.markup(
            """
            \(correcting)\(form.date("moved_on", "Tag des Einzugs"))\
            \(form.checkboxes("persons", "Wer ist eingezogen?", options: sheet.persons.map { Choice($0.id.text, $0.called) }, hint: "Jede Person zählt einmal."))\
            \(form.yesNoUnknown("ukraine", "Aus der Ukraine geflüchtet?", hint: "Nur für die Zählung im Bericht."))\
            \(form.date("reported_on", "Der Stelle gemeldet am", hint: "Vorbelegt mit dem Tag der Meldung; ohne Meldung mit dem Tag, an dem der Fall angelegt wurde.", isOptional: true))
            """, submit: move == nil ? "Einzug eintragen" : "Berichtigen", guarded: false)
    }

    // MARK: Shelter

    private var shelter: HTML? {
        guard sheet.isRunning, view.state == .signed else { return nil }
        let step = sheet.steps.first { $0.line.id == LettingStep.shelterExit.rawValue }
        guard sheet.livesInShelter || (step.map { !$0.isDone } ?? false) else { return nil }
        let form = view.form(.shelter, to: "/vorschlag/\(view.id)/unterkunft")
        let what =
            sheet.livesInShelter
            ? "Im Buch der Unterkünfte steht der Haushalt noch. Mit dem Tag des Auszugs wird der Platz dort frei."
            : "Im Buch der Unterkünfte ist dieser Haushalt nicht verknüpft: Melden Sie den Platz in der Unterkunft selbst ab."
        return """
            <h2>Platz in der Unterkunft</h2><p>\(what) Wird es vergessen, läuft die Gebühr weiter.</p>\
            \(form.markup(form.date("left_on", "Ausgezogen am"), submit: "Platz aufgeben", guarded: false))
            """
    }

    // MARK: After the move

    private var talks: HTML? {
        guard let move = sheet.move else { return nil }
        let end = sheet.steps.first { $0.line.id == LettingStep.aftercare.rawValue }?.due ?? move.movedOn.ending(months: 3)
        let table: HTML =
            sheet.talks.isEmpty
            ? "<p>Noch kein Gespräch eingetragen.</p>"
            : Table(
                "Gespräche seit dem Einzug",
                columns: [.init("Tag", .name), .init("Mit"), .init("Wohnt dort"), .init("Notiz"), .init("Zurück", .action)],
                rows: sheet.talks.map { talk in
                    let back = context(talk)
                    return [
                        "\(day(talk.onDay)) <span class=\"hint\">\(HTML.bdi(talk.by))</span>", "\(talk.side.german)",
                        tag(talk.housed.german, talk.housed == .yes ? .good : talk.housed == .no ? .bad : .plain),
                        talk.note.map { HTML.lines($0) } ?? "–", back,
                    ]
                }
            ).markup
        guard sheet.isRunning else { return "<h2>Nach dem Einzug</h2>\(table)" }
        let form = view.form(.talk, to: "/vorschlag/\(view.id)/gespraech")
        return """
            <h2>Nach dem Einzug</h2><p>Das Gespräch nach drei Monaten ist am \(day(end)) fällig.</p>\(table)\
            \(form.markup(
                """
                \(form.hidden("move", move.id.text))\(form.date("on", "Gespräch am"))\
                \(form.radios("side", "Mit wem?", options: AftercareSide.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))\
                \(form.radios("housed", "Wohnt der Haushalt noch dort?", options: StillHoused.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))\
                \(form.area("note", "Notiz", hint: "Konflikte, Betriebskosten, was zu tun ist. Wird verschlüsselt gespeichert.", isOptional: true, rows: 2, maxLength: 4_000))\
                \(form.checkbox("ends", "Das war das letzte Gespräch: Die Nachbetreuung ist beendet"))
                """, submit: "Gespräch eintragen"))
            """
    }

    private func context(_ talk: AftercareTalk) -> HTML {
        guard sheet.isRunning else { return .empty }
        return view.form(.talk, to: "/vorschlag/\(view.id)/gespraech/\(talk.id)/zuruecknehmen").button(
            "Zurücknehmen", about: "– \(talk.onDay.german)")
    }
}
