import Basics
import Office

/// What the courses of both offices have in common: talks, tasks, appointments, and the days they fall on.
struct CourseWriter {
    let office: DemoOffice
    /// The day the demo is made for; everything that is told happened before it.
    let today: CivilDate
    var chance: Chance
    var builder: CourseBuilder
    let kin: Kin
    private(set) var interpreter: Int?

    init(office: DemoOffice, today: CivilDate, owner: Int, on day: CivilDate, kin: Kin, chance: Chance) {
        self.office = office
        self.today = today
        self.chance = chance
        self.kin = kin
        builder = CourseBuilder(owner: owner, on: day, minute: 8 * 60 + 30 + 15 * self.chance.below(28))
        interpreter = office.interpreter(of: kin.language, by: &self.chance)
    }

    /// Today belongs to the staged files of the first counsellor, so nobody else's talk falls on it.
    func free(_ day: CivilDate) -> CivilDate {
        let open = WorkCalendar.onOrAfter(day)
        return open == today && builder.owner == 0 ? WorkCalendar.onOrAfter(open.adding(days: 1)) : open
    }

    mutating func words(_ pools: [[String]]) -> String {
        pools.map { chance.pick($0) }.joined(separator: " ").replacing("§", with: kin.country.german)
    }

    /// How a talk was understood.
    mutating func understood() -> (Interpreting, Int?) {
        if office.colleagues[builder.owner].languages.contains(kin.language) || chance.happens(22) { return (.notNeeded, nil) }
        guard let interpreter else { return (chance.happens(60) ? .companion : .missing, nil) }
        return chance.happens(78) ? (.interpreter, interpreter) : (chance.happens(75) ? .companion : .missing, nil)
    }

    /// A talk now; the other adults sit there in some.
    mutating func talk(_ note: String, by colleague: Int? = nil, alone: Bool = false) {
        let (interpreting, interpreter) = understood()
        let channel = chance.pick(SessionChannel.allCases, weights: [62, 9, 18, 4, 7])
        let minutes = channel == .office || channel == .visit ? 30 + 15 * chance.below(5) : 10 + 5 * chance.below(6)
        let together = !alone && kin.adults.count > 1 && chance.happens(50)
        builder.add(
            .talk(
                Talk(
                    minutes: minutes, channel: channel, language: kin.language, interpreting: interpreting, interpreter: interpreter,
                    advised: together ? kin.adults : [], note: note)), by: colleague, taking: minutes)
    }

    /// The talks that make a file of a dense office full; none elsewhere.
    mutating func furtherTalks(_ pools: [[String]]) {
        guard office.isDense else { return }
        for _ in 0..<18 {
            wait(3...9)
            talk(words(pools))
        }
    }

    /// A task that is done in time, or stays open where the present comes first.
    mutating func task(_ pool: [String]) {
        let number = builder.nextTask()
        let due = WorkCalendar.onOrAfter(builder.day.adding(days: chance.between(2...14)))
        builder.add(.task(number, title: words([pool]), due: due))
        let done = WorkCalendar.onOrAfter(builder.day.adding(days: chance.between(1...max(1, due.dayNumber - builder.day.dayNumber))))
        // Nothing of the background is overdue: what is due by today was done.
        let last = WorkCalendar.before(today)
        builder.add(.finish(number), on: due <= today.adding(days: 1) ? max(builder.day, min(done, last)) : done, minute: 16 * 60 + 45)
    }

    /// Books the next talk, goes to its day, and says what became of it.
    mutating func book(_ matter: AppointmentMatter, in days: ClosedRange<Int>, minutes: Int = 60, companion: Int? = nil) {
        let day = free(builder.day.adding(days: chance.between(days)))
        let minute = 8 * 60 + 30 + 30 * chance.below(15)
        let number = builder.nextAppointment()
        let needs = !office.colleagues[builder.owner].languages.contains(kin.language) && chance.happens(70)
        let asked = needs && chance.happens(85) ? interpreter : nil
        builder.add(
            .book(
                number,
                Booking(
                    begins: LocalTime(day: day, hour: minute / 60, minute: minute % 60).moment, minutes: minutes, matter: matter,
                    language: kin.language,
                    needsInterpreter: needs, interpreter: asked, companion: companion)))
        if let asked {
            let answerDay = min(WorkCalendar.onOrAfter(builder.day.adding(days: 1)), day)
            if chance.happens(85), answerDay < day {
                builder.add(.answer(number, accepts: chance.happens(91)), by: asked, on: answerDay, minute: 17 * 60 + 10)
            }
        }
        builder.go(to: day, minute: minute)
        let state = chance.pick([AppointmentState.kept, .missed, .cancelled], weights: [88, 8, 4])
        builder.add(.settle(number, state), taking: 2)
        guard state != .kept else { return }
        builder.add(.note(ReturnWords.missed))
        builder.go(to: free(builder.day.adding(days: chance.between(4...12))), minute: 9 * 60 + 30 * chance.below(12))
    }

    /// Goes on without an appointment.
    mutating func wait(_ days: ClosedRange<Int>) {
        builder.go(to: free(builder.day.adding(days: chance.between(days))), minute: 8 * 60 + 30 + 15 * chance.below(30))
    }
}
