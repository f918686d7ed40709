import Basics
import Markup
import Office

/// The course of a file: forms on top, then what happened, newest first. On paper only what happened.
struct TimelineView {
    let context: SignedInContext
    let answer: Timeline.Answer
    /// The sensitive texts, where somebody asked for them.
    let sensitive: [String: String]?
    let filter: TimelineFilter
    /// Not the newest events.
    let isOlder: Bool
    /// The whole course, for paper.
    let isPrint: Bool
    /// What was typed, where the form comes back with it.
    let kept: FormData?
    let errors: FieldErrors
    let snippets: [Snippet]
    /// The draft of another window stands beside what was typed in this one.
    let meetsOther: Bool

    private var file: CaseFile { answer.file }
    private var here: Link { TimelinePage.link(in: file.id) }

    var page: Page {
        FilePages.page(
            of: file, at: .timeline, lead: isPrint ? "Ganzer Verlauf, gedruckt am \(day(context.office.clock.today))" : nil, errors: errors,
            errorForm: TimelinePage.noteForm, body: isPrint ? "\(events)\(back)" : "\(note)\(list)")
    }

    // MARK: The note

    private var note: HTML? {
        guard context.worker.may(.keepFiles), !isOlder else { return nil }
        let form = context.form(
            to: here, kept: kept ?? draft ?? NoteForm.preset(answer, today: context.office.clock.today), errors: errors,
            name: TimelinePage.noteForm)
        return """
            <div class="noprint">\(NoteForm(
                form: form, answer: answer, snippets: snippets, draftLine: draftLine, isSuggested: kept == nil && draft == nil,
                other: meetsOther ? answer.draft : nil).markup)</div>
            """
    }

    /// The draft as the form's values.
    private var draft: FormData? {
        answer.draft.map { FormData($0.fields.map { ($0.name, $0.value) }) }
    }

    private var draftLine: String {
        guard let draft = answer.draft, kept == nil else { return "" }
        let saved = draft.savedAt.local
        let day = saved.day == context.office.clock.today ? "" : "am \(saved.day.german) "
        return "Ihr Entwurf, gesichert \(day)um \(saved.clock) Uhr. Er ist noch nicht im Verlauf."
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
        return
            "\(level)<ol class=\"timeline\">\(answer.events.map { view(of: $0).markup })</ol>"
    }

    private func view(of event: TimelineEvent) -> EventView {
        EventView(
            event: event, file: file.id, mayEdit: { !isPrint && $0.isEditable(by: context.worker) }, sensitive: sensitive, isPrint: isPrint)
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
