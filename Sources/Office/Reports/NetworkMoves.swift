import Basics
public import Figures
import Store

/// Who moved at each agency of a city's network and in all of it. Counted from what every office wrote down; no file is opened.
public struct NetworkMoves: Sendable {
    public struct Line: Sendable {
        public let name: String
        public let figures: HousingFigures
    }

    /// By name, also those where nobody moved.
    public let agencies: [Line]
    /// The agencies together, and with the city's own office.
    public let elsewhere: HousingFigures
    public let all: HousingFigures
}

extension Desk {
    /// Nil everywhere but in the city's own office.
    func networkMoves(in period: ReportedPeriod, asOf: Moment) throws -> NetworkMoves? {
        guard try membership()?.part == .city else { return nil }
        let given = try givenFlatSources()
        func figures(_ moves: [PlacedHousehold]) -> HousingFigures { HousingFigures(moves, from: period.from, to: period.to, asOf: asOf) }
        let moves = try neighbours().map { neighbour in
            let moves = try neighbour.placedHouseholds(from: period.from, to: period.to)
            return (name: neighbour.name, moves: moves.map { given["\(neighbour.office.text) \($0.flat)"]?($0) ?? $0 })
        }
        let elsewhere = moves.flatMap(\.moves)
        return NetworkMoves(
            agencies: moves.map { NetworkMoves.Line(name: $0.name, figures: figures($0.moves)) }, elsewhere: figures(elsewhere),
            all: figures(try placedHouseholds(from: period.from, to: period.to) + elsewhere))
    }

    /// What the city's own book says of the flats it gave, by agency and copy.
    private func givenFlatSources() throws -> [String: (PlacedHousehold) -> PlacedHousehold] {
        let rows = try transaction.rows(
            """
            SELECT s.agency, s.agency_flat, s.city_flat, l.kind, f.origin FROM shared_flats s
            JOIN flats f ON f.office = s.city AND f.flat = s.city_flat
            LEFT JOIN landlords l ON l.office = f.office AND l.landlord = f.landlord
            WHERE s.city = \(office)
            """)
        return Dictionary(
            try rows.map { row in
                let (flat, origin): (String, String) = (try row.get("city_flat"), try row.get("origin"))
                let kind: String? = try row.get("kind")
                let (agency, copy): (String, String) = (try row.get("agency"), try row.get("agency_flat"))
                return ("\(agency) \(copy)", { $0.into(flat: flat, landlord: kind, origin: origin) })
            }, uniquingKeysWith: { first, _ in first })
    }
}
