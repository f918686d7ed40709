import Basics
import Figures
import Matching
import Office
import Store
import TestSupport
import Testing

/// Reports and comparisons read a period, not the years before it, and as many statements for many rows as for few.
@Suite struct QueryPlanTests {
    private func withExplained(_ body: (TestOffice, WatchedDatabase) async throws -> Void) async throws {
        try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
            let explained = WatchedDatabase(database)
            try await body(try await TestOffice.found(on: explained), explained)
        }
    }

    private func scanned(_ steps: [String]) -> [String] {
        steps.filter { step in step.hasPrefix("SCAN ") && !["CONSTANT ROW", "SUBQUERY", "LIST"].contains { step.contains($0) } }
    }

    @Test func theReportReadsItsPeriodByIndex() async throws {
        try await withExplained { house, database in
            _ = try await SelectionTests.openFlat(house)
            _ = database.taken()
            _ = try await house.ask(HousingReport(from: TestOffice.start.local.day, to: TestOffice.start.local.day), by: house.lead)
            let steps = database.taken()
            #expect(scanned(steps) == [])
            for index in [
                "nominations_proposed (office=? AND proposed_at>? AND proposed_at<?)", "nominations_state (office=? AND state=? AND state_since>?",
                "letting_steps_done_on (office=? AND done_on>? AND done_on<?)", "flats_ended (office=? AND state_since>? AND state_since<?)",
                "move_ins_day (office=? AND moved_on>? AND moved_on<?)", "viewings_time (office=? AND begins_at>? AND begins_at<?)",
                "aftercare_day (office=? AND on_day>?)",
            ] {
                #expect(steps.contains { $0.contains(index) }, "\(index) in \(steps)")
            }
        }
    }

    @Test func rulesAreComparedByIndex() async throws {
        try await withExplained { house, database in
            let way = CompareRules.Way(rule: .longestWait, candidates: 3)
            _ = try await house.ask(CompareRules(now: way, other: way), by: house.lead)
            let steps = database.taken()
            #expect(scanned(steps) == [])
            #expect(steps.contains { $0.contains("flats_offered (office=? AND offered_at>?)") }, "\(steps)")
        }
    }

    @Test func theCityAsksOnceForEachOfficeAndNotForEachMove() async throws {
        try await withExplained { house, database in
            let net = try await NetworkHouse.founded(house)
            let flat = try await net.cityFlat()
            let report = HousingReport(from: TestOffice.start.local.day, to: TestOffice.start.local.day)
            _ = database.taken()
            _ = try await house.ask(report, by: house.lead)
            let before = database.taken()
            #expect(scanned(before) == [], "\(before)")
            _ = try await net.cityFlat()
            _ = try await house.perform(
                ShareFlat(flat: flat, agencies: [net.keeper.office, net.other.office], seats: 1, withContact: true), by: house.lead)
            _ = database.taken()
            _ = try await house.ask(report, by: house.lead)
            #expect(database.taken().count == before.count)
        }
    }

    @Test func severalFlatsAreChosenForByIndex() async throws {
        try await withExplained { house, database in
            let desk = house.worker(.housingCounsellor)
            for name in ["Erste", "Zweite", "Dritte"] { _ = try await SelectionTests.household(house, name) }
            let flats = [try await SelectionTests.openFlat(house), try await SelectionTests.openFlat(house, district: "Porz")]
            _ = try await house.perform(FixCriteriaTogether(flats: flats, criteria: SelectionCriteria(rule: .points, atOnce: 2)), by: desk)
            _ = try await house.perform(ComputeTogether(flats: flats), by: desk)
            _ = database.taken()
            _ = try await house.ask(SharedSelection(flats: flats), by: desk)
            #expect(scanned(database.taken()) == [])
        }
    }
}
