import Basics
import HTTPTypes
import Markup
import Office

/// "Auswahl": by what, who is considered, why and why not, and whom a person proposes.
enum SelectionPage {
    static func link(_ flat: FlatID) -> Link { "/wohnungen/\(flat)/auswahl" }

    static let routes: [Route] =
        [
            .get("/wohnungen/:wohnung/auswahl", needs: .right(.keepFlats)) { context in
                context.page(try await page(context, FormData(), FieldErrors()))
            },
            .post("/wohnungen/:wohnung/auswahl", needs: .right(.keepFlats), fix),
            .post("/wohnungen/:wohnung/auswahl/:runde/berechnen", needs: .right(.keepFlats)) { context in
                let flat: FlatID = try context.id("wohnung")
                return try await context.attempt {
                    _ = try await context.perform(ComputeSelection(round: try context.id("runde")))
                    return context.seeOther(link(flat), notice: Notice("Berechnet. Vorschlagen tut ein Mensch."))
                } orShow: { kept, errors in
                    try await page(context, kept, errors)
                }
            },
            .post("/wohnungen/:wohnung/vorschlag/:fall", needs: .right(.keepFlats)) { context in
                let flat: FlatID = try context.id("wohnung")
                return try await context.attempt {
                    var read = FormReader(context.form)
                    let reason = read.text("reason", required: "den Grund", max: 1_000)
                    try read.finish()
                    _ = try await context.perform(NominateHousehold(flat: flat, file: try context.id("fall"), reason: reason ?? ""))
                    let back = context.form["weiter"].flatMap { Link(local: $0) } ?? link(flat)
                    return context.seeOther(back, notice: Notice("Vorgeschlagen. Fragen Sie jetzt den Haushalt."))
                } orShow: { kept, errors in
                    try await page(context, kept, errors)
                }
            },
        ] + NominationPage.routes

    private static func fix(_ context: SignedInContext) async throws -> Answer {
        let flat: FlatID = try context.id("wohnung")
        return try await context.attempt {
            var read = FormReader(context.form)
            let rule: SelectionRule? = read.choice("rule", required: "die Regel")
            let atOnce = read.number("atOnce", in: 1...20, required: "die Zahl")
            try read.finish()
            guard let rule, let atOnce else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(FixCriteria(flat: flat, criteria: SelectionCriteria(rule: rule, atOnce: atOnce)))
            return context.seeOther(link(flat), notice: Notice("Die Kriterien stehen fest. Jetzt kann berechnet werden."))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    private static func page(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let sheet = try await context.ask(SelectionSheet(flat: try context.id("wohnung")))
        let view = SelectionView(sheet: sheet, context: context, kept: kept, errors: errors)
        return Page(
            "Auswahl für \(sheet.flat.number)", lead: "\(Flats.place(sheet.flat.offer.facts)), \(Flats.size(sheet.flat.offer.facts))", area: .flats,
            errors: errors,
            body: """
                <p><a href="\(Flats.link(sheet.flat.id))">Zur Wohnung</a></p>\
                \(view.nominations)\(view.criteria)\(view.next)\(view.places)\(view.absences)
                """)
    }
}

/// What becomes of a proposal, and the card a landlord is shown.
enum NominationPage {
    static let routes: [Route] = [
        .post("/vorschlag/:vorschlag/stand", needs: .right(.keepFlats)) { context in
            let id: NominationID = try context.id("vorschlag")
            var read = FormReader(context.form)
            let state: NominationState? = read.choice("state", required: "den Stand")
            try read.finish()
            guard let state else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(AdvanceNomination(nomination: id, to: state))
            return context.seeOther(back(context), notice: Notice("Eingetragen."))
        },
        .post("/vorschlag/:vorschlag/absage", needs: .right(.keepFlats)) { context in
            let id: NominationID = try context.id("vorschlag")
            var read = FormReader(context.form)
            let side: DecliningSide? = read.choice("side", required: "wer nein sagt")
            let why: DecliningReason? = read.choice("why", required: "den Grund")
            try read.finish()
            guard let side, let why else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(DeclineNomination(nomination: id, by: side, why: why))
            return context.seeOther(back(context), notice: Notice("Eingetragen. Für den Haushalt ändert sich an keiner anderen Stelle etwas."))
        },
        .get("/vorschlag/:vorschlag/karte", needs: .right(.keepFlats)) { context in context.page(try await card(context, FormData(), FieldErrors()))
        },
        .post("/vorschlag/:vorschlag/karte", needs: .right(.keepFlats)) { context in
            let id: NominationID = try context.id("vorschlag")
            return try await context.attempt {
                let level = context.form["level"].flatMap { Int($0) }.flatMap { DisclosureLevel(rawValue: $0) }
                guard let level else { throw Refusal.invalid("level", "Wählen Sie, was die Vermietung sieht.") }
                _ = try await context.perform(DiscloseHousehold(nomination: id, level: level, hasConsent: context.form["consent"] == "ja"))
                return context.seeOther("/vorschlag/\(id)/karte", notice: Notice("Eingetragen."))
            } orShow: { kept, errors in
                try await card(context, kept, errors)
            }
        },
    ]

    private static func back(_ context: SignedInContext) -> Link { context.form["weiter"].flatMap { Link(local: $0) } ?? Flats.link }

    private static func card(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let id: NominationID = try context.id("vorschlag")
        let card = try await context.ask(CardOfNomination(nomination: id))
        let known: FormData = ["level": String(card.level.rawValue)]
        let form = context.form(to: "/vorschlag/\(id)/karte", kept: errors.isEmpty ? known : kept, errors: errors)
        let levels = DisclosureLevel.allCases.map { Choice(String($0.rawValue), $0.german) }
        return Page(
            "Karte für die Vermietung", lead: "Wohnung \(card.flatNumber), \(card.label)", area: .flats, errors: errors, isNarrow: true,
            body: """
                \(panel(.plain, face(card)))\
                <div class="noprint">\(form.markup("\(form.radios("level", "Was die Vermietung sieht", options: levels))\(form.checkbox("consent", "Der Haushalt ist damit einverstanden, für diese Wohnung"))", submit: "Festlegen"))</div>
                """)
    }

    /// The card itself: the same lines on the screen, on paper and on the telephone.
    static func face(_ card: CandidateCard) -> HTML {
        var who: [String] = []
        if card.adults > 0 { who.append(card.adults == 1 ? "1 Erwachsene oder Erwachsener" : "\(card.adults) Erwachsene") }
        if card.children > 0 { who.append(card.children == 1 ? "1 Kind" : "\(card.children) Kinder") }
        if card.others > 0 { who.append(card.others == 1 ? "1 Person" : "\(card.others) Personen") }
        var lines: [(term: String, value: HTML, change: HTML?)] = [("Wer einzieht", "\(who.joined(separator: ", "))", nil)]
        if let name = card.name { lines.append(("Ansprechperson", HTML.bdi(name), nil)) }
        if !card.names.isEmpty { lines.append(("Namen", "\(card.names.map { "\(HTML.bdi($0))<br>" as HTML })", nil)) }
        if let contact = card.contact { lines.append(("Erreichbar", "\(contact)", nil)) }
        lines.append(("Einzug", "\(card.movesFrom.map { "ab \($0.german)" } ?? "nach Absprache")", nil))
        lines.append(("Ihre Ansprechstelle", "\(card.office)<br>\(card.officeContact.joined(separator: ", "))", nil))
        return "<h2>\(card.label)</h2>\(summaryList(lines))"
    }
}
