import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Wohnungen": what was offered, how long ago, what it costs against the local guide value, and how many households it fits.
enum Flats {
    static let link: Link = "/wohnungen"
    static func link(_ flat: FlatID) -> Link { "/wohnungen/\(flat)" }

    static let routes: [Route] =
        [.get("/wohnungen", needs: .right(.keepFlats), list)] + FlatForm.routes + FlatPage.routes + LandlordsPage.routes + LandlordOfferPage.routes
        + HousingNeedsPage.routes + SelectionPage.routes + SharedSelectionPage.routes + CompareRulesPage.routes

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let isLive = context.query["stand"] != "beendet"
        let state = context.query["zustand"].flatMap { FlatState(rawValue: $0) }
        let page = context.query.pageNumber
        let answer = try await context.ask(FlatList(isLive: isLive, state: state, page: page))
        let acts: HTML = """
            <p class="buttons noprint">\(buttonLink("Angebot aufnehmen", to: FlatForm.newLink))\
            \(buttonLink("Vermieterinnen und Vermieter", to: LandlordsPage.link, isSecond: true))\
            \(buttonLink("Mehrere zugleich", to: SharedSelectionPage.link, isSecond: true))\
            \(buttonLink("Wer sucht", to: WaitingPage.link, isSecond: true))\
            \(buttonLink("Wege in die Wohnung", to: WaysPage.link, isSecond: true))\
            \(context.worker.may(.assignFiles) ? buttonLink("Regeln vergleichen", to: CompareRulesPage.link, isSecond: true) : .empty)\
            \(buttonLink("Unterkünfte", to: Shelters.link, isSecond: true))\
            \(buttonLink("Ehrenamtliche", to: Volunteers.link, isSecond: true))\
            \(buttonLink("Zuweisungen", to: TransfersPage.link, isSecond: true))</p>
            """
        let rows: HTML =
            answer.lines.isEmpty
            ? "<p>\(isLive ? "Zurzeit ist keine Wohnung angeboten. Nehmen Sie ein Angebot am Telefon auf, oder geben Sie die Adresse des Formulars weiter: " : "Noch kein Angebot ist beendet.")\(isLive ? "<a href=\"/wohnung-anbieten\">Wohnung anbieten</a>." as HTML : .empty)</p>"
            : table(answer.lines, context.office.clock.today)
        return context.page(
            Page(
                "Wohnungen", lead: "Knapp sind Angebote und Tage: Das Älteste steht oben.", area: .flats,
                body: "\(acts)\(filter(answer.counts, isLive, state))\(rows)\(paging(page, answer.hasMore, isLive, state))"))
    }

    private static func filter(_ counts: [FlatState: Int], _ isLive: Bool, _ state: FlatState?) -> HTML {
        let all = counts.values.reduce(0, +)
        let states = FlatState.allCases.filter { (counts[$0] ?? 0) > 0 }
        func item(_ word: String, _ link: Link, _ isHere: Bool) -> HTML {
            "<li><a class=\"chip\" href=\"\(link)\"\(attribute: "aria-current", isHere ? "true" : nil)>\(word)</a></li>"
        }
        return """
            <nav aria-label="Stand der Angebote"><ul class="chips">\(item("Alle offenen (\(all))", link, isLive && state == nil))\
            \(states.map { item("\($0.german) (\(counts[$0] ?? 0))", "/wohnungen?zustand=\($0.rawValue)", isLive && state == $0) })\
            \(item("Beendete", "/wohnungen?stand=beendet", !isLive))</ul></nav>
            """
    }

    private static func paging(_ page: Int, _ hasMore: Bool, _ isLive: Bool, _ state: FlatState?) -> HTML {
        func link(_ number: Int) -> Link {
            "/wohnungen?stand=\(isLive ? "offen" : "beendet")&zustand=\(state?.rawValue ?? "")&seite=\(number)"
        }
        let before: HTML? = page > 1 ? "<a href=\"\(link(page - 1))\">Vorige Seite</a> " : nil
        let after: HTML? = hasMore ? "<a href=\"\(link(page + 1))\">Nächste Seite</a>" : nil
        return before == nil && after == nil ? .empty : "<p class=\"noprint\">\(before)\(after)</p>"
    }

    static func table(_ lines: [FlatList.Line], _ today: CivilDate) -> HTML {
        Table(
            "Angebote",
            columns: [
                .init("Wohnung", .name), .init("Seit", .number), .init("Größe"), .init("Miete"), .init("Haus"), .init("Passt zu"), .init("Stand"),
            ],
            rows: lines.map { line in
                let facts = line.flat.offer.facts
                return [
                    "<a href=\"\(link(line.flat.id))\">\(line.flat.number)</a> <span class=\"hint\">\(place(facts))</span>",
                    "\(days(line.flat.age(on: today)))", "\(size(facts))", rent(line), "\(house(facts))", fitting(line.flat),
                    tag(line.flat.state.german, tone(line.flat.state)),
                ]
            }
        ).markup
    }

    static func days(_ count: Int) -> String { count == 0 ? "heute" : count == 1 ? "1 Tag" : "\(count) Tage" }
    static func place(_ facts: FlatFacts) -> String { facts.district ?? "Stadtteil nicht bekannt" }

    static func size(_ facts: FlatFacts) -> String {
        [facts.area?.german ?? "Fläche nicht bekannt", facts.rooms.map { "\($0) Zimmer" }].compactMap { $0 }.joined(separator: ", ")
    }

    /// Warm rent, and what the guide value measures beside it; the two are never compared with each other.
    private static func rent(_ line: FlatList.Line) -> HTML {
        let facts = line.flat.offer.facts
        let warm = facts.warmRent.map { "\($0.german) warm" } ?? facts.grossCold.map { "\($0.german) kalt" } ?? "nicht bekannt"
        guard let gross = facts.grossCold, let persons = line.limitPersons else { return "\(warm)" }
        guard let limit = line.limit else { return "\(warm) <span class=\"hint\">Richtwert nicht bekannt</span>" }
        let over = gross > limit
        return """
            \(warm) <span class="hint">\(over ? "\((gross - limit).german) über" : "im") Richtwert für \(persons)</span>\
            \(over ? " \(tag("wird geprüft", .warn))" : .empty)
            """
    }

    private static func house(_ facts: FlatFacts) -> String {
        let floor = facts.floor.map { $0 == 0 ? "Erdgeschoss" : "\($0). Stock" }
        let lift = facts.lift.map { $0 ? "Aufzug" : "kein Aufzug" }
        let funded = facts.funded == true ? "WBS" : nil
        let parts = [floor, lift, facts.stepFree == true ? "stufenlos" : nil, funded].compactMap { $0 }
        return parts.isEmpty ? "–" : parts.joined(separator: ", ")
    }

    static func fitting(_ flat: OfferedFlat) -> HTML {
        guard let count = flat.fitting, let day = flat.countedOn else { return "<span class=\"hint\">noch nicht gezählt</span>" }
        return "\(count == 1 ? "1 Haushalt" : "\(count) Haushalten") <span class=\"hint\">am \(day.german)</span>"
    }

    static func tone(_ state: FlatState) -> Tone {
        switch state {
        case .draft: .warn
        case .leased, .closed: .good
        case .withdrawn, .rejected: .bad
        default: .plain
        }
    }
}
