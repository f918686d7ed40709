import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// One flat: what is known, what looks odd, what is next.
enum FlatPage {
    static let routes: [Route] = [
        .get("/wohnungen/:wohnung", needs: .right(.keepFlats)) { context in context.page(try await page(context, FormData(), FieldErrors())) },
        .post("/wohnungen/:wohnung/pruefen", needs: .right(.keepFlats)) { context in
            try await act(context, "Das Angebot ist geprüft.") { id, version, form in
                _ = try await context.perform(CheckOffer(flat: id, version: version, asked: form["asked"] == "ja"))
            }
        },
        .post("/wohnungen/:wohnung/stand", needs: .right(.keepFlats)) { context in
            try await act(context, "Der Stand ist geändert.") { id, version, form in
                var read = FormReader(form)
                let state: FlatState? = read.choice("state", required: "den Stand")
                try read.finish()
                guard let state else { throw Refusal.invalid(read.errors) }
                _ = try await context.perform(MoveOffer(flat: id, to: state, version: version))
            }
        },
        .post("/wohnungen/:wohnung/beenden", needs: .right(.keepFlats)) { context in
            try await act(context, "Das Angebot ist beendet.") { id, version, form in
                var read = FormReader(form)
                let why: FlatEnd? = read.choice("why", required: "den Grund")
                try read.finish()
                guard let why else { throw Refusal.invalid(read.errors) }
                _ = try await context.perform(EndOffer(flat: id, why: why, version: version))
            }
        },
    ]

    private static func act(_ context: SignedInContext, _ notice: String, _ step: (FlatID, Int, FormData) async throws -> Void) async throws -> Answer
    {
        let id: FlatID = try context.id("wohnung")
        return try await context.attempt {
            var read = FormReader(context.form)
            let version = read.version()
            try read.finish()
            try await step(id, version, context.form)
            return context.seeOther(Flats.link(id), notice: Notice(notice))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let sheet = try await context.ask(FlatSheet(flat: try context.id("wohnung")))
        let network = try await context.ask(NetworkOfFlat(flat: sheet.flat.id))
        let view = FlatView(sheet: sheet, network: network, context: context, kept: kept, errors: errors)
        let age = sheet.flat.age(on: context.office.clock.today)
        return Page(
            "Wohnung \(sheet.flat.number)",
            lead: "\(sheet.flat.state.german), angeboten \(age == 0 ? "heute" : "vor \(age == 1 ? "einem Tag" : "\(age) Tagen")")",
            area: .flats, errors: errors,
            body: """
                \(CityFactsView.differing(network, sheet.flat, context))\(view.notices)\(view.next)\
                \(columns(view.facts, aside: view.aside, asideLabel: "Vermietung und Stand"))
                """)
    }
}

/// The parts of the page of a flat.
struct FlatView {
    let sheet: FlatSheet.Answer
    let network: NetworkOfFlat.Answer
    let context: SignedInContext
    let kept: FormData
    let errors: FieldErrors

    private var flat: OfferedFlat { sheet.flat }
    private var about: FlatFacts { flat.offer.facts }

    // MARK: What to ask about

    var notices: HTML {
        let doubts: [HTML] = sheet.doubts.map { "<li>\($0.text) <strong>\($0.ask)</strong></li>" }
        let hints: [HTML] = sheet.hints.map { "<li>\($0.german) <strong>\($0.advice)</strong></li>" }
        guard !doubts.isEmpty || !hints.isEmpty else { return .empty }
        return panel(.warn, "<p><strong>Bitte nachfragen. Geändert wurde nichts.</strong></p><ul>\(doubts)\(hints)</ul>")
    }

    var next: HTML {
        switch flat.state {
        case .draft: draft
        case .checked, .open, .nominating, .examined, .leased: steps
        default: panel(.plain, "<p>Beendet: \(flat.endedWhy?.german ?? flat.state.german), am \(day(flat.stateSince.local.day)).</p>")
        }
    }

    private var draft: HTML {
        guard sheet.missing.isEmpty else {
            let missing = sheet.missing.map(\.german).joined(separator: ", ")
            return panel(
                .plain,
                "<p>Zum Prüfen fehlen noch: \(missing).</p><p>\(buttonLink("Angaben ergänzen", to: "/wohnungen/\(flat.id)/aendern"))</p>")
        }
        let form = context.form(to: "/wohnungen/\(flat.id)/pruefen", kept: kept, errors: errors)
        let isOdd = !sheet.doubts.isEmpty || !sheet.hints.isEmpty
        let asked: HTML = isOdd ? form.checkbox("asked", "Ich habe nachgefragt, und es hat sich geklärt") : .empty
        return form.markup("\(form.version(flat.version))\(asked)", submit: "Angebot als geprüft freigeben")
    }

    private var steps: HTML {
        let buttons: [HTML] = flat.state.next.map { state in
            let form = context.form(to: "/wohnungen/\(flat.id)/stand")
            return form.button(
                Self.verb(state), fields: "\(form.version(flat.version))\(form.hidden("state", state.rawValue))",
                isSecond: state != flat.state.next.first || flat.state == .nominating)
        }
        let choice: HTML =
            flat.state == .open || flat.state == .nominating
            ? buttonLink(flat.state == .open ? "Haushalte auswählen" : "Auswahl und Vorschläge", to: SelectionPage.link(flat.id)) : .empty
        let proposed: HTML =
            sheet.nominations.isEmpty ? .empty : "<h2>Vorgeschlagen</h2>\(SelectionView.table(sheet.nominations, Flats.link(flat.id), context))"
        return "<div class=\"buttons\">\(choice)\(buttons)</div>\(proposed)"
    }

    private static func verb(_ state: FlatState) -> String {
        switch state {
        case .open: "Zur Auswahl öffnen"
        case .closed: "Abschließen"
        default: state.german
        }
    }

    // MARK: What is known

    private var known: [(term: String, value: String?)] { Self.known(flat.offer, context) }

    /// What is said of a flat, in the order of the page; nil where nothing was said.
    static func known(_ offer: FlatOffer, _ context: SignedInContext) -> [(term: String, value: String?)] {
        let (about, details) = (offer.facts, offer.details)
        return [
            ("Adresse", details.street), ("Stadtteil", about.district),
            ("Gemeinde", about.municipality.map { number in context.office.shelf.current.housing.rents(in: number)?.title.de ?? number }),
            ("Größe", about.area == nil && about.rooms == nil ? nil : Flats.size(about)),
            ("Grundmiete", about.baseRent?.german), ("Kalte Nebenkosten", about.coldCosts?.german),
            ("Heizung und Warmwasser", about.warmCosts?.german),
            ("Warmmiete", about.warmRent?.german), ("Kaution", about.deposit?.german), ("Frei ab", about.availableFrom?.german),
            ("Wird gehalten bis", about.heldUntil?.german), ("Stockwerk", about.floor.map { $0 == 0 ? "Erdgeschoss" : "\($0). Stock" }),
            ("Aufzug", yesNo(about.lift)), ("Stufenlos", yesNo(about.stepFree)), ("Befristet", yesNo(about.limited)),
            ("Öffentlich gefördert (WBS)", yesNo(about.funded)),
            ("Höchstens", about.personCap.map { "\($0) Personen: \(details.capReason ?? "")" }),
            ("Was man noch wissen muss", details.about), ("Der Vermietung wichtig", details.wish),
            ("Sicherheiten", offer.securities.isEmpty ? nil : offer.securities.map(\.german).joined(separator: "; ")),
        ]
    }

    private static func yesNo(_ value: Bool?) -> String? { value.map { $0 ? "ja" : "nein" } }

    var facts: HTML {
        let lines: [(term: String, value: HTML, change: HTML?)] = known.filter { $0.value != nil }.map { ($0.term, HTML.lines($0.value ?? ""), nil) }
        let unknown = known.filter { $0.value == nil && !Self.optional.contains($0.term) }.map(\.term)
        let asks: HTML? = unknown.isEmpty ? nil : "<p class=\"hint\">Nicht bekannt: \(unknown.joined(separator: ", ")).</p>"
        let change: HTML? =
            flat.state.isLive ? "<p class=\"noprint\">\(buttonLink("Angaben ändern", to: "/wohnungen/\(flat.id)/aendern", isSecond: true))</p>" : nil
        return "\(summaryList(lines))\(asks)\(change)"
    }

    private static let optional: Set<String> = [
        "Höchstens", "Was man noch wissen muss", "Der Vermietung wichtig", "Sicherheiten", "Wird gehalten bis", "Warmmiete", "Kaution",
    ]

    // MARK: Beside it

    var aside: HTML { "\(size)\(NetworkNotes.ofFlat(network, flat, context))\(landlord)\(status)\(ending)" }

    /// For whom the flat is made, and what the guide value says for them.
    private var size: HTML {
        guard let persons = sheet.ruler.largestHousehold else { return .empty }
        let most = sheet.ruler.mostPersons.map { "Nach dem Gesetz ist Platz für höchstens \($0)." }
        let limit = sheet.ruler.rentLimit(for: persons).map { "Richtwert für \(persons): \($0.german)." } ?? "Der Richtwert ist nicht bekannt."
        return card(
            "Für wen",
            "<p>Größe für \(persons == 1 ? "eine Person" : "\(persons) Personen"). \(most ?? "")</p><p>\(limit)</p><p>Passt zu \(Flats.fitting(flat))</p>"
        )
    }

    private var landlord: HTML {
        guard let landlord = sheet.landlord else { return card("Vermietung", "<p class=\"hint\">Nicht bekannt.</p>") }
        let identity = landlord.identity
        let contact = [identity.contact, identity.phone, identity.mail].compactMap { $0 }.joined(separator: ", ")
        return card(
            "Vermietung",
            """
            <p><a href="\(LandlordsPage.link(landlord.id))">\(HTML.bdi(identity.name))</a>, \(landlord.kind.german)<br>\(contact)</p>\
            <p class="hint">\(landlord.offered == 1 ? "Erstes Angebot." : "\(landlord.offered) Angebote, \(landlord.leased) vermittelt.") \
            Kam \(flat.offer.origin.german).</p>
            """)
    }

    private var status: HTML {
        guard let secret = sheet.secret else { return .empty }
        let link: Link = "/angebot/\(secret)"
        return card(
            "Statusseite der Vermietung", "<p><a href=\"\(link)\">Ansehen</a></p><p class=\"hint\">Dort steht: „\(sheet.landlordLine)“</p>")
    }

    private var ending: HTML {
        guard flat.state.isLive, flat.state != .leased else { return .empty }
        let form = context.form(to: "/wohnungen/\(flat.id)/beenden", kept: kept, errors: errors, name: "ende")
        return """
            <details class="noprint"><summary>Angebot beenden</summary>
            \(form.markup("\(form.version(flat.version))\(form.select("why", "Warum?", options: FlatEnd.allCases.filter(\.isChosen).map { Choice($0.rawValue, $0.german) }))", submit: "Beenden", guarded: false))
            </details>
            """
    }
}
