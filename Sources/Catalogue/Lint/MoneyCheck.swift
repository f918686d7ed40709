import Basics

/// L051, L052: limits that cross, and limits out of time.
extension Survey {
    func crossingLimits() -> [Finding] {
        catalogue.programmes.flatMap { programme -> [Finding] in
            programme.limits.enumerated().flatMap { position, first in
                programme.limits[(position + 1)...].compactMap { cross(first, $0, programme) }
            }
        }
    }

    /// Limits are used from the inside out: the person's before the household's. So the inner one has to lie within the outer one.
    private func cross(_ first: Limit, _ second: Limit, _ programme: Programme) -> Finding? {
        let (one, other) = (Set(first.offers), Set(second.offers))
        let isNested =
            first.scope == second.scope
            ? one.isSubset(of: other) || other.isSubset(of: one) : first.scope == .person ? one.isSubset(of: other) : other.isSubset(of: one)
        guard !one.isDisjoint(with: other), !isNested, first.valid.overlaps(second.valid), areTogether(first, second, programme),
            let place = entry(programme, "limits", second.id)?.place, let before = entry(programme, "limits", first.id)?.place
        else { return nil }
        let shared = one.intersection(other).sorted().map { book.offers[$0].name }.joined(separator: ", ")
        return Finding(
            code: .limitsCross, severity: .error, place: place,
            message: "the limits '\(first.id)' and '\(second.id)' cross at \(shared): what is left depends on which is used first",
            mend: "let one cover all offers of the other, or none of them", related: [.init(place: before, message: "the other limit")])
    }

    /// Whether both can hold on one day.
    private func areTogether(_ first: Limit, _ second: Limit, _ programme: Programme) -> Bool {
        guard let one = first.when, let other = second.when else { return true }
        var footing = Footing()
        footing.follow(one, book)
        footing.follow(other, book)
        var search = Search(Terrain(self, [programme], footing), plain)
        return search.canBe([.node(one, .yes), .node(other, .yes)]) != false
    }

    func limitsOutOfTime() -> [Finding] {
        catalogue.programmes.flatMap { programme in
            programme.limits.compactMap { limit -> Finding? in
                let misses = limit.offers.first { !limit.valid.overlaps(book.offers[$0].valid) } ?? limit.offers.first
                guard let misses, !limit.valid.overlaps(programme.valid) || !limit.valid.overlaps(book.offers[misses].valid),
                    let place = entry(programme, "limits", limit.id)?.place
                else { return nil }
                return Finding(
                    code: .limitMisfit, severity: .error, place: place,
                    message: "the limit '\(limit.id)' is in force when '\(book.offers[misses].name)' is not", mend: "mend its 'valid'",
                    related: [.init(place: book.offers[misses].place, message: "the offer it limits")])
            }
        }
    }
}

/// L054: what is taken off is more than there is. L055: cash without an upper bound.
extension Survey {
    func deductions() -> [Finding] {
        let relations = entries("relations")
        return book.relations.filter { $0.kind == .deducts }.compactMap { relation -> Finding? in
            guard let entry = relations.first(where: { $0.key == relation.id }), relation.offers.count == 2 else { return nil }
            let (from, of) = (book.offers[relation.offers[0]], book.offers[relation.offers[1]])
            guard let paid = from.amount, let taken = of.amount else { return nil }
            var footing = Footing()
            for offer in [from, of] { footing.follow(offer, book) }
            let numbers = Set([from.programmeNumber, of.programmeNumber]).sorted()
            var search = Search(Terrain(self, numbers.map { book.programmes[$0] }, footing), plain)
            let outcome = search.find([.own(from.number, .yes), .own(of.number, .yes)]) { evaluator, row -> Witness? in
                let left = evaluator.interval(paid, from.per == .household ? 0 : row)
                let off = evaluator.interval(taken, of.per == .household ? 0 : row)
                guard off.high < Interval.notKnown, Interval.share(off.high, relation.share, relation.rounding) > left.low else { return nil }
                var witness = witness("more is taken off than there is", household(evaluator), [])
                witness.totals = [from, of].map { offer in
                    (offer.id, catalogue.assess(witness.household, offers: [], asks: false).total(of: offer.id)?.text ?? "")
                }
                return witness
            }
            guard case .found(let witness) = outcome else { return nil }
            return Finding(
                code: .percentWithoutRounding, severity: .warning, place: entry.place,
                message: "more can be taken off '\(from.id)' than it pays; it then pays nothing", mend: "say under 'accepted' that this is meant",
                related: [.init(place: from.place, message: "what is reduced"), .init(place: of.place, message: "what is taken off")],
                witness: witness)
        }
    }

    func unlimitedCash() -> [Finding] {
        catalogue.programmes.flatMap { programme -> [Finding] in
            let terrain = Terrain(self, [programme], footing(of: programme))
            return programme.offers.filter { $0.form == .cash && $0.amount != nil }.compactMap { offer in
                guard let day = terrain.days.first(where: { isUnlimited(offer, programme, terrain, on: $0) }) else { return nil }
                let household = Household(anchor: CivilDate(dayNumber: Int(day)), members: [.init()])
                return Finding(
                    code: .unlimitedCash, severity: .warning, place: offer.place, message: "'\(offer.name)' pays cash without an upper bound",
                    mend: "write {lesser_of: [{field: …}, param:ceiling]}, or a limit",
                    witness: witness("\(offer.name) without an upper bound", household, [offer]))
            }
        }
    }

    private func isUnlimited(_ offer: Offer, _ programme: Programme, _ terrain: Terrain, on day: Int64) -> Bool {
        let household = Household(anchor: CivilDate(dayNumber: Int(day)), members: [.init()])
        var evaluator = Evaluator(rules, Circumstances(household, book))
        for field in terrain.anchorFields { evaluator.put(day, in: field) }
        let row = offer.per == .household ? 0 : 1
        guard evaluator.own(offer.number, row) != .no, let amount = offer.amount, evaluator.interval(amount, row).high == Interval.unlimited else {
            return false
        }
        return !programme.limits.contains { limit in
            guard limit.offers.contains(offer.number), evaluator.inForce(limit.valid.days.from, limit.valid.days.to, programme.number) == .yes else {
                return false
            }
            let row = limit.scope == .household ? 0 : 1
            return (limit.when.map { evaluator.truth($0, row) } ?? .yes) == .yes && evaluator.interval(limit.atMost, row).high != Interval.unlimited
        }
    }
}
