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

    private var names: FamilyNames {
        FamilyNames(file: answer.file.id, persons: answer.persons, asked: Set(assessment.questions.map(\.fact.field)))
    }
    private var assessment: Assessment { answer.assessment }
    private var catalogue: Catalogue { answer.catalogue }
    private var link: Link { FilePages.Section.funding.link(in: answer.file.id) }

    var page: Page {
        FilePages.page(
            of: answer.file, at: .funding, errors: FieldErrors(whatIf.errors), errorForm: "probe",
            body: columns("\(probe)\(panelInWords)\(nextQuestions)\(programmes)", aside: aside, asideLabel: "Festhalten und ausprobieren"))
    }

    private var probe: HTML {
        guard let sentence = whatIf.sentence else { return .empty }
        return panel(
            .warn,
            "<p><strong>Nur zur Probe:</strong> \(sentence). Die Akte bleibt unverändert. <a href=\"\(link)\">Zurück zum Stand der Akte</a></p>")
    }

    /// The sum of what is certain, and apart from it what is open; never a middle between two ends.
    private var panelInWords: HTML {
        let sum = FundingSum(assessment, catalogue)
        var lines: [HTML] = []
        if sum.onceSigned > .zero { lines.append("\(sum.onceSigned.german) kommen dazu, sobald unterschrieben ist.") }
        switch sum.atMostOpen {
        case nil: lines.append("Dazu können Beträge kommen, deren Höhe nicht bekannt ist.")
        case .zero?: break
        case let most?: lines.append("Je nach offenen Angaben kommen 0,00\u{a0}€ bis \(most.german) dazu.")
        }
        if sum.helps > 0 {
            lines.append("\(sum.helps) \(sum.helps == 1 ? "Hilfe" : "Hilfen") ohne festen Betrag \(sum.helps == 1 ? "ist" : "sind") möglich.")
        }
        let head: HTML =
            sum.settled > .zero ? "<p class=\"big\">\(sum.settled.german) stehen fest</p>" : "<p class=\"big\">Noch steht kein Betrag fest</p>"
        return panel(
            sum.settled > .zero || sum.helps > 0 ? .good : .warn,
            """
            \(head)\(lines.map { "<p>\($0)</p>" as HTML })\
            <p class="muted">Regelstand \(shortHash(assessment.catalogue)) · Antrag am \(day(assessment.anchor))</p>
            """)
    }

    // MARK: Questions

    private var nextQuestions: HTML {
        let grouped = QuestionGroup.groups(of: assessment.questions)
        guard let first = grouped.first else { return .empty }
        let rest = grouped.dropFirst()
        let head: HTML = isDeciding(first) ? "Eine Angabe entscheidet" : "Diese Angabe hilft am meisten"
        let more: HTML =
            rest.isEmpty
            ? .empty
            : "<details><summary>Weitere Fragen (\(rest.count))</summary><ul>\(rest.map { "<li id=\"\(anchor($0))\">\(line($0))</li>" as HTML })</ul></details>"
        return panel(.plain, "<p id=\"\(anchor(first))\"><strong>\(head):</strong> \(line(first))</p>\(more)")
    }

    private func anchor(_ group: QuestionGroup) -> String { "frage-\(group.questions[0].fact.field)" }

    /// Whether some result hangs on this one answer alone.
    private func isDeciding(_ group: QuestionGroup) -> Bool {
        assessment.offers.contains { result in
            result.missingFacts.count == 1 && group.questions.contains { $0.fact == result.missingFacts[0] }
        }
    }

    private func line(_ group: QuestionGroup) -> HTML {
        let question = group.questions[0]
        let persons = group.questions.compactMap(\.fact.person)
        let why = group.why.map { catalogue.offer($0)?.title.de ?? $0 }.joined(separator: ", ")
        let label = catalogue.field(question.fact.field)?.label.de ?? question.fact.field
        return """
            \(question.text.de) <span class="muted">Für: \(why).\(question.isSensitive ? " Nur fragen, wenn die Person darüber sprechen möchte." : "")</span> \
            Angeben: \(names.links(question.fact.field, label: label, persons: persons))
            """
    }

    // MARK: Programmes

    private var programmes: HTML {
        let possible = catalogue.programmes.filter { programme in
            assessment.offers.contains { $0.programme == programme.id && !$0.status.isImpossible }
        }
        let others = catalogue.programmes.filter { programme in !possible.contains { $0.id == programme.id } }
        var reasons = ReasonsView(catalogue: catalogue, names: names)
        var sections: [HTML] = []
        for programme in possible + others { sections.append(section(programme, &reasons)) }
        return sections.joined()
    }

    private func section(_ programme: Programme, _ reasons: inout ReasonsView) -> HTML {
        var offers: [HTML] = []
        for offer in programme.offers {
            let view = OfferView(offer: offer, catalogue: catalogue, names: names, anchor: assessment.anchor)
            offers.append(
                view.markup(ResultGroup.groups(of: assessment.results(of: offer.id)), total: assessment.total(of: offer.id), reasons: &reasons))
        }
        let claim: HTML = programme.hasLegalClaim ? "" : " Kein Rechtsanspruch."
        return """
            <section class="programme"><h2>\(programme.title.de)</h2>\
            <p class="muted">\(programme.runBy.de).\(claim) <a href="\("/regeln/\(programme.id)" as Link)">Regeln\(unseen(" von \(programme.title.de)"))</a></p>\
            \(priorities(programme))\(offers)\(evidence(programme))</section>

            """
    }

    /// Evidence is never a missing fact: the promise stands, the payment waits.
    private func evidence(_ programme: Programme) -> HTML {
        let lacking = programme.offers.compactMap { offer -> (offer: Offer, documents: [String], isPromised: Bool)? in
            let results = assessment.results(of: offer.id)
            guard let documents = results.map(\.missingEvidence).first(where: { !$0.isEmpty }) else { return nil }
            return (offer, documents, results.contains { $0.status == .yes })
        }
        guard !lacking.isEmpty else { return .empty }
        var order: [String] = []
        for document in lacking.flatMap(\.documents) where !order.contains(document) { order.append(document) }
        let head: HTML =
            lacking.contains(where: \.isPromised) ? "Für die Zusage erfüllt, für die Auszahlung fehlt" : "Für die Auszahlung wird gebraucht"
        return """
            <details><summary>\(head): \(order.count) \(order.count == 1 ? "Unterlage" : "Unterlagen")\(unseen(" (\(programme.title.de))"))</summary>\
            <ul>\(order.map { document in
                let offers = lacking.filter { $0.documents.contains(document) }.map(\.offer.title.de).joined(separator: ", ")
                return "<li>\(catalogue.documentTitle(document).de) <span class=\"muted\">für \(offers)</span></li>" as HTML
            })</ul></details>
            """
    }

    private func priorities(_ programme: Programme) -> HTML {
        let found = assessment.priorities.filter { $0.programme == programme.id }
        guard let first = found.first else { return .empty }
        return "<p>\(tag("Vorrang")) \(names.list(found.map(\.person))): \(first.text.de)</p>"
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
            \(whatIf.form(context, at: link, today: today))
            """
    }

    private func link(_ check: CheckID) -> Link { "/faelle/\(answer.file.id)/foerderung/\(check)" }
}

/// Questions about the same field for several persons, asked once.
struct QuestionGroup {
    var questions: [OpenQuestion]

    /// The offers it is asked for, by id.
    var why: [String] {
        var seen: Set<String> = []
        return questions.flatMap(\.why).filter { seen.insert($0).inserted }
    }

    static func groups(of questions: [OpenQuestion]) -> [QuestionGroup] {
        var groups: [QuestionGroup] = []
        for question in questions {
            if let place = groups.firstIndex(where: { $0.questions[0].fact.field == question.fact.field }) {
                groups[place].questions.append(question)
            } else {
                groups.append(QuestionGroup(questions: [question]))
            }
        }
        return groups
    }
}

/// The first twelve signs of a catalogue's hash.
func shortHash(_ hash: String) -> String { String(hash.replacing("sha256:", with: "").prefix(12)) }
