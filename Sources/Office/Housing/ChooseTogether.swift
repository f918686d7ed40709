public import Basics
import Store

/// Fixes the same criteria for several flats that come free together, each with a draw of its own, before anybody is looked at.
public struct FixCriteriaTogether: Command {
    public static let name = "selection.fix-together"
    public static let needs = Right.keepFlats
    /// So many at once.
    public static let mostFlats = 40
    public let flats: [FlatID]
    public let criteria: SelectionCriteria

    public init(flats: [FlatID], criteria: SelectionCriteria) {
        self.flats = flats
        self.criteria = criteria
    }

    public func perform(at desk: Desk) throws -> Done {
        guard (2...Self.mostFlats).contains(Set(flats).count), Set(flats).count == flats.count else {
            throw Refusal.invalid("flats", "Wählen Sie zwei bis \(Self.mostFlats) Wohnungen.")
        }
        guard criteria.rule != .lottery else {
            throw Refusal.invalid("rule", "Das Los wertet nicht: Für mehrere Wohnungen zugleich zählen Punkte oder Wartezeit.")
        }
        for flat in flats { _ = try FixCriteria(flat: flat, criteria: criteria).perform(at: desk) }
        return Done()
    }
}

/// Looks at every household for several flats by the criteria that were fixed for them; what is computed already stays.
public struct ComputeTogether: Command {
    public static let name = "selection.compute-together"
    public static let needs = Right.keepFlats
    public let flats: [FlatID]

    public init(flats: [FlatID]) { self.flats = flats }

    public func perform(at desk: Desk) throws -> Done {
        guard (2...FixCriteriaTogether.mostFlats).contains(flats.count) else {
            throw Refusal.invalid("flats", "Wählen Sie zwei bis \(FixCriteriaTogether.mostFlats) Wohnungen.")
        }
        for flat in flats {
            guard let round = try desk.round(of: flat) else {
                throw Refusal.notNow(why: "Für eine der Wohnungen stehen noch keine Kriterien fest.", instead: "Legen Sie sie zuerst fest.")
            }
            if round.computedAt == nil { _ = try ComputeSelection(round: round.id).perform(at: desk) }
        }
        return Done()
    }
}
