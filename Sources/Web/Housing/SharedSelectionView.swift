import Basics
import Markup
import Office

/// What is proposed for several flats together, and why.
struct SharedSelectionView {
    let answer: SharedSelection.Answer
    let flats: [FlatID]
    let context: SignedInContext

    private var here: Link { SharedSelectionPage.link(flats) }

    var criteria: HTML {
        guard answer.isFixed, let round = answer.flats.first?.round else {
            return panel(
                .warn,
                "<p>Für diese Wohnungen stehen nicht dieselben Kriterien fest. <a href=\"\(SharedSelectionPage.link)\">Zusammen festlegen</a></p>")
        }
        let fixed: HTML = """
            <h2>Festgelegt</h2>\(summaryList([
                ("Regel", "\(round.criteria.rule.german). \(round.criteria.rule.explained)", nil),
                ("Je Wohnung", "\(counted(round.criteria.atOnce, "Haushalt", "Haushalte", none: "niemand"))", nil),
                ("Von", "\(HTML.bdi(round.fixedBy)), \(dayAndHour(round.fixedAt))", nil),
            ]))<p class="hint">Prüfsumme der Kriterien: <code>\(round.fingerprint)</code>. Jede Wohnung hat ihr eigenes Los; es steht bei ihrer Auswahl.</p>
            """
        guard !answer.isComputed else { return fixed }
        let form = context.form(to: "/wohnungen/gemeinsam/berechnen")
        let fields: HTML = form.hidden("wohnungen", flats.map(\.text).joined(separator: "."))
        return "\(fixed)<p>Erst jetzt wird nachgesehen, wer in Frage kommt.</p>\(form.markup(fields, submit: "Berechnen", guarded: false))"
    }

    var sentence: HTML? {
        guard answer.isComputed else { return nil }
        let filled = answer.flats.count { !$0.proposals.isEmpty }
        let begun = answer.flats.count { flat in flat.proposals.isEmpty && flat.nominations.contains { $0.state.isOpen } }
        let others = begun == 0 ? "" : " Für \(begun == 1 ? "eine weitere" : "\(begun) weitere") ist schon jemand vorgeschlagen."
        let proof = answer.isProven ? "Keine andere Verteilung vermittelt mehr oder hat mehr Punkte; das ist nachgerechnet." : ""
        return panel(
            .plain,
            """
            <p class="big">Für \(filled) von \(counted(answer.flats.count, "Wohnung", "Wohnungen", none: "0 Wohnungen")) findet sich jemand.\(others)</p>\
            <p>\(counted(answer.households, "Haushalt hat", "Haushalte haben", none: "Kein Haushalt hat")) in mindestens einer einen Platz und \
            \(answer.households == 1 ? "ist" : "sind") nirgends vorgeschlagen. Zusammen \(germanNumber(answer.total)) Punkte. \(proof) \
            Es ist ein Vorschlag: Über jeden entscheidet ein Mensch.</p>
            """)
    }

    var proposals: HTML? {
        guard answer.isComputed else { return nil }
        let rows = answer.flats.flatMap { flat in flat.proposals.isEmpty ? [empty(flat)] : flat.proposals.map { row(flat, $0) } }
        return Table(
            "Vorschläge",
            columns: [.init("Wohnung", .name), .init("Haushalt", .name), .init("Punkte", .number), .init("Wofür sonst"), .init("Weiter", .action)],
            rows: rows
        ).markup
    }

    private func name(_ flat: SharedSelection.Flat) -> HTML {
        """
        <a href="\(SelectionPage.link(flat.flat.id))">\(flat.flat.number)</a> \
        <span class="hint">\(Flats.place(flat.flat.offer.facts)), \(Flats.size(flat.flat.offer.facts))</span>
        """
    }

    private func empty(_ flat: SharedSelection.Flat) -> [HTML] {
        guard flat.flat.state.takesProposals else { return [name(flat), tag(flat.flat.state.german, .plain), "", "", ""] }
        let open = flat.nominations.count { $0.state.isOpen }
        let why: HTML =
            open > 0
            ? tag(open == 1 ? "schon vorgeschlagen" : "schon \(open) vorgeschlagen", .good)
            : "niemand mehr, der hier einen Platz hat. <a href=\"\(SelectionPage.link(flat.flat.id))\">Warum?</a>"
        return [name(flat), why, "", "", ""]
    }

    private func row(_ flat: SharedSelection.Flat, _ proposal: SharedSelection.Proposal) -> [HTML] {
        guard let line = proposal.line else {
            return [name(flat), "ein Fall, den Sie nicht öffnen dürfen", "\(germanNumber(proposal.points))", "", ""]
        }
        let household: HTML = """
            <a href="\("/faelle/\(line.file)/wohnen" as Link)">\(HTML.bdi(line.title ?? line.number))</a> <span class="hint">\(line.number), \
            \(line.persons == 1 ? "1 Person" : "\(line.persons) Personen"), Platz \(line.rank)</span>
            """
        return [name(flat), household, "\(germanNumber(proposal.points))", explanation(proposal), act(flat, line)]
    }

    /// Prices in words: what this choice is worth against the next best.
    private func explanation(_ proposal: SharedSelection.Proposal) -> HTML {
        let second: HTML? =
            switch proposal.second {
            case .nothing: nil
            case .points(let points): "Ein zweiter Haushalt wie dieser brächte zusammen \(germanNumber(points)) Punkte mehr."
            case .flat: "Wäre ein zweiter Haushalt wie dieser da, fände eine weitere Wohnung jemanden."
            }
        return "\(proposal.next.map(next)) <span class=\"hint\">\(second)</span>"
    }

    private func next(_ use: SharedSelection.NextUse) -> HTML {
        guard let number = use.number else { return "Ohne ihn bliebe diese Wohnung leer." }
        switch use.cost {
        case .nothing: return "\(number) wäre ebenso gut: Andere Gründe entscheiden."
        case .points(let points): return "Sonst am besten \(number): zusammen \(germanNumber(points)) Punkte weniger."
        case .flat: return "Sonst \(number); dann bliebe eine andere Wohnung leer."
        }
    }

    private func act(_ flat: SharedSelection.Flat, _ line: SelectionSheet.Line) -> HTML {
        guard flat.flat.state.takesProposals else { return .empty }
        let form = context.form(to: "/wohnungen/\(flat.flat.id)/vorschlag/\(line.file)", name: "vorschlag-\(line.file)")
        let fields: HTML = """
            \(form.hidden("weiter", here.text))\(form.text("reason", "Warum dieser Haushalt?", hint: "Zum Beispiel: Platz \(line.rank) nach der Regel, gemeinsame Auswahl.", maxLength: 1_000))
            """
        return
            "<details><summary>Vorschlagen\(unseen("– \(line.number)"))</summary>\(form.markup(fields, submit: "Vorschlagen", guarded: false))</details>"
    }
}

/// "12.480".
func germanNumber(_ number: Int) -> String {
    let digits = String(abs(number))
    var text = ""
    for (place, digit) in digits.enumerated() {
        if place > 0, (digits.utf8.count - place).isMultiple(of: 3) { text.append(".") }
        text.append(digit)
    }
    return number < 0 ? "−" + text : text
}
