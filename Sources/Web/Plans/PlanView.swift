import Basics
import Catalogue
import Markup
import Office

/// The plan of one file on a screen: the wish, the first possible day with its reasons, and a table of steps.
struct PlanView {
    let context: SignedInContext
    let answer: FilePlan.Answer
    /// What was typed into "was wäre, wenn".
    let typed: String?
    let sent: String
    let kept: FormData
    let errors: FieldErrors

    private var file: CaseFile { answer.file }
    private var here: Link { PlanPage.link(in: file.id) }
    private var words: PlanWords { PlanWords(answer: answer, catalogue: context.office.shelf.current) }
    private var mayKeep: Bool { context.worker.may(.keepFiles) && file.stage != .closed }
    private var isTrying: Bool { answer.kept != nil }

    var page: Page {
        FilePages.page(
            "Plan: \(answer.template.title.de)", of: file, at: .plan,
            lead: "Rückwärts gerechnet vom Wunschtermin. Der Wunsch gehört der Person; sie kann ihn jederzeit ändern oder offen lassen.",
            errors: errors, errorForm: sent.isEmpty ? "feld" : sent,
            body: """
                \(tried)\(columns("\(wish)\(earliest)", aside: "\(whatIf)\(history)", asideLabel: "Ausprobieren und Verlauf"))\
                \(steps)\(leftOut)\(addition)
                """)
    }

    private func form(_ name: String, to link: Link, _ values: [String: String] = [:]) -> Form {
        var shown = sent == name ? kept : FormData()
        if sent != name { for (field, value) in values { shown = shown.setting(field, to: value) } }
        return context.form(to: link, kept: shown, errors: sent == name ? errors : FieldErrors(), name: name)
    }

    // MARK: The day

    private var wish: HTML {
        let day: HTML = answer.wished.map { Web.day($0) } ?? "<span class=\"hint\">nicht festgelegt</span>"
        guard mayKeep else { return card("Wunschtermin", "<p>\(day)</p>") }
        let form = form(
            PlanPage.wishForm, to: "/faelle/\(file.id)/plan/wunsch",
            ["day": (isTrying ? answer.day : answer.wished)?.german ?? ""])
        return card(
            "Wunschtermin",
            """
            <p><strong>\(answer.template.goal.de):</strong> \(day)</p>
            \(form.markup("\(form.date("day", "Neuer Wunschtermin", hint: "TT.MM.JJJJ, oder leer", isOptional: true))\(form.version(answer.version))", submit: "Speichern", guarded: false))
            """)
    }

    private var earliest: HTML { card("Frühester Termin", "\(words.earliest)\(words.breaksNext.map { "<p>\($0)</p>" as HTML })") }

    /// A form that only reads: nothing is kept.
    private var whatIf: HTML {
        card(
            "Was wäre, wenn",
            """
            <form class="form" method="get" action="\(here)"><div class="field"><label for="wenn">Ein anderer Tag</label>
            <p class="hint" id="wenn-hinweis">Nichts wird gespeichert.</p>
            <input type="text" id="wenn" name="wenn" class="short" maxlength="10" autocomplete="off" value="\(typed ?? "")" aria-describedby="wenn-hinweis"></div>
            <p class="buttons"><button class="button second">Ausprobieren</button></p></form>
            """)
    }

    private var tried: HTML? {
        if let typed, !typed.isEmpty, !isTrying {
            return panel(.warn, "<p>„\(typed)“ ist kein Tag in der Zukunft. Schreiben Sie ihn so: 21.11.2027.</p>")
        }
        guard isTrying, let tried = answer.day else { return nil }
        let conflicts = answer.schedule.conflicts.count
        let moved = answer.lines.count { $0.line?.latestStart != answer.kept?[$0.id]?.latestStart }
        return panel(
            .plain,
            """
            <p><strong>Ausprobiert: \(Web.day(tried)).</strong> \(counted(moved, "Schritt hat", "Schritte haben", none: "Kein Schritt hat")) einen anderen Tag als im Plan, \
            \(counted(conflicts, "Schritt passt", "Schritte passen", none: "kein Schritt passt")) dann nicht. Gespeichert ist nichts.
            <a href="\(here)">Zurück zum Plan</a></p>
            """)
    }

    private var history: HTML {
        let sheet: HTML = "<p>\(buttonLink("Blatt für die Person", to: "/faelle/\(file.id)/plan/blatt", isSecond: true))</p>"
        guard let at = answer.changedAt else { return card("Dieser Plan", "<p class=\"hint\">Noch nichts eingetragen.</p>\(sheet)") }
        let form = context.form(to: "/faelle/\(file.id)/plan/zuruecknehmen")
        let back: HTML? =
            mayKeep && answer.mayTakeBack ? form.button("Letzte Änderung zurücknehmen", fields: form.version(answer.version)) : nil
        return card(
            "Dieser Plan",
            "<p>Zuletzt geändert \(dayAndHour(at))\(answer.changedBy.map { " von \(HTML.bdi($0))" as HTML }).</p><div class=\"buttons\">\(back)</div>\(sheet)"
        )
    }

    // MARK: Steps

    private var steps: HTML {
        let lines = answer.lines.filter { $0.line != nil }
        let table = Table(
            "Schritte", columns: [.init("Schritt", .name), .init("Bis wann"), .init("Wer"), .init("Stand"), .init("Erledigt", .action)],
            rows: lines.map { [what($0), words.when($0), "\($0.who.wording.de)", words.state($0), tick($0)] })
        return "<h2>Schritte</h2>\(table.markup)"
    }

    private func what(_ line: FilePlanLine) -> HTML {
        """
        <a href="\(PlanPage.link(to: line.id, of: file.id))">\(line.title)</a>\
        <details><summary>Warum\(unseen(" „\(line.title)“ dann"))?</summary><p>\(words.why(line))</p></details>
        """
    }

    private func tick(_ line: FilePlanLine) -> HTML {
        guard mayKeep, !isTrying, let days = line.line, !days.isSettled else { return .empty }
        let form = context.form(to: PlanPage.link(to: line.id, of: file.id))
        func button(_ word: String, _ change: PlanPage.Change) -> HTML {
            form.button(word, about: "– \(line.title)", fields: "\(form.hidden("change", change.rawValue))\(form.version(answer.version))")
        }
        if case .unclear(let missing) = line.need, missing.isEmpty { return button("Brauchen wir", .needed) }
        if case .unclear(let missing) = line.need { return fact(missing) }
        return button("Erledigt", .done)
    }

    private func fact(_ missing: [FactReference]) -> HTML {
        guard let first = missing.first else { return .empty }
        return
            "<a href=\"\(FactLink.of(first, answer.persons, in: file.id))\">Angabe ergänzen\(unseen(": \(words.catalogue.field(first.field)?.label.de ?? first.field)"))</a>"
    }

    private var leftOut: HTML? {
        let lines = answer.lines.filter { $0.line == nil }
        guard !lines.isEmpty else { return nil }
        let items: [HTML] = lines.map { line in
            "<li><a href=\"\(PlanPage.link(to: line.id, of: file.id))\">\(line.title)</a> \(words.state(line))</li>"
        }
        return "<details class=\"group\"><summary>Fällt weg (\(lines.count))</summary><ul>\(items)</ul></details>"
    }

    private var addition: HTML? {
        guard mayKeep, !isTrying else { return nil }
        let form = form(PlanPage.stepForm, to: "/faelle/\(file.id)/plan/schritte")
        let who = PlanDoer.allCases.map { Choice($0.rawValue, $0.wording.de) }
        let before = answer.lines.filter { $0.line != nil }.map { Choice($0.id, $0.title) }
        return """
            <details class="group"\(flag: "open", if: sent == PlanPage.stepForm)><summary>Eigenen Schritt hinzufügen</summary>
            \(form.markup(
                """
                \(form.text("title", "Was ist zu tun?", maxLength: 130))\(form.select("who", "Wer tut es?", options: who))\
                \(form.text("days", "Dauer in Tagen", hint: "Leer, wenn es niemand weiß.", isOptional: true, width: .short, maxLength: 4, inputMode: "numeric"))\
                \(form.select("needs", "Erst nach", options: before, isOptional: true, empty: "nichts"))\(form.version(answer.version))
                """, submit: "Hinzufügen", guarded: false))
            </details>
            """
    }
}

/// Where a fact of the household or of a person is recorded.
enum FactLink {
    static func of(_ fact: FactReference, _ persons: [Person], in file: CaseID) -> Link {
        let person = fact.person.flatMap { number in persons.first { $0.place == number } ?? persons.dropFirst(number - 1).first }
        guard let person else { return Link(local: "/faelle/\(file)/haushalt?feld=\(fact.field)#feld-\(fact.field)") ?? "/faelle/\(file)/haushalt" }
        return Link(local: "/faelle/\(file)/haushalt/person/\(person.id)#feld-\(fact.field)") ?? "/faelle/\(file)/haushalt"
    }
}
