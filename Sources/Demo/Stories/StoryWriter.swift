import Basics
import Office

/// Tells a file by hand: fixed people and words, days counted back from today.
struct StoryWriter {
    let office: DemoOffice
    let today: CivilDate
    let language: Language
    var builder: CourseBuilder

    init(_ office: DemoOffice, today: CivilDate, daysAgo: Int, language: String, owner: Int = 0) {
        self.office = office
        self.today = today
        self.language = Language(language)!
        builder = CourseBuilder(owner: owner, on: Self.open(today, daysAgo), minute: 9 * 60)
    }

    private static func open(_ today: CivilDate, _ daysAgo: Int) -> CivilDate {
        let day = WorkCalendar.onOrAfter(today.adding(days: -daysAgo))
        return day < today ? day : WorkCalendar.before(today)
    }

    mutating func go(daysAgo: Int, hour: Int = 10) { builder.go(to: Self.open(today, daysAgo), minute: hour * 60) }

    func number(_ login: String) -> Int { office.colleagues.firstIndex { $0.login == login } ?? 0 }

    mutating func open(_ identity: PersonIdentity, to country: String?, wish: String?, alias: String? = nil, desk: CounsellingDesk = .return) {
        builder.add(
            .open(
                OpenCase(
                    desk: desk, alias: alias, identity: identity, language: language, needsInterpreter: true,
                    destination: country.flatMap { Country($0) }, wish: wish)), taking: 5)
    }

    mutating func talk(_ note: String, minutes: Int = 60, channel: SessionChannel = .office, interpreter: String? = nil, with places: [Int] = []) {
        builder.add(
            .talk(
                Talk(
                    minutes: minutes, channel: channel, language: language, interpreting: interpreter == nil ? .notNeeded : .interpreter,
                    interpreter: interpreter.map(number), advised: places, note: note)), taking: minutes)
    }

    mutating func note(_ text: String) { builder.add(.note(text)) }
    mutating func add(_ deed: Deed, by login: String? = nil) { builder.add(deed, by: login.map(number)) }

    /// Books an appointment for a day counted from today; the interpreter answers at once where `answer` says so.
    mutating func book(
        _ matter: AppointmentMatter, in days: Int, at hour: Int, _ minute: Int = 0, minutes: Int = 60, interpreter: String? = nil,
        needsInterpreter: Bool = true, answer: Bool? = nil, companion: String? = nil
    ) {
        let number = builder.nextAppointment()
        let day = days == 0 ? today : days < 0 ? Self.open(today, -days) : WorkCalendar.after(today, openDays: days)
        builder.add(
            .book(
                number,
                Booking(
                    begins: LocalTime(day: day, hour: hour, minute: minute).moment, minutes: minutes, matter: matter, language: language,
                    needsInterpreter: needsInterpreter, interpreter: interpreter.map(self.number), companion: companion.map(self.number))))
        if let interpreter, let answer { builder.add(.answer(number, accepts: answer), by: self.number(interpreter)) }
    }

    /// A task due so many open days from today, behind it where the number is negative; it stays open.
    mutating func task(_ title: String, in openDays: Int) {
        let due = openDays < 0 ? WorkCalendar.before(today, openDays: -openDays) : WorkCalendar.after(today, openDays: openDays)
        builder.add(.task(builder.nextTask(), title: title, due: openDays == 0 ? today : due))
    }

    var steps: [Step] { builder.course(until: LocalTime(day: today, hour: 0, minute: 0).moment) }

    static func person(_ family: String, _ given: String, _ gender: Gender, own: String? = nil, contact: String? = nil) -> PersonIdentity {
        PersonIdentity(familyName: family, givenName: given, nameInOwnScript: own, gender: gender, contact: contact)
    }

    /// Facts a plan rests on, all with their papers.
    static func facts(_ nationality: String, _ born: CivilDate, status: String, entry: CivilDate, more: [String: String] = [:]) -> [String: FactInput]
    {
        var facts = [
            "third_country": "true", "nationality": nationality, "born": born.iso, "status": status, "entry_date": entry.iso,
            "voluntary_return": "true",
            "has_own_means": "false", "waives_status": "true", "no_return_pledge": "true", "previous_return_aid": "false",
        ].mapValues { FactInput([$0], standing: .documented) }
        for (field, value) in more { facts[field] = FactInput([value], standing: .stated) }
        return facts
    }
}
