public import Basics
public import Store
import Vault

/// One saving of a draft; each gets a new one.
public enum DraftStampRecord {}
public typealias DraftStamp = Identifier<DraftStampRecord>

/// The forms that keep drafts. A draft comes back in its own form and in no other.
public enum DraftForm: String, Sendable, CaseIterable, Codable {
    /// A talk or a note, on top of the course of a file.
    case note

    public var german: String { "Notiz" }
    /// The field without which there is nothing to keep.
    var textField: String { "note" }
}

extension DraftForm: SQLConvertible {}

/// What one worker typed into a form of one file and did not send yet.
public struct Draft: Sendable {
    public struct Field: Codable, Sendable, Hashable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public let stamp: DraftStamp
    public let savedAt: Moment
    public let fields: [Field]
}

/// What a shown form knows about its draft.
public struct DraftTicket: Codable, Sendable, Hashable {
    /// The form as it was shown this once: its command's id. Two windows have two of them.
    public let sheet: CommandID
    /// The saving it goes on from; nil where there was none.
    public let stamp: DraftStamp?

    public init(sheet: CommandID, stamp: DraftStamp?) {
        self.sheet = sheet
        self.stamp = stamp
    }
}

/// A draft as it is kept, still sealed.
struct DraftRow: RowDecodable {
    let sheet: CommandID
    let stamp: DraftStamp
    let serial: Int64
    let savedAt: Moment
    let body: [UInt8]

    init(row: Row) throws(DatabaseError) {
        sheet = try row.get("sheet")
        stamp = try row.get("stamp")
        serial = try row.get("serial")
        savedAt = try row.get("saved_at")
        body = try row.get("body")
    }

    /// Whether the form has seen this saving, or made it itself.
    func isKnown(to ticket: DraftTicket) -> Bool { stamp == ticket.stamp || sheet == ticket.sheet }
}

extension Desk {
    func draftRow(_ form: DraftForm, of file: CaseID) throws -> DraftRow? {
        try transaction.first(
            """
            SELECT sheet, stamp, serial, saved_at, body FROM drafts
            WHERE office = \(office) AND worker = \(worker.id) AND case_id = \(file) AND form = \(form) AND discarded_at IS NULL
            """)
    }

    /// The worker's own draft.
    func draft(_ form: DraftForm, of file: CaseFile) throws -> Draft? {
        guard let row = try draftRow(form, of: file.id) else { return nil }
        return Draft(
            stamp: row.stamp, savedAt: row.savedAt, fields: try file.seal.openJSON(row.body, "drafts", "body", draftPlace(form)))
    }

    /// Binds a sealed draft to its worker and form.
    func draftPlace(_ form: DraftForm) -> String { "\(worker.id.text) \(form.rawValue)" }

    /// What was typed becomes a record, and the draft goes with it. A draft that somebody typed on in another window stays.
    ///
    /// Refuses where the draft has already become a record or was thrown away: a second window must not say the same again unasked.
    func settleDraft(_ ticket: DraftTicket?, _ form: DraftForm, of file: CaseID) throws {
        guard let ticket else { return }
        guard let row = try draftRow(form, of: file) else {
            guard ticket.stamp == nil else {
                throw Refusal.notNow(
                    why: "Diesen Entwurf haben Sie inzwischen in einem anderen Fenster gespeichert oder verworfen.",
                    instead: "Sehen Sie im Verlauf nach. Soll der Text hier zusätzlich gelten, speichern Sie ihn noch einmal.")
            }
            return
        }
        guard row.isKnown(to: ticket) else { return }
        try dropDraft(form, of: file)
    }

    func dropDraft(_ form: DraftForm, of file: CaseID) throws {
        try transaction.execute(
            "DELETE FROM drafts WHERE office = \(office) AND worker = \(worker.id) AND case_id = \(file) AND form = \(form)")
    }
}
