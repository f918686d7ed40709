public import Basics
public import Store

/// A household that goes from one office to another with its consent.
public enum TransferRecord {}
public typealias TransferID = Identifier<TransferRecord>

/// The city assigns; everybody else hands over.
public enum TransferKind: String, Sendable, CaseIterable, Codable {
    case assignment, handover

    public var german: String { self == .assignment ? "Zuweisung" : "Übergabe" }
}

public enum TransferState: String, Sendable, CaseIterable, Codable {
    case sent, accepted, declined, withdrawn

    public var german: String {
        switch self {
        case .sent: "wartet auf Antwort"
        case .accepted: "angenommen"
        case .declined: "abgelehnt"
        case .withdrawn: "zurückgezogen"
        }
    }
}

/// Why an office does not take a household. None of it is about the household's worth.
public enum TransferRefusal: String, Sendable, CaseIterable, Codable {
    case full
    case knownHere = "known_here"
    case language
    case notOurs = "not_ours"
    case householdSaidNo = "household_said_no"
    case other

    public var german: String {
        switch self {
        case .full: "kein Platz frei"
        case .knownHere: "wird bei uns schon beraten"
        case .language: "niemand spricht die Sprache"
        case .notOurs: "wir sind dafür nicht zuständig"
        case .householdSaidNo: "der Haushalt möchte nicht zu uns"
        case .other: "anderer Grund, wir rufen an"
        }
    }
}

/// What may go along; each part is ticked, and the household agrees to each. How many persons there are always goes.
public enum TransferPart: String, Sendable, CaseIterable, Codable {
    case names, births, contact, language, needs
    case accessibility
    case urgency

    public var german: String {
        switch self {
        case .names: "Namen"
        case .births: "Geburtsdaten"
        case .contact: "Kontakt"
        case .language: "Sprache und Dolmetschen"
        case .needs: "Was der Haushalt von einer Wohnung braucht: Lage, Zeit, WBS, Wohnsitzauflage"
        case .accessibility: "ob jemand stufenlos wohnen muss oder einen Aufzug braucht"
        case .urgency: "Dringlichkeit mit ihrem Grund"
        }
    }
}

extension TransferKind: SQLConvertible {}
extension TransferState: SQLConvertible {}
extension TransferRefusal: SQLConvertible {}

/// What goes to the other office, sealed under its key. Notes, talks, health and papers are not in it and have no place in it.
struct TransferPackage: Codable, Hashable {
    struct Member: Codable, Hashable {
        var identity = PersonIdentity()
        var born: CivilDate?
    }
    var members: [Member]
    var language: Language?
    var needsInterpreter: Bool?
    var sheet: HousingSheet?
    var parts: [TransferPart]
}

/// A transfer as both sides see it: states, days, a count; nothing of the household.
public struct Transfer: Sendable {
    public let id: TransferID
    /// `Z-7K3F9Q`: what both offices quote on the phone.
    public let number: String
    public let kind: TransferKind
    public let fromOffice: OfficeID
    public let from: String
    public let toOffice: OfficeID
    public let to: String
    public let persons: Int
    /// Since when the household waits, in whichever office.
    public let reportedOn: CivilDate
    public let state: TransferState
    public let sentAt: Moment
    public let answeredAt: Moment?
    public let why: TransferRefusal?
    let fromFile: CaseID
    let toFile: CaseID?
}

extension Desk {
    func transfers(where condition: SQL, limit: Int = 200) throws -> [Transfer] {
        try transaction.rows(
            """
            SELECT t.transfer, t.number, t.kind, t.from_office, f.name AS from_name, t.to_office, o.name AS to_name, t.persons, t.reported_on,
                t.state, t.sent_at, t.answered_at, t.why, t.from_case, t.to_case
            FROM transfers t JOIN offices f ON f.office = t.from_office JOIN offices o ON o.office = t.to_office
            WHERE \(condition) ORDER BY t.sent_at DESC, t.transfer LIMIT \(limit)
            """
        ).map { row in
            Transfer(
                id: try row.get("transfer"), number: try row.get("number"), kind: try row.get("kind"), fromOffice: try row.get("from_office"),
                from: try row.get("from_name"), toOffice: try row.get("to_office"), to: try row.get("to_name"), persons: try row.get("persons"),
                reportedOn: try row.get("reported_on"), state: try row.get("state"), sentAt: try row.get("sent_at"),
                answeredAt: try row.get("answered_at"), why: try row.get("why"), fromFile: try row.get("from_case"), toFile: try row.get("to_case"))
        }
    }

    /// What was sent of a file and of every one that went into it, the newest first.
    func transfers(of file: CaseID) throws -> [Transfer] {
        try transfers(where: "t.from_office = \(office) AND t.from_case IN \(list: try course(of: file))")
    }

    /// One that came to this office and waits for its answer.
    func waitingTransfer(_ id: TransferID) throws -> Transfer {
        guard let found = try transfers(where: "t.transfer = \(id) AND t.to_office = \(office)").first else { throw Refusal.notFound }
        guard found.state == .sent else {
            throw Refusal.notNow(
                why: "Diese \(found.kind.german) ist schon erledigt (\(found.state.german)).", instead: "Laden Sie die Liste neu.")
        }
        return found
    }

    func package(of transfer: TransferID) throws -> TransferPackage {
        guard let package = try packages(of: [transfer])[transfer] else { throw Refusal.notFound }
        return package
    }

    /// What came with these transfers to this office; nothing of one that is answered.
    func packages(of transfers: [TransferID]) throws -> [TransferID: TransferPackage] {
        let rows = try transaction.rows(
            "SELECT transfer, package FROM transfers WHERE to_office = \(office) AND transfer IN \(list: transfers)")
        var packages: [TransferID: TransferPackage] = [:]
        for row in rows {
            let (id, sealed): (TransferID, [UInt8]) = (try row.get(at: 0), try row.get(at: 1))
            if !sealed.isEmpty { packages[id] = try officeSeal.openJSON(sealed, "transfers", "package", id.text) }
        }
        return packages
    }

    /// Ends a transfer: its package is emptied, so that nothing of it lies about.
    func settle(_ transfer: TransferID, as state: TransferState, why: TransferRefusal? = nil, file: CaseID? = nil) throws {
        try transaction.execute(
            """
            UPDATE transfers SET state = \(state), package = \([UInt8]()), to_case = \(file), why = \(why), answered_at = \(now),
                answered_by = \(worker.id)
            WHERE transfer = \(transfer) AND state = \(TransferState.sent)
            """)
    }

    /// A household another office has taken is proposed there, and here no more, also by a list made before.
    func requireStillHere(_ file: CaseID) throws {
        let gone = try transfers(where: "t.from_office = \(office) AND t.from_case = \(file) AND t.state = \(TransferState.accepted)", limit: 1).first
        guard let gone else { return }
        throw Refusal.notNow(
            why: "Diesen Haushalt führt seit \((gone.answeredAt ?? gone.sentAt).local.day.german) eine andere Stelle: \(gone.to).",
            instead: "Was Sie von dem Haushalt wissen, sagen Sie bitte dort; hier schließen Sie den Fall.")
    }

    func withdraw(_ transfer: TransferID, from receiver: OfficeID) throws {
        try settle(transfer, as: .withdrawn)
        try neighbour(receiver).tell("transfer.withdrawn", subject: transfer)
    }

    /// Since when a household waits: since it was reported, in whichever office that was.
    func waitingSince(_ file: CaseFile) throws -> CivilDate {
        try transaction.value("SELECT COALESCE(reported_on, opened_on) FROM cases WHERE office = \(office) AND case_id = \(file.id)") ?? file.openedOn
    }
}
