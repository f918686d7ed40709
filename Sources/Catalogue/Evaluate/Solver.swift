import Basics

extension Evaluator {
    /// Solves all offers in the order of dependence: own conditions, relations, amounts, limits. `exactly` settles offers, too, that are
    /// open only because a fact occurs in them more than once; without it conditions are read step by step, as for many households at once.
    mutating func solve(exactly: Bool = true) -> Solution {
        let count = book.offers.count
        var solution = Solution(
            verdicts: Array(repeating: Verdict(), count: count * facts.rows), rows: facts.rows, totals: Array(repeating: .zero, count: count))
        for offer in book.order {
            for row in rows(of: offer) {
                var verdict = judge(offer, row)
                if exactly, verdict.final == .open, let settled = settledWhatever(offer, row) {
                    verdict.final = settled
                    verdict.isSettledWhatever = true
                    verdict.kind = verdict.kind == .waiting ? (settled == .no ? .superseded : .plain) : verdict.kind
                }
                solution[offer, row] = verdict
                finals[offer * facts.rows + row] = verdict.final
            }
        }
        for offer in book.order {
            for row in rows(of: offer) { weigh(offer, row, &solution) }
        }
        applyLimits(book.order, &solution)
        for relation in book.relations.indices { applyUnstated(relation, &solution) }
        applyChoices(&solution)
        return solution
    }

    /// One offer for one person, or for the household (row 0).
    typealias Place = (offer: Int, row: Int)

    /// Where these facts reach among the offers, in the order of dependence.
    func places(touchedBy slots: [Int], among offers: [Int]) -> [Place] {
        var places: [Place] = []
        for offer in offers {
            for row in rows(of: offer) where slots.contains(where: { reaches($0, offer, row) }) { places.append((offer, row)) }
        }
        return places
    }

    private func reaches(_ slot: Int, _ offer: Int, _ row: Int) -> Bool {
        let (itsRow, field) = slot.quotientAndRemainder(dividingBy: facts.columns)
        switch book.reach.fields[field].looks[offer] {
        case .not: return false
        case .atItsRow: return isHousehold[field] || itsRow == row
        case .across: return true
        }
    }

    /// Judges places again after facts were put; amounts are left out.
    mutating func judge(again places: [Place]) {
        for (offer, row) in places { finals[offer * facts.rows + row] = judge(offer, row).final }
    }

    /// The relations that say nothing about an offer of these places and another.
    func unstated(among places: [Place]) -> [Int] { Set(places.flatMap { book.unstated[$0.offer] }).sorted() }

    /// Solves places again after facts were put, and what stands `unstated` among them; everything else stays as it was, limits and choices are left out.
    mutating func solve(again places: [Place], _ relations: [Int], from base: Solution) -> Solution {
        var solution = base
        for (offer, row) in places {
            solution[offer, row] = judge(offer, row)
            finals[offer * facts.rows + row] = solution[offer, row].final
        }
        for (offer, row) in places { weigh(offer, row, &solution) }
        for relation in relations { applyUnstated(relation, &solution) }
        return solution
    }

    private mutating func judge(_ number: Int, _ row: Int) -> Verdict {
        let frame = book.frames.offers[number]
        var verdict = Verdict()
        verdict.own = own(number, row)
        verdict.final = verdict.own
        if let kind = outOfTime(frame) {
            verdict.kind = kind
            return verdict
        }
        guard frame.hasDependencies, verdict.final != .no else { return verdict }
        let dependencies = book.dependencies[number]
        for look in dependencies.needs where verdict.final != .no {
            let there = look.offers.map { seen($0, look.relation, row) }.min() ?? .yes
            step(&verdict, there, .lacking, look.relation)
        }
        for look in dependencies.once where verdict.final != .no {
            let before = received(.init(offers: look.offers, scope: book.relations[look.relation].scope, within: nil), frame.programme, row)
            step(&verdict, !before, .spent, look.relation)
        }
        for look in dependencies.behind where verdict.final != .no {
            let first = look.offers.map { seen($0, look.relation, row) }.max() ?? .no
            step(&verdict, !first, .superseded, look.relation)
        }
        return verdict
    }

    /// Lets a relation weigh on a verdict.
    private func step(_ verdict: inout Verdict, _ truth: Truth, _ kind: Verdict.Kind, _ relation: Int) {
        guard truth < .yes, relationHolds(relation) else { return }
        if truth == .no {
            verdict.kind = kind
            verdict.relation = relation
        } else if verdict.own == .yes, kind != .spent {
            verdict.kind = .waiting
            verdict.relation = relation
        }
        verdict.final = min(verdict.final, truth)
    }

    func relationHolds(_ relation: Int) -> Bool {
        let frame = book.frames.relations[relation]
        return frame.from <= facts.anchor && facts.anchor <= frame.to
    }

    /// Another offer as a relation sees it: for the whole household, or for the same person.
    private func seen(_ offer: Int, _ relation: Int, _ row: Int) -> Truth {
        stands(offer, book.frames.relations[relation].isForHousehold ? 0 : row)
    }

    private func outOfTime(_ offer: Frames.Offer) -> Verdict.Kind? {
        let day = anchorDays[offer.programme]
        guard day != Circumstances.unknown else { return nil }
        let programme = book.frames.programmes[offer.programme]
        if day > programme.to || day > offer.to { return .ended }
        return day < programme.from || day < offer.from ? .notYet : nil
    }

    /// The amount before limits: the own amount where it stands, zero up to it where that is open.
    private mutating func weigh(_ number: Int, _ row: Int, _ solution: inout Solution) {
        let frame = book.frames.offers[number]
        guard frame.amount >= 0 || frame.hasExceptions, solution[number, row].final != .no else { return }
        let exceptional = frame.hasExceptions ? exceptions(number, row) : plainly(frame.amount, row)
        if exceptional.clash == .yes, solution[number, row].final == .yes { solution[number, row].kind = .conflict }
        if exceptional.clash == .open, solution[number, row].final == .yes { solution[number, row].final = .open }
        guard frame.amount >= 0 else { return }
        var amount = exceptional.amount
        for look in book.dependencies[number].deducts { deduct(look, row, solution, &amount) }
        let isSure = solution[number, row].final == .yes && solution[number, row].kind != .conflict
        solution[number, row].request = isSure ? amount : Interval(low: 0, high: amount.high)
        solution[number, row].amount = solution[number, row].request
    }

    private mutating func plainly(_ amount: Int, _ row: Int) -> Exceptional {
        let interval = interval(amount, row)
        return Exceptional(truth: .yes, amount: interval, clash: interval.clash)
    }

    private func deduct(_ look: Dependencies.Look, _ row: Int, _ solution: Solution, _ amount: inout Interval) {
        let relation = book.relations[look.relation]
        guard relationHolds(look.relation) else { return }
        for other in look.offers {
            let across = relation.scope == .household || book.offers[other].per == .household || row == 0
            let sum = (across ? Array(rows(of: other)) : [row]).reduce(Interval.zero) { $0.adding(solution[other, $1].request) }
            amount.deduct(
                Interval(
                    low: Interval.share(sum.low, relation.share, relation.rounding), high: Interval.share(sum.high, relation.share, relation.rounding)
                ))
        }
    }

    /// Two offers nobody says anything about: where both stand, both are a question to the provider.
    private func applyUnstated(_ number: Int, _ solution: inout Solution) {
        guard book.frames.relations[number].isUnstated, relationHolds(number) else { return }
        let offers = book.relations[number].offers
        var found: [(offer: Int, row: Int, truth: Truth)] = []
        for offer in offers {
            for row in rows(of: offer) where solution[offer, row].final == .yes && solution[offer, row].kind == .plain {
                let other = offers.reduce(Truth.no) { $1 == offer ? $0 : max($0, seen($1, number, row)) }
                if other != .no { found.append((offer, row, other)) }
            }
        }
        for (offer, row, truth) in found {
            solution[offer, row].kind = truth == .yes ? .unstated : .waiting
            solution[offer, row].final = .open
            solution[offer, row].relation = number
            solution[offer, row].amount.low = 0
            solution.totals[offer].low = 0
        }
    }

    private func applyChoices(_ solution: inout Solution) {
        for number in book.relations.indices where book.relations[number].applicantChooses && relationHolds(number) {
            let possible = book.relations[number].offers.filter { offer in rows(of: offer).contains { solution[offer, $0].final != .no } }
            guard possible.count > 1 else { continue }
            for offer in possible {
                solution.alternatives[offer, default: []] += possible.filter { $0 != offer }
            }
        }
    }
}
