import Basics
import Testing

@testable import Catalogue

@Suite struct DeadlineTests {
    private static let shipped = Result { try Samples.catalogue(ShippedCatalogueTests.files()) }
    private static func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    private static func munich() throws -> WorkingDays { try shipped.get().workingDays(in: District(ags: "09162")) }

    private static func deadline(_ id: String, of programme: String) throws -> Deadline {
        try #require(try shipped.get().programme(programme)?.deadlines.first { $0.id == id })
    }

    private static func read(_ text: String) throws -> Result<Catalogue, Diagnoses> {
        let programme = """
            schema: 1
            programme: made-up
            title: Erfunden
            help: return
            source: muenchen-coming-home
            offers:
              help: {title: Hilfe, text: Hilfe, form: service, per: household, when: {field: destination, is: "IQ"}, source: muenchen-coming-home}
            deadlines:
              one: {text: Eins, \(text), source: muenchen-coming-home}
            """
        return Catalogue.read(try Samples.files() + [CatalogueFile(path: "programmes/made-up.yaml", text: programme)])
    }

    private static func made(_ text: String) throws -> Deadline {
        try #require(try read(text).get().programme("made-up")?.deadlines.first)
    }

    @Test func everyOffsetTheFilesMayWriteIsRead() {
        for text in ["6 weeks", "3 months", "1 year", "-4 weeks", "14 working days", "1 working day", "-14 working days", "P1Y6M"] {
            #expect(DeadlineOffset(text) != nil, "\(text)")
        }
        for text in ["", "-", "+4 weeks", "14 workingdays", "-0 wd", "2001 working days", "x working days", "- 4 weeks", "--4 weeks", "14  days x"] {
            #expect(DeadlineOffset(text) == nil, "\(text)")
        }
    }

    @Test func theDayOfTheEventDoesNotCount() throws {
        let departure = try Self.day("2026-11-02")
        let dates = try #require(try Self.deadline("reimbursement", of: "reag-garp").dates(from: departure, Self.munich()))
        #expect(dates.ends.iso == "2026-12-14" && dates.ends.weekday == departure.weekday)
    }

    @Test func fourWeeksBeforeAPlannedDeparture() throws {
        let dates = try #require(try Self.deadline("apply_with_arrival_package", of: "eurp").dates(from: Self.day("2027-01-29"), Self.munich()))
        // 1 January is a holiday: what has to be done is done the day before.
        #expect(dates.ends.iso == "2027-01-01" && dates.safe.iso == "2026-12-31")
    }

    @Test func fourteenWorkingDaysLeaveOutTheHolidaysOfThePlace() throws {
        let deadline = try Self.deadline("post_arrival", of: "eurp")
        let arrival = try Self.day("2026-12-18")
        #expect(try deadline.dates(from: arrival, Self.munich())?.ends.iso == "2027-01-12")
        let cologne = try Self.shipped.get().workingDays(in: District(ags: "05315"))
        #expect(deadline.dates(from: arrival, cologne)?.ends.iso == "2027-01-11")
        #expect(deadline.dates(from: arrival, .withoutHolidays)?.ends.iso == "2027-01-07")
    }

    @Test func aLastDayMovesOnlyWhereTheFileSaysSo() throws {
        // Six weeks after 22 August 2026 is Saturday 3 October, a holiday; Monday is the 5th.
        let event = try Self.day("2026-08-22")
        let moving = try #require(try Self.made("from: departure, offset: 6 weeks, kind: hard, moves: yes").dates(from: event, Self.munich()))
        #expect(moving.ends.iso == "2026-10-05" && moving.movedFrom?.iso == "2026-10-03" && moving.safe == moving.ends)
        for moves in ["", ", moves: no"] {
            let dates = try #require(try Self.made("from: departure, offset: 6 weeks, kind: hard\(moves)").dates(from: event, Self.munich()))
            #expect(dates.ends.iso == "2026-10-03" && dates.movedFrom == nil && dates.safe.iso == "2026-10-02")
        }
    }

    @Test func aWindowOpensAndCloses() throws {
        let dates = try #require(try Self.deadline("second_payment", of: "starthilfe-plus").dates(from: Self.day("2026-08-31"), Self.munich()))
        #expect(dates.opens.iso == "2027-02-28" && dates.ends.iso == "2027-04-30")
        let company = try #require(try Self.deadline("aftercare", of: "auszugsmanagement").dates(from: Self.day("2026-11-30"), Self.munich()))
        #expect(company.opens.iso == "2026-11-30" && company.ends.iso == "2027-02-28")
    }

    @Test func theDayOfTheEventPicksTheVersion() throws {
        let (old, new) = (try Self.deadline("post_arrival_first", of: "eurp"), try Self.deadline("post_arrival", of: "eurp"))
        for (day, isOld) in [("2022-12-31", true), ("2023-01-01", false)] {
            #expect((old.dates(from: try Self.day(day), .withoutHolidays) != nil) == isOld)
            #expect((new.dates(from: try Self.day(day), .withoutHolidays) != nil) != isOld)
        }
    }

    @Test(arguments: [
        ("from: departure, offset: 6 weeks, kind: hard, at_most: 8 weeks", "has no 'at_most'"),
        ("from: departure, offset: \"-6 weeks\", kind: hard, moves: yes", "does not move"),
        ("from: departure, offset: 6 weeks, kind: expectation, moves: yes", "does not move"),
        ("from: departure, offset: 8 weeks, at_most: 6 weeks, kind: window", "ends before"),
        ("from: depature, offset: 8 weeks, kind: hard", "did you mean 'departure'"), ("from: departure, offset: soon, kind: hard", "working days"),
        ("from: departure, offset: 8 weeks, kind: hard, offers: [helb]", "did you mean 'help'"),
    ])
    func aWrongDeadlineIsSaid(text: String, message: String) throws {
        guard case .failure(let found) = try Self.read(text) else { return #expect(Bool(false), "'\(text)' was read") }
        #expect(found.rendered.contains(message), "\(found.rendered)")
    }
}
