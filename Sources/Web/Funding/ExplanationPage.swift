import Basics
import Catalogue
import Markup
import Office

/// The check in two languages side by side, so that both point at the same line. Whoever reads it sees whether the text was reviewed.
struct ExplanationPage {
    let answer: CheckFunding.Answer
    /// BCP 47; one of the catalogue's languages.
    let language: String

    private var catalogue: Catalogue { answer.catalogue }
    private var names: FamilyNames { FamilyNames(file: answer.file.id, persons: answer.persons, day: answer.assessment.anchor) }

    var page: Page {
        let name = Language(language)?.german ?? language
        let state: HTML =
            catalogue.reviewedLanguages.contains(language)
            ? .empty
            : panel(
                .warn,
                "<p>\(tag("Entwurf", .warn)) Die Texte auf \(name) hat noch niemand geprüft, der die Sprache spricht. Es gilt der deutsche Text.</p>")
        let entries = FundingEntry.all(answer.assessment, catalogue)
        return FilePages.page(
            "Förderprüfung auf \(name)", of: answer.file, at: .funding,
            body: """
                \(state)\(FundingPart.allCases.filter { $0 != .ended }.map { part in table(part, entries.filter { $0.part == part }) })\
                <p><a href="\(FilePages.Section.funding.link(in: answer.file.id))">Zurück zur Förderprüfung</a></p>
                """)
    }

    private func table(_ part: FundingPart, _ entries: [FundingEntry]) -> HTML {
        guard !entries.isEmpty else { return .empty }
        return Table(
            part.title, showsCaption: true, columns: [.init("Deutsch", .name), .init(Language(language)?.german ?? language)],
            rows: entries.map { entry in [side(entry, "de"), "<div lang=\"\(language)\">\(side(entry, language))</div>"] }
        ).markup
    }

    private func side(_ entry: FundingEntry, _ language: String) -> HTML {
        let result = entry.group.result
        let amount = result.status.isImpossible ? nil : result.amount?.wording[language]
        let whom: HTML = language == "de" ? " \(names.whom(entry.group.persons))" : .empty
        let lines = result.status.isImpossible ? why(result, language) + result.instead.map { "→ \($0[language])" } : missing(entry, language)
        return """
            \(entry.offer.title[language]): \(result.status.wording[language])\(amount.map { ", \($0)" as HTML })\(whom)\
            \(lines.map { "<br><small>\($0)</small>" as HTML })
            """
    }

    /// The sentences of the catalogue that stand in the way.
    private func why(_ result: OfferResult, _ language: String) -> [String] {
        result.reasons.filter { $0.isDecisive && $0.holds == .no }.prefix(2).map { "✗ \($0.text[language])" }
    }

    private func missing(_ entry: FundingEntry, _ language: String) -> [String] {
        entry.group.missing.map { "? \(catalogue.field($0.field)?.label[language] ?? $0.field)" }
    }
}
