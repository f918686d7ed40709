import Basics
import Catalogue
import Markup
import Office

/// The preview of a merge with its form.
struct MergeView {
    let context: SignedInContext
    let preview: MergePreview.Answer
    let kept: FormData
    let errors: FieldErrors

    private var from: CaseFile { preview.from }
    private var into: CaseFile { preview.into }

    var page: Page {
        FilePages.page(
            "Zusammenführen", of: from, at: .overview, title: "Zusammenführen",
            lead: "Alles aus \(from.number) geht in \(into.number) über. Nichts wird gelöscht, und es lässt sich zurücknehmen.", errors: errors,
            body: columns("\(obstacle)\(differences)\(form)", aside: "\(money)\(rights)\(papers)\(plan)", asideLabel: "Was daraus wird"))
    }

    private var obstacle: HTML? {
        guard let obstacle = preview.obstacle else { return nil }
        return panel(.warn, "<p><strong>\(obstacle.sentence)</strong> \(obstacle.instead)</p>")
    }

    // MARK: What differs

    private var words: FactWords { FactWords(context.office.shelf.current) }

    private var differences: HTML? {
        let sensitive: HTML? =
            preview.sensitiveDifferences == 0
            ? nil
            : """
            <p>Auch bei Angaben zu besonderem Schutz sagen die Fälle Verschiedenes. Sehen Sie vorher in beiden Fällen nach; es bleibt, was in
            \(into.number) steht.</p>
            """
        guard !preview.differences.isEmpty else { return sensitive }
        let table = Table(
            "Was die Fälle verschieden sagen", columns: [.init("Angabe", .name), .init("Bleibt"), .init("Bleibt nicht")],
            rows: preview.differences.map(row))
        return """
            <h2>Was verschieden ist</h2><p>Es bleibt, was in \(into.number) steht. Soll das andere gelten, ändern Sie es vorher oder danach im Haushalt.</p>
            \(table.markup)\(sensitive)
            """
    }

    private func row(_ difference: MergeDifference) -> [HTML] {
        let whose: HTML? = difference.person.map { "<br><span class=\"hint\">\(HTML.bdi($0))</span>" }
        switch difference.matter {
        case .words(let label, let stays, let goes): return ["\(label)\(whose)", HTML.bdi(stays), HTML.bdi(goes)]
        case .fact(let id, let stays, let goes):
            guard let field = words.catalogue.field(id) else { return ["\(id)\(whose)", "\(stays.values.joined())", "\(goes.values.joined())"] }
            return ["\(field.label.de)\(whose)", words.value(stays, of: field), words.value(goes, of: field)]
        }
    }

    private var plan: HTML? {
        switch preview.planFate {
        case .none: nil
        case .moves: card("Plan", "<p>Der Plan aus \(from.number) geht mit, mit allem, was darin schon erledigt ist.</p>")
        case .stays:
            card(
                "Plan",
                "<p>Es gilt der Plan von \(into.number). Der aus \(from.number) bleibt beim alten Fall und ist erst wieder da, wenn Sie trennen. Übertragen Sie vorher, was daraus gelten soll.</p>"
            )
        }
    }

    private var form: HTML {
        let form = context.form(to: MergePage.link(from.id, into: into.id), kept: kept.fields.isEmpty ? suggested : kept, errors: errors)
        let choices = [Choice("", "kommt als weitere Person dazu")] + preview.others.map { Choice($0.id.text, "ist \($0.called)") }
        let people: [HTML] = preview.members.map { member in
            """
            \(form.select("same-\(member.person.id)", "\(member.person.called) aus \(from.number)", options: Array(choices.dropFirst()), hint: member.comparison.map { "\($0.verdict): \(($0.pro + $0.contra).joined(separator: ", "))" }, empty: choices[0].label))
            """
        }
        return """
            \(form.markup(
                """
                \(form.hidden("from_version", String(from.version)))\(form.hidden("into_version", String(into.version)))
                <fieldset class="group"><legend>Wer ist wer?</legend>
                <p class="hint">Was der bleibende Eintrag nicht weiß, kommt aus dem anderen dazu; was er weiß, bleibt.</p>
                \(people)</fieldset>
                \(form.text("reason", "Woran erkennen Sie, dass es dieselben Menschen sind?", hint: "Der Satz wird mit der Zusammenführung festgehalten.", maxLength: 500))
                """, submit: "Zusammenführen"))
            <p><a href="\(MergePage.link(into.id, into: from.id))">Umgekehrt: \(into.number) in \(from.number)</a></p>
            """
    }

    /// Nobody is the same before somebody says so; the comparison only fills in what it found.
    private var suggested: FormData {
        FormData(preview.members.compactMap { member in member.likeliest.map { ("same-\(member.person.id)", $0.text) } })
    }

    private var money: HTML {
        func line(_ offer: OfferLine) -> HTML { "<li>\(offer.number), \(offer.state.german), \(offer.total.german)</li>" }
        let all = preview.fromOffers + preview.intoOffers
        guard !all.isEmpty else { return card("Geld", "<p class=\"hint\">In keinem der Fälle ist etwas zugesagt.</p>") }
        return card(
            "Geld",
            """
            <p>Beträge und Buchungen ändern sich nicht. Danach stehen in einem Fall:</p><ul>\(preview.intoOffers.map(line))\(preview.fromOffers.map(line))</ul>
            """)
    }

    private var rights: HTML { card("Wer ihn öffnen darf", "<ul>\(preview.rights.map { "<li>\($0)</li>" as HTML })</ul>") }

    private var papers: HTML {
        guard !preview.papers.isEmpty else { return card("Was mitgeht", "<p class=\"hint\">Nur die Angaben zu den Personen.</p>") }
        return card("Was mitgeht", "<ul>\(preview.papers.map { "<li>\($0.count) \($0.word)</li>" as HTML })</ul>")
    }
}

/// What went into a file, with the way back.
enum MergedView {
    static func card(_ merges: [MergesInto.Line], of file: CaseID, _ context: SignedInContext) -> HTML? {
        guard !merges.isEmpty else { return nil }
        let lines: [HTML] = merges.map { merge in
            let form = context.form(to: "/faelle/\(file)/zusammenfuehrung/\(merge.id)/zurueck", name: "trennen-\(merge.id)")
            return """
                <li>\(merge.fromNumber), \(dayAndHour(merge.at)), \(HTML.bdi(merge.by))<br><span class="hint">\(merge.reason)</span>\
                \(context.worker.may(.keepFiles) ? "<div class=\"acts\">\(form.button("Wieder trennen", about: "– \(merge.fromNumber)"))</div>" : .empty)</li>
                """
        }
        return Web.card("Zusammengeführt", "<ul>\(lines)</ul>")
    }
}
