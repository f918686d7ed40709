import Basics
import Catalogue
import Markup

/// The check in a few sentences: what is certain, and apart from it what is open; never a middle between two ends.
struct FundingSummary {
    let assessment: Assessment
    let catalogue: Catalogue
    let names: FamilyNames
    let entries: [FundingEntry]

    var markup: HTML {
        let sum = FundingSum(assessment, catalogue)
        let isGood = sum.settled > .zero || sum.helps > 0
        let head: HTML =
            sum.settled > .zero ? "<p class=\"big\">\(sum.settled.german) stehen fest</p>" : "<p class=\"big\">Noch steht kein Betrag fest</p>"
        return panel(
            isGood ? .good : .warn,
            """
            \(head)\(possible)\(money(sum).map { "<p>\($0)</p>" as HTML })<p>\(counts)</p>\
            <p class="muted">Regelstand \(shortHash(assessment.catalogue)) · Antrag am \(day(assessment.anchor)). Darüber entscheiden die Träger.</p>
            """)
    }

    /// "Reisebeihilfe 200,00 € für Amina, je 100,00 € für die 6 Kinder": money in a line each, then other help in one.
    private var possible: HTML {
        let offers = entries.filter { $0.part == .possible && !$0.group.result.isUsedUp }.byOffer
        let money = offers.filter { $0.contains { $0.hasKnownAmount } }.map { same -> HTML in
            let shares = same.map { "\($0.amount.map { "\($0) " } ?? "")\(names.whom($0.group.persons))" as HTML }
            return "<li>\(link(same[0])) \(shares.joined(separator: ", "))</li>"
        }
        let other = offers.filter { !$0.contains { $0.hasKnownAmount } }.map { link($0[0]) }
        return """
            \(money.isEmpty ? .empty : "<ul>\(money)</ul>" as HTML)\
            \(other.isEmpty ? .empty : "<p>\(money.isEmpty ? "Möglich" : "Außerdem möglich"), ohne bekannten Betrag: \(other.joined(separator: ", ")).</p>" as HTML)
            """
    }

    private func link(_ entry: FundingEntry) -> HTML {
        "<a href=\"\("#\(ReasonsView.anchor(entry.offer.id))" as Link)\">\(entry.offer.title.de)</a>"
    }

    private func money(_ sum: FundingSum) -> [String] {
        var lines: [String] = []
        if sum.onceSigned > .zero { lines.append("\(sum.onceSigned.german) kommen dazu, sobald unterschrieben ist.") }
        switch sum.atMostOpen {
        case nil: lines.append("Dazu können Beträge kommen, deren Höhe nicht bekannt ist.")
        case .zero?: break
        case let most?: lines.append("Je nach offenen Angaben kommen 0,00\u{a0}€ bis \(most.german) dazu.")
        }
        return lines
    }

    /// "Nach Unterschrift möglich: 1 Hilfe. Offen: 5 Hilfen.", each leading to its part of the page.
    private var counts: HTML {
        let parts = FundingPart.allCases.filter { $0 != .possible }.compactMap { part -> HTML? in
            let offers = Set(entries.filter { $0.part == part }.map(\.offer.id)).count
            return offers == 0 ? nil : "<a href=\"\("#\(part.anchor)" as Link)\">\(part.title)</a>: \(offers)"
        }
        return parts.joined(separator: " · ")
    }
}
