import Basics
import Markup
import Office

/// "Unterkünfte": places, who lives there, what is free.
enum Shelters {
    static let link: Link = "/unterkuenfte"
    static func link(_ shelter: ShelterID) -> Link { "/unterkuenfte/\(shelter)" }

    static let routes: [Route] =
        [
            .get("/unterkuenfte", needs: .right(.keepShelters)) { context in
                context.page(list(context, try await context.ask(ShelterList())))
            },
            .get("/unterkuenfte/neu", needs: .right(.keepShelters)) { context in context.page(edit(context, nil, FormData(), FieldErrors())) },
            .post("/unterkuenfte/neu", needs: .right(.keepShelters)) { context in
                try await context.attempt {
                    let made = try await context.perform(KeepShelter(details: try read(context.form)))
                    return context.seeOther(link(made.id), notice: Notice("Die Unterkunft ist eingetragen."))
                } orShow: { kept, errors in
                    edit(context, nil, kept, errors)
                }
            },
        ] + ShelterPage.routes + LeavingPage.routes

    /// Fields of a shelter, read.
    static func read(_ form: FormData) throws -> ShelterDetails {
        var read = FormReader(form)
        let name = read.line("name", required: "den Namen", max: 120)
        let kind = read.choice("kind", ShelterKind.self, required: "die Art")
        let district = read.line("district", max: 60)
        let places = read.number("places", in: 1...KeepShelter.mostPlaces, required: "die Zahl der Plätze")
        let stepFree = read.yesNo("step_free")
        try read.finish()
        return ShelterDetails(name: name ?? "", kind: kind ?? .shelter, district: district, places: places ?? 0, isStepFree: stepFree)
    }

    /// The form for a new shelter, or for one that is known.
    static func edit(_ context: SignedInContext, _ shelter: Shelter?, _ kept: FormData, _ errors: FieldErrors) -> Page {
        let link: Link = shelter.map { "/unterkuenfte/\($0.id)/angaben" } ?? "/unterkuenfte/neu"
        let form = context.form(to: link, kept: kept, errors: errors)
        let fields: HTML = """
            \(shelter.map { form.version($0.version) })\(form.text("name", "Name", maxLength: 120))\
            \(form.select("kind", "Art", options: ShelterKind.allCases.map { Choice($0.rawValue, $0.german) }))\
            <div class="pair">\(form.text("places", "Plätze", width: .short, maxLength: 4, inputMode: "numeric"))\
            \(form.text("district", "Stadtteil", isOptional: true, width: .half, maxLength: 60))</div>\
            \(form.yesNoUnknown("step_free", "Kommt man mit einem Rollstuhl hinein?"))
            """
        return Page(
            shelter == nil ? "Neue Unterkunft" : "Unterkunft ändern", area: .flats, errors: errors, isNarrow: true,
            body:
                "\(form.markup(fields, submit: shelter == nil ? "Unterkunft eintragen" : "Speichern"))<p><a href=\"\(Shelters.link)\">Zu den Unterkünften</a></p>"
        )
    }

    private static func list(_ context: SignedInContext, _ lines: [ShelterList.Line]) -> Page {
        let open = lines.filter(\.shelter.isOpen)
        let (places, persons) = (open.reduce(0) { $0 + $1.shelter.details.places }, open.reduce(0) { $0 + $1.persons })
        let households = open.reduce(0) { $0 + $1.households }
        let sentence: HTML? =
            open.isEmpty
            ? nil
            : panel(
                .plain,
                """
                <p class="big">\(counted(persons, "Person", "Personen", none: "niemand")) in \(counted(households, "Haushalt", "Haushalten", none: "keinem Haushalt")), \
                \(counted(places, "Platz", "Plätze", none: "kein Platz")) in \(counted(open.count, "Unterkunft", "Unterkünften", none: "keiner Unterkunft")).</p>
                """)
        return Page(
            "Unterkünfte", lead: "Wo Menschen leben, die auf eine eigene Wohnung warten", area: .flats,
            body: """
                <p class="buttons noprint">\(buttonLink("Neue Unterkunft", to: "/unterkuenfte/neu"))</p>\(sentence)\
                \(lines.isEmpty ? "<p>Noch ist keine Unterkunft eingetragen.</p>" : table(lines))\
                <p><a href="/berichte#unterkuenfte">Belegung, Auszüge und Dauer im Bericht</a></p>
                """)
    }

    private static func table(_ lines: [ShelterList.Line]) -> HTML {
        Table(
            "Unterkünfte",
            columns: [
                .init("Unterkunft", .name), .init("Art"), .init("Stadtteil"), .init("Plätze", .number), .init("Personen", .number),
                .init("Haushalte", .number), .init("Frei", .number),
            ],
            rows: lines.map { line in
                let details = line.shelter.details
                return [
                    "<a href=\"\(link(line.shelter.id))\">\(details.name)</a>\(line.shelter.isOpen ? .empty : " \(tag("geschlossen"))" as HTML)",
                    "\(details.kind.german)", "\(details.district ?? "")", "\(details.places)", "\(line.persons)", "\(line.households)",
                    line.shelter.isOpen ? free(line.free) : "",
                ]
            }
        ).markup
    }

    private static func free(_ free: Int) -> HTML { free < 0 ? tag("\(-free) zu viel", .bad) : "\(free)" }
}
