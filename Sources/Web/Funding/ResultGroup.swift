import Basics
import Catalogue

/// Persons of one household for whom an offer comes to the same, told once.
struct ResultGroup {
    /// One for each person.
    private(set) var results: [OfferResult]
    private(set) var nodes: [ReasonNode]
    private let key: Key

    private struct Key: Hashable {
        let status: Status
        let amount: AmountRange?
        let fields: Set<String>
        let missingEvidence: [String]
        let instead: [Wording]
        let gaps: [Wording]
        let presumed: Set<String>
        let shape: [ReasonNode.Shape]
    }

    /// What all of them share.
    var result: OfferResult { results[0] }
    /// From 1; empty for an offer to the household.
    var persons: [Int] { results.compactMap(\.person) }

    private init(_ result: OfferResult) {
        results = [result]
        nodes = ReasonNode.folded(result.reasons, for: result.person)
        key = Key(
            status: result.status, amount: result.amount, fields: Set(result.missingFacts.map(\.field)), missingEvidence: result.missingEvidence,
            instead: result.instead, gaps: result.gaps, presumed: Set(result.presumed.map(\.field)), shape: nodes.map(\.shape))
    }

    /// In the order of the first person of each group.
    static func groups(of results: [OfferResult]) -> [ResultGroup] {
        var groups: [ResultGroup] = []
        for result in results {
            let group = ResultGroup(result)
            if let place = groups.firstIndex(where: { $0.key == group.key }) {
                groups[place].results.append(result)
                for (position, node) in group.nodes.enumerated() { groups[place].nodes[position].take(node) }
            } else {
                groups.append(group)
            }
        }
        return groups
    }

    /// What is missing, field by field, with the persons it is missing of (empty for the household's own).
    var missing: [(field: String, persons: [Int])] {
        var order: [String] = []
        var persons: [String: [Int]] = [:]
        for reference in results.flatMap(\.missingFacts) {
            if persons[reference.field] == nil { order.append(reference.field) }
            let known = persons[reference.field, default: []]
            persons[reference.field] = known + [reference.person].compactMap { $0 }.filter { !known.contains($0) }
        }
        return order.map { ($0, persons[$0] ?? []) }
    }
}

/// What a check comes to in money.
struct FundingSum {
    /// In cash, certain on the facts given.
    let settled: Money
    /// In cash, certain once declarations are signed.
    let onceSigned: Money
    /// What may come on top, depending on what is open; nil where there is no known upper end.
    let atMostOpen: Money?
    /// Help without an amount that is possible, by offer.
    let helps: Int

    init(_ assessment: Assessment, _ catalogue: Catalogue) {
        func sum(_ status: Status) -> Money {
            assessment.offers.filter { $0.status == status && $0.form == .cash }.compactMap { $0.amount?.settled }.reduce(.zero, +)
        }
        settled = sum(.yes)
        onceSigned = sum(.yesIfSigned)
        var upper: Money? = .zero
        for total in assessment.totals where catalogue.offer(total.offer)?.form == .cash {
            guard case .money(let most) = total.amount.to else {
                upper = nil
                break
            }
            upper = upper.map { $0 + most }
        }
        let (settled, onceSigned) = (settled, onceSigned)
        atMostOpen = upper.map { max(.zero, $0 - settled - onceSigned) }
        helps = Set(assessment.offers.filter { $0.status == .yes && $0.amount == nil }.map(\.offerID)).count
    }
}
