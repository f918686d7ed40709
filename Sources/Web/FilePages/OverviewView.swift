import Basics
import Catalogue
import Markup
import Office

/// The file on one screen: the person's wish first, then the way, the household, the money; beside it what is next.
struct OverviewView {
    let context: SignedInContext
    let answer: CaseOverview.Answer
    let steps: NextSteps.Answer
    /// The household's sensitive facts, where somebody asked for them.
    let protection: [Person]?
    /// Files that went into this one.
    let merges: [MergesInto.Line]
    /// Members who may be written down in another file as well.
    let pairs: [DuplicatePair]
    /// Flats the household was proposed for.
    let proposals: [FileNomination]
    /// The `name` of the form that comes back, with what was typed and what was wrong.
    let sent: String
    let kept: FormData
    let errors: FieldErrors

    var file: CaseFile { answer.file }
    var words: FactWords { FactWords(context.office.shelf.current) }
    var today: CivilDate { context.office.clock.today }
    var mayKeep: Bool { context.worker.may(.keepFiles) }
    /// Facts of a closed file stay as they are.
    private var mayRecord: Bool { mayKeep && file.stage != .closed }

    var page: Page {
        FilePages.page(
            of: file, at: .overview, errors: errors, errorForm: sent,
            body: columns(
                "\(PairsView.warning(pairs, of: file.id))\(nameless)\(wish)\(way)\(household)\(money)\(departures)",
                aside:
                    "\(HousingNeedsPage.proposals(proposals))\(nextSteps)\(next)\(deadlines)\(about)\(MergedView.card(merges, of: file.id, context))\(protectionCard)\(paper)",
                asideLabel: "Nächste Schritte und Angaben zum Fall"))
    }

    func form(_ name: String, to link: Link) -> Form {
        context.form(to: link, kept: sent == name ? kept : FormData(), errors: sent == name ? errors : FieldErrors(), name: name)
    }

    private var paper: HTML { "<p class=\"noprint\"><a href=\"\("/faelle/\(file.id)/blatt" as Link)\">Fallblatt zum Drucken</a></p>" }

    // MARK: Who, and what do they want

    private var nameless: HTML? {
        guard file.naming == .nameless else { return nil }
        return panel(
            .plain,
            """
            <p><strong>Dieser Fall hat keinen Namen, und das ist in Ordnung.</strong> Gespräche, Prüfungen und Pläne gehen auch so.
            Eine Zusage nennt dann nur die Fallnummer.</p>
            \(mayKeep ? "<p>\(buttonLink("Namen nachtragen", to: "/faelle/\(file.id)/name", isSecond: true))</p>" : .empty)
            """)
    }

    private var wish: HTML {
        let change: HTML =
            mayRecord
            ? " <a href=\"\("/faelle/\(file.id)/haushalt#feld-wish" as Link)\">\(file.wish == nil ? "Festhalten" : "Ändern")\(unseen(": Anliegen"))</a>"
            : .empty
        guard let wish = file.wish else { return card("Anliegen", "<p class=\"hint\">Noch nicht festgehalten.\(change)</p>") }
        return card("Anliegen", "<blockquote class=\"wish\"><p>\(HTML.lines(wish))</p></blockquote><p>\(change)</p>")
    }

    // MARK: Where are we

    private var way: HTML {
        let steps = CaseStage.allCases.filter { $0 != .closed }
        let lines: [HTML] = steps.map { stage in
            "<li\(attribute: "aria-current", stage == file.stage ? "step" : nil)>\(stage.german)</li>"
        }
        return card("Weg", "<ol class=\"path\">\(lines)</ol>\(file.stage == .closed ? closed : stageSteps)")
    }

    private var stageSteps: HTML? {
        guard mayKeep else { return nil }
        let form = form(OverviewPage.stageForm, to: "/faelle/\(file.id)/schritt")
        let others = CaseStage.allCases.filter { $0 != .closed && $0 != file.stage }.map { Choice($0.rawValue, $0.german) }
        return """
            \(form.markup(
                """
                <div class="line">\(form.select("stage", "Weiter oder zurück zu", options: others))\(form.version(file.version))\
                <button class="button second">Schritt ändern</button></div>
                """, submit: nil, guarded: false))
            <p><a href="\("/faelle/\(file.id)/abschluss" as Link)">Fall abschließen</a> <span class="hint">Auch „bleibt in Deutschland“ ist ein Ergebnis.</span></p>
            """
    }

    private var closed: HTML {
        let form = form(OverviewPage.stageForm, to: "/faelle/\(file.id)/schritt")
        let again = form.button(
            "Fall wieder öffnen", fields: "\(form.hidden("stage", CaseStage.counselling.rawValue))\(form.version(file.version))")
        return """
            <p><strong>Abgeschlossen\(file.closedOn.map { " am \(day($0))" as HTML }): \(file.outcome?.german ?? "ohne Ergebnis").</strong></p>
            \(mayKeep ? "<div>\(again)</div>" : .empty)
            """
    }

    // MARK: Household

    private var household: HTML {
        let lines: [HTML] = answer.persons.map { person in
            """
            <li><a href="\("/faelle/\(file.id)/haushalt/person/\(person.id)" as Link)">\(HTML.bdi(person.called))</a>\
            \(person.identity.nameInOwnScript.map { " (\(HTML.bdi($0)))" as HTML })\
            \(known(of: person).map { "<br><span class=\"hint\">\($0)</span>" as HTML })</li>
            """
        }
        let facts: [(term: String, value: HTML, change: HTML?)] = ["residence_ags", "destination", "departure_date"].compactMap { id in
            guard let field = words.catalogue.field(id) else { return nil }
            return (field.label.de, words.value(answer.facts[id], of: field), change("?feld=\(id)#feld-\(id)", field.label.de))
        }
        return card(
            "Haushalt",
            "<ul>\(lines)</ul>\(summaryList(facts))<p><a href=\"\("/faelle/\(file.id)/haushalt" as Link)\">Alle Angaben zum Haushalt</a></p>")
    }

    private func known(of person: Person) -> String? {
        let age = person.facts.value("born").flatMap { CivilDate(iso: $0) }.map {
            counted($0.fullYears(until: today), "Jahr", "Jahre", none: "unter 1 Jahr")
        }
        let parts = [age, words.text("nationality", in: person.facts), words.text("status", in: person.facts)].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    private func change(_ place: String, _ what: String) -> HTML? {
        guard mayRecord, let link = Link(local: "/faelle/\(file.id)/haushalt\(place)") else { return nil }
        return "<a href=\"\(link)\">Ändern\(unseen(": \(what)"))</a>"
    }

    // MARK: Money and departures

    private var money: HTML {
        let check: HTML = "<p><a href=\"\(FilePages.Section.funding.link(in: file.id))\">Förderung prüfen</a></p>"
        guard !answer.offers.isEmpty else { return card("Geld", "<p class=\"hint\">Noch keine Zusage.</p>\(check)") }
        let lines: [HTML] = answer.offers.map { offer in
            """
            <li><a href="\("/faelle/\(file.id)/briefe/\(offer.id)" as Link)">Zusage \(offer.number)</a>: \
            <span class="number">\(offer.worth)</span> \(tag(offer.state.german, offer.state.tone))</li>
            """
        }
        return card("Geld", "<ul>\(lines)</ul>\(check)")
    }

    private var departures: HTML? {
        let gone = answer.departures.filter { $0.voidedAt == nil }
        guard !gone.isEmpty else { return nil }
        let lines: [HTML] = gone.map { departure in
            let name = answer.persons.first { $0.id == departure.person }?.called ?? "Person"
            return "<li>\(HTML.bdi(name)): \(day(departure.leftOn)) nach \(departure.country.german), \(departure.proof.german)</li>"
        }
        return card("Ausgereist", "<ul>\(lines)</ul>")
    }
}

extension OfferLine {
    /// The sum; a promise of help in kind has none.
    var worth: String { total == .zero ? "ohne Geldbetrag" : total.german }
}
