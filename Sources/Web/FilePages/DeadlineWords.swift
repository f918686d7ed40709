import Basics
import Catalogue
import Markup
import Office

/// A deadline in words: by when, from when it counts, and what is not sure about it.
struct DeadlineWords {
    let line: FileDeadline
    let today: CivilDate

    private var kind: Deadline.Kind { line.deadline.kind }

    /// "bis 02.10.2026", "jetzt, bis 01.06.2027", "seit 3 Tagen vorbei" in the tone of what it costs to miss it.
    var when: HTML {
        guard let dates = line.dates else { return "<span class=\"hint\">beginnt mit: \(line.deadline.from.wording.de)</span>" }
        switch line.standing(on: today) {
        case .waiting: return .empty
        case .met(let day): return "\(tag("erfüllt", .good)) am \(Web.day(day))"
        case .done(let mark): return "\(tag("erledigt", .good)) am \(Web.day(mark.at.local.day)) von \(HTML.bdi(mark.by))"
        case .overdue:
            return kind == .expectation
                ? "\(tag("dauert länger als üblich", .warn)) seit \(Web.day(dates.ends))"
                : tag("vorbei seit \(dates.ends.german)", kind == .hard ? .bad : .warn)
        case .running:
            return kind == .window ? "\(tag("jetzt", .warn)) bis \(Web.day(dates.ends))" : "üblich bis \(Web.day(dates.ends))"
        case .ahead: return ahead(dates)
        }
    }

    private func ahead(_ dates: Deadline.Dates) -> HTML {
        switch kind {
        case .window: return "\(Web.day(dates.opens)) bis \(Web.day(dates.ends))"
        case .expectation:
            return dates.opens == dates.ends ? "üblich bis \(Web.day(dates.ends))" : "üblich \(Web.day(dates.opens)) bis \(Web.day(dates.ends))"
        case .hard, .soft:
            let last = line.nextDay(on: today) ?? dates.ends
            return kind == .hard && last <= today.adding(days: 3) ? tag("bis \(last.german)", .warn) : "bis \(Web.day(last))"
        }
    }

    /// The programme, what sort of deadline it is, and how it was counted.
    var origin: HTML {
        let counted: HTML? = line.dates.map { dates in
            ", \(spans) \(line.deadline.offset.isBefore ? "vor" : "ab"): \(line.deadline.from.wording.de), \(Web.day(dates.event))"
        }
        return "<span class=\"hint\">\(line.programmeTitle.de) · \(kind.wording.de)\(counted)</span>"
    }

    private var spans: String {
        let first = line.deadline.offset.wording.de
        return line.deadline.atMost.map { "\(first) bis \($0.wording.de)" } ?? first
    }

    /// What somebody should know who relies on the day; nil where nothing is unsure.
    func notes(_ calendar: WorkingDays) -> HTML? {
        let notes = [calendarNote(calendar), line.dates.flatMap(lastDayNote), line.deadline.provenance.assumption.map(\.text.de)].compactMap { $0 }
        return notes.isEmpty ? nil : "<br><span class=\"hint\">\(notes.joined(separator: " "))</span>"
    }

    private func calendarNote(_ calendar: WorkingDays) -> String? {
        guard line.deadline.offset.countsWorkingDays, line.dates != nil else { return nil }
        return calendar.calendar.map { "Feiertage: \($0.title.de)." } ?? "Ohne Feiertage gezählt, weil für den Ort der Stelle keine bekannt sind."
    }

    private func lastDayNote(_ dates: Deadline.Dates) -> String? {
        if let from = dates.movedFrom { return "Der letzte Tag, der \(from.german), ist kein Arbeitstag; es zählt der nächste (§ 193 BGB)." }
        guard dates.safe != dates.ends else { return nil }
        let why = "Gerechnet endet die Zeit am \(dates.ends.german), an dem nicht gearbeitet wird."
        return line.deadline.moves == nil && !line.deadline.offset.isBefore ? "\(why) Ob sie dann länger läuft, ist nicht bekannt." : why
    }
}

extension SignedInContext {
    /// The button that ticks a deadline off; nil where there is nothing to tick, or not by this worker.
    func finishButton(of line: FileDeadline, backTo next: Link) -> HTML? {
        guard worker.may(.keepFiles), line.isUnsettled, let key = line.key else { return nil }
        let form = form(to: DeadlinesPage.link(to: key, of: line.file, done: true))
        return form.button("Erledigt", about: "– \(line.deadline.text.de)", fields: form.hidden("weiter", next.text))
    }
}
