public import Basics
import Store
import Vault

/// A network as whoever runs the host sees it.
public struct NetworkLine: Sendable, Codable {
    public struct Member: Sendable, Codable {
        public let office: String
        public let part: NetworkPart
        public let places: Int?
    }
    public let name: String
    public let members: [Member]
}

extension Office {
    /// Founds a network with the city's office in it. For whoever runs the host; no page does it.
    public func foundNetwork(_ name: String, city: String, at moment: Moment? = nil) async throws {
        let (now, keyring, shelf, name) = (moment ?? clock.now(), keyring, shelf, name.cleanedLine)
        guard !name.isEmpty, name.utf8.count <= 200 else { throw Refusal.invalid("name", "Wie heißt der Verbund? (höchstens 200 Zeichen)") }
        try await database.write { transaction in
            let known: Int = try transaction.value("SELECT COUNT(*) FROM networks WHERE name = \(name)") ?? 0
            guard known == 0 else { throw Refusal.invalid("name", "Diesen Verbund gibt es schon.") }
            let id = NetworkID()
            let wrapped = try keyring.newNetwork(id)
            try transaction.execute(
                "INSERT INTO networks (network, name, wrapped_key, founded_at) VALUES (\(id), \(name), \(wrapped), \(now))")
            let desk = try Desk.settling(officeNamed: city, now: now, transaction: transaction, keyring: keyring, shelf: shelf)
            try desk.join(id, as: .city)
        }
    }

    /// Takes an agency's office into a network, and tags the households it already knows.
    public func joinNetwork(_ name: String, agency: String, at moment: Moment? = nil) async throws {
        let (now, keyring, shelf, name) = (moment ?? clock.now(), keyring, shelf, name.cleanedLine)
        try await database.write { transaction in
            guard let id: NetworkID = try transaction.value("SELECT network FROM networks WHERE name = \(name)") else {
                throw Refusal.invalid("name", "Diesen Verbund gibt es nicht.")
            }
            let desk = try Desk.settling(officeNamed: agency, now: now, transaction: transaction, keyring: keyring, shelf: shelf)
            try desk.join(id, as: .agency)
        }
    }

    /// Every network with its offices.
    public func networks() async throws -> [NetworkLine] {
        try await database.read { transaction in
            let rows = try transaction.rows(
                """
                SELECT n.name AS network, f.name AS office, o.part, o.places FROM networks n JOIN network_offices o ON o.network = n.network
                JOIN offices f ON f.office = o.office ORDER BY n.name, o.part DESC, o.joined_at, o.office
                """)
            var lines: [(name: String, members: [NetworkLine.Member])] = []
            for row in rows {
                let name: String = try row.get("network")
                if lines.last?.name != name { lines.append((name, [])) }
                lines[lines.count - 1].members.append(
                    .init(office: try row.get("office"), part: try row.get("part"), places: try row.get("places")))
            }
            return lines.map { NetworkLine(name: $0.name, members: $0.members) }
        }
    }

    /// Founds one more office on this host, with its first administrator and a password nobody chose; it is answered and kept nowhere.
    public func addOffice(_ name: String, administrator: String, login: String, telephone: String? = nil) async throws -> String {
        let name = name.cleanedLine
        guard !name.isEmpty, name.utf8.count <= 200 else { throw Refusal.invalid("office", "Wie heißt die Stelle? (höchstens 200 Zeichen)") }
        let taken = try await database.read { transaction in
            let offices: Int = try transaction.value("SELECT COUNT(*) FROM offices WHERE name = \(name)") ?? 0
            let logins: Int = try transaction.value("SELECT COUNT(*) FROM workers WHERE login = \(login.cleanedLine.lowercased())") ?? 0
            return (office: offices > 0, login: logins > 0)
        }
        guard !taken.office else { throw Refusal.invalid("office", "Diese Stelle gibt es schon.") }
        guard !taken.login else { throw Refusal.invalid("login", "Diesen Anmeldenamen gibt es schon.") }
        let password = String(SecretToken.random().text.prefix(20))
        let account = AccountPlan(
            name: administrator.cleanedLine, login: login.cleanedLine.lowercased(), password: password, roles: [.administrator])
        var settings = OfficeSettings.plain(name: name)
        if let number = telephone?.cleanedLine.nonEmpty {
            guard number.utf8.contains(where: { (48...57).contains($0) }), number.utf8.count <= 60 else {
                throw Refusal.invalid("telephone", "Das ist keine Telefonnummer.")
            }
            settings.contact = ["Telefon: " + number]
        }
        _ = try await found(name, settings: settings, accounts: [account], at: clock.now())
        return password
    }
}

extension Desk {
    static func settling(
        officeNamed name: String, now: Moment, transaction: any Transaction, keyring: Keyring, shelf: CatalogueShelf
    ) throws -> Desk {
        let found = try transaction.rows("SELECT office FROM offices WHERE name = \(name.cleanedLine)")
        guard found.count == 1, let row = found.first else {
            throw Refusal.invalid("office", found.isEmpty ? "Diese Stelle gibt es nicht." : "Diesen Namen haben mehrere Stellen.")
        }
        return try Desk(settling: try row.get("office"), now: now, transaction: transaction, keyring: keyring, shelf: shelf)
    }

    fileprivate func join(_ network: NetworkID, as part: NetworkPart) throws {
        let isNew = try transaction.insertIfNew(
            """
            INSERT INTO network_offices (office, network, part, joined_at) VALUES (\(office), \(network), \(part), \(now))
            """)
        guard isNew else { throw Refusal.invalid("office", "Diese Stelle gehört schon zu einem Verbund, oder er hat schon eine Stadt.") }
        try tagAllHouseholds()
        let book = LogBook(office: office, key: officeKey.logKey)
        try book.append(
            LogEntry(action: "network.join", caseID: nil, subject: network.text, detail: part.rawValue), worker: nil, at: now, in: transaction)
    }
}
