import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct PlanScreenTests {
    @Test func thePlanIsMadeTriedAndTakenBack() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2)
            let client = try await house.browser(of: .counsellor)
            let empty = try await client.get("/faelle/\(file)/plan")
            #expect(PageCheck(empty.body).findings == [])
            #expect(empty.body.contains("Nicht vor dem"))
            let day = Screens.today.adding(days: 200)
            let saved = try await client.submit(on: "/faelle/\(file)/plan", to: "/faelle/\(file)/plan/wunsch", ["day": day.german])
            #expect(saved.location == "/faelle/\(file)/plan")
            let plan = try await client.get("/faelle/\(file)/plan")
            #expect(PageCheck(plan.body).findings == [])
            #expect(plan.body.contains(day.german))
            let tried = try await client.get("/faelle/\(file)/plan?wenn=\(Screens.today.adding(days: 100).german)")
            #expect(PageCheck(tried.body).findings == [])
            #expect(tried.body.contains("Gespeichert ist nichts"))
            for path in ["passport", "reag_decision", "blatt"] {
                let page = try await client.get("/faelle/\(file)/plan/\(path)")
                #expect(page.status.code == 200 && PageCheck(page.body).findings == [], "\(path)")
            }
            let times = try await client.get("/plaene/zeiten")
            #expect(PageCheck(times.body).findings == [])
        }
    }

    @Test func nextStepsStandOnTheOverviewAndTheDay() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            try await house.perform(WishPlanDay(file: file, day: Screens.today.adding(days: 60), version: 0))
            let client = try await house.browser(of: .counsellor)
            for path in ["/", "/faelle/\(file)"] {
                let page = try await client.get(path)
                #expect(PageCheck(page.body).findings == [], "\(path)")
                #expect(page.body.contains("Nächste Schritte") && page.body.contains("Bewilligung von REAG/GARP"), "\(path)")
            }
        }
    }
}
