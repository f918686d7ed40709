/// What the catalogue says about several offers together.
public struct Combination: Sendable, Identifiable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case exclusive, subsidiary, requires, deducts, once, combinable, unstated
    }

    public let id: String
    public let kind: Kind
    /// By id. exclusive: in the order of preference. requires, deducts, subsidiary: first the offer itself, then what it looks at.
    public let offers: [String]
    /// exclusive: nothing is picked, the applicant chooses.
    public let applicantChooses: Bool
    public let text: Wording
    public let valid: Period
    public let provenance: Provenance
}

extension Catalogue {
    /// All relations between offers, in the order of the files.
    public var combinations: [Combination] {
        book.relations.compactMap { relation in
            guard let kind = Combination.Kind(rawValue: relation.kind.rawValue) else { return nil }
            return Combination(
                id: relation.id, kind: kind, offers: relation.offers.map { book.offers[$0].id }, applicantChooses: relation.applicantChooses,
                text: relation.text, valid: relation.valid, provenance: relation.provenance)
        }
    }
}
