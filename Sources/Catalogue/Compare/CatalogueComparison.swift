import Basics

/// Two catalogues held side by side: what their files say differently, and what that changes for households.
public struct CatalogueComparison: Sendable {
    public let old: Catalogue
    public let new: Catalogue

    public init(old: Catalogue, new: Catalogue) {
        self.old = old
        self.new = new
    }

    /// What comes out differently for one household: in the order of the new catalogue, then what the old one alone offers.
    /// Empty where nothing changes. The household's facts are read by name, so one and the same serves both.
    public func differences(for household: Household) -> [ResultDifference] { differences(for: household, explained: true) }

    /// Without reasons it costs a fraction.
    func differences(for household: Household, explained: Bool) -> [ResultDifference] {
        guard old.hash != new.hash else { return [] }
        let (before, after) = (old.outcomes(household), new.outcomes(household))
        let earlier = Dictionary(before.map { ($0.key, $0.outcome) }, uniquingKeysWith: { first, _ in first })
        let later = Dictionary(after.map { ($0.key, $0.outcome) }, uniquingKeysWith: { first, _ in first })
        let keys = after.map(\.key) + before.map(\.key).filter { later[$0] == nil }
        let changed = keys.filter { earlier[$0] != later[$0] }
        guard !changed.isEmpty else { return [] }
        let reasons = explained ? reasons(for: household, changed) : [:]
        return changed.compactMap { key in
            guard let offer = new.offer(key.offer) ?? old.offer(key.offer),
                let programme = (new.programme(offer.programme) ?? old.programme(offer.programme))
            else { return nil }
            return ResultDifference(
                offer: key.offer, programme: offer.programme, title: programme.title.joined(": ", offer.title), person: key.person,
                before: earlier[key], after: later[key], reasons: reasons[key] ?? [])
        }
    }

    /// The telling reasons of the new answer for some results; of the old one for what is no longer offered.
    private func reasons(for household: Household, _ keys: [Catalogue.ResultKey]) -> [Catalogue.ResultKey: [Wording]] {
        let wanted = Set(keys)
        var reasons: [Catalogue.ResultKey: [Wording]] = [:]
        let offers = new.offers.filter { offer in keys.contains { $0.offer == offer.id } }
        for result in new.assess(household, offers: offers, asks: false).offers {
            let key = Catalogue.ResultKey(offer: result.offerID, person: result.person)
            if wanted.contains(key) { reasons[key] = result.reasons.filter(\.isDecisive).map(\.text) }
        }
        return reasons
    }
}

/// What one offer comes to: its status and amount.
public struct Outcome: Sendable, Hashable {
    public let status: Status
    /// Nil for help without an amount, and where the offer is out of the question.
    public let amount: AmountRange?

    /// `möglich, 1.000,00 €`.
    public var wording: Wording { amount.map { status.wording.joined(", ", $0.wording) } ?? status.wording }
    /// `yes 1000.00`.
    public var text: String { amount.map { "\(status.rawValue) \($0.text)" } ?? status.rawValue }
}

/// One result that two catalogues see differently.
public struct ResultDifference: Sendable, Hashable {
    /// By full id, `coming-home.startup`.
    public let offer: String
    public let programme: String
    /// `Coming Home: Existenzgründung`.
    public let title: Wording
    /// From 1; nil for an offer to the household.
    public let person: Int?
    /// Nil where the old catalogue does not have the offer.
    public let before: Outcome?
    /// Nil where the new catalogue does not have the offer any more.
    public let after: Outcome?
    /// Why the new catalogue says so.
    public let reasons: [Wording]

    /// `Coming Home: Existenzgründung, Person 1: bisher möglich, 1.000,00 €; künftig nicht möglich`.
    public var wording: Wording {
        let who = person.map { "Person \($0)" }
        let before = before?.wording ?? Wording(de: "nicht im Katalog", en: "not in the catalogue")
        let after = after?.wording ?? Wording(de: "nicht mehr im Katalog", en: "no longer in the catalogue")
        return Wording(
            de: "\(title.de), \(who ?? "Haushalt"): bisher \(before.de); künftig \(after.de)",
            en: "\(title.en), \(who?.lowercased() ?? "household"): so far \(before.en); from now on \(after.en)")
    }
}

extension Catalogue {
    /// Whose result of which offer.
    struct ResultKey: Hashable {
        let offer: String
        let person: Int?
    }

    /// What every offer comes to for a household, without reasons and questions.
    func outcomes(_ household: Household) -> [(key: ResultKey, outcome: Outcome)] {
        var evaluator = Evaluator(rules, Circumstances(household, book))
        let solution = evaluator.solve()
        var assessor = Assessor(evaluator: evaluator, solution: solution, household: household, explainer: Explainer(evaluator, household))
        return book.offers.flatMap { offer in
            evaluator.rows(of: offer.number).map { row in
                let key = ResultKey(offer: offer.id, person: offer.per == .household ? nil : row)
                return (key, assessor.outcome(offer, row))
            }
        }
    }
}

extension Assessor {
    mutating func outcome(_ offer: Offer, _ row: Int) -> Outcome {
        let verdict = solution[offer.number, row]
        var needs = Needs()
        if verdict.final == .open || verdict.kind == .waiting { evaluator.finalNeeds(offer.number, row, &needs) }
        let status = status(verdict, offer, row, needs)
        return Outcome(status: status, amount: offer.hasAmount && !status.isImpossible ? AmountRange(verdict.amount) : nil)
    }
}

extension Status {
    /// In words: nobody is ever refused, so there is no "refused" here.
    public var wording: Wording {
        switch self {
        case .yes: Wording(de: "möglich", en: "possible")
        case .yesIfSigned: Wording(de: "möglich, sobald unterschrieben", en: "possible once signed")
        case .open: Wording(de: "offen", en: "open")
        case .judgement: Wording(de: "entscheidet eine Person", en: "for a person to decide")
        case .waiting: Wording(de: "hängt von einer anderen Hilfe ab", en: "depends on other help")
        case .no: Wording(de: "nicht möglich", en: "not possible")
        case .superseded: Wording(de: "eine andere Hilfe geht vor", en: "other help goes first")
        case .unstated: Wording(de: "beim Träger nachfragen", en: "to be asked of the provider")
        case .conflict: Wording(de: "Regelfehler", en: "rules disagree")
        case .notYet: Wording(de: "noch nicht in Kraft", en: "not in force yet")
        case .ended: Wording(de: "beendet", en: "ended")
        }
    }
}
