import Basics
import Catalogue
import Markup
import Office

/// The days and reasons of a plan in words. Days are said as they are: no countdown, no pressure.
struct PlanWords {
    let answer: FilePlan.Answer
    let catalogue: Catalogue

    var today: CivilDate { answer.schedule.today }

    func title(of step: String) -> String { answer.lines.first { $0.id == step }?.title ?? step }

    // MARK: Of one step

    /// "bis 05.02.2027", with what stands in the way.
    func when(_ line: FilePlanLine) -> HTML {
        guard let days = line.line else { return "<span class=\"hint\">fällt weg</span>" }
        if days.isSettled { return line.mark?.doneOn.map { "erledigt am \(day($0))" } ?? "erledigt" }
        if line.mark?.begunOn != nil, days.conflict == nil { return running(days) }
        guard answer.day != nil else { return days.start.map { $0 > today ? "ab \(day($0))" : "jederzeit" } ?? "" }
        let word: HTML
        if let start = days.latestStart {
            let safe = answer.calendar.onOrBefore(start)
            word = safe < today ? "beginnen bis \(day(start))" : "beginnen bis \(day(safe))"
        } else {
            word = days.latestFinish.map { "fertig bis \(day($0))" } ?? ""
        }
        let early: HTML = days.notBefore.map { $0 > today ? "<br>nicht vor \(day($0))" : .empty } ?? .empty
        return "\(word)\(early)"
    }

    private func running(_ days: PlanSchedule.Line) -> HTML {
        "läuft\(days.task.begunOn.map { " seit \(day($0))" as HTML })\(days.latestFinish.map { ", fertig bis \(day($0))" as HTML })"
    }

    func state(_ line: FilePlanLine) -> HTML {
        switch line.need {
        case .notNeeded(let reason): return "\(tag("brauchen wir nicht"))<br><span class=\"hint\">\(reason)</span>"
        case .doesNotApply: return tag("trifft nicht zu")
        case .unclear, .needed: break
        }
        guard let days = line.line else { return .empty }
        if let conflict = days.conflict { return conflictWords(conflict) }
        if days.isSettled { return tag("erledigt", .good) }
        if case .unclear = line.need { return tag("unklar", .warn) }
        if line.mark?.begunOn != nil { return tag("läuft", .good) }
        if case .step(let first)? = days.waitsFor { return "<span class=\"hint\">erst nach „\(title(of: first))“</span>" }
        if let first = days.notBefore, first > today { return "<span class=\"hint\">noch nicht möglich</span>" }
        return tag("kann beginnen")
    }

    private func conflictWords(_ conflict: PlanSchedule.Conflict) -> HTML {
        switch conflict {
        case .tooLate: tag("reicht nicht mehr bis zum Wunschtermin", .warn)
        case .runsOver(let finish, _): "\(tag("wird nicht rechtzeitig fertig", .bad))<br><span class=\"hint\">womöglich erst am \(day(finish))</span>"
        case .runsOut(let last): "\(tag("läuft ab am \(last.german)", .bad))<br><span class=\"hint\">gilt dann nicht mehr, wird neu gebraucht</span>"
        case .windowTooShort: tag("die Zeit dafür ist zu kurz", .bad)
        }
    }

    /// Why a step has the day it has.
    func why(_ line: FilePlanLine) -> HTML {
        var parts: [HTML] = []
        if case .unclear(let missing) = line.need { parts.append(unclear(line, missing)) }
        if case .needed = line.need, line.line != nil, let because = line.step?.because.de, !because.isEmpty { parts.append("\(because)") }
        guard let days = line.line, !days.isSettled else { return joined(parts) }
        parts.append(length(line))
        if answer.day != nil { parts.append(limit(line, days)) }
        if !days.unknownBehind.isEmpty {
            parts.append("Eher früher: Wie lange „\(days.unknownBehind.map(title).joined(separator: "“, „"))“ dauert, ist nicht bekannt.")
        }
        return joined(parts)
    }

    private func joined(_ parts: [HTML]) -> HTML { parts.enumerated().map { $0.offset == 0 ? $0.element : " \($0.element)" as HTML }.joined() }

    private func unclear(_ line: FilePlanLine, _ missing: [FactReference]) -> HTML {
        guard !missing.isEmpty else { return "\(line.step?.question.de ?? "")" }
        let labels = Set(missing.map { catalogue.field($0.field)?.label.de ?? $0.field }).sorted().joined(separator: ", ")
        return "Unklar, weil nicht bekannt ist: \(labels)."
    }

    func length(_ line: FilePlanLine) -> HTML {
        guard let lead = line.line?.task.lead ?? line.officeTime?.lead else { return "Dauer nicht bekannt." }
        if case .span(let span) = lead.value, span.months == 0, span.days == 0, lead.atMost == nil { return "An einem Tag zu erledigen." }
        return "Dauert \(lead.wording.de)."
    }

    private func limit(_ line: FilePlanLine, _ days: PlanSchedule.Line) -> HTML {
        switch days.limit {
        case .step(let next): return "Muss fertig sein, bevor „\(title(of: next))“ beginnt\(days.latestFinish.map { " (bis \(day($0)))" as HTML })."
        case .goal:
            guard let by = line.step?.by.first?.value else { return "Muss bis zum Tag „\(answer.template.goal.de)“ fertig sein." }
            return "Muss \(by.length.wording.de) \(by.isBefore ? "vor" : "nach") dem Tag „\(answer.template.goal.de)“ fertig sein."
        case nil: return .empty
        }
    }

    // MARK: Of the whole

    /// The first day the goal can be reached, with its reasons.
    var earliest: HTML {
        let earliest = answer.schedule.earliest
        guard let from = earliest.from else {
            return "<p>Ein frühester Tag lässt sich nicht nennen: Die Zeiten der Schritte passen nicht ineinander.</p>"
        }
        let head: HTML
        if let to = earliest.to {
            head = to == from ? "Frühestens am \(day(from))." : "Frühestens zwischen \(day(from)) und \(day(to))."
        } else {
            head =
                from <= today
                ? "Noch lässt sich kein frühester Tag nennen." : "Nicht vor dem \(day(from)). Ein sicherer Tag lässt sich noch nicht nennen."
        }
        return "<p><strong>\(head)</strong>\(chain(earliest))</p>\(unknown(earliest))"
    }

    private func chain(_ earliest: PlanSchedule.Earliest) -> HTML {
        let links = earliest.chain.filter { ($0.finish ?? $0.start) != $0.start || $0.waitsFor == .running }
        guard !links.isEmpty else { return .empty }
        let steps: [HTML] = links.map { link in
            "„\(title(of: link.step))“ (\(day(link.start))\(link.finish.map { " bis \(day($0))" as HTML }))"
        }
        return
            " Am längsten dauert nacheinander: \(steps.enumerated().map { $0.offset == 0 ? $0.element : ", dann \($0.element)" as HTML }.joined())."
    }

    private func unknown(_ earliest: PlanSchedule.Earliest) -> HTML {
        guard !earliest.unknown.isEmpty else { return .empty }
        let names = earliest.unknown.filter { name in answer.lines.contains { $0.id == name && $0.need == .needed } }.map { "„\(title(of: $0))“" }
        guard !names.isEmpty else { return .empty }
        return """
            <details><summary>Von \(counted(names.count, "Schritt", "Schritten", none: "keinem Schritt")) ist die Dauer nicht bekannt</summary>
            <p>\(names.joined(separator: ", ")). Kein gelesener Text nennt eine Zeit; die Stelle kann ihre Erfahrung
            unter <a href="/plaene/zeiten">Zeiten der Stelle</a> eintragen.</p></details>
            """
    }

    /// What breaks first, said without alarm.
    var breaksNext: HTML? {
        guard answer.day != nil, let step = answer.schedule.breaksNext, let line = answer.lines.first(where: { $0.id == step }) else { return nil }
        let link = PlanPage.link(to: step, of: answer.file.id)
        return "Als Nächstes wird eng: <a href=\"\(link)\">\(line.title)</a> – \(when(line))."
    }
}
