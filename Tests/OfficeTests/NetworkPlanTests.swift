import Basics
import Office
import TestSupport
import Testing

/// The pages of network, intake and shelters hold with tables of any length: each table is entered by an index, and no query is asked for each row.
@Suite struct NetworkPlanTests {
    /// A network with some life in it, over a database that notes how it goes about.
    private func watched(_ body: (NetworkHouse, WatchedDatabase, ShelterID) async throws -> Void) async throws {
        try await Engine.sqlite.withDatabase(migrations: Schema.migrations) { database in
            let watched = WatchedDatabase(database)
            let net = try await NetworkHouse.founded(try await TestOffice.found(on: watched))
            let shelter = try await net.house.perform(
                KeepShelter(details: ShelterDetails(name: "Haus am Ring", kind: .shelter, district: nil, places: 40, isStepFree: nil)), by: net.city
            ).id
            _ = try await net.house.perform(SetReportAddress(shelter: shelter), by: net.city)
            try await body(net, watched, shelter)
        }
    }

    /// One more of everything the pages list.
    private func oneMore(_ number: Int, _ net: NetworkHouse, _ shelter: ShelterID) async throws {
        let today = net.house.clock.now.local.day
        for (worker, receiver) in [(net.city, net.keeper), (net.keeper, net.other)] {
            let file = try await net.household("Haushalt\(number)", "Reza", born: "1988-07-09", by: worker)
            _ = try await net.house.perform(
                SendHousehold(file: file, to: receiver.office, consentOn: today, consentForm: .spoken, parts: [.names]), by: worker)
        }
        let flat = try await net.cityFlat()
        _ = try await net.house.perform(ShareFlat(flat: flat, agencies: [net.keeper.office], seats: 1, withContact: false), by: net.cityLead)
        let secret = try #require(try await net.house.ask(ShelterSheet(shelter), by: net.city).reportSecret)
        let household = ReportedHousehold(label: "Zimmer \(number)", persons: 2, reporter: "Frau Klug", hasConsent: true)
        _ = try await net.house.office.receive(ReportHousehold(secret: secret, household: household), id: CommandID())
        _ = try await net.house.perform(
            TakeIntoShelter(shelter: shelter, label: "Zimmer \(number)", persons: 2, cameOn: today), by: net.city)
    }

    private func pages(_ net: NetworkHouse, _ shelter: ShelterID) async throws -> [(name: String, open: () async throws -> Void)] {
        let lodgers = try #require(try await net.house.ask(ShelterSheet(shelter), by: net.city).there.first).household
        return [
            ("/stadt", { _ = try await net.house.ask(CityView(), by: net.cityLead) }),
            ("/zuweisungen", { _ = try await net.house.ask(Transfers(), by: net.keeper) }),
            ("/wohnungssuche/meldungen", { _ = try await net.house.ask(HouseholdReports(), by: net.city) }),
            ("/unterkuenfte", { _ = try await net.house.ask(ShelterList(), by: net.city) }),
            ("/unterkuenfte/…", { _ = try await net.house.ask(ShelterSheet(shelter), by: net.city) }),
            ("/unterkuenfte/…/auszug/…", { _ = try await net.house.ask(ShelterLeaving(lodgers, from: shelter), by: net.city) }),
        ]
    }

    /// Of these a page reads what it shows, and not all an office ever wrote.
    private static let long = ["transfers", "shelter_stays", "household_reports", "nominations", "network_tags", "shared_flats"]

    /// Who lives in the shelters now; every household that looks, held against those of the others.
    private static let isTheQuestion = ["COVERING INDEX shelter_stays_there", "COVERING INDEX network_tags_file"]

    @Test func everyLongTableIsEnteredByWhatIsAskedFor() async throws {
        try await watched { net, database, shelter in
            for number in 0..<3 { try await oneMore(number, net, shelter) }
            for page in try await pages(net, shelter) {
                database.forget()
                try await page.open()
                let steps = database.taken()
                #expect(!steps.isEmpty)
                for step in steps {
                    #expect(!step.hasPrefix("SCAN") || Self.isOurOwn(step), "\(page.name): \(step)")
                    let isWholeOffice = step.hasSuffix("(office=?)") && Self.long.contains(where: step.contains)
                    #expect(!isWholeOffice || Self.isTheQuestion.contains(where: step.contains), "\(page.name): \(step)")
                }
            }
        }
    }

    /// Values we wrote into the query, and what a query inside has just grouped.
    private static func isOurOwn(_ step: String) -> Bool { step.contains("CONSTANT ROW") || ["SCAN chosen", "SCAN there"].contains(step) }

    @Test func noPageAsksOnceForEachRow() async throws {
        try await watched { net, database, shelter in
            for number in 0..<2 { try await oneMore(number, net, shelter) }
            let pages = try await pages(net, shelter)
            var before: [Int] = []
            for page in pages {
                database.forget()
                try await page.open()
                before.append(database.plans.count)
            }
            for number in 2..<6 { try await oneMore(number, net, shelter) }
            for (page, once) in zip(pages, before) {
                database.forget()
                try await page.open()
                #expect(database.plans.count == once, "\(page.name)")
            }
        }
    }
}
