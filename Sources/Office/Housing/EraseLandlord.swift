public import Basics
import Catalogue
import Store
import Vault

extension LandlordIdentity {
    /// What is left of somebody who wished to be forgotten.
    public static let erased = LandlordIdentity(name: "gelöscht")
}

/// Forgets a landlord on their wish: name, contact, addresses and what they wrote. Districts, sizes, rents and what became of the offers still count.
public struct EraseLandlord: Command {
    public static let name = "landlord.erase"
    public static let needs = Right.keepFlats
    public let landlord: LandlordID
    public let version: Int

    public init(landlord: LandlordID, version: Int) {
        self.landlord = landlord
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.landlord(landlord)
        guard known.version == version else { throw Refusal.stale }
        guard known.live == 0 else {
            throw Refusal.notNow(
                why: "\(known.live == 1 ? "Ein Angebot läuft noch" : "\(known.live) Angebote laufen noch").",
                instead: "Beenden Sie die Angebote zuerst, oder schließen Sie die Vermietung ab.")
        }
        let flats: [FlatID] = try desk.transaction.values("SELECT flat FROM flats WHERE office = \(desk.office) AND landlord = \(landlord)")
        try desk.forget(landlord)
        for flat in flats {
            try desk.forgetDetails(of: flat)
            try desk.forgetAtAgencies(flat)
        }
        desk.tell(Self.name, subject: landlord)
        return Done()
    }
}

extension Desk {
    func forget(_ landlord: LandlordID) throws {
        let sealed = try officeSeal.sealJSON(LandlordIdentity.erased, "landlords", "identity", landlord.text)
        try transaction.execute(
            """
            UPDATE landlords SET identity = \(sealed), phone_tag = NULL, mail_tag = NULL, version = version + 1
            WHERE office = \(office) AND landlord = \(landlord)
            """)
    }

    func forgetDetails(of flat: FlatID) throws {
        let details = try officeSeal.sealJSON(FlatDetails(), "flats", "details", flat.text)
        try transaction.execute(
            """
            UPDATE flats SET details = \(details), address_tag = NULL, link = NULL, link_digest = NULL, version = version + 1
            WHERE office = \(office) AND flat = \(flat)
            """)
    }
}
