public import Basics
import Foundation
public import Store
import Vault

/// Where a counselling process stands. Every step may be taken back: people change their mind.
public enum CaseStage: String, Sendable, CaseIterable, Codable {
    case counselling, analysis, plan, departure, aftercare, closed

    public var german: String {
        switch self {
        case .counselling: "Beratung"
        case .analysis: "Analyse"
        case .plan: "Plan"
        case .departure: "Ausreise"
        case .aftercare: "Nachbetreuung"
        case .closed: "Abgeschlossen"
        }
    }
}

/// How a counselling process ended. To stay is an outcome like any other.
public enum CaseOutcome: String, Sendable, CaseIterable, Codable {
    case returned, stays
    case movedOut = "moved_out"
    case otherAdvice = "other_advice"
    case lostContact = "lost_contact"

    public var german: String {
        switch self {
        case .returned: "zurückgekehrt"
        case .stays: "bleibt in Deutschland"
        case .movedOut: "eigene Wohnung"
        case .otherAdvice: "an andere Beratung vermittelt"
        case .lostContact: "Kontakt verloren"
        }
    }
}

/// Whether the office knows a name.
public enum Naming: String, Sendable, Codable {
    case nameless, named
}

/// A file as the desk holds it open: what is plain, and the key to the rest.
public struct CaseFile: Sendable {
    public let id: CaseID
    /// The random number people quote: `M-7K3F9Q`. It tells neither order nor count.
    public let number: String
    public let desk: CounsellingDesk
    public let naming: Naming
    public let stage: CaseStage
    public let outcome: CaseOutcome?
    public let owner: WorkerID
    public let ownerName: String
    public let restricted: Bool
    /// On what footing this worker has it open.
    public let footing: Footing
    public let destination: Country?
    public let language: Language?
    /// Nil while nobody asked.
    public let needsInterpreter: Bool?
    public let persons: Int
    public let openedOn: CivilDate
    public let lastContactOn: CivilDate
    public let closedOn: CivilDate?
    public let version: Int
    /// "A., Besarta", or the alias of a nameless file.
    public let title: String
    /// The goal in the person's own words; nil while unknown.
    public let wish: String?
    let seal: FileSeal
    let sealedFacts: [UInt8]?
}

/// A file's key together with the file's place: seals and opens this file's columns.
struct FileSeal: ColumnSeal {
    let key: CaseKey
    let office: OfficeID
    let file: CaseID

    func sealBytes(_ bytes: [UInt8], _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        try key.seal(bytes, at: place(table, column, row))
    }

    func openBytes(_ sealed: [UInt8], _ table: String, _ column: String, _ row: String) throws -> [UInt8] {
        try key.open(sealed, at: place(table, column, row))
    }

    private func place(_ table: String, _ column: String, _ row: String) -> Place {
        Place(office: office.text, file: file.text, table: table, column: column, row: row)
    }

    /// What another file sealed, sealed for this one: the content stays the same to the byte.
    func resealed(_ sealed: [UInt8]?, from other: FileSeal, _ table: String, _ column: String, _ row: String) throws -> [UInt8]? {
        try sealed.map { try sealBytes(other.openBytes($0, table, column, row), table, column, row) }
    }

    /// A name for a member of this file that nobody can lead back once the file's key is destroyed.
    func pseudonym(of person: PersonID) -> String { key.pseudonym(of: person.text) }
}

extension Desk {
    /// The file, if this worker may open it: `AccessRule` decides.
    func file(_ id: CaseID) throws -> CaseFile {
        let rows = try transaction.rows(
            """
            SELECT \(CaseFile.columns), k.wrapped_key, k.erased_at, c.merged_into FROM cases c
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            JOIN workers w ON w.office = c.office AND w.worker = c.owner
            WHERE c.office = \(office) AND c.case_id = \(id)
            """)
        guard let row = rows.first else { throw Refusal.notFound }
        guard let footing = try footing(in: row) else { throw Refusal.notFound }
        if let other: CaseID = try row.get("merged_into") { throw Refusal.merged(into: other) }
        footings[id] = footing
        let key = try keyring.key(unwrapping: try row.get("wrapped_key"), office: officeKey, in: office, of: id)
        return try CaseFile(row: row, footing: footing, seal: FileSeal(key: key, office: office, file: id))
    }

    /// The file for a change based on a version the worker saw; refuses with `.stale` where somebody was faster.
    func file(_ id: CaseID, basedOn version: Int) throws -> CaseFile {
        let file = try file(id)
        guard file.version == version else { throw Refusal.stale }
        return file
    }

    /// Refuses to work on a file that was closed.
    func openFile(_ id: CaseID) throws -> CaseFile {
        let file = try file(id)
        guard file.stage != .closed else {
            throw Refusal.notNow(why: "Dieser Fall ist abgeschlossen.", instead: "Öffnen Sie ihn in der Übersicht wieder.")
        }
        return file
    }
}

extension CaseFile {
    static let columns: SQL = """
        c.case_id, c.number, c.desk, c.naming, c.stage, c.outcome, c.owner, c.restricted, c.destination, c.language, c.needs_interpreter, \
        c.persons, c.opened_on, c.last_contact_on, c.closed_on, c.title, c.wish, c.facts, c.version, w.name AS owner_name
        """

    init(row: Row, footing: Footing, seal: FileSeal) throws {
        self.footing = footing
        id = try row.get("case_id")
        number = try row.get("number")
        desk = try row.get("desk")
        naming = try row.get("naming")
        stage = try row.get("stage")
        outcome = try row.get("outcome")
        owner = try row.get("owner")
        ownerName = try row.get("owner_name")
        restricted = try row.get("restricted")
        destination = try row.get("destination")
        language = try row.get("language")
        needsInterpreter = try row.get("needs_interpreter")
        persons = try row.get("persons")
        openedOn = try row.get("opened_on")
        lastContactOn = try row.get("last_contact_on")
        closedOn = try row.get("closed_on")
        version = try row.get("version")
        let sealedTitle: [UInt8] = try row.get("title")
        title = try seal.open(sealedTitle, "cases", "title", id.text)
        let sealedWish: [UInt8]? = try row.get("wish")
        wish = try seal.open(ifAny: sealedWish, "cases", "wish", id.text)
        sealedFacts = try row.get("facts")
        self.seal = seal
    }
}

extension CounsellingDesk: SQLConvertible {}
extension CaseStage: SQLConvertible {}
extension CaseOutcome: SQLConvertible {}
extension Naming: SQLConvertible {}
