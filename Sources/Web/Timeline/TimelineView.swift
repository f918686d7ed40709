import Basics
import Markup
import Office

/// The course of a file: forms on top, then what happened, newest first. On paper only what happened.
struct TimelineView {
    let context: SignedInContext
    let answer: Timeline.Answer
    let filter: TimelineFilter
    /// Not the newest events.
    let isOlder: Bool
    /// The whole course, for paper.
    let isPrint: Bool
    /// The `name` of the form that comes back, with what was typed and what was wrong.
    let sent: String
    let kept: FormData
    let errors: FieldErrors

    private var file: CaseFile { answer.file }
    private var here: Link { FilePages.Section.timeline.link(in: file.id) }

    var page: Page {
        FilePages.page(
            of: file, at: .timeline, lead: isPrint ? "Ganzer Verlauf, gedruckt am \(day(context.office.clock.today))" : nil, errors: errors,
            errorForm: sent, body: isPrint ? "\(events)\(back)" : "\(forms)\(list)")
    }

    // MARK: Forms

    private var forms: HTML? {
        guard context.worker.may(.keepFiles), !isOlder else { return nil }
        return "<div class=\"noprint\">\(talk)\(note)</div>"
    }

    private var talk: HTML {
        guard file.stage != .closed else {
            return "<p class=\"hint\">Dieser Fall ist abgeschlossen. Für ein neues Gespräch öffnen Sie ihn in der Übersicht wieder.</p>"
        }
        let isSent = sent == TimelinePage.talkForm
        let form = context.form(
            to: "/faelle/\(file.id)/gespraech", kept: isSent ? kept : TalkForm.preset(answer, today: context.office.clock.today),
            errors: isSent ? errors : FieldErrors(), name: TimelinePage.talkForm)
        let talk = TalkForm(form: form, persons: answer.persons, interpreters: answer.interpreters, language: file.language)
        return """
            <details class="group"\(flag: "open", if: sent != TimelinePage.noteForm && filter == .all)><summary>Gespräch festhalten</summary>\
            \(talk.markup)</details>
            """
    }

    private var note: HTML {
        let isSent = sent == TimelinePage.noteForm
        let form = context.form(
            to: "/faelle/\(file.id)/notiz", kept: isSent ? kept : FormData(), errors: isSent ? errors : FieldErrors(), name: TimelinePage.noteForm)
        return """
            <details class="group"\(flag: "open", if: isSent)><summary>Notiz schreiben</summary>\
            \(form.markup(form.area("note", "Notiz", hint: "Ohne Gespräch: ein Anruf einer Behörde, eine Absprache, ein Gedanke."), submit: "Notiz speichern"))</details>
            """
    }

    // MARK: Events

    private var list: HTML {
        let chips: [HTML] = TimelineFilter.allCases.map { one in
            "<li><a class=\"chip\" href=\"\(link(one))\"\(attribute: "aria-current", one == filter ? "true" : nil)>\(one.german)</a></li>"
        }
        return """
            <h2>Was geschehen ist</h2>
            <nav class="noprint" aria-label="Verlauf eingrenzen"><ul class="chips">\(chips)</ul></nav>
            \(events)\(older)
            <p class="noprint"><a href="\("/faelle/\(file.id)/verlauf?druck=1" as Link)">Ganzer Verlauf zum Drucken</a></p>
            """
    }

    private func link(_ one: TimelineFilter) -> Link { one == .all ? here : "/faelle/\(file.id)/verlauf?art=\(one.address)" }

    private var events: HTML {
        guard !answer.events.isEmpty else {
            return filter == .all
                ? "<p class=\"hint\">Noch ist nichts geschehen.</p>" : "<p class=\"hint\">Dazu gibt es noch nichts.</p>"
        }
        let level: HTML = isPrint ? "<h2>Was geschehen ist</h2>" : .empty
        return "\(level)<ol class=\"timeline\">\(answer.events.map { EventView(event: $0, file: file.id).markup })</ol>"
    }

    private var older: HTML? {
        guard answer.hasMore, let last = answer.events.last else { return nil }
        return "<p class=\"noprint\"><a href=\"\("/faelle/\(file.id)/verlauf?art=\(filter.address)&vor=\(last.seq)" as Link)\">Ältere zeigen</a></p>"
    }

    private var back: HTML {
        """
        <p class="noprint">So kommt es aufs Papier: Drucken im Menü des Browsers. <a href="\(here)">Zurück zum Verlauf</a></p>
        """
    }
}
