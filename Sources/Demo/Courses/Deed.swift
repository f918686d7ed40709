import Basics
import Catalogue
import Office

/// What a colleague does with a file; the scribe puts it into the office's own commands.
/// Members of the household go by their place, tasks and appointments by their number in the file.
enum Deed: Sendable {
    case open(OpenCase)
    case name(PersonIdentity)
    case add(PersonIdentity, [String: FactInput])
    /// Writes over what is known about a member; nil leaves the identity as it is.
    case record(place: Int, [String: FactInput])
    case household([String: FactInput], wish: String?)
    /// The first person is compared with everybody who is written down, as at the desk.
    case compare
    case talk(Talk)
    case note(String)
    case stage(CaseStage)
    case check
    /// Looks at the check, freezes it, drafts what is settled of these programmes and signs.
    case promise([String])
    /// The second signature, where the offer waits for one.
    case countersign
    case depart(places: [Int], on: CivilDate, Country, DepartureProof, detail: String)
    case close(CaseOutcome)
    case assign(owner: Int, restricted: Bool)
    case task(Int, title: String, due: CivilDate)
    case finish(Int)
    case book(Int, Booking)
    case answer(Int, accepts: Bool)
    case settle(Int, AppointmentState)
    case wish(CivilDate)
    case planStep(String, PlanStepChange)
    case milestone(Deadline.Event, programme: String?, on: CivilDate)
    /// Freezes a letter of this template, and notes how it was sent.
    case letter(String, LetterInput, sent: LetterWay?)
    case handOver(to: String, recipient: String, [HandoverPart])
}

struct Talk: Sendable {
    var minutes: Int
    var channel: SessionChannel
    var language: Language?
    var interpreting: Interpreting
    /// A colleague by number.
    var interpreter: Int?
    /// Empty for the first person alone.
    var advised: [Int] = []
    var note: String
}

struct Booking: Sendable {
    var begins: Moment
    var minutes: Int
    var matter: AppointmentMatter
    var language: Language?
    var needsInterpreter: Bool
    var interpreter: Int?
    var companion: Int?
}

/// One deed at its moment, by a colleague's number.
struct Step: Sendable {
    let at: Moment
    let by: Int
    let deed: Deed
}

/// Writes a file's course in the order of time.
struct CourseBuilder {
    private(set) var steps: [Step] = []
    let owner: Int
    private(set) var day: CivilDate
    private var minute: Int
    private var tasks = 0
    private var appointments = 0

    init(owner: Int, on day: CivilDate, minute: Int) {
        self.owner = owner
        self.day = day
        self.minute = minute
    }

    var now: Moment { LocalTime(day: day, hour: minute / 60, minute: minute % 60).moment }

    /// Goes on at a later day's minute; never back.
    mutating func go(to later: CivilDate, minute: Int) {
        guard later > day else { return }
        day = later
        self.minute = minute
    }

    mutating func pass(minutes: Int) { minute = min(minute + minutes, 23 * 60) }

    mutating func add(_ deed: Deed, by colleague: Int? = nil, taking minutes: Int = 3) {
        steps.append(Step(at: now, by: colleague ?? owner, deed: deed))
        pass(minutes: minutes)
    }

    /// Adds a deed of another day without moving on; the course is put in order at the end.
    mutating func add(_ deed: Deed, by colleague: Int? = nil, on other: CivilDate, minute: Int) {
        steps.append(Step(at: LocalTime(day: other, hour: minute / 60, minute: minute % 60).moment, by: colleague ?? owner, deed: deed))
    }

    mutating func nextTask() -> Int {
        tasks += 1
        return tasks
    }

    mutating func nextAppointment() -> Int {
        appointments += 1
        return appointments
    }

    /// What happened until a moment, in the order of time.
    func course(until end: Moment) -> [Step] {
        steps.enumerated().filter { $0.element.at <= end }
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}
