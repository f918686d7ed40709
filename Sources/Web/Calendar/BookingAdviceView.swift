import Basics
import Markup
import Office

/// What the desk thinks of an appointment while it is being typed: drawn within its form, and alone for the script.
struct BookingAdviceView {
    let answer: BookingAdvice.Answer
    let form: Form
    let typed: BookingForm

    /// The id of the part that the script renews.
    static let id = "rat"

    var markup: HTML { "\(warnings)\(proposals)\(slots)" }

    // MARK: Clashes

    private var warnings: HTML {
        let refused = answer.clashes.filter(\.party.isRefused)
        let others = answer.clashes.filter { !$0.party.isRefused }
        return """
            <div role="status">\(list(.bad, "Das geht so nicht", refused))\(list(.warn, "Zur gleichen Zeit", others))\(clock)\(dayOff)\(allFree)</div>\
            \(others.isEmpty ? .empty : form.checkbox(BookingForm.acceptField, "Trotzdem eintragen: Ich weiß von der Überschneidung."))
            """
    }

    private func list(_ tone: Tone, _ title: String, _ clashes: [Clash]) -> HTML? {
        guard !clashes.isEmpty else { return nil }
        let several = Set(clashes.map(\.wanted)).count > 1
        let lines: [HTML] = clashes.prefix(12).map { "<li>\(several ? "\($0.wanted.begins.local.day.german): " : "")\($0.german)</li>" }
        return panel(tone, "<p><strong>\(title)</strong></p><ul>\(lines)</ul>")
    }

    private var clock: HTML? {
        guard let time = typed.time else { return nil }
        switch time.moments.count {
        case 0:
            return panel(.bad, "<p>Diese Uhrzeit gibt es am \(time.day.german) nicht: Die Uhren werden von 2 auf 3 Uhr vorgestellt.</p>")
        case 1: return nil
        default:
            return panel(.warn, "<p>Diese Uhrzeit gibt es am \(time.day.german) zweimal. Gemeint ist die erste, noch in der Sommerzeit.</p>")
        }
    }

    private var dayOff: HTML? {
        answer.dayOff.map { panel(.warn, "<p>Der Tag ist kein Arbeitstag: \($0).</p>") }
    }

    private var allFree: HTML? {
        guard typed.time?.moments.isEmpty == false, answer.clashes.isEmpty else { return nil }
        return panel(.good, "<p>Zu dieser Zeit ist frei, wer und was gewählt ist.</p>")
    }

    // MARK: Interpreters

    private var proposals: HTML {
        guard typed.form["interpreting"] == "ja" else { return .empty }
        guard !answer.proposals.isEmpty else {
            let language = typed.form["language"].flatMap { Language($0) }?.german
            return """
                <h2>Wer dolmetscht?</h2><p>\(language.map { "Für \($0) steht niemand im Dolmetschbuch." } ?? "Im Dolmetschbuch steht niemand.") \
                Der Termin wird ohne Namen eingetragen und bleibt offen. <a href="\(InterpreterBookPage.newLink)">Ins Dolmetschbuch eintragen</a></p>
                """
        }
        let chosen = typed.form["interpreter"]
        return """
            <fieldset class="group"><legend>Wer dolmetscht?</legend>\
            <p class="hint">Ein Vorschlag mit Gründen; Sie wählen. Die Person sieht Zeit, Ort, Sprache und Ihren Namen.</p>\
            \(form.messages("interpreter"))<div class="choices">\(choice("", "Noch niemand", reasons: nil, isChosen: chosen == nil, at: 0))\
            \(answer.proposals.prefix(12).enumerated().map { number, proposal in
                choice(
                    proposal.interpreter.id.text, proposal.interpreter.name, reasons: InterpreterReasons.markup(proposal),
                    isChosen: chosen == proposal.interpreter.id.text, at: number + 1)
            })</div></fieldset>
            """
    }

    private func choice(_ value: String, _ label: String, reasons: HTML?, isChosen: Bool, at place: Int) -> HTML {
        let id = place == 0 ? form.id("interpreter") : "\(form.id("interpreter"))-\(place)"
        return """
            <div class="choice"><input type="radio" id="\(id)" name="interpreter" value="\(value)"\(flag: "checked", if: isChosen)\
            \(attribute: "aria-describedby", reasons == nil ? nil : "\(id)-dazu")><label for="\(id)">\(HTML.bdi(label))</label>\
            \(reasons.map { "<div class=\"hint\" id=\"\(id)-dazu\">\($0)</div>" as HTML })</div>
            """
    }

    // MARK: Slots

    private var slots: HTML {
        guard !answer.slots.isEmpty else {
            return
                "<h2>Nächste freie Zeiten</h2><p>In den nächsten \(BookingAdvice.daysAhead) Tagen findet sich zwischen \(answer.hours.german) keine.</p>"
        }
        let buttons: [HTML] = answer.slots.map { slot in
            let begins = slot.begins.local
            let with = [slot.room.flatMap { answer.roomNames[$0] }, slot.interpreter.flatMap { answer.interpreterNames[$0] }].compactMap { $0 }
            return """
                <li><button class="button second" name="\(BookingForm.slotField)" value="\(BookingForm.value(of: slot))">\
                \(begins.day.shortWeekday) \(begins.day.german), \(begins.clock)</button>\
                \(with.isEmpty ? .empty : " <span class=\"hint\">\(with.joined(separator: ", "))</span>" as HTML)</li>
                """
        }
        return """
            <h2>Nächste freie Zeiten</h2><p class="hint">Arbeitstage, \(answer.hours.german). Ein Druck auf eine Zeit füllt sie ein.</p>
            <ul class="slots">\(buttons)</ul>
            """
    }
}

/// What speaks for and against somebody, in words.
enum InterpreterReasons {
    static func markup(_ proposal: InterpreterProposal) -> HTML {
        let reasons: [HTML] = proposal.reasons.map { "<li>\(sign($0.weight)) \($0.german)</li>" }
        return "\(proposal.isTaken ? tag("nicht frei", .bad) : .empty)<ul class=\"reasons\">\(reasons)</ul>"
    }

    private static func sign(_ weight: InterpreterProposal.Weight) -> HTML {
        switch weight {
        case .good: "<b class=\"yes\">+<span class=\"unseen\"> dafür:</span></b>"
        case .bad: "<b class=\"no\">−<span class=\"unseen\"> dagegen:</span></b>"
        case .open: "<b class=\"open\">?<span class=\"unseen\"> offen:</span></b>"
        }
    }
}

extension Form {
    /// The errors at a field that is drawn by hand.
    func messages(_ field: String) -> HTML { parts(field, nil).notes }
}

extension CivilDate {
    /// "Mo".
    var shortWeekday: String { ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"][weekday - 1] }
}
