import Basics

extension Catalogue {
    /// All programmes for one household, with reasons and the next questions. The same input gives the same answer, byte by byte.
    public func assess(_ household: Household) -> Assessment { assess(household, offers: book.offers, asks: true) }

    /// The results of some offers only, with or without the next questions.
    func assess(_ household: Household, offers: [Offer], asks: Bool) -> Assessment {
        var evaluator = Evaluator(rules, Circumstances(household, book))
        let solution = evaluator.solve()
        var assessor = Assessor(evaluator: evaluator, solution: solution, household: household, explainer: Explainer(evaluator, household))
        var results: [OfferResult] = []
        for offer in offers {
            for row in evaluator.rows(of: offer.number) { results.append(assessor.result(offer, row)) }
        }
        let totals = book.offers.filter(\.hasAmount).map { Assessment.Total(offer: $0.id, amount: AmountRange(solution.totals[$0.number])) }
        let questions = asks ? Interview(evaluator: evaluator, solution: solution).questions(about: book.order).map(question) : []
        return Assessment(
            anchor: household.anchor, catalogue: hash, offers: results, totals: totals, questions: questions, priorities: priorities(&evaluator))
    }

    /// Whom the programmes in force look after first.
    private func priorities(_ evaluator: inout Evaluator) -> [Assessment.Priority] {
        var found: [Assessment.Priority] = []
        for programme in programmes where evaluator.inForce(programme.number) == .yes {
            for priority in programme.priorities {
                guard let node = priority.node else { continue }
                for row in 1..<max(1, evaluator.facts.rows) where evaluator.truth(node, row) == .yes {
                    found.append(.init(programme: programme.id, text: priority.text, person: row, sources: priority.provenance.sources))
                }
            }
        }
        return found
    }

    func question(_ open: Interview.Open) -> OpenQuestion {
        let field = book.vocabulary.fields[open.field]
        return OpenQuestion(
            fact: FactReference(field: field.id, person: field.of == .household ? nil : open.row), text: field.question,
            why: open.why.map { book.offers[$0].id }, isSensitive: field.isSensitive, evidence: field.evidence)
    }
}

/// Turns verdicts into results that people read.
struct Assessor {
    var evaluator: Evaluator
    let solution: Solution
    let household: Household
    var explainer: Explainer
    var book: Rulebook { evaluator.rules.book }

    mutating func result(_ offer: Offer, _ row: Int) -> OfferResult {
        let verdict = solution[offer.number, row]
        var needs = Needs()
        if verdict.final == .open || verdict.kind == .waiting { evaluator.finalNeeds(offer.number, row, &needs) }
        let status = status(verdict, offer, row, needs)
        if let amount = offer.amount, !status.isImpossible { evaluator.amountNeeds(amount, row, &needs) }
        var reasons = time(offer, verdict) ?? explainer.reasons(offer.number, row)
        reasons += relation(verdict)
        let values = offer.amount.map { status.isImpossible ? [] : explainer.values(inAmount: $0, row) } ?? []
        return OfferResult(
            programme: offer.programme, offer: offer.name, person: offer.per == .household ? nil : row, status: status,
            amount: offer.hasAmount ? AmountRange(verdict.amount) : nil, form: offer.form, isDiscretionary: offer.isDiscretionary,
            hasLegalClaim: book.programmes[offer.programmeNumber].hasLegalClaim,
            basis: status == .yes ? reasons.filter(\.isDecisive).compactMap(\.basis).min() : nil,
            reasons: reasons,
            missingEvidence: status.isImpossible ? [] : missingEvidence(offer, row), missingFacts: references(needs),
            gaps: needs.gaps.sorted().map(explainer.scene.gapText),
            instead: [.no, .ended, .superseded].contains(status) ? instead(offer, reasons) : [],
            alternatives: (solution.alternatives[offer.number] ?? []).map { book.offers[$0].id }, values: values + limitValues(offer, status),
            presumed: Set(reasons.filter(\.isDecisive).flatMap(\.presumed)).sorted())
    }

    private func references(_ needs: Needs) -> [FactReference] {
        needs.slots.sorted().map { slot in
            let field = book.vocabulary.fields[slot % evaluator.facts.columns]
            return FactReference(field: field.id, person: field.of == .household ? nil : slot / evaluator.facts.columns)
        }
    }

    mutating func status(_ verdict: Verdict, _ offer: Offer, _ row: Int, _ needs: Needs) -> Status {
        switch verdict.kind {
        case .ended: return .ended
        case .notYet: return .notYet
        case .conflict: return .conflict
        case .unstated: return .unstated
        case .superseded where verdict.final == .no: return .superseded
        case .waiting where verdict.final == .open: return .waiting
        default: break
        }
        switch verdict.final {
        case .yes: return .yes
        case .no: return .no
        case .open: return openKind(offer, row, needs)
        }
    }

    /// Open because of signatures only, of a judgement only, or of facts.
    private mutating func openKind(_ offer: Offer, _ row: Int, _ needs: Needs) -> Status {
        let types = needs.slots.map { book.vocabulary.fields[$0 % evaluator.facts.columns].type }
        let isDecidable = types.allSatisfy { $0 == .declaration || $0 == .judgement }
        guard needs.gaps.isEmpty, !needs.slots.isEmpty, isDecidable, needs.slots.isDisjoint(with: evaluator.facts.refused) else { return .open }
        if types.contains(.judgement) { return .judgement }
        var signed = evaluator
        for slot in needs.slots { signed.put(1, in: slot) }
        let places = signed.places(touchedBy: needs.slots.sorted(), among: book.closure[offer.number])
        return signed.solve(again: places, signed.unstated(among: places), from: solution)[offer.number, row].final == .yes ? .yesIfSigned : .open
    }

    /// The one reason of an offer that is not in force.
    private func time(_ offer: Offer, _ verdict: Verdict) -> [Reason]? {
        verdict.kind == .ended || verdict.kind == .notYet ? [explainer.period(offer.number)] : nil
    }

    private func relation(_ verdict: Verdict) -> [Reason] {
        guard let number = verdict.relation else { return [] }
        let relation = book.relations[number]
        let names = relation.offers.map { book.offers[$0].title }
        let list = Wording(de: names.map(\.de).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
        let text: Wording =
            switch relation.kind {
            case .requires: Wording(de: "nur zusammen mit: \(list.de)", en: "only together with: \(list.en)")
            case .once: Wording(de: "nur einmal: \(list.de)", en: "only once: \(list.en)")
            case .unstated:
                Wording(de: "ob beides zusammen geht, ist nirgends gesagt: \(list.de)", en: "whether both go together is stated nowhere: \(list.en)")
            default: Wording(de: "Vorrang in dieser Reihenfolge: \(list.de)", en: "in this order of preference: \(list.en)")
            }
        let holds: Truth = verdict.final == .no ? .no : .open
        return [explainer.plain(relation.text.isEmpty ? text : relation.text, holds, relation.provenance)]
    }

    private func instead(_ offer: Offer, _ reasons: [Reason]) -> [Wording] {
        var found: [Wording] = []
        func collect(_ reasons: [Reason]) {
            for reason in reasons where reason.isDecisive && reason.holds == .no {
                if !reason.instead.isEmpty, !found.contains(reason.instead) { found.append(reason.instead) }
                collect(reason.parts)
            }
        }
        collect(reasons)
        if !offer.instead.isEmpty { found.append(offer.instead) }
        return found
    }

    /// Documents of the offer that are neither on file nor stand behind a documented fact.
    private func missingEvidence(_ offer: Offer, _ row: Int) -> [String] {
        let own = household.members.indices.contains(row - 1) ? household.members[row - 1].documents : []
        return offer.evidence.filter { !household.documents.contains($0) && !own.contains($0) && !isProven($0, row) }
    }

    /// Whether a fact that the document proves is documented.
    private func isProven(_ document: String, _ row: Int) -> Bool {
        (book.vocabulary.fieldsProven[document] ?? []).contains { index in
            explainer.scene.standing(index, row).map { $0 >= .documented } ?? false
        }
    }

    private mutating func limitValues(_ offer: Offer, _ status: Status) -> [ValueUsed] {
        guard !status.isImpossible else { return [] }
        let limits = book.programmes[offer.programmeNumber].limits.filter { $0.offers.contains(offer.number) }
        return limits.flatMap { limit -> [ValueUsed] in
            let applies = min(
                evaluator.inForce(limit.valid.days.from, limit.valid.days.to, offer.programmeNumber),
                limit.when.map { evaluator.truth($0, limit.scope == .household ? 0 : 1) } ?? .yes)
            return applies == .no ? [] : explainer.values(inAmount: limit.atMost, limit.scope == .household ? 0 : 1)
        }
    }
}
