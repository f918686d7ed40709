public import Basics
public import Store

/// Offices on one host that work together.
public enum NetworkRecord {}
public typealias NetworkID = Identifier<NetworkRecord>

/// What an office is in its network.
public enum NetworkPart: String, Sendable, CaseIterable, Codable {
    case city, agency

    public var german: String {
        switch self {
        case .city: "Stadt"
        case .agency: "Träger"
        }
    }
}

extension NetworkPart: SQLConvertible {}

/// An office's place in a network.
struct Membership: Sendable {
    let network: NetworkID
    let part: NetworkPart
    /// How many households the office can look after at once; nil where it did not say.
    let places: Int?
}

extension Desk {
    /// Nil where the office works by itself.
    func membership() throws -> Membership? {
        let rows = try transaction.rows("SELECT network, part, places FROM network_offices WHERE office = \(office)")
        return try rows.first.map { Membership(network: try $0.get("network"), part: try $0.get("part"), places: try $0.get("places")) }
    }

    func requireMembership() throws -> Membership {
        guard let membership = try membership() else {
            throw Refusal.notNow(
                why: "Ihre Stelle arbeitet mit keiner anderen zusammen.",
                instead: "Die Systemverwaltung nimmt sie auf dem Server in einen Verbund auf (neuanfang network join).")
        }
        return membership
    }

    /// Refuses to everybody but the city's own office.
    func requireCity() throws -> Membership {
        let membership = try requireMembership()
        guard membership.part == .city else {
            throw Refusal.notNow(
                why: "Das sieht und tut nur die Stelle der Stadt.", instead: "Was an Ihre Stelle geht, steht unter „Zuweisungen“.")
        }
        return membership
    }
}
