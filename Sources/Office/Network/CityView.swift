public import Basics
import Store

/// What the city sees of its network: each agency's places and how many households run there, what it sent, what it gave. No file of anybody.
public struct CityView: Question {
    public static let needs = Right.coordinateNetwork
    public init() {}

    public struct Agency: Sendable {
        public let office: OfficeID
        public let name: String
        /// Nil where the agency did not say.
        public let places: Int?
        public let files: Int
        public let persons: Int
        public let stages: [(stage: CaseStage, files: Int)]
        /// Households on their way there.
        public let coming: Int
    }

    public struct Answer: Sendable {
        public let agencies: [Agency]
        public let sent: [Transfers.Sent]
        public let flats: [GivenFlat]
    }

    public func answer(at desk: Desk) throws -> Answer {
        _ = try desk.requireCity()
        let coming = try desk.underWay()
        return Answer(
            agencies: try desk.neighbours().map { try agency($0, coming: coming[$0.office] ?? 0) }, sent: try desk.sentTransfers(),
            flats: try desk.givenFlats(where: "AND s.ended_at IS NULL"))
    }

    private func agency(_ neighbour: Neighbour, coming: Int) throws -> Agency {
        let load = try neighbour.load()
        return Agency(
            office: neighbour.office, name: neighbour.name, places: neighbour.places, files: load.reduce(0) { $0 + $1.files },
            persons: load.reduce(0) { $0 + $1.persons }, stages: load.map { ($0.stage, $0.files) },
            coming: coming)
    }
}

/// A flat of the city at one agency.
public struct GivenFlat: Sendable {
    public let flat: FlatID
    public let number: String
    public let copy: NetworkOfFlat.Copy
}

/// Says how many households an office can look after at once.
public struct SetPlaces: Command {
    public static let name = "network.places"
    public static let needs = Right.coordinateNetwork
    /// Nil where the office does not want to say.
    public let places: Int?

    public init(_ places: Int?) { self.places = places }

    public func perform(at desk: Desk) throws -> Done {
        _ = try desk.requireMembership()
        guard places.map({ (0...10_000).contains($0) }) ?? true else { throw Refusal.invalid("places", "Zwischen 0 und 10.000.") }
        try desk.transaction.execute("UPDATE network_offices SET places = \(places) WHERE office = \(desk.office)")
        desk.tell(Self.name, detail: places.map { String($0) } ?? "")
        return Done()
    }
}

extension Desk {
    /// The city's flats at agencies: the state of each copy, and nothing of anybody proposed for it.
    func givenFlats(where condition: SQL) throws -> [GivenFlat] {
        try transaction.rows(
            """
            SELECT s.city_flat, own.number, s.agency, o.name, f.state, f.state_since, f.ended_why, s.seats, s.with_contact, s.ended_at
            FROM shared_flats s JOIN flats own ON own.office = s.city AND own.flat = s.city_flat
            JOIN flats f ON f.office = s.agency AND f.flat = s.agency_flat JOIN offices o ON o.office = s.agency
            WHERE s.city = \(office) \(condition) ORDER BY s.given_at DESC, o.name LIMIT 200
            """
        ).map { row in
            GivenFlat(
                flat: try row.get(at: 0), number: try row.get(at: 1),
                copy: NetworkOfFlat.Copy(
                    agency: try row.get(at: 2), name: try row.get(at: 3), state: try row.get(at: 4),
                    since: try row.get(at: 5, as: Moment.self).local.day, endedWhy: try row.get(at: 6), seats: try row.get(at: 7),
                    withContact: try row.get(at: 8), isRunning: try row.get(at: 9, as: Moment?.self) == nil))
        }
    }
}
