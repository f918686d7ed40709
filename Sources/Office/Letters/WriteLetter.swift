public import Basics
import Catalogue
import Papers
import Store

/// Freezes a letter: numbers it and keeps it as it stands. It is never changed; another one may take its place.
public struct WriteLetter: Command {
    public static let name = "letter.write"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let template: String
    /// The template as it was shown, so that nobody signs what they have not read.
    public let templateHash: String
    public let input: LetterInput
    public let replaces: LetterID?
    public let reason: String?

    public init(file: CaseID, template: String, templateHash: String, input: LetterInput, replaces: LetterID? = nil, reason: String? = nil) {
        self.file = file
        self.template = template
        self.templateHash = templateHash
        self.input = input
        self.replaces = replaces
        self.reason = reason
    }

    public func perform(at desk: Desk) throws -> Created<LetterID> {
        let file = try desk.openFile(file)
        let template = try desk.letterTemplate(template, for: file)
        guard template.hash == templateHash else {
            throw Refusal.notNow(
                why: "Die Vorlage wurde inzwischen geändert.", instead: "Lesen Sie den Brief noch einmal, und schreiben Sie ihn dann fest.")
        }
        let draft = try desk.draftLetter(template, input, of: file, number: try desk.freeLetterNumber())
        let reason = try checkedReplacement(of: file, at: desk)
        guard draft.errors.isEmpty else { throw Refusal.invalid(draft.errors) }
        let id = LetterID()
        let fields = Dictionary(draft.fields.map { ($0.key.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let body = SealedLetter(
            template: template.id, title: template.title, hash: template.hash, input: input, fields: fields, letter: draft.letter, reason: reason)
        try desk.transaction.execute(
            """
            INSERT INTO letters (office, letter, case_id, number, written_at, written_by, replaces, body, version)
            VALUES (\(desk.office), \(id), \(file.id), \(draft.letter.number), \(desk.now), \(desk.worker.id), \(replaces),
                \(try file.seal.sealJSON(body, "letters", "body", id.text)), 1)
            """)
        desk.tell(Self.name, of: file.id, subject: id, detail: replaces == nil ? "" : "replaces")
        return Created(id)
    }

    private func checkedReplacement(of file: CaseFile, at desk: Desk) throws -> String? {
        guard let replaces else { return nil }
        let old = try desk.sealedLetter(replaces, of: file).line
        guard old.replacedBy == nil else {
            throw Refusal.notNow(why: "Der Brief \(old.number) ist schon ersetzt.", instead: "Ersetzen Sie den Brief, der an seine Stelle trat.")
        }
        guard let reason = reason?.cleanedLine, !reason.isEmpty, reason.unicodeScalars.count <= 300 else {
            throw Refusal.invalid(LetterFormField.reason, "Warum wird der Brief ersetzt? Höchstens 300 Zeichen.")
        }
        return reason
    }
}

/// Notes when and how a letter left the house; said again, the newer one counts.
public struct SendLetter: Command {
    public static let name = "letter.send"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let letter: LetterID
    public let on: CivilDate
    public let way: LetterWay
    public let note: String?
    public let version: Int

    public init(file: CaseID, letter: LetterID, on: CivilDate, way: LetterWay, note: String? = nil, version: Int) {
        self.file = file
        self.letter = letter
        self.on = on
        self.way = way
        self.note = note
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        let line = try desk.sealedLetter(letter, of: file).line
        guard line.version == version else { throw Refusal.stale }
        var errors: [FieldError] = []
        if on > desk.today { errors.append(FieldError(field: "on", message: "Dieser Tag liegt in der Zukunft.")) }
        if on < line.writtenAt.local.day { errors.append(FieldError(field: "on", message: "An diesem Tag gab es den Brief noch nicht.")) }
        if let note, note.unicodeScalars.count > 300 { errors.append(FieldError(field: "note", message: "Höchstens 300 Zeichen.")) }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
        let sending = SealedSending(way: way, note: note?.cleanedLine, by: desk.worker.name)
        try desk.transaction.execute(
            """
            UPDATE letters SET sent_on = \(on), version = \(version + 1),
                sending = \(try file.seal.sealJSON(sending, "letters", "sending", letter.text))
            WHERE office = \(desk.office) AND letter = \(letter)
            """)
        desk.tell(Self.name, of: file.id, subject: letter, detail: way.rawValue)
        return Done()
    }
}
