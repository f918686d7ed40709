import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Wohnen": what a household needs of a flat, what stands in the way of any, and where it was proposed.
enum HousingNeedsPage {
    static func link(_ file: CaseID) -> Link { "/faelle/\(file)/wohnen" }

    static let routes: [Route] = [
        .get("/faelle/:fall/wohnen", needs: .right(.keepFlats)) { context in context.page(try await page(context, nil, FieldErrors())) },
        .post("/faelle/:fall/wohnen", needs: .right(.keepFlats)) { context in
            let file: CaseID = try context.id("fall")
            return try await context.attempt {
                var read = FormReader(context.form)
                let sheet = HousingNeedsPage.read(&read)
                try read.finish()
                let based = context.form["noted"].flatMap { Int64($0) }.map { Moment(microseconds: $0) }
                _ = try await context.perform(RecordHousingNeeds(file: file, sheet: sheet, basedOn: based))
                return context.seeOther(link(file), notice: Notice("Die Angaben zum Wohnen sind gespeichert."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func read(_ read: inout FormReader) -> HousingSheet {
        var needs = HousingNeeds(persons: 0)
        needs.mayLeave = read.yesNo("mayLeave")
        needs.residenceRule = read.yesNo("residenceRule")
        needs.assignedTo = read.line("assignedTo", max: 8)
        needs.permit = read.choice("permit")
        needs.permitGroup = read.choice("permitGroup")
        needs.permitUntil = read.date("permitUntil")
        needs.titleUntil = read.date("titleUntil")
        needs.needsStepFree = read.yesNo("needsStepFree")
        needs.needsLift = read.yesNo("needsLift")
        needs.acceptsLimited = read.yesNo("acceptsLimited")
        needs.paysItself = read.yesNo("paysItself")
        needs.consents = read.yesNo("consents")
        needs.earliest = read.date("earliest")
        needs.latest = read.date("latest")
        needs.urgency = read.number("urgency", in: 0...3)
        needs.wishedDistricts = names(read.line("wishedDistricts", max: 1_000))
        needs.excludedDistricts = names(read.line("excludedDistricts", max: 1_000))
        needs.avoidedStreets = names(read.line("avoidedStreets", max: 1_000))
        return HousingSheet(needs: needs, urgencyReason: read.text("urgencyReason", max: 2_000), papers: papers(&read))
    }

    private static func papers(_ read: inout FormReader) -> [PaperNote] {
        var notes: [PaperNote] = []
        for paper in HousingPaper.allCases {
            let (isThere, until) = (read.yesNo("paper-\(paper.rawValue)"), read.date("until-\(paper.rawValue)"))
            if let isThere { notes.append(PaperNote(paper, isThere: isThere, until: isThere ? until : nil)) }
        }
        return notes
    }

    private static func names(_ text: String?) -> [String] {
        (text ?? "").split { $0 == "," || $0 == ";" }.map { String($0).cleanedLine }.filter { !$0.isEmpty }
    }

    private static func typed(_ sheet: HousingSheet?) -> FormData {
        guard let sheet else { return FormData() }
        let needs = sheet.needs
        func yesNo(_ value: Bool?) -> String { value.map { $0 ? "ja" : "nein" } ?? "unbekannt" }
        let form: FormData = [
            "mayLeave": yesNo(needs.mayLeave), "residenceRule": yesNo(needs.residenceRule), "assignedTo": needs.assignedTo,
            "permit": needs.permit?.rawValue, "permitGroup": needs.permitGroup?.rawValue, "permitUntil": needs.permitUntil?.german,
            "titleUntil": needs.titleUntil?.german, "needsStepFree": yesNo(needs.needsStepFree), "needsLift": yesNo(needs.needsLift),
            "acceptsLimited": yesNo(needs.acceptsLimited), "paysItself": yesNo(needs.paysItself), "consents": yesNo(needs.consents),
            "earliest": needs.earliest?.german, "latest": needs.latest?.german, "urgency": needs.urgency.map { String($0) },
            "urgencyReason": sheet.urgencyReason, "wishedDistricts": needs.wishedDistricts.joined(separator: ", "),
            "excludedDistricts": needs.excludedDistricts.joined(separator: ", "), "avoidedStreets": needs.avoidedStreets.joined(separator: ", "),
        ]
        return sheet.papers.reduce(form) { form, note in
            form.setting("paper-\(note.paper.rawValue)", to: note.isThere ? "ja" : "nein").setting(
                "until-\(note.paper.rawValue)", to: note.until?.german)
        }
    }

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(HousingSheetOfFile(file: try context.id("fall")))
        let network = try await context.ask(NetworkOfFile(file: answer.file.id))
        let form = context.form(to: link(answer.file.id), kept: kept ?? typed(answer.sheet), errors: errors)
        let noted: HTML = answer.notedAt.map { form.hidden("noted", String($0.microseconds)) } ?? .empty
        return FilePages.page(
            of: answer.file, at: .housing, errors: errors,
            body: """
                \(NetworkNotes.ofFile(network, in: answer.file, context))\(proposals(answer.nominations))\(ending(answer))\
                <p class="hint">\(answer.notedAt.map { "Zuletzt geändert am \($0.local.day.german)." } ?? "Noch nichts festgehalten: Was hier offen bleibt, ist für jede Wohnung nicht bekannt.") \
                Personen im Fall: \(answer.file.persons).</p>\
                \(form.markup("\(noted)\(fields(form))", submit: "Speichern"))
                """)
    }

    private static func ending(_ answer: HousingSheetOfFile.Answer) -> HTML? {
        let papers = answer.sheet?.endingPapers(on: answer.today) ?? []
        guard !papers.isEmpty else { return nil }
        let lines: [HTML] = papers.map { "<li>\($0.name): \($0.until < answer.today ? "abgelaufen am" : "läuft ab am") \(day($0.until))</li>" }
        return panel(.warn, "<p><strong>Was abläuft</strong></p><ul>\(lines)</ul>")
    }

    static func proposals(_ nominations: [FileNomination]) -> HTML {
        guard !nominations.isEmpty else { return .empty }
        let lines: [HTML] = nominations.map {
            "<li><a href=\"\(WayPage.link($0.id))\">\($0.flatNumber)</a>: \($0.state.german), seit \(day($0.stateSince.local.day))</li>"
        }
        return card("Vorgeschlagen für", "<ul>\(lines)</ul>")
    }

    private static func paper(_ form: Form, _ paper: HousingPaper) -> HTML {
        """
        <div class="pair">\(form.select("paper-\(paper.rawValue)", paper.german, options: [Choice("ja", "liegt vor"), Choice("nein", "fehlt")], isOptional: true, empty: "nicht bekannt"))\
        \(form.date("until-\(paper.rawValue)", "\(paper.german) gilt bis", isOptional: true))</div>
        """
    }

    private static func fields(_ form: Form) -> HTML {
        """
        <h2>Ob und wann</h2>\
        \(form.yesNoUnknown("consents", "Möchte der Haushalt für Wohnungen vorgeschlagen werden?", hint: "Ein Nein kostet nichts: Der Platz auf keiner Liste geht verloren."))\
        <div class="pair">\(form.date("earliest", "Umzug frühestens", isOptional: true))\(form.date("latest", "Umzug spätestens", isOptional: true))</div>\
        \(form.yesNoUnknown("mayLeave", "Darf der Haushalt ausziehen?", hint: "So, wie jemand es geprüft hat."))\
        \(form.yesNoUnknown("residenceRule", "Ist ein Wohnort zugewiesen (§ 12a AufenthG)?"))\
        \(form.text("assignedTo", "Wohin?", hint: "Amtlicher Schlüssel: 05315 für Köln, 05 für ganz Nordrhein-Westfalen", isOptional: true, width: .short, maxLength: 8, inputMode: "numeric"))
        <h2>Papiere</h2>\
        \(form.radios("permit", "Wohnberechtigungsschein (WBS)", options: PermitState.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true, isRow: true))\
        <div class="pair">\(form.select("permitGroup", "Gruppe", options: PermitGroup.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true))\
        \(form.date("permitUntil", "WBS gilt bis", isOptional: true))</div>\
        \(form.date("titleUntil", "Der erste Aufenthaltstitel endet am", isOptional: true))\
        <details class="group"><summary>Weitere Unterlagen</summary>\(HousingPaper.allCases.map { paper(form, $0) })</details>
        <h2>Die Wohnung</h2>\
        \(form.yesNoUnknown("needsStepFree", "Muss jemand ohne Stufen wohnen?"))\(form.yesNoUnknown("needsLift", "Braucht jemand einen Aufzug?"))\
        \(form.yesNoUnknown("acceptsLimited", "Kommt ein befristeter Vertrag in Frage?"))\
        \(form.yesNoUnknown("paysItself", "Zahlt der Haushalt die Miete selbst?"))\
        \(form.text("wishedDistricts", "Gewünschte Stadtteile", hint: "Mit Komma getrennt", isOptional: true, maxLength: 1_000))\
        \(form.text("excludedDistricts", "Stadtteile, die nicht gehen", isOptional: true, maxLength: 1_000))\
        \(form.text("avoidedStreets", "Straßen, die zum Schutz nicht gehen", hint: "Kein Grund nötig.", isOptional: true, maxLength: 1_000))
        <h2>Dringlichkeit</h2>\
        <div class="pair">\(form.text("urgency", "Stufe 0 bis 3", hint: "Wie dringend der jetzige Platz einen Umzug macht", isOptional: true, width: .short, maxLength: 1, inputMode: "numeric"))</div>\
        \(form.area("urgencyReason", "Warum?", isOptional: true, rows: 2, maxLength: 2_000))
        """
    }
}
