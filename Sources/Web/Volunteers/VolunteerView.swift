import Basics
import Markup
import Office

/// The parts of a volunteer's page.
struct VolunteerView {
    let sheet: VolunteerSheet.Answer
    let work: WorkOfYear
    let context: SignedInContext
    /// The form that was just sent and came back; the others show what is known.
    let open: String
    let kept: FormData
    let errors: FieldErrors

    private var known: Volunteer { sheet.volunteer }
    private var isLive: Bool { known.state != .ended }

    private func form(_ name: String, preset: FormData = FormData()) -> Form {
        let isSent = open == name
        return context.form(
            to: "/ehrenamtliche/\(known.id)/\(name)", kept: isSent ? kept : preset, errors: isSent ? errors : FieldErrors(), name: name)
    }

    var lead: HTML {
        let facts = [known.languages.map(\.german).joined(separator: ", "), known.districts.joined(separator: ", ")].filter { !$0.isEmpty }
        return "\(tag(known.state.german, Volunteers.tone(known.state, isReady: sheet.gaps.isEmpty))) \(facts.joined(separator: " · "))"
    }

    /// Whether they may be given a household's errand, and if not, what to do.
    var readiness: HTML {
        guard isLive else {
            return panel(
                .plain,
                """
                <p>Beendet am \(known.endedOn.map(day)). Was zum Erreichen nötig war, ist gelöscht; der Name bleibt bei Stunden und Auslagen stehen.</p>
                """)
        }
        guard !sheet.gaps.isEmpty else { return panel(.good, "<p>Kann Aufträge mit Haushalten übernehmen.</p>") }
        return panel(
            .warn,
            """
            <p><strong>Zurzeit kein Auftrag mit einem Haushalt möglich.</strong></p>\
            <ul>\(sheet.gaps.map { "<li>\($0.german) \($0.instead)</li>" as HTML })</ul>
            """)
    }

    // MARK: Onboarding

    var onboarding: HTML {
        let steps = known.onboarding
        let lines: [(term: String, value: HTML, change: HTML?)] = [
            ("Kennenlerngespräch", said(steps.talkOn), nil), ("Verschwiegenheit unterschrieben", said(steps.secrecyOn), nil),
            ("Führungszeugnis", certificate(steps.certificate), nil),
        ]
        return "<h2>Einarbeitung</h2>\(summaryList(lines))\(isLive ? "\(onboardingForm)\(stateForm)" : nil)"
    }

    private func said(_ when: CivilDate?) -> HTML { when.map { "am \(day($0))" } ?? "<span class=\"hint\">noch nicht</span>" }

    private func certificate(_ seen: SeenCertificate?) -> HTML {
        guard let seen else { return "<span class=\"hint\">noch nicht gesehen</span>" }
        let by: HTML? = sheet.certificateSeenBy.map { " von \(HTML.bdi($0))" }
        return "gesehen am \(day(seen.seenOn))\(by), gilt bis \(day(seen.validUntil))\(over(seen.validUntil))"
    }

    private func over(_ end: CivilDate) -> HTML? {
        if end < context.today { return " \(tag("abgelaufen", .bad))" }
        return end <= context.today.adding(days: VolunteerBook.noticeDays) ? " \(tag("läuft bald ab", .warn))" : nil
    }

    private var onboardingForm: HTML {
        let steps = known.onboarding
        let form = form(
            "einarbeitung",
            preset: [
                "talk_on": steps.talkOn?.german, "secrecy_on": steps.secrecyOn?.german, "seen_on": steps.certificate?.seenOn.german,
                "valid_until": steps.certificate?.validUntil.german,
            ])
        let fields: HTML = """
            \(form.version(known.version))<div class="pair">\(form.date("talk_on", "Kennenlerngespräch am", isOptional: true))\
            \(form.date("secrecy_on", "Verschwiegenheit unterschrieben am", isOptional: true))</div>\
            <div class="pair">\(form.date("seen_on", "Führungszeugnis gesehen am", isOptional: true))\
            \(form.date("valid_until", "gilt bei uns bis", isOptional: true))</div>\
            <p class="hint">Nur die beiden Tage. Was darin steht, wird nirgends festgehalten, und das Zeugnis bleibt bei der Person.</p>
            """
        return """
            <details class="group"\(flag: "open", if: open == "einarbeitung")><summary>Einarbeitung eintragen</summary>\(form.markup(fields, submit: "Einarbeitung speichern"))</details>
            """
    }

    private var stateForm: HTML {
        let form = form("stand", preset: ["state": known.state.rawValue])
        let choices = VolunteerState.allCases.filter { $0 != .ended }.map { Choice($0.rawValue, $0.german) }
        let fields: HTML = """
            <div class="pair">\(form.select("state", "Stand", options: choices))\
            \(form.date("since", "Aktiv seit", hint: "Leer: von heute an", isOptional: true))</div>
            """
        return """
            <details class="group"\(flag: "open", if: open == "stand")><summary>Stand ändern</summary>\(form.markup(fields, submit: "Stand ändern"))</details>
            """
    }

    // MARK: Trainings

    var trainings: HTML {
        let table: HTML =
            known.trainings.isEmpty
            ? "<p>Noch keine Schulung eingetragen.</p>"
            : Table(
                "Schulungen", columns: [.init("Schulung", .name), .init("Am"), .init("Gilt bis"), .init("Schritt", .action)],
                rows: known.trainings.map { training in
                    let drop = context.form(to: "/ehrenamtliche/\(known.id)/schulung/\(training.id)/streichen")
                    return [
                        "\(training.kind.german)", day(training.heldOn),
                        training.validUntil.map { "\(day($0))\(over($0))" } ?? "<span class=\"hint\">läuft nicht ab</span>",
                        isLive ? drop.button("Streichen", about: "– \(training.kind.german), \(training.heldOn.german)") : .empty,
                    ]
                }
            ).markup
        return "<h2>Schulungen</h2>\(table)\(isLive ? trainingForm : nil)"
    }

    private var trainingForm: HTML {
        let form = form("schulung")
        let fields: HTML = """
            \(form.select("kind", "Schulung", options: TrainingKind.allCases.map { Choice($0.rawValue, $0.german) }))\
            <div class="pair">\(form.date("held_on", "Am"))\(form.date("training_until", "Gilt bis", hint: "Leer lassen, wenn sie nicht abläuft", isOptional: true))</div>
            """
        return """
            <details class="group"\(flag: "open", if: open == "schulung")><summary>Schulung eintragen</summary>\(form.markup(fields, submit: "Schulung eintragen"))</details>
            """
    }

    // MARK: What they gave

    var workOfYear: HTML {
        let view = WorkView(
            work: work, thisYear: context.today.year, yearLink: { "/ehrenamtliche/\(known.id)?jahr=\($0)" },
            paper: { "/ehrenamtliche/\(known.id)/dank/\($0)" })
        let strike = { (given: GivenHours) in
            context.form(to: "/ehrenamtliche/\(known.id)/stunden/\(given.id)/streichen").button("Streichen", about: "– \(given.day.german)")
        }
        let decide: HTML? = work.sum(.asked) == .zero ? nil : "<p><a href=\"\(ExpensesPage.link)\">Über Auslagen entscheiden</a></p>"
        return
            "<h2>Was sie oder er gibt</h2>\(view.sums)\(workForms)\(view.expenses)\(decide)\(view.hours(strike))\(view.thanks)\(view.otherYears)"
    }

    private var workForms: HTML {
        let (hours, expense, thanks) = (form("stunden"), form("auslagen"), form("dank"))
        func group(_ name: String, _ title: String, _ form: Form, _ fields: HTML) -> HTML {
            "<details class=\"group noprint\"\(flag: "open", if: open == name)><summary>\(title)</summary>\(form.markup(fields, submit: title))</details>"
        }
        return """
            \(group("stunden", "Stunden eintragen", hours, WorkFields.hours(hours)))\
            \(group("auslagen", "Auslage eintragen", expense, WorkFields.expense(expense)))\
            \(group("dank", "Stunden bescheinigen", thanks, "<div class=\"pair\">\(thanks.date("from", "Vom"))\(thanks.date("to", "Bis"))</div>"))
            """
    }

    // MARK: Who, and the end

    var contact: HTML {
        guard isLive else { return .empty }
        let identity = known.identity
        func words(_ text: String?) -> HTML { text.map { HTML.lines($0) } ?? "<span class=\"hint\">nicht bekannt</span>" }
        let lines: [(term: String, value: HTML, change: HTML?)] = [
            ("Telefon", words(identity.phone), nil), ("E-Mail", words(identity.mail), nil), ("Wann es geht", words(identity.times), nil),
            ("Konto", sheet.accountName.map { HTML.bdi($0) } ?? "ohne Konto", nil),
            ("Aktiv seit", known.activeSince.map(day) ?? "<span class=\"hint\">noch nicht</span>", nil),
            ("Was sonst wichtig ist", words(identity.note), nil),
        ]
        return """
            <h2>Angaben</h2>\(summaryList(lines))\
            <p class="buttons noprint">\(buttonLink("Angaben ändern", to: "/ehrenamtliche/\(known.id)/angaben", isSecond: true))</p>
            """
    }

    var ending: HTML? {
        guard isLive else { return nil }
        let form = form("ende")
        return """
            <details class="group noprint"\(flag: "open", if: open == "ende")><summary>Ehrenamt beenden</summary>\
            <p>Offene Aufträge und Tandems enden heute. Telefon, E-Mail, Zeiten und Notiz werden gelöscht; das lässt sich nicht zurücknehmen.</p>\
            \(form.markup(form.date("ended_on", "Letzter Tag"), submit: "Beenden und Kontakt löschen"))</details>
            """
    }
}
