import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// Taking an offer in, and changing what is known of it. On the phone only the first part counts.
enum FlatForm {
    static let newLink: Link = "/wohnungen/neu"

    static let routes: [Route] = [
        .get("/wohnungen/neu", needs: .right(.keepFlats)) { context in context.page(try await fresh(context, FormData(), FieldErrors())) },
        .post("/wohnungen/neu", needs: .right(.keepFlats)) { context in
            try await context.attempt {
                let created = try await context.perform(try take(context.form, context))
                return context.seeOther(
                    Flats.link(created.id),
                    notice: Notice("Das Angebot ist aufgenommen. Was auffällt, steht unten; geprüft wird es, wenn alles Nötige da ist."))
            } orShow: { kept, errors in
                try await fresh(context, kept, errors)
            }
        },
        .get("/wohnungen/:wohnung/aendern", needs: .right(.keepFlats)) { context in context.page(try await change(context, nil, FieldErrors())) },
        .post("/wohnungen/:wohnung/aendern", needs: .right(.keepFlats)) { context in
            let id: FlatID = try context.id("wohnung")
            return try await context.attempt {
                var read = FormReader(context.form)
                let origin: FlatOrigin? = read.choice("origin", required: "wie das Angebot kam")
                let offer = FlatFields.read(&read, origin: origin ?? .phone)
                let version = read.version()
                try read.finish()
                _ = try await context.perform(ChangeOffer(flat: id, offer: offer, version: version))
                return context.seeOther(Flats.link(id), notice: Notice("Die Angaben sind gespeichert."))
            } orShow: { kept, errors in
                try await change(context, kept, errors)
            }
        },
    ]

    private static func take(_ form: FormData, _ context: SignedInContext) throws -> TakeOffer {
        var read = FormReader(form)
        let origin: FlatOrigin? = read.choice("origin", required: "wie das Angebot kam")
        let offer = FlatFields.read(&read, origin: origin ?? .phone)
        let known: LandlordID? = read.id("knownLandlord")
        guard known == nil else {
            try read.finish()
            return TakeOffer(offer, landlord: known)
        }
        let (kind, identity, _) = FlatFields.readLandlord(&read)
        try read.finish()
        return TakeOffer(offer, kind: kind ?? .private, identity: identity)
    }

    private static func fresh(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let known = kept["knownLandlord"].flatMap { LandlordID($0) } ?? context.query["vermieter"].flatMap { LandlordID($0) }
        let landlord = if let known { try await context.ask(LandlordSheet(landlord: known)).landlord } else { nil as Landlord? }
        let filled = kept["municipality"] == nil ? kept.setting("municipality", to: await own(context)) : kept
        let form = context.form(to: newLink, kept: filled, errors: errors)
        let who: HTML =
            landlord.map { "<p>Bietet an: <strong>\(HTML.bdi($0.identity.name))</strong></p>\(form.hidden("knownLandlord", $0.id.text))" }
            ?? FlatFields.landlord(form)
        return Page(
            "Angebot aufnehmen", lead: "Am Telefon genügt der erste Teil. Der Rest kommt später.", area: .flats, errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(form.radios("origin", "Wie kam das Angebot?", options: origins, isRow: true))\
                \(who)\(FlatFields.first(form, context.office.shelf.current.housing))\
                <details\(flag: "open", if: !errors.isEmpty)><summary>Mehr, wenn Zeit ist</summary>\(FlatFields.rest(form))\(FlatFields.inside(form))</details>
                """, submit: "Angebot aufnehmen"))
    }

    private static let origins = FlatOrigin.allCases.filter { ![.form, .network].contains($0) }.map { Choice($0.rawValue, $0.german) }

    /// The municipality of the office, where its guide values are known.
    private static func own(_ context: SignedInContext) async -> String? {
        try? await context.office.show(PublicOfferForm()).own
    }

    private static func change(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let sheet = try await context.ask(FlatSheet(flat: try context.id("wohnung")))
        let form = context.form(to: "/wohnungen/\(sheet.flat.id)/aendern", kept: kept ?? FlatFields.typed(sheet.flat.offer), errors: errors)
        return Page(
            "Angaben ändern", lead: "Wohnung \(sheet.flat.number)", area: .flats, errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(form.version(sheet.flat.version))\(form.select("origin", "Wie kam das Angebot?", options: FlatOrigin.allCases.map { Choice($0.rawValue, $0.german) }))\
                \(FlatFields.first(form, context.office.shelf.current.housing))\(FlatFields.rest(form))\(FlatFields.inside(form))
                <p class="buttons"><button class="button">Änderung speichern</button><a href="\(Flats.link(sheet.flat.id))">Abbrechen</a></p>
                """, submit: nil))
    }
}
