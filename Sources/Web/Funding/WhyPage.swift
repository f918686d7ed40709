import Basics
import Catalogue
import Markup
import Office

/// "Warum?": one offer with every reason, the facts behind it, who stated them, and the way to change them.
struct WhyPage {
    let answer: CheckFunding.Answer
    let whatIf: WhatIf
    let offer: Offer

    private var assessment: Assessment { answer.assessment }
    private var catalogue: Catalogue { answer.catalogue }
    private var names: FamilyNames {
        FamilyNames(file: answer.file.id, persons: answer.persons, day: assessment.anchor, probe: whatIf.query)
    }

    var page: Page {
        let programme = catalogue.programme(offer.programme)
        let link: Link = "/regeln/\(offer.programme)#\(offer.name)"
        let origins = FactOrigins(household: answer.facts, persons: answer.persons, workers: answer.workers, supposed: Set(whatIf.facts.keys))
        var reasons = ReasonsView(catalogue: catalogue, names: names, origins: origins)
        var groups: [HTML] = []
        for group in ResultGroup.groups(of: assessment.results(of: offer.id)) { groups.append(section(group, &reasons)) }
        return FilePages.page(
            "Warum? \(offer.title.de)", of: answer.file, at: .funding,
            lead:
                "<a href=\"\(link)\">\(programme?.title.de ?? offer.programme)</a>. Antrag am \(day(assessment.anchor)), Regelstand \(shortHash(assessment.catalogue)).\(whatIf.sentence.map { " Nur zur Probe: \($0)." } ?? "")",
            body: """
                \(groups)\(values(reasons))\(evidence)\(together)<p><a href="\(FilePages.Section.funding.link(in: answer.file.id))">Zurück zur Förderprüfung</a></p>
                """)
    }

    private func section(_ group: ResultGroup, _ reasons: inout ReasonsView) -> HTML {
        let result = group.result
        let entry = FundingEntry(offer: offer, group: group, isFirst: true)
        let list = reasons.list(group.nodes)
        let instead = result.status.isImpossible ? Instead(assessment: assessment, catalogue: catalogue).words(for: result) : []
        return """
            <section><h2>\(result.status.german.withCapital) \(names.whom(group.persons))\(result.status.isImpossible ? .empty : entry.amount.map { ": \($0)" as HTML } ?? .empty)</h2>\
            \(list)\(instead.map { "<p><strong>Stattdessen:</strong> \($0)</p>" as HTML })</section>

            """
    }

    /// The dated values the amounts stand on.
    private func values(_ reasons: ReasonsView) -> HTML {
        let unique = assessment.results(of: offer.id).flatMap(\.values).reduce(into: [ValueUsed]()) { if !$0.contains($1) { $0.append($1) } }
        guard !unique.isEmpty else { return .empty }
        return "<h2>Werte für den Betrag</h2><ul>\(unique.map { "<li>\(reasons.value($0))</li>" as HTML })</ul>"
    }

    private var evidence: HTML {
        let missing = assessment.results(of: offer.id).flatMap(\.missingEvidence).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard !missing.isEmpty else { return .empty }
        return "<h2>Für die Auszahlung fehlt</h2><ul>\(missing.map { "<li>\(catalogue.documentTitle($0).de)</li>" as HTML })</ul>"
    }

    private var together: HTML {
        let own = Together(assessment: assessment, catalogue: catalogue).touching.filter { $0.offers.contains(offer.id) }
        guard !own.isEmpty else { return .empty }
        return
            "<h2>Zusammen mit anderem</h2><ul>\(own.map { "<li>\(tag($0.kind.german, $0.kind == .unstated ? .warn : .plain)) \($0.sentence(catalogue))</li>" as HTML })</ul>"
    }
}

extension String {
    /// The same with a capital letter at the beginning.
    fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
