public import Basics

/// What the moves of a period saved until its end: the shelter that was not needed, less the rent of the flats. The formula is shown with its figures.
public struct HousingSavings: Sendable, Hashable {
    /// Days in a flat, one for each person and night.
    public let nights: Int
    public let shelter: Money
    public let rent: Money
    /// What a place in a shelter costs for each person and month.
    public let personMonth: Money
    public let households: Int
    /// Left out, because what their flat costs is not known.
    public let withoutRent: Int

    public var saved: Money { shelter - rent }

    /// A year has twelve months and 365 days; amounts are rounded to the cent once, at the end. Nil where nobody moved.
    public init?(_ facts: LettingFigures.Facts, from: CivilDate, to: CivilDate, asOf: Moment, personMonth: Money) {
        let moves = facts.moves.filter { $0.movedOn >= from && $0.movedOn <= to && $0.counted(at: asOf) }
        guard !moves.isEmpty else { return nil }
        // A year that is not over has saved nothing yet for the days to come.
        let end = min(to, asOf.local.day)
        var (nights, rentDays): (Int, Int64) = (0, 0)
        let counted = moves.filter { $0.rent != nil }
        let goneOn = facts.goneOn(asOf: asOf)
        for move in counted {
            // Who is known to have left the flat again saves no more nights.
            let out = min(end.adding(days: 1), goneOn[move.move] ?? end.adding(days: 1))
            let days = max(0, out.dayNumber - move.movedOn.dayNumber)
            nights += days * move.persons
            rentDays += Int64(days) * (move.rent?.cents ?? 0)
        }
        self.nights = nights
        self.personMonth = personMonth
        shelter = Self.yearly(Int64(nights) * personMonth.cents)
        rent = Self.yearly(rentDays)
        households = counted.count
        withoutRent = moves.count - counted.count
    }

    /// Cents a month over so many days.
    private static func yearly(_ monthDays: Int64) -> Money { Money(cents: (monthDays * 24 + 365) / 730) }
}
