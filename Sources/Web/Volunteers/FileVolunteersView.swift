import Basics
import Markup
import Office

/// The parts of the page that says who helps one household.
struct FileVolunteersView {
    let answer: FileVolunteers.Answer
    let context: SignedInContext
    /// The form that was just sent and came back.
    let open: String
    let kept: FormData
    let errors: FieldErrors

    private var isOpen: Bool { answer.file.stage != .closed }

    private func form(_ name: String, to link: Link) -> Form {
        let isSent = open == name
        return context.form(to: link, kept: isSent ? kept : FormData(), errors: isSent ? errors : FieldErrors(), name: name)
    }

    private var people: [Choice] {
        answer.candidates.map { candidate in
            let why = candidate.gaps.isEmpty ? (candidate.speaks == true ? " – spricht die Sprache" : "") : " – zurzeit nicht möglich"
            return Choice(candidate.volunteer.id.text, candidate.volunteer.identity.name + why)
        }
    }

    // MARK: Tandems

    var tandems: HTML {
        let list: HTML =
            answer.tandems.isEmpty
            ? "<p>Noch begleitet niemand diesen Haushalt auf Dauer.</p>"
            : Table(
                "Tandems",
                columns: [.init("Mit", .name), .init("Seit"), .init("Bis"), .init("Ansprechperson"), .init("Stand"), .init("Schritt", .action)],
                rows: answer.tandems.map(row)
            ).markup
        return "<h2>Tandem</h2>\(list)\(isOpen && !answer.candidates.isEmpty ? tandemForm : nil)"
    }

    private func row(_ line: FileVolunteers.TandemLine) -> [HTML] {
        let (tandem, runs) = (line.tandem, line.tandem.runs(on: context.today))
        let isAhead = tandem.endedOn == nil && tandem.since > context.today
        let state: HTML =
            runs
            ? tag("läuft", .good)
            : isAhead ? tag("beginnt noch") : tag(tandem.endedWhy.map { "beendet: \($0.german)" } ?? "abgelaufen")
        return [
            "<a href=\"\(Volunteers.link(tandem.volunteer))\">\(HTML.bdi(line.name))</a>", day(tandem.since), day(tandem.endedOn ?? tandem.until),
            HTML.bdi(line.contact), state, runs || isAhead ? ending(tandem, line.name) : .empty,
        ]
    }

    private func ending(_ tandem: Tandem, _ name: String) -> HTML {
        let form = context.form(to: "/faelle/\(answer.file.id)/ehrenamt/tandem/\(tandem.id)/ende", name: "ende-\(tandem.id)")
        let id = form.id("why")
        return form.markup(
            """
            <label class="unseen" for="\(id)">Warum endet das Tandem mit \(name)?</label><select id="\(id)" name="why">\
            \(TandemEnd.allCases.map { "<option value=\"\($0.rawValue)\">\($0.german)</option>" as HTML })</select> \
            <button class="button second">Beenden\(unseen(" – Tandem mit \(name)"))</button>
            """, submit: nil, guarded: false, isInline: true)
    }

    private var tandemForm: HTML {
        let form = form("tandem", to: "/faelle/\(answer.file.id)/ehrenamt/tandem")
        let fields: HTML = """
            \(form.select("volunteer", "Mit wem?", options: people))\
            <div class="pair">\(form.date("since", "Seit"))\(form.date("until", "Bis", hint: "Höchstens ein Jahr, dann wird neu gefragt"))</div>\
            \(form.date("agreed_on", "Der Haushalt hat zugestimmt am"))
            """
        return """
            <details class="group noprint"\(flag: "open", if: open == "tandem")><summary>Tandem eintragen</summary>\(form.markup(fields, submit: "Tandem eintragen"))</details>
            """
    }

    // MARK: Errands

    var errands: HTML {
        let list: HTML =
            answer.errands.isEmpty
            ? "<p>Noch hat niemand einen Auftrag.</p>"
            : Table(
                "Aufträge", columns: [.init("Wann", .name), .init("Wofür"), .init("Wer"), .init("Stand"), .init("Schritt", .action)],
                rows: answer.errands.map(row)
            ).markup
        return "<h2>Aufträge</h2>\(list)\(isOpen && !answer.candidates.isEmpty ? errandForm : nil)"
    }

    private func row(_ errand: FileVolunteers.ErrandLine) -> [HTML] {
        let tone: Tone = errand.state == .accepted || errand.state == .done ? .good : errand.state == .asked ? .warn : .plain
        let bring: HTML? = errand.details.bring.map { " <span class=\"hint\">Mitbringen: \(HTML.bdi($0))</span>" }
        return [
            "\(dayAndHour(errand.begins)) <span class=\"hint\">\(errand.minutes) Min.</span>",
            "\(errand.kind.german) <span class=\"hint\">\(HTML.bdi(errand.details.meetingPoint))</span>\(bring)",
            "<a href=\"\(Volunteers.link(errand.volunteer))\">\(HTML.bdi(errand.name))</a>",
            errand.isOver ? tag("vorbei, ohne Rückmeldung") : tag(errand.state.german, tone), acts(errand),
        ]
    }

    private func acts(_ errand: FileVolunteers.ErrandLine) -> HTML {
        guard errand.state.takesTime else { return .empty }
        let about = "– \(errand.kind.german), \(errand.name)"
        func button(_ word: String, _ state: ErrandState) -> HTML {
            let form = context.form(to: "/faelle/\(answer.file.id)/ehrenamt/auftrag/\(errand.id)/stand")
            return form.button(word, about: about, fields: form.hidden("state", state.rawValue))
        }
        let back = context.form(to: "/faelle/\(answer.file.id)/ehrenamt/auftrag/\(errand.id)/zurueck").button("Zurücknehmen", about: about)
        let hasBegun = errand.begins <= context.office.clock.now()
        // Whoever has an account says it on their own page.
        guard !errand.hasAccount || errand.isOver else { return back }
        return
            "\(errand.state == .asked && !hasBegun ? button("Sagt zu", .accepted) : .empty) \(hasBegun ? button("Erledigt", .done) : .empty) \(button("Sagt ab", .declined)) \(back)"
    }

    private var errandForm: HTML {
        let form = form("auftrag", to: "/faelle/\(answer.file.id)/ehrenamt/auftrag")
        let kinds = ErrandKind.withHousehold.map { Choice($0.rawValue, $0.german) }
        let fields: HTML = """
            \(form.select("volunteer", "Wer soll gehen?", options: people))\(form.select("kind", "Wofür?", options: kinds))\
            <div class="pair">\(form.date("day", "Tag"))\(form.text("time", "Uhrzeit", hint: "Zum Beispiel 14:30", width: .short, maxLength: 5))</div>\
            <div class="pair">\(form.text("hours", "Dauer in Stunden", hint: "1:30 oder 1,5", width: .short, maxLength: 5))\
            \(form.select("language", "Sprache", options: Choice.languages, isOptional: true, empty: "egal"))</div>\
            \(form.text("meeting_point", "Treffpunkt", hint: "Wo man sich trifft, nicht wo die Familie wohnt", maxLength: 300))\
            \(form.text("bring", "Mitbringen", isOptional: true, maxLength: 300))\
            <div class="pair">\(form.date("agreed_on", "Der Haushalt hat zugestimmt am", hint: "Bei einem laufenden Tandem gilt dessen Tag", isOptional: true))\
            \(form.date("shown_until", "Zu sehen bis", hint: "Leer: zwei Tage nach dem Auftrag", isOptional: true))</div>\
            <p class="hint">Die Person sieht: Vorname, Zeit, Treffpunkt, was mitzubringen ist, und Sie als Ansprechperson. Danach sieht sie nichts mehr.</p>
            """
        return """
            <details class="group noprint"\(flag: "open", if: open == "auftrag")><summary>Auftrag vergeben</summary>\(form.markup(fields, submit: "Auftrag vergeben"))</details>
            """
    }

    // MARK: Whom to ask

    var candidates: HTML {
        guard isOpen else { return .empty }
        guard !answer.candidates.isEmpty else {
            return "<p>Zurzeit ist niemand im Ehrenamt aktiv. <a href=\"\(Volunteers.link)\">Zum Buch der Ehrenamtlichen</a></p>"
        }
        let table = Table(
            "Wer könnte helfen", showsCaption: true,
            columns: [
                .init("Name", .name), .init("Sprachen"), .init("Stadtteile"), .init("Tandems", .number), .init("Was dafür oder dagegen spricht"),
            ],
            rows: answer.candidates.map { candidate in
                let known = candidate.volunteer
                return [
                    "<a href=\"\(Volunteers.link(known.id))\">\(HTML.bdi(known.identity.name))</a>\(known.identity.times.map { " <span class=\"hint\">\(HTML.bdi($0))</span>" as HTML })",
                    "\(known.languages.map(\.german).joined(separator: ", "))", "\(known.districts.joined(separator: ", "))",
                    "\(candidate.tandems)\(known.mostTandems.map { " von \($0)" } ?? "")", reasons(candidate),
                ]
            })
        return "\(table.markup)<p><a href=\"\(Volunteers.link)\">Zum Buch der Ehrenamtlichen</a></p>"
    }

    private func reasons(_ candidate: FileVolunteers.Candidate) -> HTML {
        guard candidate.gaps.isEmpty else { return "\(candidate.gaps.map { "\(tag($0.german, .bad)) " as HTML })" }
        switch candidate.speaks {
        case true?: return tag("spricht die Sprache des Haushalts", .good)
        case false?: return "<span class=\"hint\">spricht die Sprache nicht</span>"
        case nil: return "<span class=\"hint\">Sprache des Haushalts nicht bekannt</span>"
        }
    }
}
