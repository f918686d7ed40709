import Basics
import HTTPTypes
import Markup
import Office

/// Planning an event, and changing what was planned.
enum EventForm {
    static let newLink: Link = "/veranstaltungen/neu"

    static let routes: [Route] = [
        .get("/veranstaltungen/neu", needs: .right(.keepEvents)) { context in context.page(fresh(context, FormData(), FieldErrors())) },
        .post("/veranstaltungen/neu", needs: .right(.keepEvents)) { context in
            try await context.attempt {
                let created = try await context.perform(PlanEvent(try read(context.form)))
                return context.seeOther(Events.link(created.id), notice: Notice("Die Veranstaltung ist geplant."))
            } orShow: { kept, errors in
                fresh(context, kept, errors)
            }
        },
        .get("/veranstaltungen/:veranstaltung/aendern", needs: .right(.keepEvents)) { context in
            context.page(try await change(context, nil, FieldErrors()))
        },
        .post("/veranstaltungen/:veranstaltung/aendern", needs: .right(.keepEvents)) { context in
            let id: EventID = try context.id("veranstaltung")
            return try await context.attempt {
                var version = FormReader(context.form)
                let based = version.version()
                try version.finish()
                _ = try await context.perform(ChangeEvent(event: id, plan: try read(context.form), version: based))
                return context.seeOther(Events.link(id), notice: Notice("Die Änderung ist gespeichert."))
            } orShow: { kept, errors in
                try await change(context, kept, errors)
            }
        },
    ]

    private static func read(_ form: FormData) throws -> EventPlan {
        var read = FormReader(form)
        let desk: CounsellingDesk? = read.choice("desk", required: "den Arbeitsbereich")
        let kind: EventKind? = read.choice("kind", required: "die Art")
        let audience: EventAudience? = read.choice("audience", required: "für wen sie ist")
        let title = read.line("title", required: "den Titel", max: 300)
        let contents = read.text("contents", max: 4_000)
        let place = read.line("place", required: "den Ort", max: 300)
        let day = read.date("day", required: "den Tag")
        let clock = read.clock("time", required: "die Uhrzeit")
        let minutes = read.number("minutes", in: 15...7_200, required: "die Dauer")
        let capacity = read.number("capacity", in: 1...2_000)
        let until = read.date("registerUntil")
        try read.finish()
        guard let desk, let kind, let audience, let title, let place, let day, let clock, let minutes else { throw Refusal.invalid(read.errors) }
        return EventPlan(
            desk: desk, kind: kind, audience: audience, title: title, contents: contents ?? "", place: place,
            begins: LocalTime(day: day, hour: clock.hour, minute: clock.minute).moment, minutes: minutes, capacity: capacity, registerUntil: until)
    }

    private static func fresh(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) -> Page {
        let form = context.form(to: newLink, kept: kept, errors: errors)
        return Page(
            "Neue Veranstaltung", area: .events, errors: errors, isNarrow: true,
            body: form.markup(fields(form), submit: "Veranstaltung eintragen"))
    }

    private static func change(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let sheet = try await context.ask(EventSheet(event: try context.id("veranstaltung")))
        let plan = sheet.event.plan
        let known: FormData = [
            "desk": plan.desk.rawValue, "kind": plan.kind.rawValue, "audience": plan.audience.rawValue, "title": plan.title,
            "contents": plan.contents.isEmpty ? nil : plan.contents, "place": plan.place, "day": plan.begins.local.day.german,
            "time": plan.begins.local.clock,
            "minutes": String(plan.minutes), "capacity": plan.capacity.map { String($0) }, "registerUntil": plan.registerUntil?.german,
        ]
        let form = context.form(to: "/veranstaltungen/\(sheet.event.id)/aendern", kept: kept ?? known, errors: errors)
        return Page(
            "Veranstaltung ändern", lead: "\(plan.title)", area: .events, errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(form.version(sheet.event.version))\(fields(form))
                <p class="buttons"><button class="button">Änderung speichern</button><a href="\(Events.link(sheet.event.id))">Abbrechen</a></p>
                """, submit: nil))
    }

    private static func fields(_ form: Form) -> HTML {
        """
        \(form.text("title", "Titel", maxLength: 300))\
        \(form.radios("kind", "Art", options: EventKind.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))\
        \(form.radios("audience", "Für", options: EventAudience.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))\
        \(form.radios("desk", "Zählt bei", options: CounsellingDesk.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))\
        <div class="pair">\(form.date("day", "Tag"))\(form.text("time", "Beginn", hint: "Zum Beispiel 9:30", width: .short, maxLength: 5))\
        \(form.text("minutes", "Dauer in Minuten", hint: "Ein Tag hat 480.", width: .short, maxLength: 4, inputMode: "numeric"))</div>\
        \(form.text("place", "Ort", maxLength: 300))\
        <div class="pair">\(form.text("capacity", "Plätze", hint: "Leer: ohne Grenze.", isOptional: true, width: .short, maxLength: 4, inputMode: "numeric"))\
        \(form.date("registerUntil", "Anmelden bis", hint: "Leer: bis zum Beginn.", isOptional: true))</div>\
        \(form.area("contents", "Inhalte", hint: "So stehen sie auf der Bescheinigung.", isOptional: true, maxLength: 4_000))
        """
    }
}

extension FormReader {
    /// A time of day.
    mutating func clock(_ field: String, required name: String) -> (hour: Int, minute: Int)? {
        guard let text = line(field, required: name, max: 5) else { return nil }
        guard let time = LocalTime.clock(typed: text) else {
            add(field, "Das ist keine Uhrzeit. Schreiben Sie sie so: 9:30.")
            return nil
        }
        return time
    }
}
