import Basics
import HTTPTypes
import Markup
import Office

/// Agrees on a viewing: the form of an appointment, with clashes, interpreters and free hours beside what is typed.
enum ViewingPage {
    static func link(_ nomination: NominationID) -> Link { "/vorschlag/\(nomination)/besichtigung" }

    static let routes: [Route] = [
        .get("/vorschlag/:vorschlag/besichtigung", needs: .right(.keepFlats)) { context in
            context.page(try await page(context, nil, FieldErrors()))
        },
        .post("/vorschlag/:vorschlag/besichtigung", needs: .right(.keepFlats), answer),
    ]

    private static func answer(_ context: SignedInContext) async throws -> Answer {
        let form = context.form.setting("matter", to: AppointmentMatter.viewing.rawValue)
        let typed = BookingForm(form: form)
        switch typed.step {
        case .part:
            let sheet = try await booking(context)
            let advice = try await context.ask(typed.advice(of: sheet.file))
            let again = context.form(to: link(try context.id("vorschlag")), kept: form)
            return Answer(status: .ok, page: BookingAdviceView(answer: advice, form: again, typed: typed).markup)
        case .advise: return context.page(try await page(context, typed.fillingInSlot, FieldErrors()))
        case nil: return try await book(context, typed)
        }
    }

    private static func book(_ context: SignedInContext, _ typed: BookingForm) async throws -> Answer {
        let id: NominationID = try context.id("vorschlag")
        return try await context.attempt {
            let file = try await context.ask(FileOfNomination(nomination: id))
            let booking = try typed.booking(of: file)
            _ = try await context.perform(PlanViewing(nomination: id, plan: booking.plan, acceptsClashes: booking.acceptsClashes))
            return context.seeOther(WayPage.link(id), notice: Notice("Die Besichtigung ist vereinbart."))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    private static func booking(_ context: SignedInContext) async throws -> BookingSheet.Answer {
        try await context.ask(BookingSheet(file: try await context.ask(FileOfNomination(nomination: try context.id("vorschlag")))))
    }

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let way = try await WayPage.sheet(context)
        let sheet = try await context.ask(BookingSheet(file: way.file.id))
        let preset: FormData = [
            "language": way.file.language?.tag, "interpreting": way.file.needsInterpreter.map { $0 ? "ja" : "nein" }, "minutes": "60",
            "place": PlaceKind.outside.rawValue, "place_note": way.flat.offer.details.street,
        ]
        let kept = kept ?? preset
        let typed = BookingForm(form: kept)
        let advice = try await context.ask(typed.advice(of: way.file))
        let form = context.form(to: link(way.nomination.id), kept: kept, errors: errors)
        return FilePages.page(
            "Besichtigung vereinbaren", of: way.file, at: .housing, lead: "Wohnung \(way.flat.number), \(Flats.place(way.flat.offer.facts))",
            errors: errors,
            body: form.markup(
                """
                <div class="columns"><div>\
                \(BookingFields(form: form, rooms: sheet.rooms, volunteers: sheet.volunteers, file: sheet.file, matter: .viewing).markup)
                <p class="buttons"><button class="button">Besichtigung eintragen</button>\
                <button class="button second" name="\(BookingForm.stepField)" value="\(BookingForm.Step.advise.rawValue)">Prüfen und freie Zeiten suchen</button>\
                <a href="\(WayPage.link(way.nomination.id))">Abbrechen</a></p></div>
                <section class="advice" aria-label="Vorschläge und Überschneidungen" id="\(BookingAdviceView.id)" data-live="\(BookingForm.stepField)">\
                \(BookingAdviceView(answer: advice, form: form, typed: typed).markup)</section></div>
                """, submit: nil))
    }
}
