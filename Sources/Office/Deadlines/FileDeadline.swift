public import Basics
public import Catalogue

/// One deadline of one file, with its days where its event has one.
public struct FileDeadline: Sendable {
    /// What tells it from the file's others. A new day of the event is a new deadline.
    public struct Key: Sendable, Hashable {
        public let programme: String
        public let deadline: String
        public let eventDay: CivilDate

        public init(programme: String, deadline: String, eventDay: CivilDate) {
            self.programme = programme
            self.deadline = deadline
            self.eventDay = eventDay
        }
    }

    /// Who ticked it off, and when.
    public struct Mark: Sendable, Hashable {
        public let by: String
        public let at: Moment
    }

    public enum Standing: Sendable, Hashable {
        /// Its event has no day yet.
        case waiting
        case ahead
        /// The window is open, or the answer may be expected.
        case running
        /// The last day is over; for an expectation: it takes longer than usual.
        case overdue
        /// The event that settles it happened.
        case met(CivilDate)
        case done(Mark)
    }

    public let file: CaseID
    public let fileNumber: String
    public let fileTitle: String
    public let owner: WorkerID
    public let ownerName: String
    public let programme: String
    public let programmeTitle: Wording
    public let deadline: Deadline
    /// Nil while the event has no day.
    public let dates: Deadline.Dates?
    public let mark: Mark?
    public let metOn: CivilDate?

    public var key: Key? { dates.map { Key(programme: programme, deadline: deadline.id, eventDay: $0.event) } }

    public func standing(on today: CivilDate) -> Standing {
        if let mark { return .done(mark) }
        if let metOn { return .met(metOn) }
        guard let dates else { return .waiting }
        if today > dates.ends { return .overdue }
        switch deadline.kind {
        case .window, .expectation: return today >= dates.opens ? .running : .ahead
        case .hard, .soft: return .ahead
        }
    }

    /// The next day somebody has to look at it: the last safe day, and after it the last one; the opening of a window, later its end; the end of an expectation.
    public func nextDay(on today: CivilDate) -> CivilDate? {
        guard let dates else { return nil }
        switch deadline.kind {
        case .hard, .soft: return today <= dates.safe ? dates.safe : dates.ends
        case .window: return today < dates.opens ? dates.opens : dates.ends
        case .expectation: return dates.ends
        }
    }

    /// Whether nothing settled it yet.
    public var isUnsettled: Bool { mark == nil && metOn == nil }

    /// Whether it belongs on a day's list: unsettled and due within the horizon; an expectation only once it is over.
    func isDue(on today: CivilDate, within days: Int) -> Bool {
        guard isUnsettled, let next = nextDay(on: today) else { return false }
        return deadline.kind == .expectation ? next < today : next <= today.adding(days: days)
    }
}
