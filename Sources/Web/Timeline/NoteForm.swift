import Basics
import Markup
import Office

/// The box on top of the course: one form for a talk and for a note. The button says which of the two it becomes.
struct NoteForm {
    let form: Form
    let answer: Timeline.Answer
    let snippets: [Snippet]
    /// What the draft's line says.
    let draftLine: String
    /// The fields hold what the last talk suggests; not what was typed, in a draft or before a mistake.
    let isSuggested: Bool
    /// Another window's text, where this one met it.
    let other: Draft?

    private var file: CaseFile { answer.file }

    var markup: HTML {
        """
        <form class="form note" id="notiz" method="post" action="\(mainLink)" novalidate data-guard data-draft="\(draftLink.text)">
        \(form.identity)\(form.hidden(DraftPage.stampField, answer.draft?.stamp.text ?? ""))
        \(form.area("note", "Notiz", rows: 4, shortcut: "N"))
        <p class="draft hint" role="status">\(draftLine)</p>\(others)
        \(pieces)\(form.checkbox(Self.sensitiveField, "Vertraulich (Gesundheit, Gewalt)", hint: "Im Verlauf steht der Text dann hinter einem Klick, der festgehalten wird."))\
        \(file.stage == .closed ? closed : talk)
        <div class="buttons">\(buttons)</div>
        </form>
        """
    }

    private var mainLink: Link { file.stage == .closed ? noteLink : "/faelle/\(file.id)/gespraech" }
    private var noteLink: Link { "/faelle/\(file.id)/notiz" }
    private var draftLink: Link { "/faelle/\(file.id)/entwurf" }

    // MARK: Pieces of text

    private var pieces: HTML {
        let link: Link = "/faelle/\(file.id)/einsetzen"
        let chosen: HTML =
            snippets.isEmpty
            ? .empty
            : """
            \(form.select("baustein", "Textbaustein", options: snippets.map { Choice($0.id.text, $0.title) }, isOptional: true, empty: "Keiner"))\
            <button class="button second" formaction="\(link)" name="einsetzen" value="baustein" data-piece>Einsetzen</button>
            """
        let sentence: HTML =
            file.stage == .closed
            ? .empty
            : "<button class=\"button second\" formaction=\"\(link)\" name=\"einsetzen\" value=\"satz\" data-piece>Ersten Satz aus den Angaben unten</button>"
        return "<div class=\"line pieces\">\(chosen)\(sentence)</div>"
    }

    // MARK: The talk

    private var talk: HTML {
        """
        <fieldset class="group wide"><legend>Angaben zum Gespräch</legend>\(suggestion)\
        <div class="pair pick">\(form.radios("channel", "Wo?", options: SessionChannel.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))\
        \(form.radios("interpreting", "Verständigung", options: Interpreting.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))</div>\
        <div class="pick">\(form.radios(Self.usualMinutes, "Dauer", options: usual, isRow: true))</div>\
        <div class="pair" data-instead="\(Self.usualMinutes)">\(form.text("minutes", "Andere Dauer in Minuten", isOptional: true, width: .short, maxLength: 3, inputMode: "numeric"))\
        \(form.select("language", "Sprache", options: Choice.languages, empty: "nicht bekannt"))\
        \(form.select("interpreter", "Wer hat gedolmetscht?", options: Choice.interpreters(answer.interpreters, for: file.language), isOptional: true, empty: "Niemand"))\
        \(form.date("held_on", "Tag", hint: nil))</div>\
        <div class="pick">\(form.checkboxes("advised", "Wer wurde beraten?", options: answer.persons.map { Choice($0.id.text, $0.called) }, isRow: true))</div>\
        </fieldset>
        """
    }

    static let usualMinutes = "dauer"
    static let sensitiveField = "vertraulich"

    /// The usual lengths, and that of the last talk.
    private var usual: [Choice] {
        let last = answer.lastSession?.minutes
        return Set([15, 30, 45, 60, 90] + [last].compactMap { $0 }).sorted().map { Choice(String($0), "\($0) Minuten") }
    }

    /// Says where the values in the fields come from: they are a suggestion until somebody sends them.
    private var suggestion: HTML? {
        guard let last = answer.lastSession, isSuggested else { return nil }
        return """
            <p class="hint">Vorgeschlagen ist, was beim Gespräch am \(day(last.heldOn)) galt. Bitte ansehen und ändern, was heute anders war.</p>
            """
    }

    private var closed: HTML {
        "<p class=\"hint\">Dieser Fall ist abgeschlossen. Für ein neues Gespräch öffnen Sie ihn in der Übersicht wieder.</p>"
    }

    // MARK: Buttons

    private var buttons: HTML {
        let note: HTML = """
            <button class="\(file.stage == .closed ? "button" : "button second")" formaction="\(noteLink)">Nur als Notiz speichern</button>
            """
        let draft: HTML = "<button class=\"button second\" formaction=\"\(draftLink)\" data-draft-button>Als Entwurf sichern</button>"
        let discard: HTML? =
            answer.draft.map { _ in
                "<button class=\"button second\" formaction=\"\("/faelle/\(file.id)/entwurf/verwerfen" as Link)\" data-leave>Entwurf verwerfen</button>"
            }
        return "\(file.stage == .closed ? .empty : "<button class=\"button\">Gespräch festhalten</button>" as HTML)\(note)\(draft)\(discard)"
    }

    private var others: HTML? {
        guard let other else { return nil }
        let text = other.fields.first { $0.name == "note" }?.value ?? ""
        return panel(
            .warn,
            """
            <p><strong>In einem anderen Fenster steht dieser Text, gesichert um \(other.savedAt.local.clock) Uhr:</strong></p>
            <blockquote class="wish"><p>\(HTML.lines(text))</p></blockquote>
            <p>Oben steht der Text aus diesem Fenster. Übernehmen Sie, was fehlt; nur einer von beiden bleibt als Entwurf.</p>
            <p class="buttons"><button class="button second" formaction="\(draftLink)" name="entschieden" value="ja">Den Text oben sichern</button>
            <a href="\(FilePages.Section.timeline.link(in: file.id))" data-leave>Den anderen Text nehmen</a></p>
            """)
    }
}

extension NoteForm {
    /// Today, the place, length, language and interpreter of the last talk, and the only person there is.
    static func preset(_ answer: Timeline.Answer, today: CivilDate) -> FormData {
        let last = answer.lastSession
        let interpreting = last?.interpreting ?? (answer.file.needsInterpreter == false ? .notNeeded : nil)
        return [
            "held_on": today.german, "channel": last?.channel.rawValue, usualMinutes: last.map { String($0.minutes) },
            "language": (last?.language ?? answer.file.language)?.tag, "interpreting": interpreting?.rawValue,
            "interpreter": last?.interpreter?.text, "advised": answer.persons.count == 1 ? answer.persons.first?.id.text : nil,
        ]
    }

    static func read(_ form: FormData, file: CaseID, ticket: DraftTicket?) throws -> HoldSession {
        // What is typed says more than a chip.
        var read = FormReader(form.setting("minutes", to: form["minutes"] ?? form[usualMinutes]))
        let note = read.text("note")
        let channel: SessionChannel? = read.choice("channel", required: "den Ort")
        let interpreting: Interpreting? = read.choice("interpreting", required: "die Verständigung")
        let minutes = read.number("minutes", in: 1...720, required: "die Dauer")
        let language = read.language("language")
        let interpreter: WorkerID? = read.id("interpreter")
        let heldOn = read.date("held_on", required: "den Tag")
        let advised = form.all("advised").compactMap { PersonID($0) }
        if advised.isEmpty { read.add("advised", "Wählen Sie, wer beraten wurde.") }
        try read.finish()
        guard let heldOn, let minutes, let channel, let interpreting else { throw Refusal.invalid(read.errors) }
        return HoldSession(
            file: file, heldOn: heldOn, minutes: minutes, channel: channel, language: language, interpreting: interpreting,
            interpreter: interpreting == .interpreter ? interpreter : nil, advised: advised, note: note ?? "",
            isSensitive: form[sensitiveField] == "ja", draft: ticket)
    }

    /// The first sentence of a record, from what the chips say: "Gespräch am Telefon am 21.11.2026, 45 Minuten, auf Albanisch,
    /// mit Dolmetscher:in Lule Krasniqi. Beraten: Besarta Ahmeti." What is not filled in is left out.
    static func sentence(_ form: FormData, _ answer: Timeline.Answer) -> String {
        let channel = form["channel"].flatMap { SessionChannel(rawValue: $0) }
        let interpreting = form["interpreting"].flatMap { Interpreting(rawValue: $0) }
        let interpreter = answer.interpreters.first { $0.id.text == form["interpreter"] }?.name
        let how: String? = interpreting.map { $0 == .interpreter ? [$0.german, interpreter].compactMap { $0 }.joined(separator: " ") : $0.german }
        let parts: [String?] = [
            ["Gespräch", channel?.german, form["held_on"].map { "am \($0)" }].compactMap { $0 }.joined(separator: " "),
            (form["minutes"] ?? form[usualMinutes]).map { "\($0) Minuten" }, form["language"].flatMap { Language($0) }.map { "auf \($0.german)" },
            how,
        ]
        let names = answer.persons.filter { form.contains("advised", $0.id.text) }.map(\.called)
        let advised = names.isEmpty ? "" : " Beraten: \(names.joined(separator: ", "))."
        return "\(parts.compactMap { $0 }.joined(separator: ", ")).\(advised)"
    }
}
