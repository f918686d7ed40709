public import Basics

/// Who does a step.
public enum PlanDoer: String, Sendable, Hashable, Codable, CaseIterable {
    case person, counsellor, authority, partner, landlord, volunteer

    public var wording: Wording {
        switch self {
        case .person: Wording(de: "Person oder Familie", en: "person or family")
        case .counsellor: Wording(de: "Beratung", en: "counsellor")
        case .authority: Wording(de: "Behörde", en: "authority")
        case .partner: Wording(de: "Partner", en: "partner")
        case .landlord: Wording(de: "Vermietung", en: "landlord")
        case .volunteer: Wording(de: "Ehrenamt", en: "volunteer")
        }
    }
}

/// A value of a step in one period; nil where it was not read anywhere.
public struct PlanValue<Value: Sendable & Hashable>: Sendable, Hashable {
    public let period: Period
    public let value: Value?
    public let provenance: Provenance
}

/// One step of a plan as the catalogue knows it.
public struct PlanStep: Sendable, Identifiable {
    public let id: String
    public let text: Wording
    /// What to look out for.
    public let hint: Wording
    public let who: PlanDoer
    /// Steps that come first.
    public let needs: [String]
    /// Somebody has to say whether the household needs it; no fact does.
    public let isChosen: Bool
    /// What is asked where it is chosen.
    public let question: Wording
    /// Why the household needs it, where its condition holds.
    public let because: Wording
    /// Papers it brings or needs.
    public let evidence: [String]
    public let lead: [PlanValue<PlanLead>]
    public let by: [PlanValue<DeadlineOffset>]
    public let opens: [PlanValue<DeadlineOffset>]
    public let keeps: [PlanValue<Span>]
    public let provenance: Provenance
    /// The condition's node; nil where every household needs it, or somebody chooses.
    let node: Int?

    /// The step as it counts on a day, before anybody did anything.
    public func task(on day: CivilDate) -> PlanTask {
        PlanTask(id, needs: needs, lead: lead.value(on: day), by: by.value(on: day), opens: opens.value(on: day), keeps: keeps.value(on: day))
    }
}

extension Array {
    /// The value that counts on a day; nil where none was read.
    public func value<Value>(on day: CivilDate) -> Value? where Element == PlanValue<Value> { first { $0.period.contains(day) }?.value }
}

/// The steps to one goal: a departure, a move into a flat.
public struct PlanTemplate: Sendable, Identifiable {
    public let id: String
    public let title: Wording
    /// What kind of help it belongs to: `return`, `housing`.
    public let help: String
    /// What the wished day is the day of: "Ausreise".
    public let goal: Wording
    /// The date field of the household that holds the wished day; nil where the plan keeps it.
    public let dayField: String?
    /// In the order of the file.
    public let steps: [PlanStep]
    public let provenance: Provenance

    public func step(_ id: String) -> PlanStep? { steps.first { $0.id == id } }
}

/// Whether a household needs a step, and what has to be known to say so.
public struct PlanFit: Sendable, Hashable {
    public let holds: Truth
    /// Where it is open: the facts nobody gave.
    public let missing: [FactReference]
}

extension Catalogue {
    /// In the order of their ids.
    public var plans: [PlanTemplate] { book.plans }
    public func plan(_ id: String) -> PlanTemplate? { book.plans.first { $0.id == id } }

    /// Which steps a household needs, by id. What somebody has to choose is open.
    public func fits(_ plan: PlanTemplate, to household: Household) -> [String: PlanFit] {
        var evaluator = Evaluator(book, Circumstances(household, book))
        var fits: [String: PlanFit] = [:]
        for step in plan.steps {
            guard let node = step.node else {
                fits[step.id] = PlanFit(holds: step.isChosen ? .open : .yes, missing: [])
                continue
            }
            var needs = Needs()
            evaluator.needs(node, 0, &needs)
            fits[step.id] = PlanFit(holds: evaluator.truth(node, 0), missing: needs.slots.sorted().map(evaluator.reference))
        }
        return fits
    }
}

extension Evaluator {
    fileprivate func reference(_ slot: Int) -> FactReference {
        let (row, column) = slot.quotientAndRemainder(dividingBy: facts.columns)
        let field = book.vocabulary.fields[column]
        return FactReference(field: field.id, person: field.of == .household ? nil : row)
    }
}
