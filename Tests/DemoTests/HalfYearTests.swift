import Basics
import Figures
import Office
import TestSupport
import Testing

/// "Im laufenden Jahr wurden bis zum 30. Juni 414 Ausreisen in 25 Länder gefördert nach 966 Beratungen für 528 Personen."
@Suite struct HalfYearTests {
    private static let from = CivilDate(year: 2016, month: 1, day: 1)!
    private static let to = CivilDate(year: 2016, month: 6, day: 30)!

    private func day(_ month: Int, _ day: Int, _ year: Int = 2016) -> CivilDate { CivilDate(year: year, month: month, day: day)! }

    private func figures(_ test: TestOffice, asOf: CivilDate?) async throws -> ActivityFigures {
        try await test.ask(ActivityReport(from: Self.from, to: Self.to, asOf: asOf))
    }

    @Test(arguments: Engine.here) func theReportCountsAsTheSourceTextDoes(engine: Engine) async throws {
        try await engine.withOffice { test in
            let worker = test.counsellor
            try await test.office.sit { try HalfYear(sitting: $0, worker: worker).write() }
            let asKnown = try await figures(test, asOf: Self.to)
            #expect(asKnown.sentence == "414 Ausreisen in 25 Länder, 966 Beratungen für 528 Personen.")
            #expect(asKnown.byCountry.map(\.departures).reduce(0, +) == 414)
            // Two talks of June were written down in July, and three departures turned out never to have happened.
            let later = try await figures(test, asOf: day(7, 31))
            #expect((later.departures, later.countries, later.sessions, later.persons) == (411, 25, 968, 528))
            let again = try await figures(test, asOf: Self.to)
            #expect(again == asKnown)
            // A day of the half-year alone, and the days beside it.
            let newYear = try await test.ask(ActivityReport(from: day(12, 31, 2015), to: Self.to, asOf: Self.to))
            #expect(newYear.sessions == 967)
            let july = try await test.ask(ActivityReport(from: Self.from, to: day(7, 1), asOf: day(7, 1)))
            #expect((july.sessions, july.persons) == (967, 529))
        }
    }

    @Test func aTalkWithThreePeopleIsOneSessionAndThreePersons() async throws {
        try await Engine.sqlite.withOffice { test in
            let worker = test.counsellor
            try await test.office.sit { sitting in
                let half = HalfYear(sitting: sitting, worker: worker)
                let (file, people) = try half.open(people: 3, country: "XK", on: CivilDate(year: 2016, month: 3, day: 1)!)
                try half.talk(file, people, on: CivilDate(year: 2016, month: 3, day: 1)!)
            }
            let figures = try await figures(test, asOf: nil)
            #expect((figures.sessions, figures.persons) == (1, 3))
        }
    }

    @Test func aNamelessTalkCounts() async throws {
        try await Engine.sqlite.withOffice { test in
            let worker = test.counsellor
            try await test.office.sit { sitting in
                let half = HalfYear(sitting: sitting, worker: worker)
                let (file, _) = try half.open(people: 0, country: nil, on: CivilDate(year: 2016, month: 3, day: 1)!)
                try half.talk(file, [], on: CivilDate(year: 2016, month: 3, day: 1)!)
                try half.talk(file, [], on: CivilDate(year: 2016, month: 3, day: 9)!)
            }
            let figures = try await figures(test, asOf: nil)
            #expect((figures.sessions, figures.persons, figures.departures) == (2, 1, 0))
        }
    }
}

/// The half-year of the source text, built through the door: 120 families of three, 108 single people, 60 nameless talks.
private struct HalfYear {
    let sitting: Sitting
    let worker: Worker

    private static let countries = [
        "XK", "AL", "RS", "MK", "BA", "ME", "IQ", "AF", "IR", "UA", "RU", "GE", "AM", "NG", "SN", "GM", "PK", "TR", "MD", "MN", "LB", "JO", "TN",
        "ET", "VN",
    ]

    private func moment(_ day: CivilDate, _ hour: Int = 10) -> Moment { LocalTime(day: day, hour: hour, minute: 0).moment }
    private func day(_ month: Int, _ day: Int) -> CivilDate { CivilDate(year: 2016, month: month, day: day)! }

    /// Days of January to May in turn, so that all talks lie in the half-year.
    private func workday(_ number: Int, _ step: Int = 0) -> CivilDate { day(1, 4).adding(days: number % 110 + step * 11) }

    /// Opens a file; no people means one without a name.
    func open(people: Int, country: String?, on day: CivilDate) throws -> (CaseID, [PersonID]) {
        let identity = people == 0 ? PersonIdentity() : PersonIdentity(familyName: "Muster", givenName: "Erste")
        let file = try sitting.perform(
            OpenCase(desk: .return, alias: people == 0 ? "ohne Namen" : nil, identity: identity, destination: country.flatMap { Country($0) }),
            by: worker,
            at: moment(day, 9)
        ).id
        for number in 1..<max(1, people) {
            try sitting.perform(
                AddPerson(file: file, identity: PersonIdentity(familyName: "Muster", givenName: "Nr. \(number)")), by: worker, at: moment(day, 9))
        }
        return (file, try sitting.ask(HouseholdSheet(file: file), by: worker, at: moment(day)).persons.map(\.id))
    }

    func talk(_ file: CaseID, _ advised: [PersonID], on day: CivilDate, recorded: CivilDate? = nil) throws {
        try sitting.perform(
            HoldSession(
                file: file, heldOn: day, minutes: 45, channel: .office, language: nil, interpreting: .notNeeded, advised: advised, note: ""),
            by: worker,
            at: moment(recorded ?? day))
    }

    private func leave(_ file: CaseID, _ persons: [PersonID], to country: String, on day: CivilDate) throws {
        try sitting.perform(
            ConfirmDeparture(
                file: file, persons: persons, leftOn: day, country: Country(country)!, proof: .borderCertificate, proofDetail: ""), by: worker,
            at: moment(day, 12))
    }

    private func voidDepartures(of file: CaseID, on day: CivilDate) throws {
        for departure in try sitting.ask(CaseOverview(file: file), by: worker, at: moment(day)).departures {
            try sitting.perform(VoidDeparture(file: file, departure: departure.id), by: worker, at: moment(day, 14))
        }
    }

    func write() throws {
        for number in 0..<120 {
            let country = Self.countries[number % 25]
            let (file, people) = try open(people: 3, country: country, on: workday(number))
            try talk(file, people, on: workday(number))
            for step in 1...3 { try talk(file, [], on: workday(number, step)) }
            // Half of the families travel split; everybody counts once.
            if number.isMultiple(of: 2) {
                try leave(file, people, to: country, on: day(6, 20))
            } else {
                try leave(file, Array(people.prefix(1)), to: country, on: day(6, 1))
                try leave(file, Array(people.dropFirst()), to: country, on: day(6, 30))
            }
        }
        try writeSinglePeople()
        for number in 0..<60 {
            let (file, _) = try open(people: 0, country: nil, on: workday(number))
            try talk(file, [], on: workday(number))
        }
        try writeBesideTheHalfYear()
    }

    private func writeSinglePeople() throws {
        for number in 0..<108 {
            let country = Self.countries[number % 25]
            let (file, people) = try open(people: 1, country: country, on: workday(number))
            for step in 0..<(number < 102 ? 4 : 3) { try talk(file, people, on: workday(number, step)) }
            switch number {
            case ..<54: try leave(file, people, to: country, on: day(6, 15))
            case 54..<59:
                // Confirmed by mistake and taken back within June.
                try leave(file, people, to: country, on: day(6, 15))
                try voidDepartures(of: file, on: day(6, 29))
            case 100, 101: try talk(file, [], on: day(6, 28), recorded: day(7, 4))
            default: break
            }
            if number < 3 { try voidDepartures(of: file, on: day(7, 5)) }
        }
    }

    /// The last day of the year before and the first of July, in files that count otherwise or not at all.
    private func writeBesideTheHalfYear() throws {
        let december = CivilDate(year: 2015, month: 12, day: 31)!
        let (early, people) = try open(people: 1, country: nil, on: december)
        try talk(early, people, on: december)
        let (late, others) = try open(people: 1, country: nil, on: day(7, 1))
        try talk(late, others, on: day(7, 1))
    }
}
