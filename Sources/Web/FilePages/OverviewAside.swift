import Basics
import Catalogue
import Markup
import Office

/// Beside the overview: what is next, and what is known of the file itself.
extension OverviewView {
    private var here: Link { "/faelle/\(file.id)" }

    /// What would help this file along, derived from all that is known of it.
    var nextSteps: HTML? { NextStepsView(context: context, answer: steps, here: here, namesFiles: false, most: 8).card }

    var next: HTML {
        let steps: HTML = mayKeep && file.stage != .closed ? newSteps : .empty
        guard !answer.appointments.isEmpty || !answer.tasks.isEmpty else {
            return card("Termine und Aufgaben", "<p class=\"hint\">Nichts vereinbart, nichts offen.</p>\(steps)")
        }
        return card(
            "Termine und Aufgaben",
            "<ul>\(answer.appointments.map(line))\(answer.tasks.map(line))</ul>\(steps)")
    }

    private var newSteps: HTML {
        let form = form(OverviewPage.taskForm, to: "/faelle/\(file.id)/aufgaben")
        return """
            <p>\(buttonLink("Termin vereinbaren", to: "/faelle/\(file.id)/termin", isSecond: true))</p>
            <details\(flag: "open", if: sent == OverviewPage.taskForm)><summary>Aufgabe notieren</summary>
            \(form.markup("\(form.text("title", "Was ist zu tun?", maxLength: 130))\(form.date("due_on", "Bis wann?"))", submit: "Notieren", guarded: false))
            </details>
            """
    }

    private func line(_ appointment: Appointment) -> HTML {
        """
        <li>\(when(appointment)), \(appointment.minutes) Min.<br>\(appointment.matter.german)\
        \(appointment.companionName.map { ", mit \(HTML.bdi($0))" as HTML })\(interpreting(of: appointment))\(endings(of: appointment))</li>
        """
    }

    private func when(_ appointment: Appointment) -> HTML {
        mayKeep ? "<a href=\"\(AppointmentSheetPage.link(appointment.id))\">\(dayAndHour(appointment.begins))</a>" : dayAndHour(appointment.begins)
    }

    private func interpreting(of appointment: Appointment) -> HTML? {
        guard appointment.interpreterAnswer != .notNeeded else { return nil }
        return """
            <br>Dolmetschen\(appointment.language.map { " \($0.german)" as HTML })\(appointment.interpreterName.map { ": \(HTML.bdi($0))" as HTML }) \
            \(tag(appointment.interpreterAnswer.german, appointment.interpreterAnswer.tone))
            """
    }

    /// What came of it; a day that has not come can only be called off.
    private func endings(of appointment: Appointment) -> HTML? {
        guard mayKeep else { return nil }
        let isDue = appointment.begins.local.day <= today
        let endings: [(String, AppointmentEnding)] = isDue ? [("Kam", .kept), ("Kam nicht", .missed)] : [("Absagen", .cancelled)]
        let about = "– \(appointment.matter.german), \(appointment.begins.local.day.german)"
        let buttons: [HTML] = endings.map { word, ending in
            let form = context.form(to: "/termine/\(appointment.id)/\(ending.rawValue)")
            return form.button(word, about: about, fields: form.hidden("weiter", here.text))
        }
        return "<div class=\"acts\">\(buttons)</div>"
    }

    private func line(_ task: DueTask) -> HTML {
        let form = context.form(to: "/aufgaben/\(task.id)/erledigt")
        let done: HTML? = mayKeep ? form.button("Erledigt", about: "– \(task.title)", fields: form.hidden("weiter", here.text)) : nil
        let when = task.dueOn < today ? tag("überfällig seit \(task.dueOn.german)", .bad) : "bis \(day(task.dueOn))"
        return "<li>\(task.title)<br>\(when)\(done.map { "<div class=\"acts\">\($0)</div>" as HTML })</li>"
    }

    /// The next few deadlines; all of them stand on a page of their own.
    var deadlines: HTML {
        let shown = answer.deadlines.prefix(4)
        let lines: [HTML] = shown.map { line in
            let words = DeadlineWords(line: line, today: today)
            let done = context.finishButton(of: line, backTo: here)
            return """
                <li>\(line.deadline.text.de)<br>\(words.when)<br><span class="hint">\(line.programmeTitle.de)</span>\
                \(done.map { "<div class=\"acts\">\($0)</div>" as HTML })</li>
                """
        }
        let more = answer.deadlines.count - shown.count
        let list: HTML = lines.isEmpty ? "<p class=\"hint\">Keine Frist mit einem Tag ist offen.</p>" : "<ul>\(lines)</ul>"
        return card(
            "Fristen",
            """
            \(list)<p><a href="\(DeadlinesPage.link(in: file.id))">Alle Fristen und Meilensteine</a>\
            \(more > 0 ? " <span class=\"hint\">(\(more) weitere)</span>" : .empty)</p>
            """)
    }

    var about: HTML {
        card(
            "Dieser Fall",
            """
            \(summaryList([
                ("Angelegt", day(file.openedOn), nil), ("Letzter Kontakt", day(file.lastContactOn), nil),
                ("Gespräche", "\(answer.sessions)", nil), ("Zuständig", HTML.bdi(file.ownerName), assign),
                ("Stelle", "\(file.desk.german)", nil),
            ]))<p><a href="\(ResponsibilityPage.link(in: file.id))">Zuständige Stelle und Weitergabe</a></p>\(file.restricted ? "<p>\(tag("Gesperrt", .warn)) Nur für die zuständige Person und die Teamleitung.</p>" : .empty)
            """)
    }

    private var assign: HTML? {
        guard context.worker.may(.assignFiles) else { return nil }
        return """
            <a href="\("/faelle/\(file.id)/zustaendig" as Link)">Ändern\(unseen(": Zuständigkeit"))</a> \
            <a href="\(FileAccessPage.link(file.id))">Zugriff</a>
            """
    }

    /// Never on the first view.
    var protectionCard: HTML {
        guard let protection else {
            let click = context.form(to: "/faelle/\(file.id)/schutz", name: "schutz")
            return card(
                "Besonderer Schutz",
                "\(ProtectionClick.hint)\(click.markup(ProtectionClick.fields(click, about: "Angaben zu besonderem Schutz", to: click.link.at("schutz")), submit: nil, guarded: false))"
            )
        }
        let known: [HTML] = protection.compactMap { person in
            let facts = words.known(in: person.facts)
            guard !facts.isEmpty else { return nil }
            return "<h3>\(HTML.bdi(person.called))</h3>\(summaryList(facts.map { ($0.label.de, words.value(person.facts[$0.id], of: $0), nil) }))"
        }
        return """
            <div id="schutz">\(card(
                "Besonderer Schutz",
                "\(known.isEmpty ? "<p class=\"hint\">Dazu ist nichts festgehalten.</p>" : known.joined())<p><a href=\"\(here)\">Wieder schließen</a></p>"))</div>
            """
    }
}
