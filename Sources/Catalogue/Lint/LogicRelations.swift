/// L037: an offer whose turn never comes. L053: offers of the same kind of help that nobody says anything about.
extension Survey {
    func turnsThatNeverCome() -> [Finding] {
        let relations = entries("relations")
        return book.relations.flatMap { relation -> [Finding] in
            guard let entry = relations.first(where: { $0.key == relation.id }) else { return [] }
            switch relation.kind {
            case .exclusive where !relation.applicantChooses:
                return relation.offers.indices.dropFirst().flatMap { place in
                    relation.offers[..<place].compactMap { never(relation.offers[place], $0, .no, entry) }
                }
            case .subsidiary: return relation.offers.dropFirst().compactMap { never(relation.offers[0], $0, .no, entry) }
            case .requires: return relation.offers.dropFirst().compactMap { never(relation.offers[0], $0, .yes, entry) }
            default: return []
            }
        }
    }

    /// Whether an offer cannot stand while the other one comes to what the relation asks of it.
    private func never(_ number: Int, _ other: Int, _ wanted: Truth, _ entry: Tree.Entry) -> Finding? {
        guard var search = search(number, other), search.canBe([.own(number, .yes)]) == true,
            search.canBe([.own(number, .yes), .own(other, wanted)]) == false
        else { return nil }
        let (offer, first) = (book.offers[number], book.offers[other])
        return Finding(
            code: .neverItsTurn, severity: .error, place: entry.place,
            message: wanted == .no
                ? "'\(offer.id)' never gets its turn: whenever it is possible, '\(first.id)' is too and goes first"
                : "'\(offer.id)' can never stand together with '\(first.id)', which it requires",
            mend: "mend the order, or the conditions of one of the two",
            related: [.init(place: offer.place, message: "the offer that is never reached"), .init(place: first.place, message: "the other offer")])
    }

    /// A search over what two offers look at; nil where they are never in force together.
    private func search(_ one: Int, _ other: Int) -> Search? {
        let offers = [book.offers[one], book.offers[other]]
        var footing = Footing()
        for offer in offers { footing.follow(offer, book) }
        let numbers = Set(offers.map(\.programmeNumber)).sorted()
        let terrain = Terrain(self, numbers.map { book.programmes[$0] }, footing)
        return terrain.days.isEmpty ? nil : Search(terrain, plain)
    }

    /// Pairs of programmes of the same kind of help, whose money or goods one household can get, without a word about it.
    func unrelatedOffers() -> [Finding] {
        var found: [Finding] = []
        let related = relatedPairs()
        for (position, one) in catalogue.programmes.enumerated() {
            for other in catalogue.programmes[(position + 1)...] where one.help == other.help && one.valid.overlaps(other.valid) {
                let pairs = worth(one).flatMap { first in worth(other).map { (first, $0) } }
                let open = pairs.filter { !related.contains([$0.0.number, $0.1.number]) }
                if let finding = firstTogether(open) { found.append(finding) }
            }
        }
        return found
    }

    private func worth(_ programme: Programme) -> [Offer] { programme.offers.filter { $0.form != .service } }

    private func relatedPairs() -> Set<Set<Int>> {
        var pairs: Set<Set<Int>> = []
        for relation in book.relations {
            for one in relation.offers { for other in relation.offers where one != other { pairs.insert([one, other]) } }
        }
        return pairs
    }

    private func firstTogether(_ pairs: [(Offer, Offer)]) -> Finding? {
        for (one, other) in pairs {
            guard var search = search(one.number, other.number) else { continue }
            let outcome = search.find([.own(one.number, .yes), .own(other.number, .yes)]) { evaluator, _ -> Witness? in
                witness("\(one.id) and \(other.id) at once", household(evaluator), [])
            }
            guard case .found(var witness) = outcome else { continue }
            witness.totals = [(one.id, "yes"), (other.id, "yes")]
            return Finding(
                code: .unrelatedOffers, severity: .warning, place: other.place,
                message: "'\(one.id)' and '\(other.id)' help with the same, one household can get both, and no relation speaks of them",
                mend: "say how they stand in relations/: exclusive, combinable, deducts, or 'unstated' where nobody says",
                related: [.init(place: one.place, message: "the other offer")]
                    + pairs.filter { $0.0.number != one.number || $0.1.number != other.number }.prefix(8).map {
                        .init(place: $0.1.place, message: "no relation between '\($0.0.id)' and '\($0.1.id)' either")
                    },
                witness: witness)
        }
        return nil
    }
}
