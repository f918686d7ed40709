import Basics
import Catalogue
import Office
import Store
import TestSupport
import Testing

/// A city's office and two agencies on one host.
struct NetworkHouse {
    let house: TestOffice
    let caritas: [Role: Worker]
    let council: [Role: Worker]

    var city: Worker { house.worker(.housingCounsellor) }
    var cityLead: Worker { house.lead }
    var keeper: Worker { caritas[.housingCounsellor]! }
    var other: Worker { council[.housingCounsellor]! }

    static func founded(_ house: TestOffice) async throws -> NetworkHouse {
        try await house.office.foundNetwork("Köln", city: "Testbüro")
        let caritas = try await agency("Caritas", "c", "0221 4444-44", house)
        let council = try await agency("Flüchtlingsrat", "f", "0221 4444-55", house)
        return NetworkHouse(house: house, caritas: caritas, council: council)
    }

    private static func agency(_ name: String, _ prefix: String, _ number: String, _ house: TestOffice) async throws -> [Role: Worker] {
        let settings = OfficeSettings(
            shortName: name, letterhead: [name], returnAddress: name, contact: ["Telefon: \(number)", "E-Mail: info@\(name.lowercased()).example"],
            place: "Köln", secondSignatureAbove: Money(cents: 100_000), district: District(ags: "05315"))
        let roles: [Role] = [.housingCounsellor, .teamLead, .counsellor]
        let plans = roles.map {
            AccountPlan(name: "\(name) \($0.german)", login: prefix + $0.rawValue, password: TestOffice.password, roles: [$0])
        }
        let workers = try await house.office.found(name, settings: settings, accounts: plans, at: TestOffice.start)
        try await house.office.joinNetwork("Köln", agency: name)
        return Dictionary(uniqueKeysWithValues: zip(roles, workers))
    }

    /// A flat of the city that an agency has a copy of, and a household the agency proposes for it.
    func proposedForCityFlat(by agency: Worker) async throws -> (flat: FlatID, proposal: NominationID) {
        let flat = try await cityFlat()
        _ = try await house.perform(ShareFlat(flat: flat, agencies: [agency.office], seats: 1, withContact: false), by: cityLead)
        let mine = try await open(try await copy(at: agency), by: agency)
        let file = try await household("Erste", "Amina", born: "1990-03-04", by: agency)
        try await choose(mine, by: agency)
        return (flat, try await house.perform(NominateHousehold(flat: mine, file: file, reason: "an der Reihe"), by: agency).id)
    }

    /// A household of one adult that wants to be proposed.
    func household(_ family: String, _ given: String, born: String?, by worker: Worker) async throws -> CaseID {
        let file = try await house.perform(
            OpenCase(
                desk: .housing, identity: PersonIdentity(familyName: family, givenName: given, contact: "0151 \(family)"),
                born: born.flatMap { CivilDate(iso: $0) }), by: worker
        ).id
        var needs = SelectionTests.answered
        needs.needsLift = true
        needs.consents = true
        needs.urgency = 2
        _ = try await house.perform(
            RecordHousingNeeds(file: file, sheet: HousingSheet(needs: needs, urgencyReason: "Schimmelwand"), basedOn: nil), by: worker)
        return file
    }

    /// A flat of the city that is open for the choice.
    func cityFlat() async throws -> FlatID {
        let offer = FlatTests.offer { $1.street = nil }
        let flat = try await house.perform(TakeOffer(offer, identity: FlatTests.landlord), by: city).id
        return try await open(flat, by: city)
    }

    func open(_ flat: FlatID, by worker: Worker) async throws -> FlatID {
        var version = try await house.ask(FlatSheet(flat: flat), by: worker).flat.version
        _ = try await house.perform(CheckOffer(flat: flat, version: version, asked: true), by: worker)
        version = try await house.ask(FlatSheet(flat: flat), by: worker).flat.version
        _ = try await house.perform(MoveOffer(flat: flat, to: .open, version: version), by: worker)
        return flat
    }

    func state(_ flat: FlatID, by worker: Worker) async throws -> FlatState { try await house.ask(FlatSheet(flat: flat), by: worker).flat.state }

    /// Criteria fixed and everybody looked at, so that somebody may be proposed.
    func choose(_ flat: FlatID, by worker: Worker) async throws {
        let round = try await house.perform(FixCriteria(flat: flat, criteria: SelectionCriteria(rule: .waitingTime, atOnce: 2)), by: worker).id
        _ = try await house.perform(ComputeSelection(round: round), by: worker)
    }

    /// The one flat the agency was given.
    func copy(at worker: Worker) async throws -> FlatID { try #require(try await house.ask(FlatList(), by: worker).lines.last).flat.id }

    func log(of office: OfficeID) async throws -> [String] {
        try await house.office.database.read { try $0.values("SELECT action FROM log WHERE office = \(office) ORDER BY seq") }
    }
}

extension Engine {
    func withNetwork(_ body: (NetworkHouse) async throws -> Void) async throws {
        try await withOffice { try await body(try await NetworkHouse.founded($0)) }
    }
}
