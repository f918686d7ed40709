import Basics
import Markup
import Office

/// The page of one appointment.
struct AppointmentSheetView {
    /// The forms of the page; the name keeps their ids apart.
    enum Part: String {
        case time = "zeit"
        case cancelling = "absage"
        case interpreting = "dolmetschen"
        case answer = "antwort"
        case cost = "kosten"
    }

    let answer: AppointmentSheet.Answer
    let context: SignedInContext
    /// The form that was sent and came back.
    var sent: Part?
    var kept = FormData()
    var errors = FieldErrors()

    private var plan: AppointmentPlan { answer.plan }
    private var isPlanned: Bool { answer.state == .planned }
    var here: Link { AppointmentSheetPage.link(answer.id) }

    var page: Page {
        let begins = plan.begins.local
        return FilePages.page(
            "Termin am \(begins.day.german)", of: answer.file, at: .overview,
            lead: "\(begins.day.spoken), \(plan.span.clocks) Uhr · \(plan.matter.german) · \(tag(answer.state.german, answer.state.tone))",
            errors: errors, errorForm: sent?.rawValue ?? "feld",
            body: columns("\(facts)\(outcome)\(changes)", aside: "\(papers)\(series)", asideLabel: "Zettel und Reihe"))
    }

    // MARK: What is agreed

    private var facts: HTML {
        var lines: [(term: String, value: HTML, change: HTML?)] = [
            ("Zeit", "\(dayAndHour(plan.begins)), \(plan.minutes) Minuten", nil), ("Ort", place, nil),
            ("Beratung", HTML.bdi(answer.workerName), nil), ("Verständigung", understanding, nil),
        ]
        if let companion = answer.companionName { lines.append(("Begleitung", HTML.bdi(companion), nil)) }
        if let cost = answer.cost { lines.append(("Dolmetschkosten", "\(cost.german)", nil)) }
        if let lost = answer.lostCost { lines.append(("Kosten trotz Ausfall", "\(lost.german)", nil)) }
        if answer.state == .cancelled {
            lines.append(
                (
                    "Abgesagt",
                    "\(answer.cancelledBy.map { "durch \($0.german)" } ?? "von wem, ist nicht eingetragen")\(answer.cancelReason.map { ": \(HTML.bdi($0))" as HTML })",
                    nil
                ))
        }
        return summaryList(lines)
    }

    private var place: HTML {
        let words = [answer.roomName, plan.place?.german].compactMap { $0 }
        guard !words.isEmpty || plan.placeNote != nil else { return "<span class=\"hint\">nicht eingetragen</span>" }
        return "\(words.joined(separator: ", "))\(plan.placeNote.map { ", \(HTML.bdi($0))" as HTML })"
    }

    private var understanding: HTML {
        let language: HTML = "\(plan.language?.german ?? "Sprache nicht bekannt")\(plan.dialect.map { " (\(HTML.bdi($0)))" as HTML })"
        guard plan.needsInterpreter else {
            return "\(language), ohne Dolmetschen\(answer.withoutReason.map { ": \(HTML.bdi($0))" as HTML })"
        }
        let who: HTML = answer.interpreter.map { ", \(HTML.bdi($0.name))" as HTML } ?? ""
        let reason: HTML = answer.declineReason.map { " <span class=\"hint\">\($0.german)</span>" as HTML } ?? ""
        return "\(language)\(who) \(tag(answer.answer.german, answer.answer.tone))\(reason)"
    }

    // MARK: How it ended

    private var outcome: HTML {
        guard isPlanned else {
            let again: Link = "/faelle/\(answer.file.id)/termin"
            return """
                <h2>Wie ging es aus?</h2><div class="acts">\(tag(answer.state.german, answer.state.tone)) \(ending("Zurücknehmen", .open, key: nil))\
                \(answer.state == .kept ? .empty : buttonLink("Neuen Termin vereinbaren", to: again, isSecond: true))</div>
                """
        }
        guard plan.begins <= answer.now else { return .empty }
        return """
            <h2>Wie ging es aus?</h2><div class="acts">\(ending("Kam", .kept, key: "1"))\(ending("Kam nicht", .missed, key: "2"))\
            \(ending("Abgesagt", .cancelled, key: "3"))\(ending("Verlegt", .moved, key: "4"))</div>\
            <p class="hint">Tasten: <kbd>1</kbd> kam, <kbd>2</kbd> kam nicht, <kbd>3</kbd> abgesagt, <kbd>4</kbd> verlegt. Zurücknehmen geht jederzeit.</p>
            """
    }

    private func ending(_ word: String, _ ending: AppointmentEnding, key: String?) -> HTML {
        let form = context.form(to: "/termine/\(answer.id)/\(ending.rawValue)")
        return form.markup(
            """
            \(form.hidden("weiter", here.text))<button class="button second"\(attribute: "aria-keyshortcuts", key)>\(word)</button>
            """, submit: nil, guarded: false, isInline: true)
    }

    // MARK: What may be changed

    private var changes: HTML {
        guard isPlanned else { return part(.cost, "Kosten", costFields, submit: "Kosten speichern") }
        return """
            <h2>Ändern</h2>\(part(.time, "Verlegen", timeFields, submit: "Verlegen"))\
            \(plan.needsInterpreter ? part(.interpreting, answer.interpreter == nil ? "Jemanden zum Dolmetschen anfragen" : "Jemand anderen zum Dolmetschen anfragen", interpreters, submit: "Anfragen") : .empty)\
            \(answer.interpreter == nil ? .empty : part(.answer, "Antwort der Dolmetscherin oder des Dolmetschers eintragen", answerFields, submit: "Antwort eintragen"))\
            \(part(.cancelling, "Absagen", cancelFields, submit: "Termin absagen"))\(part(.cost, "Kosten", costFields, submit: "Kosten speichern"))
            """
    }

    private func part(_ part: Part, _ title: String, _ fields: (Form) -> HTML, submit: String) -> HTML {
        let isSent = sent == part
        let form = context.form(
            to: "/termine/\(answer.id)/aendern/\(part.rawValue)", kept: isSent ? kept : preset(part), errors: isSent ? errors : FieldErrors(),
            name: part.rawValue)
        return """
            <details class="group"\(flag: "open", if: isSent || part == .cost && asksWhatItCost)><summary>\(title)</summary>\
            \(form.markup("\(form.version(answer.version))\(fields(form))", submit: submit, guarded: false))</details>
            """
    }

    /// Nobody came, and whoever interprets has to be paid all the same, or not: that is known best at once.
    private var asksWhatItCost: Bool { answer.state == .missed && plan.interpreter != nil && answer.lostCost == nil }

    private func preset(_ part: Part) -> FormData {
        switch part {
        case .time:
            let begins = plan.begins.local
            return [
                "day": begins.day.german, "time": begins.clock, "minutes": String(plan.minutes), "place": plan.place?.rawValue,
                "room": plan.room?.text, "place_note": plan.placeNote,
            ]
        case .interpreting: return ["interpreter": plan.interpreter?.text]
        case .answer: return ["accepts": answer.answer == .accepted ? "ja" : answer.answer == .declined ? "nein" : nil]
        case .cost: return ["cost": answer.cost?.german, "lost_cost": answer.lostCost?.german]
        case .cancelling: return FormData()
        }
    }

    private func timeFields(_ form: Form) -> HTML {
        """
        <div class="pair">\(form.date("day", "Tag"))\(form.text("time", "Beginn", hint: "Zum Beispiel 9:30", width: .short, maxLength: 5))\
        \(form.text("minutes", "Dauer", hint: "In Minuten", width: .short, maxLength: 3, inputMode: "numeric"))</div>\
        <div class="pair">\(form.select("place", "Wo", options: PlaceKind.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true, empty: "Nicht eingetragen"))\
        \(form.select("room", "Raum", options: answer.rooms.map { Choice($0.id.text, $0.words(for: answer.file.persons)) }, isOptional: true, empty: "Noch keiner"))</div>\
        \(form.text("place_note", "Wo genau?", isOptional: true))\
        \(errors.messages(for: BookingForm.acceptField).isEmpty ? .empty : form.checkbox(BookingForm.acceptField, "Trotzdem: Ich weiß von der Überschneidung."))\
        \(answer.interpreter == nil ? .empty : "<p class=\"hint\">Eine andere Zeit fragt die Dolmetscherin oder den Dolmetscher neu an.</p>")
        """
    }

    private func interpreters(_ form: Form) -> HTML {
        guard !answer.proposals.isEmpty else { return "<p>Im Dolmetschbuch steht niemand für diese Sprache.</p>" }
        let choices: [HTML] = answer.proposals.prefix(12).enumerated().map { number, proposal in
            let id = number == 0 ? form.id("interpreter") : "\(form.id("interpreter"))-\(number + 1)"
            return """
                <div class="choice"><input type="radio" id="\(id)" name="interpreter" value="\(proposal.interpreter.id.text)"\
                \(flag: "checked", if: form.kept["interpreter"] == proposal.interpreter.id.text) aria-describedby="\(id)-dazu">\
                <label for="\(id)">\(HTML.bdi(proposal.interpreter.name))</label>\
                <div class="hint" id="\(id)-dazu">\(InterpreterReasons.markup(proposal))</div></div>
                """
        }
        return
            "<fieldset class=\"field\"><legend>Wer dolmetscht?</legend>\(form.messages("interpreter"))<div class=\"choices\">\(choices)</div></fieldset>"
    }

    private func answerFields(_ form: Form) -> HTML {
        """
        \(form.radios("accepts", "Was sagt \(answer.interpreter?.name ?? "die Person")?", options: [Choice("ja", "Sagt zu"), Choice("nein", "Sagt ab")], isRow: true))\
        \(form.select("reason", "Grund der Absage", options: DeclineReason.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true, empty: "Kein Grund genannt"))
        """
    }

    private func cancelFields(_ form: Form) -> HTML {
        """
        \(form.radios("by", "Wer sagt ab?", options: Canceller.allCases.map { Choice($0.rawValue, $0.german) }))\
        \(form.text("reason", "Warum?", hint: "Wird verschlüsselt gespeichert.", isOptional: true))\
        \(form.money("lost_cost", "Was trotzdem bezahlt werden muss", hint: answer.cost.map { "Das Dolmetschen war mit \($0.german) geplant." } ?? "In Euro", isOptional: true))
        """
    }

    private func costFields(_ form: Form) -> HTML {
        "\(form.money("cost", "Dolmetschkosten", isOptional: true))\(form.money("lost_cost", "Kosten trotz Ausfall", hint: answer.cost.map { "Das Dolmetschen war mit \($0.german) geplant." } ?? "In Euro", isOptional: true))"
    }

    // MARK: Aside

    private var papers: HTML {
        guard isPlanned else { return .empty }
        return card(
            "Für die Familie",
            """
            <p>Tag, Zeit und Ort auf einem Zettel, deutsch und in ihrer Sprache.</p><p>\(buttonLink("Zettel zum Termin", to: SlipPage.link(answer.id), isSecond: true))</p>
            """)
    }

    private var series: HTML {
        guard !answer.series.isEmpty else { return .empty }
        let lines: [HTML] = answer.series.map { other in
            "<li><a href=\"\(AppointmentSheetPage.link(other.id))\">\(other.begins.local.day.german), \(other.begins.local.clock)</a> \(tag(other.state.german, other.state.tone))</li>"
        }
        return card("Die anderen der Reihe", "<ul>\(lines)</ul><p class=\"hint\">Jeder lässt sich für sich verlegen oder absagen.</p>")
    }
}

extension AppointmentState {
    var tone: Tone {
        switch self {
        case .planned: .plain
        case .kept: .good
        case .missed: .bad
        case .cancelled, .moved: .warn
        }
    }
}
