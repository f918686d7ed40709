/// L032, L033, L035: rows of amounts, and exceptions.
extension LogicCheck {
    mutating func rows() {
        for offer in programme.offers {
            if let amount = offer.amount { walk(amount, [.own(offer.number, .yes)], offer) }
            for exception in offer.exceptions {
                if let amount = exception.amount { walk(amount, [.node(offer.when, .yes), .node(exception.when, .yes)], offer) }
            }
        }
    }

    private mutating func walk(_ number: Int, _ goals: [Search.Goal], _ offer: Offer) {
        let node = book.amounts[number]
        for kid in node.kids { walk(book.amountKids[kid], goals, offer) }
        let rows = Array(book.amountRows[node.rows])
        for (position, row) in rows.enumerated() {
            let inside = goals + (row.condition >= 0 ? [.node(row.condition, .yes)] : [])
            if row.condition >= 0, !flagged.contains(row.condition), let place = survey.places.nodes[row.condition] {
                if search.canBe(inside) == false {
                    found.append(
                        Finding(
                            code: .unreachable, severity: .error, place: place, message: "this row of '\(offer.name)' is never reached",
                            mend: "take it out, or mend its condition",
                            related: [.init(place: offer.place, message: "the offer never stands with it")]))
                }
                overlap(row, rows[(position + 1)...], goals, offer, place)
            }
            if row.amount >= 0 { walk(row.amount, inside, offer) }
        }
        merge(rows)
    }

    private mutating func overlap(
        _ row: AmountNode.Row, _ later: ArraySlice<AmountNode.Row>, _ goals: [Search.Goal], _ offer: Offer, _ place: Findings.Place
    ) {
        for other in later where other.condition >= 0 && !isSame(row.amount, other.amount) {
            if book.nodes[row.condition].op == .anchorDate, book.nodes[other.condition].op == .anchorDate { continue }
            let survey = survey
            let outcome = search.find(goals + [.node(row.condition, .yes), .node(other.condition, .yes)]) { evaluator, person -> Witness? in
                let at = offer.per == .household ? 0 : person
                let amounts = [row.amount, other.amount].map { $0 < 0 ? Interval.unread : evaluator.interval($0, at) }
                guard amounts[0] != amounts[1] else { return nil }
                return survey.witness("two rows of \(offer.name) at once", survey.household(evaluator), [offer])
            }
            guard case .found(let witness) = outcome, let second = survey.places.nodes[other.condition] else { continue }
            found.append(
                Finding(
                    code: .overlappingRows, severity: .error, place: second,
                    message: "two rows of '\(offer.name)' hold at once with different amounts",
                    mend: "make them exclude each other", related: [.init(place: place, message: "the other row")], witness: witness))
        }
    }

    /// Neighbours with the same amount.
    private mutating func merge(_ rows: [AmountNode.Row]) {
        for (one, next) in zip(rows, rows.dropFirst()) where one.amount >= 0 && next.amount >= 0 && isSame(one.amount, next.amount) {
            guard let place = survey.places.amounts[next.amount], let first = survey.places.amounts[one.amount] else { continue }
            found.append(
                Finding(
                    code: .duplicateRows, severity: .warning, place: place, message: "two neighbouring rows give the same amount",
                    mend: "make one row of them", related: [.init(place: first, message: "the row before")]))
        }
    }

    /// Whether two amounts are written the same.
    private func isSame(_ left: Int, _ right: Int) -> Bool {
        if left == right { return true }
        guard left >= 0, right >= 0 else { return false }
        let (one, other) = (book.amounts[left], book.amounts[right])
        guard one.op == other.op, one.value == other.value, one.field == other.field, one.parameter == other.parameter,
            one.condition == other.condition,
            one.rounding == other.rounding, one.kids.count == other.kids.count, one.rows.isEmpty, other.rows.isEmpty
        else { return false }
        return zip(one.kids, other.kids).allSatisfy { isSame(book.amountKids[$0], book.amountKids[$1]) }
    }

    mutating func exceptions() {
        for offer in programme.offers {
            for (number, exception) in offer.exceptions.enumerated() {
                guard !flagged.contains(exception.when), let place = survey.places.nodes[exception.when] else { continue }
                reachable(exception, number, offer, place)
                for other in offer.exceptions.indices where other > number { disagree(number, other, offer) }
            }
        }
    }

    private mutating func reachable(_ exception: Offer.Exception, _ number: Int, _ offer: Offer, _ place: Findings.Place) {
        let goals: [Search.Goal] = [.node(offer.when, .yes), .node(exception.when, .yes)]
        let above = offer.exceptions.filter { $0.overrides.contains(number) }
        guard search.canBe(goals + above.map { .node($0.when, .no) }) == false else { return }
        let masks = above.compactMap { survey.places.nodes[$0.when] }.map {
            Finding.Pointer(place: $0, message: "masked by this one, which overrides it")
        }
        found.append(
            Finding(
                code: .unreachable, severity: .error, place: place, message: "the exception '\(exception.id)' of '\(offer.name)' is never reached",
                mend: "take it out, or mend its condition",
                related: masks.isEmpty ? [.init(place: offer.place, message: "the offer never stands with it")] : masks))
    }

    /// Two exceptions at once, neither above the other, with different results.
    private mutating func disagree(_ one: Int, _ other: Int, _ offer: Offer) {
        let (first, second) = (offer.exceptions[one], offer.exceptions[other])
        guard !first.overrides.contains(other), !second.overrides.contains(one) else { return }
        let survey = survey
        let outcome = search.find([.node(offer.when, .yes), .node(first.when, .yes), .node(second.when, .yes)]) { evaluator, person -> Witness? in
            let row = offer.per == .household ? 0 : person
            let results = [first, second].map { $0.amount.map { evaluator.interval($0, row) } }
            guard results[0] != results[1] else { return nil }
            return survey.witness("\(first.id) and \(second.id) at once", survey.household(evaluator), [offer])
        }
        guard case .found(let witness) = outcome, let place = survey.places.nodes[second.when], let before = survey.places.nodes[first.when] else {
            return
        }
        found.append(
            Finding(
                code: .overlappingRows, severity: .error, place: place,
                message: "the exceptions '\(first.id)' and '\(second.id)' of '\(offer.name)' can hold at once with different results",
                mend: "write 'overrides: [\(first.id)]', or make them exclude each other",
                related: [.init(place: before, message: "the other exception")],
                witness: witness))
    }
}
