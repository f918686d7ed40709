import Basics
import Store

/// A flat somebody was given follows what becomes of it elsewhere, in the same transaction.
extension Desk {
    struct SharedCopy {
        let agency: OfficeID
        let flat: FlatID
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
    func source(of flat: FlatID) throws -> (city: OfficeID, flat: FlatID, seats: Int, withContact: Bool)? {
        let rows = try transaction.rows(
            """
            SELECT city, city_flat, seats, with_contact FROM shared_flats
            WHERE agency = \(office) AND agency_flat = \(flat) AND ended_at IS NULL
            """)
        return try rows.first.map { (try $0.get(at: 0), try $0.get(at: 1), try $0.get(at: 2), try $0.get(at: 3)) }
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
            try city.set(flat, to: try furthest(of: flat, in: city.office))
        default:
            try city.set(flat, to: try furthest(of: flat, in: city.office))
        }
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

    private func isLetThere(_ copy: SharedCopy) throws -> Bool {
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
