import Basics
import Catalogue
import Markup
import Office

/// "Förderprüfung": what every programme gives this household, and why.
struct FundingPage {
    let context: SignedInContext
    let answer: CheckFunding.Answer
    let whatIf: WhatIf
    let today: CivilDate

    private var assessment: Assessment { answer.assessment }
    private var catalogue: Catalogue { answer.catalogue }
    private var link: Link { FilePages.Section.funding.link(in: answer.file.id) }
    private var names: FamilyNames {
        FamilyNames(
            file: answer.file.id, persons: answer.persons, asked: Set(assessment.questions.map(\.fact.field)), day: assessment.anchor,
            probe: whatIf.query)
    }

    var page: Page {
        let entries = FundingEntry.all(assessment, catalogue)
        let main: HTML = """
            \(probe)\(FundingSummary(assessment: assessment, catalogue: catalogue, names: names, entries: entries).markup)\
            \(NextQuestions(answer: answer, names: names).markup)\(priorities)\(parts(entries))\
            \(Together(assessment: assessment, catalogue: catalogue).markup)\(evidence)
            """
        return FilePages.page(
            of: answer.file, at: .funding, errors: FieldErrors(whatIf.errors), errorForm: "probe",
            body: columns(main, aside: aside, asideLabel: "Festhalten und ausprobieren"))
    }

    private var probe: HTML {
        guard let sentence = whatIf.sentence else { return .empty }
        return panel(
            .warn,
            "<p><strong>Nur zur Probe:</strong> \(sentence). Die Akte bleibt unverändert. <a href=\"\(link)\">Zurück zum Stand der Akte</a></p>")
    }

    private var priorities: HTML {
        let found = assessment.priorities
        let texts = found.reduce(into: [String]()) { if !$0.contains($1.text.de) { $0.append($1.text.de) } }
        return texts.map { text -> HTML in
            let same = found.filter { $0.text.de == text }
            let programmes = Set(same.map(\.programme)).sorted().map { catalogue.programme($0)?.title.de ?? $0 }.joined(separator: ", ")
            let persons = Set(same.map(\.person)).sorted()
            return "<p>\(tag("Vorrang")) \(names.list(persons)): \(text) <small class=\"muted\">\(programmes)</small></p>"
        }.joined()
    }

    // MARK: Results

    private func parts(_ entries: [FundingEntry]) -> HTML {
        FundingPart.allCases.map { part -> HTML in
            let own = entries.filter { $0.part == part }
            return own.isEmpty ? .empty : part.isFolded ? folded(part, own) : open(part, own)
        }.joined()
    }

    private func open(_ part: FundingPart, _ entries: [FundingEntry]) -> HTML {
        let views = entries.byOffer.map { same in
            OfferView(offers: [same[0].offer], entries: same, catalogue: catalogue, names: names, total: assessment.total(of: same[0].offer.id))
        }
        return "<section class=\"programme\" id=\"\(part.anchor)\"><h2>\(part.title)</h2>\(OfferView.bundled(views).map(\.markup))</section>\n"
    }

    private func folded(_ part: FundingPart, _ entries: [FundingEntry]) -> HTML {
        let view = ImpossibleView(catalogue: catalogue, names: names, instead: Instead(assessment: assessment, catalogue: catalogue))
        let offers = Set(entries.map(\.offer.id)).count
        return """
            <section class="programme" id="\(part.anchor)"><h2>\(part.title)</h2>\
            <details><summary>\(offers) \(offers == 1 ? "Hilfe" : "Hilfen"), jede mit Grund und einem anderen Weg</summary>\
            \(view.markup(entries))</details></section>

            """
    }

    // MARK: Evidence

    /// Evidence is never a missing fact: the promise stands, the payment waits.
    private var evidence: HTML {
        let results = assessment.offers.filter { !$0.missingEvidence.isEmpty }
        let promised = results.filter { $0.status == .yes }
        let others = results.filter { $0.status != .yes }
        let lists: HTML =
            "\(documents("Für die Zusage erfüllt, für die Auszahlung fehlt", promised))\(documents("Für die Auszahlung wird gebraucht", others))"
        return lists.isEmpty ? .empty : "<section class=\"programme\"><h2>Unterlagen</h2>\(lists)</section>\n"
    }

    private func documents(_ head: String, _ results: [OfferResult]) -> HTML {
        let order = results.flatMap(\.missingEvidence).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard !order.isEmpty else { return .empty }
        return """
            <details><summary>\(head): \(order.count) \(order.count == 1 ? "Unterlage" : "Unterlagen")</summary>\
            <ul>\(order.map { document in
                let programmes = results.filter { $0.missingEvidence.contains(document) }.map { catalogue.programme($0.programme)?.title.de ?? $0.programme }
                let unique = programmes.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
                return "<li>\(catalogue.documentTitle(document).de) <span class=\"muted\">für \(unique.joined(separator: ", "))</span></li>" as HTML
            })</ul></details>
            """
    }

    // MARK: Beside it

    private var aside: HTML {
        let freeze: HTML =
            whatIf.sentence != nil
            ? "<p>Eine Probe wird nicht festgehalten.</p>"
            : context.form(to: link).button(
                "Prüfung in den Verlauf legen", fields: context.form(to: link).hidden("stichtag", assessment.anchor.iso), isSecond: false)
        let frozen: HTML =
            answer.frozen.isEmpty
            ? .empty
            : """
            <h3>Frühere Prüfungen</h3><ul>\(answer.frozen.map { check in
                "<li><a href=\"\(link(check.id))\">\(dayAndHour(check.madeAt))</a> \(check.isCurrent ? .empty : tag("nach altem Stand", .warn))</li>" as HTML
            })</ul>
            """
        return """
            \(card("Festhalten", "<p>Aus einer festgehaltenen Prüfung wird die Zusage.</p>\(freeze)\(frozen)"))\
            \(whatIf.form(context, at: link, today: today, catalogue))\(card("Erklären", languages))
            """
    }

    private var languages: HTML {
        let links = catalogue.languages.filter { $0 != "de" }.map { tag -> HTML in
            "<li><a href=\"\("/faelle/\(answer.file.id)/foerderung/erklaerung?sprache=\(tag)" as Link)\">\(Language(tag)?.german ?? tag) und Deutsch</a></li>"
        }
        return "<p>Dieselben Ergebnisse und Gründe in zwei Sprachen nebeneinander, zum Zeigen.</p><ul>\(links)</ul>"
    }

    private func link(_ check: CheckID) -> Link { "/faelle/\(answer.file.id)/foerderung/\(check)" }
}

/// The first twelve signs of a catalogue's hash.
func shortHash(_ hash: String) -> String { String(hash.replacing("sha256:", with: "").prefix(12)) }
