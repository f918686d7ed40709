public import Basics
import Catalogue
import Store
import Vault

/// What a landlord is shown of a household, by the level it agreed to. Status, nationality, benefits, origin, religion and health have no
/// place in this type, and neither have notes.
public struct CandidateCard: Sendable, Hashable {
    /// `Haushalt 2`: the place in the order of this flat's proposals.
    public let label: String
    public let flatNumber: String
    public let level: DisclosureLevel
    public let adults: Int
    public let children: Int
    /// Persons whose age is not known.
    public let others: Int
    public let movesFrom: CivilDate?
    /// Whom to call, by the name the landlord knows; the city where it gave the flat to an agency.
    public let office: String
    public let officeContact: [String]
    /// From the second level on.
    public let name: String?
    /// On the third: everybody who moves in, and how to reach them.
    public let names: [String]
    public let contact: String?
}

/// The card of one proposal.
public struct CardOfNomination: Question {
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public init(nomination: NominationID) { self.nomination = nomination }

    public func answer(at desk: Desk) throws -> CandidateCard {
        let known = try desk.nomination(nomination)
        let file = try desk.file(known.file)
        let persons = try desk.persons(of: file)
        let all = try desk.nominations(for: known.flat).sorted { ($0.proposedAt, $0.id.text) < ($1.proposedAt, $1.id.text) }
        let place = (all.firstIndex { $0.id == nomination } ?? 0) + 1
        let ages = persons.map { person in
            person.facts.value("born").flatMap { CivilDate(iso: $0) }.map { $0.fullYears(until: desk.today) }
        }
        let (number, front) = try desk.landlordFront(of: known.flat)
        return CandidateCard(
            label: "Haushalt \(place)", flatNumber: number, level: known.level, adults: ages.count { ($0 ?? 0) >= 18 },
            children: ages.count { $0.map { $0 < 18 } ?? false }, others: ages.count { $0 == nil },
            movesFrom: try desk.housingSheet(of: file)?.sheet.needs.earliest, office: front.name, officeContact: front.contact,
            name: known.level == .anonymous ? nil : persons.first?.identity.spokenName,
            names: known.level == .contract ? persons.compactMap(\.identity.spokenName) : [],
            contact: known.level == .contract ? persons.first?.identity.contact : nil)
    }
}
