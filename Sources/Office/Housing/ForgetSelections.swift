import Basics
import Store

/// How long an office can show whom it looked at for a flat.
public enum SelectionTerm {
    /// Months after an offer ended. Claims under section 21 (5) AGG have to be raised within two months (from memory, unverified); four more are reserve.
    public static let months = 6
}

extension Desk {
    /// Lets go of who was looked at for flats whose offer ended longer ago than the term: counts, criteria, seed and proposals stay. Done with every
    /// new choice, so that nobody has to think of it.
    func forgetOldSelections() throws {
        let before = LocalTime(day: today.adding(months: -SelectionTerm.months), hour: 0, minute: 0).moment
        let nothing = SelectionEntry.packed([])
        // By its length, which is known without reading the megabyte of every choice there is.
        let old: [RoundID] = try transaction.values(
            """
            SELECT s.round FROM selections s JOIN rounds r ON r.office = s.office AND r.round = s.round
            JOIN flats f ON f.office = r.office AND f.flat = r.flat
            WHERE s.office = \(office) AND NOT f.is_live AND f.state_since < \(before) AND LENGTH(s.households) > \(nothing.count)
            """)
        guard !old.isEmpty else { return }
        try transaction.execute("UPDATE selections SET households = \(nothing) WHERE office = \(office) AND round IN \(list: old)")
        tell("selection.forget", detail: String(old.count))
    }
}
