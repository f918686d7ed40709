import Basics
import Markup
import Office

/// A week as a table whose rows are the hours; on a phone one day as a list.
struct WeekView {
    let answer: CalendarWeek.Answer
    let day: CivilDate
    let now: LocalTime
    let choice: CalendarChoice
    let isLead: Bool

    var page: Page {
        Page(
            "Kalender", heading: "Woche vom \(answer.monday.german)", lead: lead, area: .calendar,
            body: "\(filter)\(steps)<div class=\"week\">\(table)</div><div class=\"dayview\">\(dayList)</div>\(foot)")
    }

    private var lead: HTML {
        let planned = answer.lines.count { $0.state == .planned }
        let open = answer.lines.count { $0.state == .planned && ($0.answer == .missing || $0.answer == .declined) }
        let missing: HTML = open == 0 ? "" : " · \(tag("\(open) ohne Dolmetschen", .bad))"
        return "\(name) · \(counted(planned, "geplanter Termin", "geplante Termine", none: "nichts geplant"))\(missing)"
    }

    private var name: String {
        switch choice.view {
        case .mine: "Meine Termine"
        case .team: "Alle im Team"
        case .colleague(let id): answer.colleagues.first { $0.id == id }?.name ?? "Niemand"
        case .room(let id): answer.rooms.first { $0.id == id }?.name ?? "Kein Raum"
        case .interpreter(let id): answer.interpreters.first { $0.id == id }?.name ?? "Niemand"
        }
    }

    // MARK: Choosing

    private var filter: HTML {
        """
        <form class="filter line noprint" method="get" action="/kalender"><input type="hidden" name="tag" value="\(day.iso)">\
        <div class="field"><label for="wer">Wessen Kalender</label><select id="wer" name="wer"><option value="">Meine Termine</option>\
        \(option(.team, "Alle im Team"))\
        <optgroup label="Kolleginnen und Kollegen">\(answer.colleagues.map { option(.colleague($0.id), $0.name) })</optgroup>\
        \(group("Räume", answer.rooms.map { option(.room($0.id), $0.isOpen ? $0.name : "\($0.name) (geschlossen)") }))\
        \(group("Dolmetschen", answer.interpreters.map { option(.interpreter($0.id), $0.name) }))</select></div>\
        <button class="button second">Zeigen</button></form>
        """
    }

    private func group(_ label: String, _ options: [HTML]) -> HTML {
        options.isEmpty ? .empty : "<optgroup label=\"\(label)\">\(options)</optgroup>"
    }

    private func option(_ view: CalendarView, _ label: String) -> HTML {
        "<option value=\"\(CalendarChoice.text(view) ?? "")\"\(flag: "selected", if: view == choice.view)>\(label)</option>"
    }

    private var steps: HTML {
        """
        <nav class="noprint" aria-label="Andere Wochen"><p><a href="\(choice.link(at: day.adding(days: -7)))">Woche davor</a> · \
        <a href="\(choice.link(at: now.day))">Heute</a> · <a href="\(choice.link(at: day.adding(days: 7)))">Woche danach</a></p></nav>
        """
    }

    // MARK: The week

    /// Monday to Friday, and the days of a weekend that has something.
    private var days: [CivilDate] {
        (0..<7).map { answer.monday.adding(days: $0) }.filter { day in day.weekday <= 5 || answer.lines.contains { $0.span.begins.local.day == day } }
    }

    private var hours: [Int] {
        let used = answer.lines.map { $0.span.begins.local.hour }
        return Array(min(8, used.min() ?? 8)...max(16, used.max() ?? 16))
    }

    private var table: HTML {
        let cells = Dictionary(grouping: answer.lines) { Cell(day: $0.span.begins.local.day, hour: $0.span.begins.local.hour) }
        let heads: [HTML] = days.map { day in
            let holiday: HTML = answer.holidays[day].map { "<br><span class=\"hint\">\($0)</span>" as HTML } ?? ""
            return
                "<th scope=\"col\"\(attribute: "class", day == now.day ? "today" : nil)>\(day.shortWeekday) \(day.day). \(day.month).\(day == now.day ? unseen(" heute") : .empty)\(holiday)</th>"
        }
        let rows: [HTML] = hours.map { hour in
            "<tr><th scope=\"row\">\(hour) Uhr</th>\(days.map { day in "<td\(attribute: "class", day == now.day ? "today" : nil)>\((cells[Cell(day: day, hour: hour)] ?? []).map(entry))</td>" as HTML })</tr>"
        }
        return """
            <table class="calendar" role="table"><caption class="unseen">\(name), Woche vom \(answer.monday.german)</caption>\
            <thead><tr><th scope="col">Zeit</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
            """
    }

    private struct Cell: Hashable {
        let day: CivilDate
        let hour: Int
    }

    private func entry(_ line: CalendarLine) -> HTML {
        let isOff = line.state == .cancelled || line.state == .moved
        let time: HTML = "<span class=\"number\">\(line.span.clocks)</span>"
        let state: HTML = line.state == .planned ? "" : " \(tag(line.state.german, line.state.tone))"
        guard let content = line.content else {
            return "<div class=\"entry\">\(time) belegt\(line.roomName.map { " · \($0)" }.map { "\($0)" as HTML })</div>"
        }
        return """
            <div class="\(isOff ? "entry off" : "entry")">\(time)\(state)<br><a href="\(AppointmentSheetPage.link(line.id))">\(HTML.bdi(content.title))\
            \(unseen(", \(line.span.begins.local.day.german)"))</a><br><span class="hint">\(details(line, content))</span>\(interpreting(line))</div>
            """
    }

    private func details(_ line: CalendarLine, _ content: CalendarLine.Content) -> HTML {
        var words: [String] = [content.matter.german]
        if case .room = choice.view {
        } else if let room = line.roomName {
            words.append(room)
        } else if let place = content.place {
            words.append(place.german)
        }
        if choice.view != .mine { words.append(line.workerName) }
        return "\(words.joined(separator: " · "))"
    }

    private func interpreting(_ line: CalendarLine) -> HTML {
        guard line.answer != .notNeeded, line.state == .planned else { return .empty }
        let language = line.content?.language?.german ?? "Sprache offen"
        return "<br>\(tag("\(language): \(line.interpreterName.map { "\($0), " } ?? "")\(line.answer.german)", line.answer.tone))"
    }

    // MARK: The day, on a phone

    private var dayList: HTML {
        let lines = answer.lines.filter { $0.span.begins.local.day == day }
        let links: [HTML] = (0..<7).map { answer.monday.adding(days: $0) }.map { other in
            let count = answer.lines.count { $0.span.begins.local.day == other }
            return """
                <li><a href="\(choice.link(at: other))"\(attribute: "aria-current", other == day ? "date" : nil)>\(other.shortWeekday) \(other.day).\
                \(unseen(", \(counted(count, "Termin", "Termine", none: "kein Termin"))"))</a></li>
                """
        }
        return """
            <nav aria-label="Tage der Woche"><ul class="daylinks">\(links)</ul></nav><h2>\(day.spoken)</h2>\
            \(lines.isEmpty ? "<p>Kein Termin.</p>" : "<ol class=\"daylines\">\(lines.map { "<li>\(entry($0))</li>" as HTML })</ol>" as HTML)
            """
    }

    private var foot: HTML {
        """
        <p class="noprint"><a href="\(RoomsPage.link)">Räume</a> · <a href="\(InterpreterBookPage.link)">Dolmetschbuch</a> · \
        <a href="\(FeedPage.link)">Im eigenen Kalenderprogramm zeigen</a>\
        \(isLead ? " · <a href=\"\(AppointmentFiguresPage.link)\">Termine in Zahlen</a>" as HTML : .empty)</p>
        """
    }
}
