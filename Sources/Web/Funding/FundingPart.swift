import Basics
import Catalogue
import Markup

/// How the results of a check stand side by side on the page, the most useful first.
enum FundingPart: String, CaseIterable {
    case possible, signed, open, judged, impossible, ended

    init(_ status: Status) {
        switch status {
        case .yes: self = .possible
        case .yesIfSigned: self = .signed
        case .open, .waiting, .unstated: self = .open
        case .judgement: self = .judged
        case .no, .superseded, .conflict: self = .impossible
        case .ended, .notYet: self = .ended
        }
    }

    var title: String {
        switch self {
        case .possible: "Möglich"
        case .signed: "Möglich nach Unterschrift"
        case .open: "Offen"
        case .judged: "Eine Person entscheidet"
        case .impossible: "Nicht möglich"
        case .ended: "Beendet oder noch nicht in Kraft"
        }
    }

    var anchor: String { "teil-\(rawValue)" }

    /// What is out of the question stands folded.
    var isFolded: Bool { self == .impossible || self == .ended }
}

/// One offer with the persons for whom it comes to the same.
struct FundingEntry {
    let offer: Offer
    let group: ResultGroup
    /// The offer's only entry, or its first: carries the anchor.
    let isFirst: Bool

    var part: FundingPart { FundingPart(group.result.status) }

    var hasKnownAmount: Bool { group.result.amount.map { $0.to != .notKnown } ?? false }

    /// "je 500,00 €"; nil for help without an amount.
    var amount: String? {
        group.result.amount.map { $0.to == .notKnown ? "Betrag nicht bekannt" : "\(group.persons.count > 1 ? "je " : "")\($0.wording.de)" }
    }

    /// Every offer's groups, in the catalogue's order.
    static func all(_ assessment: Assessment, _ catalogue: Catalogue) -> [FundingEntry] {
        let byOffer = Dictionary(grouping: assessment.offers, by: \.offerID)
        return catalogue.offers.flatMap { offer in
            ResultGroup.groups(of: byOffer[offer.id] ?? []).enumerated().map { FundingEntry(offer: offer, group: $1, isFirst: $0 == 0) }
        }
    }
}

extension [FundingEntry] {
    /// Side by side by offer, in their order.
    var byOffer: [[FundingEntry]] {
        var order: [String] = []
        for entry in self where !order.contains(entry.offer.id) { order.append(entry.offer.id) }
        return order.map { id in filter { $0.offer.id == id } }
    }
}

/// Something to look at instead of what does not go; there is always something.
struct Instead {
    let assessment: Assessment
    let catalogue: Catalogue

    func words(for result: OfferResult) -> [String] {
        let said = result.instead.map(\.de)
        if !said.isEmpty { return said }
        let help = catalogue.programme(result.programme)?.help
        let others = catalogue.offers.filter { offer in
            offer.programme != result.programme && catalogue.programme(offer.programme)?.help == help
                && assessment.offers.contains { $0.offerID == offer.id && !$0.status.isImpossible && $0.status != .conflict }
        }
        let programmes = others.map(\.programme).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard programmes.isEmpty else {
            return ["Ansehen: \(programmes.prefix(3).map { catalogue.programme($0)?.title.de ?? $0 }.joined(separator: ", "))."]
        }
        let decides = catalogue.programme(result.programme).map { $0.decides.isEmpty ? $0.runBy.de : $0.decides.de } ?? ""
        return [decides.isEmpty ? "Im Gespräch nach einem anderen Weg suchen." : "Nach einem anderen Weg fragen: \(decides)."]
    }
}
