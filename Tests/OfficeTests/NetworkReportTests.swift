import Basics
import Catalogue
import Figures
import Office
import TestSupport
import Testing

@Suite struct NetworkReportTests {
    private static let today = TestOffice.start.local.day

    /// A household of one moves into a flat that is open there.
    private func move(_ net: NetworkHouse, _ name: String, into flat: FlatID, by worker: Worker) async throws {
        let file = try await net.household(name, "Amina", born: "1990-03-0\(name.utf8.count % 8 + 1)", by: worker)
        try await net.choose(flat, by: worker)
        let id = try await net.house.perform(NominateHousehold(flat: flat, file: file, reason: "an der Reihe"), by: worker).id
        for state in [NominationState.accepted, .shown, .wanted, .rentExamined] {
            _ = try await net.house.perform(AdvanceNomination(nomination: id, to: state), by: worker)
        }
        let today = net.house.clock.now.local.day
        _ = try await net.house.perform(SignContract(nomination: id, on: today, despite: "Der Haushalt zahlt selbst."), by: worker)
        let persons = try await net.house.ask(HouseholdSheet(file: file), by: worker).persons.map(\.id)
        _ = try await net.house.perform(RecordMoveIn(nomination: id, sheet: MoveInSheet(movedOn: today, persons: persons)), by: worker)
    }

    private func report(_ net: NetworkHouse, by worker: Worker) async throws -> HousingReport.Counts {
        try #require(try await net.house.ask(HousingReport(from: Self.today, to: Self.today.adding(days: 30)), by: worker))
    }

    @Test(arguments: Engine.here) func theCityCountsWhoMovedAtEachAgency(_ engine: Engine) async throws {
        try await engine.withNetwork { net in
            let flat = try await net.cityFlat()
            let agencies = [net.keeper.office, net.other.office]
            _ = try await net.house.perform(ShareFlat(flat: flat, agencies: agencies, seats: 1, withContact: false), by: net.cityLead)
            let copy = try await net.open(try await net.copy(at: net.keeper), by: net.keeper)
            try await move(net, "Erste", into: copy, by: net.keeper)
            try await move(net, "Zweiter", into: try await net.cityFlat(), by: net.city)
            let city = try await report(net, by: net.cityLead)
            let network = try #require(city.network)
            #expect(network.agencies.map(\.name) == ["Caritas", "Flüchtlingsrat"])
            #expect(network.agencies.map(\.figures.placed.households) == [1, 0])
            #expect(city.moved.placed.households == 1 && network.all.placed.households == 2 && network.all.flats == 2)
            // Who lets the flat, and how it came, the city knows from its own book.
            #expect(network.all.byOrigin.map(\.code) == ["phone"] && network.all.byLandlord.map(\.code) == ["private"])
            // What another agency has let is nobody's lost offer.
            let other = try await report(net, by: net.council[.teamLead]!)
            #expect(other.letting.offersLost.isEmpty && other.network == nil && other.moved.placed.households == 0)
            let caritas = try await report(net, by: net.caritas[.teamLead]!)
            #expect(caritas.network == nil && caritas.moved.placed.households == 1 && caritas.moved.byLandlord.map(\.code) == ["unknown"])
        }
    }
}
