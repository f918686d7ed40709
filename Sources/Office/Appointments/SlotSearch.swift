public import Basics
public import Catalogue

/// The hours in which an office makes appointments, on its working days.
public struct OfficeHours: Sendable, Hashable {
    /// Minutes since midnight; the last appointment ends by `closes`.
    public let opens: Int
    public let closes: Int

    /// Eight to five.
    public static let usual = OfficeHours(opens: 8 * 60, closes: 17 * 60)

    public init(opens: Int, closes: Int) {
        self.opens = opens
        self.closes = closes
    }

    public var german: String { "\(LocalTime.words(opens))–\(LocalTime.words(closes)) Uhr" }
}

/// An hour at which everybody and everything needed is free.
public struct Slot: Sendable, Hashable {
    public let begins: Moment
    public let room: RoomID?
    public let interpreter: InterpreterID?
}

/// Looks for the next hours that suit the counsellor, the family, a room and an interpreter: pure, over the hours each of them is taken.
public struct SlotSearch: Sendable {
    public let minutes: Int
    public let hours: OfficeHours
    public let workingDays: WorkingDays
    /// When one of those is taken who all have to be there.
    public let taken: [TimeSpan]
    /// The rooms that would do, the best first; nil where no room is needed.
    public let rooms: [(id: RoomID, taken: [TimeSpan])]?
    /// The interpreters that would do, the best first; nil where nobody interprets.
    public let interpreters: [(id: InterpreterID, taken: [TimeSpan])]?
    /// Appointments begin on whole multiples of it.
    public static let step = 30

    public init(
        minutes: Int, hours: OfficeHours = .usual, workingDays: WorkingDays, taken: [TimeSpan], rooms: [(id: RoomID, taken: [TimeSpan])]? = nil,
        interpreters: [(id: InterpreterID, taken: [TimeSpan])]? = nil
    ) {
        self.minutes = minutes
        self.hours = hours
        self.workingDays = workingDays
        self.taken = taken
        self.rooms = rooms
        self.interpreters = interpreters
    }

    /// The next free hours from a moment on, in their order; none begins after the last day. At most `limitPerDay` on one day, so that
    /// there is a choice of days.
    public func slots(from start: Moment, through last: CivilDate, limit: Int, limitPerDay: Int = .max) -> [Slot] {
        var found: [Slot] = []
        var day = start.local.day
        while day <= last, found.count < limit {
            if workingDays.isWorkingDay(day) {
                found += slots(on: day, from: start).prefix(min(limitPerDay, limit - found.count))
            }
            day = day.adding(days: 1)
        }
        return found
    }

    private func slots(on day: CivilDate, from start: Moment) -> [Slot] {
        stride(from: hours.opens, through: hours.closes - minutes, by: Self.step).compactMap { minute in
            let begins = LocalTime(day: day, hour: minute / 60, minute: minute % 60).moment
            return begins < start ? nil : slot(TimeSpan(begins: begins, minutes: minutes))
        }
    }

    private func slot(_ span: TimeSpan) -> Slot? {
        func isFree(_ taken: [TimeSpan]) -> Bool { !taken.contains { $0.meets(span) } }
        guard isFree(taken) else { return nil }
        let room = rooms?.first { isFree($0.taken) }
        guard rooms == nil || room != nil else { return nil }
        let interpreter = interpreters?.first { isFree($0.taken) }
        guard interpreters == nil || interpreter != nil else { return nil }
        return Slot(begins: span.begins, room: room?.id, interpreter: interpreter?.id)
    }
}

extension LocalTime {
    /// `8:00` of minutes since midnight.
    fileprivate static func words(_ minutes: Int) -> String { "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)" }
}
