public import Basics

/// Everything that is agreed on about one appointment: when, where, with whom.
public struct AppointmentPlan: Codable, Sendable, Hashable {
    public var begins: Moment
    public var minutes: Int
    public var matter: AppointmentMatter
    public var place: PlaceKind?
    /// Where it is, for a visit or another place.
    public var placeNote: String?
    public var room: RoomID?
    public var language: Language?
    public var dialect: String?
    public var needsInterpreter: Bool
    /// Why nobody interprets although the file says somebody should.
    public var withoutReason: String?
    /// Whom the family would rather have interpret.
    public var wishedGender: Gender?
    public var interpreter: InterpreterID?
    public var companion: WorkerID?

    public init(
        begins: Moment, minutes: Int, matter: AppointmentMatter, place: PlaceKind? = nil, placeNote: String? = nil, room: RoomID? = nil,
        language: Language?, dialect: String? = nil, needsInterpreter: Bool, withoutReason: String? = nil, wishedGender: Gender? = nil,
        interpreter: InterpreterID? = nil, companion: WorkerID? = nil
    ) {
        self.begins = begins
        self.minutes = minutes
        self.matter = matter
        self.place = place
        self.placeNote = placeNote
        self.room = room
        self.language = language
        self.dialect = dialect
        self.needsInterpreter = needsInterpreter
        self.withoutReason = withoutReason
        self.wishedGender = wishedGender
        self.interpreter = needsInterpreter ? interpreter : nil
        self.companion = companion
    }

    public var span: TimeSpan { TimeSpan(begins: begins, minutes: minutes) }

    var answer: HelperAnswer { !needsInterpreter ? .notNeeded : interpreter == nil ? .missing : .asked }

    func at(_ moment: Moment) -> AppointmentPlan {
        var copy = self
        copy.begins = moment
        return copy
    }
}

/// How often an appointment comes again; always at the same hour on the clock.
public struct AppointmentSeries: Codable, Sendable, Hashable {
    /// 1 for weekly, 2 for fortnightly.
    public let weeks: Int
    /// All of them, the first one counted.
    public let count: Int
    /// Leaves out the days that cannot be, instead of refusing all.
    public let skipsTaken: Bool

    public static let longest = 26

    public init(weeks: Int, count: Int, skipsTaken: Bool) {
        self.weeks = weeks
        self.count = count
        self.skipsTaken = skipsTaken
    }

    /// The local times of all, the first one among them.
    public func times(from first: LocalTime) -> [LocalTime] {
        (0..<count).map { LocalTime(day: first.day.adding(days: 7 * weeks * $0), hour: first.hour, minute: first.minute) }
    }
}

/// A piece of time somebody or something is taken for; it does not contain its end.
public struct TimeSpan: Sendable, Hashable {
    public let begins: Moment
    public let ends: Moment

    public init(begins: Moment, ends: Moment) {
        self.begins = begins
        self.ends = ends
    }

    public init(begins: Moment, minutes: Int) { self.init(begins: begins, ends: begins.adding(seconds: minutes * 60)) }

    public func meets(_ other: TimeSpan) -> Bool { begins < other.ends && other.begins < ends }

    /// "09:00–10:30".
    public var clocks: String { "\(begins.local.clock)–\(ends.local.clock)" }
}
