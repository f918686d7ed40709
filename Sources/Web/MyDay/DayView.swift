import Basics
import Markup
import Office

/// A worker's day on one page, and on one sheet of paper.
struct DayView {
    let answer: MyDay.Answer
    /// Of the worker's own files; nil on other days and for those who open no files.
    let steps: NextSteps.Answer?
    /// What is late on the way into flats; nil on other days and for those who keep none.
    let ways: LateWays.Answer?
    /// The day shown.
    let day: CivilDate
    /// Nil on my own day.
    let colleague: WorkerID?
    /// The hour it is.
    let now: LocalTime
    let context: SignedInContext

    var page: Page {
        Page(
            "Mein Tag", heading: heading, lead: lead, area: .today,
            body: columns(
                """
                \(appointments)\(tasks)\(deadlines)
                """,
                aside: "\(standingIn)\(drafts)\(unsettled)\(ways.flatMap(WaysPage.card))\(signatures)\(nextSteps)\(tomorrow)\(recent)\(otherDays)",
                asideLabel: "Was sonst ansteht"))
    }

    private var isToday: Bool { day == now.day }
    var here: Link { link(to: day) }

    /// The same worker's day on another date.
    private func link(to other: CivilDate) -> Link {
        guard let colleague else { return other == now.day ? "/" : "/?tag=\(other)" }
        return other == now.day ? "/?person=\(colleague)" : "/?tag=\(other)&person=\(colleague)"
    }

    private var heading: String {
        if let whose = answer.whose { return "Tag von \(whose)\(isToday ? "" : ", \(day.nearness(to: now.day))")" }
        return isToday ? "\(now.greeting), \(context.worker.name)" : "Ihr Tag, \(day.nearness(to: now.day))"
    }

    private var lead: HTML {
        let due = answer.tasks.count { $0.dueOn <= day } + answer.deadlines.own.count { $0.nextDay(on: day).map { $0 <= day } ?? false }
        return """
            \(day.spoken) · \(counted(answer.appointments.count, "Termin", "Termine", none: "keine Termine")) · \
            \(counted(due, "Frist", "Fristen", none: "keine Frist"))
            """
    }

    // MARK: Appointments

    private var appointments: HTML {
        guard !answer.appointments.isEmpty else {
            return """
                <h2>Termine</h2><p>\(isToday ? "Heute steht kein Termin an." : "An diesem Tag steht kein Termin an.")
                Einen Termin tragen Sie in einem Fall unter „Verlauf“ ein; er erscheint dann hier, mit der Antwort der Dolmetscherin oder des Dolmetschers.</p>
                """
        }
        let table = Table(
            "Termine", columns: [.init("Zeit"), .init("Person", .name), .init("Anlass"), .init("Dolmetschen"), .init("Ausgang", .action)],
            rows: answer.appointments.map { [time(of: $0), person($0.fileTitle, $0.file), matter(of: $0), interpreting(of: $0), outcome(of: $0)] })
        return "<h2>Termine</h2>\(table.markup)"
    }

    private func time(of appointment: Appointment) -> HTML {
        "<a class=\"number\" href=\"\(AppointmentSheetPage.link(appointment.id))\">\(appointment.begins.local.clock)</a> <span class=\"hint number\">\(appointment.minutes) Min.</span>"
    }

    private func matter(of appointment: Appointment) -> HTML {
        "\(appointment.matter.german)\(appointment.companionName.map { "<br><span class=\"hint\">mit \(HTML.bdi($0))</span>" })"
    }

    private func interpreting(of appointment: Appointment) -> HTML {
        let language: HTML = appointment.language.map { "\($0.german)" } ?? "<span class=\"hint\">Sprache nicht bekannt</span>"
        guard appointment.interpreterAnswer != .notNeeded else { return language }
        return """
            \(language)\(appointment.interpreterName.map { ", \(HTML.bdi($0))" as HTML }) \
            \(tag(appointment.interpreterAnswer.german, appointment.interpreterAnswer.tone))
            """
    }

    /// What became of it, or the buttons to say so; a day that has not come can only be called off.
    private func outcome(of appointment: Appointment) -> HTML {
        guard appointment.state == .planned else { return tag(appointment.state.german, appointment.state == .kept ? .good : .plain) }
        let about = "– \(appointment.fileTitle), \(appointment.begins.local.clock)"
        guard appointment.begins.local.day <= now.day else { return settleButton("Absagen", .cancelled, appointment, about) }
        return "\(settleButton("Kam", .kept, appointment, about)) \(settleButton("Kam nicht", .missed, appointment, about))"
    }

    private func settleButton(_ word: String, _ ending: AppointmentEnding, _ appointment: Appointment, _ about: String) -> HTML {
        let form = context.form(to: "/termine/\(appointment.id)/\(ending.rawValue)")
        return form.button(word, about: about, fields: form.hidden("weiter", here.text))
    }

    private var unsettled: HTML? {
        guard !answer.unsettled.isEmpty else { return nil }
        let lines: [HTML] = answer.unsettled.map { appointment in
            """
            <li>\(dayAndHour(appointment.begins)) · \(person(appointment.fileTitle, appointment.file)), \(appointment.matter.german)\
            <div class="acts">\(outcome(of: appointment))</div></li>
            """
        }
        return card("Wie ging es aus?", "<ul>\(lines)</ul>")
    }

    // MARK: Tasks

    private var tasks: HTML {
        guard !answer.tasks.isEmpty else {
            return "<h2>Aufgaben</h2><p>Nichts überfällig, nichts in den nächsten sieben Tagen.</p>"
        }
        let table = Table(
            "Aufgaben", columns: [.init("Bis"), .init("Was", .name), .init("Fall"), .init("Erledigt", .action)],
            rows: answer.tasks.map { [due($0), "\($0.title)", person($0.fileTitle, $0.file), done($0)] })
        return "<h2>Aufgaben</h2>\(table.markup)"
    }

    private func due(_ task: DueTask) -> HTML {
        let words = task.dueOn.nearness(to: now.day)
        if task.dueOn < now.day { return tag(words, .bad) }
        return task.dueOn == now.day ? tag(words, .warn) : "<span class=\"number\">\(words)</span>"
    }

    private func done(_ task: DueTask) -> HTML {
        let form = context.form(to: "/aufgaben/\(task.id)/erledigt")
        return form.button("Erledigt", about: "– \(task.title)", fields: form.hidden("weiter", here.text))
    }

    // MARK: Aside

    private var signatures: HTML? {
        guard !answer.toCountersign.isEmpty else { return nil }
        let lines: [HTML] = answer.toCountersign.map { offer in
            """
            <li><a href="\("/faelle/\(offer.file)/briefe/\(offer.id)" as Link)">Zusage \(offer.number)</a>, \
            \(offer.total.german)\(offer.signedBy.map { "<br><span class=\"hint\">unterschrieben von \(HTML.bdi($0))</span>" })</li>
            """
        }
        return card("Wartet auf Ihre Unterschrift", "<ul>\(lines)</ul>")
    }

    private var drafts: HTML? {
        guard !answer.drafts.isEmpty else { return nil }
        let lines: [HTML] = answer.drafts.map { draft in
            """
            <li><a href="\("/faelle/\(draft.file)/verlauf" as Link)">\(HTML.bdi(draft.fileTitle))</a><br>\
            <span class="hint">\(draft.form.german) begonnen, gesichert \(dayAndHour(draft.savedAt))</span></li>
            """
        }
        return "<div class=\"noprint\">\(card("Angefangen, noch nicht gespeichert", "<ul>\(lines)</ul>"))</div>"
    }

    private var nextSteps: HTML? {
        steps.flatMap { NextStepsView(context: context, answer: $0, here: here, namesFiles: true, most: 10).card }
    }

    private var recent: HTML {
        guard !answer.recentFiles.isEmpty else {
            return card(
                "Ihre Fälle",
                """
                <p>Sie haben noch keinen offenen Fall. Ein Fall braucht keinen Namen: Ein erstes Gespräch lässt sich auch so festhalten.</p>
                \(context.worker.may(.keepFiles) ? "<p>\(buttonLink("Neuer Fall", to: IntakePage.link, isSecond: true))</p>" : .empty)
                """)
        }
        let lines: [HTML] = answer.recentFiles.map { file in
            "<li>\(person(file.title, file.id)) \(tag(file.stage.german))<br><span class=\"hint\">\(file.number), zuletzt \(file.lastContactOn.nearness(to: now.day))</span></li>"
        }
        return "<div class=\"noprint\">\(card("Weiterarbeiten", "<ul>\(lines)</ul><p><a href=\"/faelle?wer=meine\">Alle meine Fälle</a></p>"))</div>"
    }

    /// Whom I stand in for, and for a team lead the way to the team's day.
    private var standingIn: HTML? {
        let links: [HTML] = answer.standsInFor.map { deputy in
            "<li><a href=\"\("/?person=\(deputy.absent)" as Link)\">Tag von \(HTML.bdi(deputy.absentName))</a> <span class=\"hint\">bis \(Web.day(deputy.until))</span></li>"
        }
        let team: HTML? =
            answer.whose == nil && context.worker.may(.assignFiles) ? "<p><a href=\"/team\">Das Team heute</a></p>" : nil
        let own: HTML? = answer.whose == nil ? nil : "<p><a href=\"/\">Mein Tag</a></p>"
        guard !links.isEmpty || team != nil || own != nil else { return nil }
        return
            "<div class=\"noprint\">\(card(links.isEmpty ? "Team" : "Sie vertreten", "\(links.isEmpty ? nil : "<ul>\(links)</ul>" as HTML)\(team)\(own)"))</div>"
    }

    /// From four in the afternoon on: what the next day begins with.
    private var tomorrow: HTML? {
        guard isToday, now.hour >= 16 else { return nil }
        let lines: [HTML] = answer.tomorrow.map { appointment in
            """
            <li><span class="number">\(appointment.begins.local.clock)</span> \(person(appointment.fileTitle, appointment.file)), \
            \(appointment.matter.german) \(appointment.interpreterAnswer == .missing ? tag("noch niemand dolmetscht", .bad) : .empty)</li>
            """
        }
        return card("Morgen", lines.isEmpty ? "<p>Kein Termin.</p>" : "<ul>\(lines)</ul>")
    }

    private var otherDays: HTML {
        """
        <nav class="noprint" aria-label="Andere Tage"><p><a href="\(link(to: day.adding(days: -1)))">Tag davor</a> · \
        \(isToday ? .empty : "<a href=\"\(link(to: now.day))\">Heute</a> · ")<a href="\(link(to: day.adding(days: 1)))">Tag danach</a></p></nav>
        """
    }

    func person(_ title: String, _ file: CaseID) -> HTML { "<a href=\"\("/faelle/\(file)" as Link)\">\(HTML.bdi(title))</a>" }
}

extension HelperAnswer {
    /// How urgent the answer is.
    var tone: Tone {
        switch self {
        case .notNeeded: .plain
        case .missing, .declined: .bad
        case .asked: .warn
        case .accepted: .good
        }
    }
}
