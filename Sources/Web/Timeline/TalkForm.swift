import Basics
import Markup
import Office

/// "Gespräch festhalten": one talk, once for everybody who was advised in it.
struct TalkForm {
    let form: Form
    let persons: [Person]
    let interpreters: [Colleague]
    /// The language the household speaks.
    let language: Language?

    var markup: HTML {
        form.markup(
            """
            <div class="pair">\(form.date("held_on", "Tag"))\
            \(form.text("minutes", "Dauer in Minuten", hint: "Zum Beispiel 45", width: .short, maxLength: 3, inputMode: "numeric"))</div>\
            <div>\(form.radios("channel", "Wo?", options: SessionChannel.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))</div>\
            <div class="pair">\(form.select("language", "Sprache", options: Choice.languages, empty: "nicht bekannt"))\
            \(form.select("interpreting", "Verständigung", options: Interpreting.allCases.map { Choice($0.rawValue, $0.german) }))\
            \(form.select("interpreter", "Wer hat gedolmetscht?", options: Choice.interpreters(interpreters, for: language), isOptional: true, empty: "Niemand"))</div>\
            <div>\(form.checkboxes("advised", "Wer wurde beraten?", options: persons.map { Choice($0.id.text, $0.called) }, isRow: true))</div>\
            \(form.area("note", "Was wurde besprochen?", isOptional: true, rows: 5, shortcut: "N"))
            """, submit: "Gespräch festhalten")
    }

    /// Today, the language and the interpreter of the last talk, and the only person there is.
    static func preset(_ answer: Timeline.Answer, today: CivilDate) -> FormData {
        let last = answer.lastSession
        let interpreting = last?.interpreting ?? (answer.file.needsInterpreter == false ? .notNeeded : nil)
        return [
            "held_on": today.german, "language": (last?.language ?? answer.file.language)?.tag, "interpreting": interpreting?.rawValue,
            "interpreter": last?.interpreter?.text, "advised": answer.persons.count == 1 ? answer.persons.first?.id.text : nil,
        ]
    }

    static func read(_ form: FormData, file: CaseID) throws -> HoldSession {
        var read = FormReader(form)
        let heldOn = read.date("held_on", required: "den Tag")
        let minutes = read.number("minutes", in: 1...720, required: "die Dauer")
        let channel: SessionChannel? = read.choice("channel", required: "den Ort")
        let language = read.language("language")
        let interpreting: Interpreting? = read.choice("interpreting", required: "die Verständigung")
        let interpreter: WorkerID? = read.id("interpreter")
        let advised = form.all("advised").compactMap { PersonID($0) }
        if advised.isEmpty { read.add("advised", "Wählen Sie, wer beraten wurde.") }
        let note = read.text("note")
        try read.finish()
        guard let heldOn, let minutes, let channel, let interpreting else { throw Refusal.invalid(read.errors) }
        return HoldSession(
            file: file, heldOn: heldOn, minutes: minutes, channel: channel, language: language, interpreting: interpreting,
            interpreter: interpreting == .interpreter ? interpreter : nil, advised: advised, note: note ?? "")
    }
}
