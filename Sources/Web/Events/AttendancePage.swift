import Basics
import HTTPTypes
import Markup
import Office

/// "Wer war da?": ticks behind the names, and a number for those who came without one.
enum AttendancePage {
    static let routes: [Route] = [
        .get("/veranstaltungen/:veranstaltung/anwesenheit", needs: .right(.keepEvents)) { context in
            context.page(try await page(context, nil, FieldErrors()))
        },
        .post("/veranstaltungen/:veranstaltung/anwesenheit", needs: .right(.keepEvents)) { context in
            let id: EventID = try context.id("veranstaltung")
            return try await context.attempt {
                var read = FormReader(context.form)
                let visitors = read.number("visitors", in: 0...2_000) ?? 0
                try read.finish()
                let present = context.form.all("present").compactMap { GuestID($0) }
                _ = try await context.perform(HoldEvent(event: id, present: present, visitors: visitors))
                return context.seeOther(Events.link(id), notice: Notice("Die Anwesenheit ist eingetragen und gezählt."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let sheet = try await context.ask(EventSheet(event: try context.id("veranstaltung")))
        let listed = sheet.guests.filter { $0.state != .declined }
        let form = context.form(to: "/veranstaltungen/\(sheet.event.id)/anwesenheit", kept: kept ?? known(sheet), errors: errors)
        let options = listed.map { Choice($0.id.text, $0.identity.name, hint: $0.identity.organisation) }
        let names: HTML? = listed.isEmpty ? nil : form.checkboxes("present", "Wer war da?", options: options, isOptional: true)
        let visitors = form.text(
            "visitors", "Ohne Namen kamen", hint: "Zahl der Menschen, die nicht auf der Liste stehen.", isOptional: true, width: .short, maxLength: 4,
            inputMode: "numeric")
        return Page(
            "Wer war da?", lead: "\(sheet.event.plan.title), \(dayAndHour(sheet.event.plan.begins))", area: .events, errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(names)\(visitors)
                <p class="buttons"><button class="button">Eintragen</button><a href="\(Events.link(sheet.event.id))">Abbrechen</a></p>
                """, submit: nil))
    }

    private static func known(_ sheet: EventSheet.Answer) -> FormData {
        var pairs = sheet.guests.filter { $0.state == .attended }.map { ("present", $0.id.text) }
        if case .held(_, let visitors) = sheet.event.state, visitors > 0 { pairs.append(("visitors", String(visitors))) }
        return FormData(pairs)
    }
}
