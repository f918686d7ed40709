public import Basics
public import Papers
import Store

/// My hours of one month, for the invoice: what I had accepted and what became of it.
public struct MonthOfInterpreting: Question {
    public static let needs = Right.answerInterpreting
    /// Any day of the month.
    public let month: CivilDate

    public init(month: CivilDate) { self.month = month }

    public func answer(at desk: Desk) throws -> HoursSheet {
        guard let entry = try desk.ownEntry() else { throw Refusal.notFound }
        let first = month.adding(days: 1 - month.day)
        let next = first.adding(months: 1)
        let (from, to) = (LocalTime(day: first, hour: 0, minute: 0).moment, LocalTime(day: next, hour: 0, minute: 0).moment)
        let states: [AppointmentState] = [.kept, .missed, .cancelled]
        let lines = try desk.interpretingLines(
            of: entry.id,
            where: """
                AND interpreter_answer = \(HelperAnswer.accepted) AND begins_at >= \(from) AND begins_at < \(to) AND state IN \(list: states)
                AND (state = \(AppointmentState.kept) OR lost_cost > 0) ORDER BY begins_at, appointment
                """)
        return HoursSheet(
            date: desk.today, office: try desk.settings().shortName, interpreter: entry.name, month: Self.words(first),
            lines: lines.map { line in
                HoursSheet.Line(
                    begins: line.begins, minutes: line.state == .kept ? line.minutes : 0, outcome: line.state.german,
                    place: line.place?.german ?? "", cost: line.cost)
            })
    }

    private static let months = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ]

    public static func words(_ day: CivilDate) -> String { "\(months[day.month - 1]) \(day.year)" }
}
