import Basics
import HTTPTypes
import Markup
import Office

/// "Wohnung an Träger geben": the city chooses who may propose how many households for one of its flats.
enum ShareFlatPage {
    static func link(_ flat: FlatID) -> Link { "/wohnungen/\(flat)/traeger" }

    static let routes: [Route] = [
        .get("/wohnungen/:wohnung/traeger", needs: .right(.coordinateNetwork)) { context in context.page(try await page(context, ["seats": "1"])) },
        .post("/wohnungen/:wohnung/traeger", needs: .right(.coordinateNetwork)) { context in
            let flat: FlatID = try context.id("wohnung")
            return try await context.attempt {
                var read = FormReader(context.form)
                let seats = read.number("seats", in: 1...20, required: "die Zahl der Haushalte")
                let withContact = read.isTicked("contact")
                try read.finish()
                let agencies = context.form.all("agencies").compactMap { OfficeID($0) }
                _ = try await context.perform(ShareFlat(flat: flat, agencies: agencies, seats: seats ?? 1, withContact: withContact))
                return context.seeOther(Flats.link(flat), notice: Notice("Die Wohnung ist weitergegeben."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
        .post("/wohnungen/:wohnung/traeger/:stelle/zurueck", needs: .right(.coordinateNetwork)) { context in
            let flat: FlatID = try context.id("wohnung")
            _ = try await context.perform(TakeFlatBack(flat: flat, agency: try context.id("stelle")))
            return context.seeOther(Flats.link(flat), notice: Notice("Die Wohnung ist zurück. Vorschläge dort sind erledigt."))
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let flat: FlatID = try context.id("wohnung")
        let sheet = try await context.ask(FlatSheet(flat: flat))
        let network = try await context.ask(NetworkOfFlat(flat: flat))
        var body: HTML = "<p>Wohnungen gibt nur die Stelle der Stadt weiter, an Stellen in ihrem Verbund.</p>"
        if case .city(_, let free) = network {
            let form = context.form(to: link(flat), kept: kept, errors: errors)
            body =
                free.isEmpty
                ? "<p>Alle Träger im Verbund haben diese Wohnung schon.</p>"
                : form.markup(
                    """
                    \(form.checkboxes("agencies", "An wen?", options: free.map { Choice($0.office.text, $0.name) }))\
                    \(form.text("seats", "Wie viele Haushalte darf jede Stelle auf einmal vorschlagen?", width: .short, maxLength: 2, inputMode: "numeric"))\
                    \(form.checkbox("contact", "Name und Nummer der Vermietung mitgeben", hint: "Sonst fragen die Träger bei Ihnen nach."))\
                    <p class="hint">Was Sie an der Wohnung später ändern, geht an die Träger mit.</p>
                    """, submit: "Wohnung weitergeben")
        }
        return Page(
            "Wohnung \(sheet.flat.number) an Träger geben",
            lead:
                "Mehrere Träger können zugleich suchen. Ist bei einem der Mietvertrag unterschrieben, endet das Angebot bei den anderen; kein Haushalt verliert dadurch seinen Platz.",
            area: .flats, errors: errors, isNarrow: true, body: "\(body)<p><a href=\"\(Flats.link(flat))\">Zur Wohnung</a></p>")
    }
}
