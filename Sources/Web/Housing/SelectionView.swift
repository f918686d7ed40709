import Basics
import Catalogue
import Markup
import Office

/// The parts of the page on which households are chosen.
struct SelectionView {
    let sheet: SelectionSheet.Answer
    let context: SignedInContext
    let kept: FormData
    let errors: FieldErrors

    private var isOpen: Bool { [.open, .nominating].contains(sheet.flat.state) }
    private var here: Link { SelectionPage.link(sheet.flat.id) }

    // MARK: Who is proposed

    var nominations: HTML {
        guard !sheet.nominations.isEmpty else { return .empty }
        return "<h2>Vorgeschlagen</h2>\(Self.table(sheet.nominations, here, context))"
    }

    static func table(_ nominations: [Nomination], _ here: Link, _ context: SignedInContext) -> HTML {
        Table(
            "Vorgeschlagene Haushalte",
            columns: [.init("Haushalt", .name), .init("Platz", .number), .init("Stand"), .init("Von"), .init("Weiter", .action)],
            rows: nominations.map { nomination in
                let title: HTML = nomination.title.map { "<a href=\"\("/faelle/\(nomination.file)" as Link)\">\(HTML.bdi($0))</a> " } ?? .empty
                let no: HTML? = nomination.declinedBy.map { "\($0.german): \(nomination.declinedWhy?.german ?? "") " }
                return [
                    "\(title)<span class=\"hint\">\(nomination.fileNumber)</span>", "\(nomination.rank)",
                    "\(tag(nomination.state.german, nomination.state.isOpen ? .good : .plain)) \(no)<span class=\"hint\">seit \(day(nomination.stateSince.local.day))</span>",
                    "\(HTML.bdi(nomination.proposedBy)), \(day(nomination.proposedAt.local.day))",
                    nomination.title == nil ? .empty : acts(nomination, here, context),
                ]
            }
        ).markup
    }

    private static func acts(_ nomination: Nomination, _ here: Link, _ context: SignedInContext) -> HTML {
        let way = buttonLink("Weg", to: WayPage.link(nomination.id), isSecond: true)
        guard nomination.state.isOpen else { return way }
        let about = "– \(nomination.fileNumber)"
        let next: [HTML] = nomination.state.next.map { state in
            let form = context.form(to: "/vorschlag/\(nomination.id)/stand")
            return form.button(verb(state), about: about, fields: "\(form.hidden("state", state.rawValue))\(form.hidden("weiter", here.text))")
        }
        let no = context.form(to: "/vorschlag/\(nomination.id)/absage", name: "absage-\(nomination.id)")
        let declining: HTML = """
            <details><summary>Absage\(unseen(about))</summary>\(no.markup("\(no.hidden("weiter", here.text))\(no.select("side", "Wer sagt nein?", options: DecliningSide.allCases.map { Choice($0.rawValue, $0.german) }))\(no.select("why", "Warum?", options: DecliningReason.allCases.map { Choice($0.rawValue, $0.german) }))", submit: "Eintragen", guarded: false))</details>
            """
        return "\(next)\(way)\(buttonLink("Karte", to: "/vorschlag/\(nomination.id)/karte", isSecond: true))\(declining)"
    }

    static func verb(_ state: NominationState) -> String {
        switch state {
        case .accepted: "Haushalt möchte"
        case .shown: "Der Vermietung gezeigt"
        case .wanted: "Beide wollen"
        case .rentExamined: "Zusicherung ist beantragt"
        default: state.german
        }
    }

    // MARK: By what

    var criteria: HTML {
        guard let round = sheet.round else {
            return isOpen ? "<h2>Nach welcher Regel?</h2>\(fixing)" : panel(.plain, "<p>Diese Wohnung ist nicht zur Auswahl offen.</p>")
        }
        let fixed: HTML = """
            <h2>Festgelegt</h2>\(summaryList([
                ("Regel", "\(round.criteria.rule.german). \(round.criteria.rule.explained)", nil),
                ("Auf einmal", "\(round.criteria.atOnce) Haushalte", nil),
                ("Von", "\(HTML.bdi(round.fixedBy)), \(dayAndHour(round.fixedAt))", nil),
            ]))\
            <details><summary>Zum Nachrechnen</summary><p class="hint">Prüfsumme der Kriterien: <code>\(round.fingerprint)</code><br>\
            Keim des Loses: <code>\(round.seed)</code><br>Regelwerk: <code>\(round.catalogueHash)</code>, Stand \(day(round.day))</p></details>
            """
        guard round.computedAt == nil else {
            let again: HTML = isOpen ? "<details class=\"noprint\"><summary>Neu festlegen</summary>\(fixing)</details>" : .empty
            return "\(fixed)\(again)"
        }
        let form = context.form(to: "/wohnungen/\(sheet.flat.id)/auswahl/\(round.id)/berechnen")
        return "\(fixed)<p>Erst jetzt wird nachgesehen, wer in Frage kommt.</p>\(form.markup(.empty, submit: "Berechnen", guarded: false))"
    }

    private var fixing: HTML {
        let form = context.form(to: here, kept: kept["atOnce"] == nil ? kept.setting("atOnce", to: "3") : kept, errors: errors)
        return form.markup(
            """
            \(form.radios("rule", "Wer wird zuerst gefragt?", options: SelectionRule.allCases.map { Choice($0.rawValue, $0.german, hint: $0.explained) }))\
            \(form.text("atOnce", "Wie viele Haushalte auf einmal?", hint: "Drei auf einmal vermitteln mehr Wohnungen als einer nach dem anderen.", width: .short, maxLength: 2, inputMode: "numeric"))\
            <p class="hint">Name, Herkunft, Sprache, Religion, Geschlecht und Alter zählen in keiner Regel.</p>
            """, submit: "Kriterien festlegen")
    }

    // MARK: Who

    var next: HTML? {
        guard isOpen, let line = sheet.next else { return nil }
        let form = context.form(to: "/wohnungen/\(sheet.flat.id)/vorschlag/\(line.file)", kept: kept, errors: errors, name: "naechster")
        return panel(
            .good,
            """
            <p><strong>Als Nächstes: Platz \(line.rank), \(HTML.bdi(line.title ?? line.number))</strong> <span class="hint">\(line.number), \(line.persons == 1 ? "1 Person" : "\(line.persons) Personen")</span></p>\
            \(form.markup(form.text("reason", "Warum dieser Haushalt?", hint: "Zum Beispiel: Platz \(line.rank) nach der Regel.", maxLength: 1_000), submit: "Vorschlagen", guarded: false))
            """)
    }

    var places: HTML? {
        guard sheet.round?.computedAt != nil else { return nil }
        guard !sheet.isForgotten else {
            return """
                <h2>Reihenfolge</h2><p>\(sheet.considered) Haushalte wurden angesehen, \(sheet.placed) hatten einen Platz. Welche, ist gelöscht: \
                \(SelectionTerm.months) Monate nach dem Ende des Angebots.</p>
                """
        }
        guard !sheet.places.isEmpty else { return "<h2>Reihenfolge</h2><p>Niemand hat einen Platz. Warum, steht darunter.</p>" }
        let more = sheet.placed - sheet.places.count
        return """
            <h2>Reihenfolge</h2><p>\(sheet.considered) Haushalte wurden angesehen, \(sheet.placed) haben einen Platz.</p>
            \(Table("Reihenfolge", columns: [.init("Platz", .number), .init("Haushalt", .name), .init("Punkte", .number), .init("Warum"), .init("Noch offen")], rows: sheet.places.map(row)).markup)\
            \(more > 0 ? "<p class=\"hint\">Und \(more) weitere.</p>" : .empty)
            """
    }

    private func row(_ line: SelectionSheet.Line) -> [HTML] {
        let parts = line.parts.map { part in
            "\(Self.input(part.input)): \(part.units.map { String($0) } ?? "nicht bekannt")\(part.points == 0 ? "" : " (\(part.points))")"
        }
        let remarks: [HTML] = line.remarks.map { "<li>\($0.text)\($0.wayOut.map { " <strong>\($0)</strong>" as HTML })</li>" }
        let elsewhere: HTML? = line.openFor.flatMap { $0 == sheet.flat.id ? tag("vorgeschlagen", .good) : tag("anderswo vorgeschlagen") }
        let other: HTML? = line.openAt.map { tag("bei \($0) vorgeschlagen") }
        return [
            "\(line.rank)",
            "<a href=\"\("/faelle/\(line.file)/wohnen" as Link)\">\(HTML.bdi(line.title ?? line.number))</a> <span class=\"hint\">\(line.number), \(line.persons == 1 ? "1 Person" : "\(line.persons) Personen")</span> \(elsewhere)\(other)",
            "\(line.total)", "\(line.fitting) von \(line.of) Punkten passen. \(parts.joined(separator: "; "))",
            remarks.isEmpty
                ? "nichts" : "<details><summary>\(remarks.count == 1 ? "1 Frage" : "\(remarks.count) Fragen")</summary><ul>\(remarks)</ul></details>",
        ]
    }

    var absences: HTML? {
        guard sheet.round?.computedAt != nil, !sheet.absences.isEmpty else { return nil }
        let near: [HTML] = sheet.near.map {
            "<li><a href=\"\("/faelle/\($0.file)/wohnen" as Link)\">\($0.number)</a>: \($0.text) <strong>\($0.wayOut ?? "")</strong></li>"
        }
        return """
            <h2>Wer keinen Platz hat, und warum</h2>\
            \(Table("Gründe", columns: [.init("Grund", .name), .init("Haushalte", .number)], rows: sheet.absences.map { ["\(Self.absence($0.code))", "\($0.count)"] }).markup)\
            \(near.isEmpty ? .empty : "<h3>Nur ein Schritt fehlt</h3><ul>\(near)</ul>")
            """
    }

    static func input(_ code: String) -> String {
        [
            "WAITING_DAYS": "Wartetage", "URGENCY": "Dringlichkeit", "WISHED_DISTRICT": "gewünschter Stadtteil", "KEEPS_SCHOOL": "Schule bleibt",
            "EXACT_SIZE": "genau passende Größe", "USES_STEP_FREE": "braucht stufenlos", "PERSONS": "Personen",
        ][code] ?? code
    }

    static func absence(_ code: String) -> String {
        if let known = FlatCode(rawValue: code) { return known.german }
        switch code {
        case "NOMINATED_ELSEWHERE": return "gerade für eine andere Wohnung vorgeschlagen"
        case "ASKED_BEFORE": return "für diese Wohnung schon gefragt"
        default: return code
        }
    }
}

extension FlatCode {
    var german: String {
        switch self {
        case .personCap: "mehr Personen, als die Vermietung zulässt"
        case .areaUnder: "zu klein"
        case .areaOver: "zu groß für die Förderung"
        case .rentOver: "Miete über dem Richtwert"
        case .permitMissing: "kein WBS"
        case .permitExpired: "WBS abgelaufen"
        case .permitGroup: "WBS für eine andere Gruppe"
        case .titleShort: "Aufenthaltstitel gilt keine zwölf Monate mehr"
        case .noExit: "darf noch nicht ausziehen"
        case .assignedElsewhere: "anderer Wohnort zugewiesen"
        case .notStepFree: "nicht stufenlos"
        case .noLift: "kein Aufzug"
        case .districtExcluded: "Stadtteil kommt nicht in Frage"
        case .conflictAddress: "Schutz vor dieser Adresse"
        case .limitedLease: "befristeter Vertrag"
        case .date: "Tag passt nicht"
        case .noConsent: "möchte nicht vorgeschlagen werden"
        }
    }
}
