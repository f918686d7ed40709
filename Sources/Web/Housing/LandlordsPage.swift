import Basics
import HTTPTypes
import Markup
import Office

/// "Vermieterinnen und Vermieter": who offers flats, and what became of them.
enum LandlordsPage {
    static let link: Link = "/vermieter"
    static func link(_ landlord: LandlordID) -> Link { "/vermieter/\(landlord)" }

    static let routes: [Route] = [
        .get("/vermieter", needs: .right(.keepFlats), list),
        .get("/vermieter/:vermieter", needs: .right(.keepFlats)) { context in context.page(try await page(context, nil, FieldErrors())) },
        .post("/vermieter/:vermieter", needs: .right(.keepFlats)) { context in
            let id: LandlordID = try context.id("vermieter")
            return try await context.attempt {
                var read = FormReader(context.form)
                let (kind, identity, units) = FlatFields.readLandlord(&read)
                let version = read.version()
                try read.finish()
                _ = try await context.perform(
                    RecordLandlord(landlord: id, kind: kind ?? .other, units: units, identity: identity, version: version))
                return context.seeOther(link(id), notice: Notice("Die Angaben sind gespeichert."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
        .post("/vermieter/:vermieter/vergessen", needs: .right(.keepFlats)) { context in
            let id: LandlordID = try context.id("vermieter")
            var read = FormReader(context.form)
            let version = read.version()
            guard context.form["sure"] == "ja" else {
                return context.seeOther(link(id), notice: Notice("Nichts gelöscht: Bestätigen Sie, dass die Vermietung das wünscht."))
            }
            _ = try await context.perform(EraseLandlord(landlord: id, version: version))
            return context.seeOther(link(id), notice: Notice("Name, Kontakt und Adressen dieser Vermietung sind gelöscht."))
        },
    ]

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let number = context.query.pageNumber
        let answer = try await context.ask(LandlordBook(page: number))
        let rows: HTML =
            answer.landlords.isEmpty
            ? "<p>Noch hat niemand eine Wohnung angeboten.</p>"
            : Table(
                "Vermieterinnen und Vermieter",
                columns: [
                    .init("Name", .name), .init("Art"), .init("Erreichbar"), .init("Angebote", .number), .init("Offen", .number),
                    .init("Vermittelt", .number),
                ],
                rows: answer.landlords.map { landlord in
                    let contact = landlord.identity.phone ?? landlord.identity.mail ?? ""
                    return [
                        "<a href=\"\(link(landlord.id))\">\(HTML.bdi(landlord.identity.name))</a>", "\(landlord.kind.german)", "\(contact)",
                        "\(landlord.offered)", "\(landlord.live)", "\(landlord.leased)",
                    ]
                }
            ).markup
        let more: HTML? = answer.hasMore ? "<p><a href=\"\("/vermieter?seite=\(number + 1)" as Link)\">Weitere</a></p>" : nil
        return context.page(
            Page(
                "Vermieterinnen und Vermieter", lead: "Wer uns Wohnungen anbietet, und was daraus wurde", area: .flats,
                body: "<p><a href=\"\(Flats.link)\">Zu den Wohnungen</a></p>\(rows)\(more)"))
    }

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(LandlordSheet(landlord: try context.id("vermieter")))
        let landlord = answer.landlord
        let known: FormData = [
            "landlord": landlord.identity.name, "contact": landlord.identity.contact, "phone": landlord.identity.phone,
            "mail": landlord.identity.mail, "kind": landlord.kind.rawValue, "units": landlord.units.map { String($0) },
            "landlordNote": landlord.identity.note,
        ]
        let form = context.form(to: link(landlord.id), kept: kept ?? known, errors: errors)
        let fields: HTML = """
            \(form.version(landlord.version))\(FlatFields.landlord(form))\
            <div class="pair">\(form.text("contact", "Ansprechperson", isOptional: true))\
            \(form.text("units", "Wohnungen insgesamt", hint: "Ab mehr als 50 gilt das Gleichbehandlungsgesetz ohne Ausnahmen.", isOptional: true, width: .short, maxLength: 7, inputMode: "numeric"))</div>\
            \(form.area("landlordNote", "Notiz", isOptional: true, rows: 3, maxLength: 2_000))
            """
        return Page(
            "Vermietung", lead: "\(HTML.bdi(landlord.identity.name)), \(landlord.kind.german)", area: .flats, errors: errors,
            body: """
                <p class="buttons noprint">\(buttonLink("Neues Angebot aufnehmen", to: "/wohnungen/neu?vermieter=\(landlord.id)"))</p>\
                <h2>Angebote</h2>\(history(answer.flats, context.office.clock.today))\
                <h2>Angaben</h2>\(form.markup(fields, submit: "Speichern"))\(forget(context, landlord))
                """)
    }

    private static func forget(_ context: SignedInContext, _ landlord: Landlord) -> HTML? {
        guard landlord.identity != .erased else { return nil }
        let form = context.form(to: "/vermieter/\(landlord.id)/vergessen")
        let fields: HTML = """
            <p>Name, Kontakt, Adressen und alles, was die Vermietung geschrieben hat, werden gelöscht. Größe, Miete, Stadtteil und Ausgang der \
            Angebote zählen weiter, ohne Namen.</p>\(form.version(landlord.version))\(form.checkbox("sure", "Die Vermietung wünscht das."))\
            <p class="buttons"><button class="button danger">Endgültig löschen</button></p>
            """
        return """
            <details class="group noprint"><summary>Diese Vermietung vergessen</summary>\(form.markup(fields, submit: nil))</details>
            """
    }

    private static func history(_ flats: [OfferedFlat], _ today: CivilDate) -> HTML {
        guard !flats.isEmpty else { return "<p>Noch kein Angebot.</p>" }
        return Table(
            "Angebote dieser Vermietung",
            columns: [.init("Wohnung", .name), .init("Angeboten"), .init("Größe"), .init("Stand"), .init("Tage", .number)],
            rows: flats.map { flat in
                let ended = flat.state.isLive ? today : flat.stateSince.local.day
                return [
                    "<a href=\"\(Flats.link(flat.id))\">\(flat.number)</a> <span class=\"hint\">\(Flats.place(flat.offer.facts))</span>",
                    day(flat.offeredAt.local.day), "\(Flats.size(flat.offer.facts))",
                    "\(tag(flat.state.german, Flats.tone(flat.state)))\(flat.endedWhy.map { " \($0.german)" as HTML })", "\(flat.age(on: ended))",
                ]
            }
        ).markup
    }
}
