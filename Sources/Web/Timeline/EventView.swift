import Basics
import Markup
import Office

/// One event of a file's course.
struct EventView {
    let event: TimelineEvent
    let file: CaseID
    let mayEdit: (Writing) -> Bool
    /// The sensitive texts by their writing, where somebody asked for them.
    var sensitive: [String: String]?
    let isPrint: Bool

    var markup: HTML {
        """
        <li><h3>\(title)</h3><p class="hint">\(when) · \(HTML.bdi(event.workerName))</p>\(text)</li>

        """
    }

    /// A talk and a departure stand under the day they happened on; the log's hour is the hour they were written down.
    private var when: HTML {
        switch event.content {
        case .session(let session): "\(day(session.heldOn))\(later(than: session.heldOn))"
        case .departure(let departure, _): "\(day(departure.leftOn))\(later(than: departure.leftOn))"
        default: dayAndHour(event.at)
        }
    }

    private func later(than day: CivilDate) -> HTML? {
        event.at.local.day == day ? nil : ", eingetragen \(dayAndHour(event.at))"
    }

    private var title: HTML {
        switch event.content {
        case .session(let session): "Gespräch \(session.channel.german), \(session.minutes) Minuten"
        case .note: "Notiz"
        case .check: "Förderprüfung festgehalten"
        case .offer(let offer): "Zusage unterschrieben: <span class=\"number\">\(offer.worth)</span>"
        case .departure(let departure, let person): "Ausgereist: \(HTML.bdi(person)) nach \(departure.country.german)"
        case .step(let action, let detail, _): "\(EventWords.german(action, detail: detail))"
        }
    }

    private var text: HTML? {
        switch event.content {
        case .session(let session): talk(session)
        case .note(let note): words(note)
        case .check(let check):
            "<p><a href=\"\("/faelle/\(file)/foerderung/\(check)" as Link)\">Prüfung ansehen\(unseen(" vom \(event.at.local.day.german)"))</a></p>"
        case .offer(let offer):
            """
            <p><a href="\("/faelle/\(file)/briefe/\(offer.id)" as Link)">Zusage \(offer.number)</a> \(tag(offer.state.german, offer.state.tone))</p>
            """
        case .departure(let departure, _):
            "<p>\(departure.proof.german)\(departure.voidedAt == nil ? .empty : " \(tag("zurückgenommen"))")</p>"
        case .step(_, _, let about): about.map { "<p>\($0)</p>" }
        }
    }

    private func talk(_ session: TimelineEvent.Session) -> HTML {
        let how = [session.language?.german, session.interpreting.german].compactMap { $0 }.joined(separator: ", ")
        return """
            <p>\(how)\(session.interpreterName.map { " \(HTML.bdi($0))" as HTML })</p>\(words(session.writing))
            """
    }

    /// The text, and what can be said and done about it.
    private func words(_ writing: Writing) -> HTML {
        let edited: HTML? = writing.editedAt.map { at in
            """
             <a href="\("/faelle/\(file)/eintrag/\(writing.id)" as Link)">geändert am \(dayAndHour(at))\(writing.editedBy.map { " von \(HTML.bdi($0))" as HTML })</a>
            """
        }
        let change: HTML? =
            mayEdit(writing)
            ? " <a class=\"noprint\" href=\"\("/faelle/\(file)/eintrag/\(writing.id)" as Link)\">Text ändern</a>" : nil
        let below: HTML? = edited == nil && change == nil ? nil : "<p class=\"hint\">\(edited)\(change)</p>"
        let text = writing.isSensitive ? sensitive?[writing.id] : writing.text
        let folded: HTML? = writing.isSensitive ? mark(isOpen: sensitive != nil) : nil
        return "\(folded)\(text.map { "<p>\(HTML.lines($0))</p>" as HTML })\(below)"
    }

    /// In place of the text of a sensitive note, and above it once it is open.
    private func mark(isOpen: Bool) -> HTML {
        let open: HTML =
            isOpen || isPrint
            ? .empty : " <a href=\"\("/faelle/\(file)/verlauf?schutz=1" as Link)\">Anzeigen\(unseen(": vertrauliche Texte"))</a>"
        return "<p>\(tag("vertraulich", .warn))\(isPrint ? " Nicht gedruckt." : open)</p>"
    }
}
