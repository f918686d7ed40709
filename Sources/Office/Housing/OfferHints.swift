import Catalogue
import Store
import Vault

/// Something about an offer that speaks for fraud or for the same flat twice. A person looks; nothing follows by itself.
public struct OfferHint: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case sameAddress, otherLandlord, samePhone, sameMail, advancePayment
    }

    public let kind: Kind
    /// Numbers of other offers it is about.
    public let flats: [String]

    public var german: String {
        let others = flats.joined(separator: ", ")
        switch kind {
        case .sameAddress: return "An derselben Adresse gibt es schon: \(others)."
        case .otherLandlord: return "Dieselbe Adresse hat schon jemand anderes angeboten: \(others)."
        case .samePhone: return "Unter derselben Telefonnummer bietet ein anderer Eintrag an: \(others)."
        case .sameMail: return "Unter derselben E-Mail-Adresse bietet ein anderer Eintrag an: \(others)."
        case .advancePayment: return "Geld soll fließen, bevor jemand die Wohnung gesehen hat."
        }
    }

    public var advice: String {
        switch kind {
        case .sameAddress: "Vielleicht dieselbe Wohnung: vergleichen, und das doppelte Angebot beenden."
        case .otherLandlord: "Nachfragen, wem die Wohnung gehört; einen Nachweis zeigen lassen."
        case .samePhone, .sameMail: "Vielleicht dieselbe Person unter zwei Namen: nachfragen."
        case .advancePayment: "Nichts überweisen lassen. Die Wohnung ansehen, den Nachweis des Eigentums verlangen."
        }
    }
}

extension Desk {
    func hints(for flat: OfferedFlat) throws -> [OfferHint] {
        var hints = try atSameAddress(flat)
        if let landlord = flat.landlord { hints += try withSameContact(try self.landlord(landlord)) }
        if flat.offer.asksInAdvance { hints.append(OfferHint(kind: .advancePayment, flats: [])) }
        return hints
    }

    /// Tags may meet by chance, so what is found is opened and compared.
    private func atSameAddress(_ flat: OfferedFlat) throws -> [OfferHint] {
        guard let tag = addressTag(flat.offer), let street = flat.offer.details.street.map(PlaceName.folded) else { return [] }
        let others = try flats(where: "AND f.address_tag = \(tag) AND f.flat <> \(flat.id)", order: "f.offered_at DESC", limit: 20)
            .filter { $0.offer.details.street.map(PlaceName.folded) == street }
        let (own, foreign) = (others.filter { $0.landlord == flat.landlord && $0.state.isLive }, others.filter { $0.landlord != flat.landlord })
        return (own.isEmpty ? [] : [OfferHint(kind: .sameAddress, flats: own.map(\.number))])
            + (foreign.isEmpty ? [] : [OfferHint(kind: .otherLandlord, flats: foreign.map(\.number))])
    }

    private func withSameContact(_ landlord: Landlord) throws -> [OfferHint] {
        let identity = landlord.identity
        var hints: [OfferHint] = []
        for (kind, column, tag): (OfferHint.Kind, SQL, [UInt8]?) in [
            (.samePhone, "l.phone_tag", phoneTag(identity)), (.sameMail, "l.mail_tag", mailTag(identity)),
        ] {
            guard let tag else { continue }
            let others = try landlords(where: "AND \(column) = \(tag) AND l.landlord <> \(landlord.id)", limit: 20).filter {
                kind == .samePhone ? $0.identity.foldedPhone == identity.foldedPhone : $0.identity.foldedMail == identity.foldedMail
            }
            guard !others.isEmpty else { continue }
            let numbers: [String] = try transaction.values(
                "SELECT number FROM flats WHERE office = \(office) AND landlord IN \(list: others.map(\.id)) ORDER BY offered_at DESC LIMIT 20")
            hints.append(OfferHint(kind: kind, flats: numbers.isEmpty ? ["noch keine Wohnung"] : numbers))
        }
        return hints
    }
}
