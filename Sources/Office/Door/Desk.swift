public import Basics
import Foundation
import Store
import Vault

/// Where a command is performed or a question answered: one worker, one moment, one transaction.
///
/// It exists only inside the door. What it hands out has passed the check for that very record.
public final class Desk {
    public let worker: Worker
    public let now: Moment
    let transaction: any Transaction
    let keyring: Keyring
    let officeKey: OfficeKey
    let nameIndex: BlindIndex
    /// Whoever writes a person down is told who is alike; imports of years are not.
    let looksForDuplicates: Bool
    let shelf: CatalogueShelf
    private(set) var entries: [LogEntry] = []
    var knownAccess: AccessRule?
    /// The files opened so far, and on what footing.
    var footings: [CaseID: Footing] = [:]

    init(
        worker: Worker, now: Moment, transaction: any Transaction, keyring: Keyring, shelf: CatalogueShelf, looksForDuplicates: Bool = true
    ) throws {
        self.worker = worker
        self.now = now
        self.transaction = transaction
        self.keyring = keyring
        self.shelf = shelf
        self.looksForDuplicates = looksForDuplicates
        officeKey = try keyring.key(of: worker.office, in: transaction)
        nameIndex = officeKey.blindIndex("person.keys")
    }

    /// For work the house does by itself: nobody is at it, and nothing may be asked of it that needs a right.
    convenience init(settling office: OfficeID, now: Moment, transaction: any Transaction, keyring: Keyring, shelf: CatalogueShelf) throws {
        let nobody = Worker(office: office, id: WorkerID(), name: "", roles: [])
        try self.init(worker: nobody, now: now, transaction: transaction, keyring: keyring, shelf: shelf, looksForDuplicates: false)
    }

    public var today: CivilDate { now.local.day }
    var office: OfficeID { worker.office }

    /// Tells the log what happened; every command tells at least one thing.
    func tell(_ action: String, of caseID: CaseID? = nil, subject: some CustomStringConvertible = "", detail: String = "") {
        entries.append(LogEntry(action: action, caseID: caseID, subject: subject.description, detail: detail))
    }

    /// Writes what was told into the log, in this transaction.
    func close(_ command: String) throws {
        let book = LogBook(office: office, key: officeKey.logKey)
        let told = entries.isEmpty ? [LogEntry(action: command, caseID: nil, subject: "", detail: "")] : entries
        for entry in told + footingsTold { try book.append(entry, worker: worker.isOutsider ? nil : worker.id, at: now, in: transaction) }
    }

    /// What was done as a deputy, with a single file's permission or in an emergency is told as such.
    private var footingsTold: [LogEntry] {
        Set(entries.compactMap(\.caseID)).sorted { $0.text < $1.text }.compactMap { file in
            guard let footing = footings[file], !footing.isPlain else { return nil }
            return LogEntry(action: Readings.footing, caseID: file, subject: "", detail: footing.rawValue)
        }
    }

    /// The office's settings as they are now.
    func settings() throws -> OfficeSettings {
        guard let text: String = try transaction.value("SELECT settings FROM offices WHERE office = \(office)") else { throw Refusal.notFound }
        return try JSONDecoder().decode(OfficeSettings.self, from: Data(text.utf8))
    }

    func require(_ right: Right) throws {
        guard worker.may(right) else { throw Refusal.notPermitted(right) }
    }
}

/// What an office decides for itself.
public struct OfficeSettings: Codable, Sendable, Hashable {
    /// Short name for the bar: "Rückkehrhilfen München (Muster)".
    public var shortName: String
    /// What landlords read instead; nil where nobody chose a name for them.
    public var landlordsRead: String?
    /// Lines of the letterhead and of the return address.
    public var letterhead: [String]
    public var returnAddress: String
    public var contact: [String]
    public var place: String
    /// Above this total a second person signs.
    public var secondSignatureAbove: Money
    /// The district of the office, AGS, for the file's default question; nil where it serves several Länder.
    public var district: District?

    public init(
        shortName: String, letterhead: [String], returnAddress: String, contact: [String], place: String, secondSignatureAbove: Money,
        district: District?
    ) {
        self.shortName = shortName
        self.letterhead = letterhead
        self.returnAddress = returnAddress
        self.contact = contact
        self.place = place
        self.secondSignatureAbove = secondSignatureAbove
        self.district = district
    }
}
