import Basics
import Store

/// A flat somebody was given follows what becomes of it elsewhere, in the same transaction.
extension Desk {
    struct SharedCopy {
        let agency: OfficeID
        let flat: FlatID
    }

    struct FlatSource {
        let city: OfficeID
        let flat: FlatID
        let seats: Int
        let withContact: Bool
        /// What the city has changed so far that came along, and when last.
        let changed: (at: CivilDate, parts: [OfferPart])?
    }

    /// The copies of a city's flat that still run.
    func copies(of flat: FlatID) throws -> [SharedCopy] {
        try copies(of: flat, in: office)
    }

    private func copies(of flat: FlatID, in city: OfficeID) throws -> [SharedCopy] {
        try transaction.rows(
            "SELECT agency, agency_flat FROM shared_flats WHERE city = \(city) AND city_flat = \(flat) AND ended_at IS NULL ORDER BY given_at, agency"
        ).map { SharedCopy(agency: try $0.get(at: 0), flat: try $0.get(at: 1)) }
    }

    /// Where a copy came from, while it still runs.
    func source(of flat: FlatID) throws -> FlatSource? {
        let rows = try transaction.rows(
            """
            SELECT city, city_flat, seats, with_contact, changed_at, changed FROM shared_flats
            WHERE agency = \(office) AND agency_flat = \(flat) AND ended_at IS NULL
            """)
        return try rows.first.map { row in
            let changedAt: Moment? = try row.get(at: 4)
            let parts = [OfferPart](codes: try row.get(at: 5, as: String?.self) ?? "")
            return FlatSource(
                city: try row.get(at: 0), flat: try row.get(at: 1), seats: try row.get(at: 2), withContact: try row.get(at: 3),
                changed: changedAt.map { ($0.local.day, parts) })
        }
    }

    /// Where a copy came from, also after it ended: before the landlord the city stands to the last.
    func origin(of flat: FlatID) throws -> (city: OfficeID, flat: FlatID)? {
        let rows = try transaction.rows("SELECT city, city_flat FROM shared_flats WHERE agency = \(office) AND agency_flat = \(flat)")
        return try rows.first.map { (try $0.get(at: 0), try $0.get(at: 1)) }
    }

    /// Refuses one proposal more than the city gave seats for.
    func requireSeat(for flat: FlatID, open: Int) throws {
        guard let seats = try source(of: flat)?.seats, open >= seats else { return }
        throw Refusal.notNow(
            why: "Die Stadt hat für diese Wohnung \(seats == 1 ? "einen Platz" : "\(seats) Plätze") gegeben, und so viele sind vorgeschlagen.",
            instead: "Warten Sie auf eine Antwort, oder fragen Sie die Stadt nach einem weiteren Platz.")
    }

    /// Called wherever a flat of this office changes its state: what it means to the others who have it.
    func networkFollows(_ flat: FlatID, _ state: FlatState, why: FlatEnd?) throws {
        if let source = try source(of: flat) {
            try follow(copy: flat, in: state, of: source.flat, at: try neighbour(source.city))
        } else if [.leased, .closed, .withdrawn, .rejected].contains(state) {
            let isLet = state == .leased || state == .closed
            for copy in try copies(of: flat) {
                // Whoever let it keeps its own row as it is.
                if isLet, try isLetThere(copy) { try close(copy) } else { try end(copy, .withdrawn, why: isLet ? .letInNetwork : why ?? .takenBack) }
            }
        }
    }

    /// An agency moved its copy.
    private func follow(copy: FlatID, in state: FlatState, of flat: FlatID, at city: Neighbour) throws {
        switch state {
        case .leased, .closed:
            try city.set(flat, to: state)
            if state == .closed { try close(SharedCopy(agency: office, flat: copy)) }
            for other in try copies(of: flat, in: city.office) where other.agency != office { try end(other, .withdrawn, why: .letInNetwork) }
        case .withdrawn, .rejected:
            try close(SharedCopy(agency: office, flat: copy))
            try city.tell("network.returned", subject: flat, detail: office.text)
            try follow(flat, at: city)
        default: try follow(flat, at: city)
        }
    }

    /// Moves the city's own row to the furthest of the copies. To open a flat for the choice is somebody's decision there: only one that was further
    /// falls back to it.
    private func follow(_ flat: FlatID, at city: Neighbour) throws {
        let state = try furthest(of: flat, in: city.office)
        guard try state != .open || [.nominating, .examined, .leased].contains(city.state(of: flat)) else { return }
        try city.set(flat, to: state)
    }

    /// The city took a copy back: its own row is no further than what is left.
    func fallBack(_ flat: OfferedFlat) throws {
        guard [.nominating, .examined].contains(flat.state) else { return }
        let state = try furthest(of: flat.id, in: office)
        if state != flat.state { try write(state, nil, to: flat.id) }
    }

    /// How far the city's own landlord has come with anybody: the furthest of the copies, or of what the city itself does.
    private func furthest(of flat: FlatID, in city: OfficeID) throws -> FlatState {
        let rows = try transaction.rows(
            """
            SELECT f.state FROM shared_flats s JOIN flats f ON f.office = s.agency AND f.flat = s.agency_flat
            WHERE s.city = \(city) AND s.city_flat = \(flat) AND s.ended_at IS NULL
            """)
        let own: FlatState? = try transaction.value(
            """
            SELECT f.state FROM flats f WHERE f.office = \(city) AND f.flat = \(flat)
                AND EXISTS (SELECT 1 FROM nominations n WHERE n.office = f.office AND n.flat = f.flat AND n.is_open)
            """)
        let states = try rows.map { try $0.get(at: 0, as: FlatState.self) } + [own].compactMap { $0 }
        return [.examined, .nominating].first(where: states.contains) ?? .open
    }

    /// Whoever wished to be forgotten here is forgotten where the flat went.
    func forgetAtAgencies(_ flat: FlatID) throws {
        let rows = try transaction.rows("SELECT agency, agency_flat FROM shared_flats WHERE city = \(office) AND city_flat = \(flat)")
        for row in rows { try neighbour(try row.get(at: 0)).forgetLandlord(of: try row.get(at: 1)) }
    }

    func isLetThere(_ copy: SharedCopy) throws -> Bool {
        let state: FlatState? = try transaction.value("SELECT state FROM flats WHERE office = \(copy.agency) AND flat = \(copy.flat)")
        return state == .leased || state == .closed
    }

    /// Ends a copy at its agency, whose open proposals lapse.
    func end(_ copy: SharedCopy, _ state: FlatState, why: FlatEnd) throws {
        try close(copy)
        try neighbour(copy.agency).set(copy.flat, to: state, why: why)
    }

    private func close(_ copy: SharedCopy) throws {
        try transaction.execute(
            "UPDATE shared_flats SET ended_at = \(now) WHERE agency = \(copy.agency) AND agency_flat = \(copy.flat) AND ended_at IS NULL")
    }
}
