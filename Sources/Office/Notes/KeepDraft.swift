public import Basics
import Store
import Vault

/// Keeps what a worker is typing, sealed under the file's key.
public struct KeepDraft: Jotting {
    public static let needs = Right.keepFiles
    /// Seconds in which a draft thrown away can be fetched back.
    public static let regret = 600

    public let file: CaseID
    public let form: DraftForm
    public let fields: [Draft.Field]
    public let ticket: DraftTicket
    /// Counts the savings of one sheet, so that one that was held up on its way does not undo a later one; nil for now.
    public let serial: Int64?
    /// Somebody saw that another window has a newer text, and wants this one.
    public let isDecided: Bool

    public init(file: CaseID, form: DraftForm, fields: [Draft.Field], ticket: DraftTicket, serial: Int64? = nil, isDecided: Bool = false) {
        self.file = file
        self.form = form
        self.fields = fields
        self.ticket = ticket
        self.serial = serial
        self.isDecided = isDecided
    }

    public enum Outcome: Sendable, Hashable {
        case kept(DraftStamp, at: Moment)
        /// Everything was deleted again, and the draft with it.
        case nothing
        /// Another window went on typing; nothing was overwritten.
        case newerElsewhere(at: Moment)
        /// This form has already become a record: a draft of it would only come back as a ghost.
        case alreadyWritten
        /// Its draft became a record, or was thrown away, in another window.
        case gone
    }

    public func perform(at desk: Desk) throws -> Outcome {
        let file = try desk.file(file)
        guard fields.reduce(0, { $0 + $1.value.utf8.count }) <= 64_000 else { throw Refusal.invalid("note", "Der Entwurf ist zu lang.") }
        if try CommandReceipt.find(ticket.sheet, office: desk.office, in: desk.transaction) != nil { return .alreadyWritten }
        let serial = serial ?? desk.now.microseconds
        if let row = try desk.draftRow(form, of: file.id) {
            if row.sheet == ticket.sheet, row.serial >= serial { return .kept(row.stamp, at: row.savedAt) }
            guard row.isKnown(to: ticket) || isDecided else { return .newerElsewhere(at: row.savedAt) }
        } else if ticket.stamp != nil, !isDecided {
            return .gone
        }
        guard fields.contains(where: { $0.name == form.textField && !$0.value.cleaned.isEmpty }) else {
            try desk.dropDraft(form, of: file.id)
            return .nothing
        }
        return try write(at: desk, file, serial: serial)
    }

    private func write(at desk: Desk, _ file: CaseFile, serial: Int64) throws -> Outcome {
        let stamp = DraftStamp()
        let body = try file.seal.sealJSON(fields, "drafts", "body", desk.draftPlace(form))
        try desk.transaction.execute(
            """
            INSERT INTO drafts (office, worker, case_id, form, sheet, stamp, serial, saved_at, discarded_at, body)
            VALUES (\(desk.office), \(desk.worker.id), \(file.id), \(form), \(ticket.sheet), \(stamp), \(serial), \(desk.now), NULL, \(body))
            ON CONFLICT (office, worker, case_id, form) DO UPDATE SET sheet = excluded.sheet, stamp = excluded.stamp,
                serial = excluded.serial, saved_at = excluded.saved_at, discarded_at = NULL, body = excluded.body
            """)
        return .kept(stamp, at: desk.now)
    }
}

/// Throws a draft away; for ten minutes it can be fetched back.
public struct DiscardDraft: Jotting {
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let form: DraftForm

    public init(file: CaseID, form: DraftForm) {
        self.file = file
        self.form = form
    }

    public func perform(at desk: Desk) throws {
        _ = try desk.file(file)
        try desk.transaction.execute(
            "DELETE FROM drafts WHERE office = \(desk.office) AND worker = \(desk.worker.id) AND discarded_at < \(desk.now.adding(seconds: -KeepDraft.regret))"
        )
        try desk.transaction.execute(
            """
            UPDATE drafts SET discarded_at = \(desk.now)
            WHERE office = \(desk.office) AND worker = \(desk.worker.id) AND case_id = \(file) AND form = \(form) AND discarded_at IS NULL
            """)
    }
}

/// Fetches a draft back that was just thrown away.
public struct RestoreDraft: Jotting {
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let form: DraftForm

    public init(file: CaseID, form: DraftForm) {
        self.file = file
        self.form = form
    }

    /// False where it is too late.
    public func perform(at desk: Desk) throws -> Bool {
        _ = try desk.file(file)
        return try desk.transaction.execute(
            """
            UPDATE drafts SET discarded_at = NULL WHERE office = \(desk.office) AND worker = \(desk.worker.id) AND case_id = \(file)
                AND form = \(form) AND discarded_at >= \(desk.now.adding(seconds: -KeepDraft.regret))
            """) > 0
    }
}

/// What a worker began to write and did not send, the newest first; no text is opened for it.
public struct MyDrafts: Question {
    public static let needs = Right.keepFiles
    public static let most = 20

    public init() {}

    public struct Line: Sendable {
        public let file: CaseID
        public let fileTitle: String
        public let form: DraftForm
        public let savedAt: Moment
    }

    public func answer(at desk: Desk) throws -> [Line] {
        let rows = try desk.transaction.rows(
            """
            SELECT d.case_id, d.form, d.saved_at, c.title, c.restricted, c.owner, c.desk, k.wrapped_key
            FROM drafts d JOIN cases c ON c.office = d.office AND c.case_id = d.case_id
            JOIN case_keys k ON k.office = d.office AND k.case_id = d.case_id
            WHERE d.office = \(desk.office) AND d.worker = \(desk.worker.id) AND d.discarded_at IS NULL AND k.wrapped_key IS NOT NULL
            ORDER BY d.saved_at DESC, d.case_id LIMIT \(Self.most)
            """)
        return try rows.compactMap { row in
            guard let title = try desk.title(in: row) else { return nil }
            return Line(file: try row.get("case_id"), fileTitle: title, form: try row.get("form"), savedAt: try row.get("saved_at"))
        }
    }
}
