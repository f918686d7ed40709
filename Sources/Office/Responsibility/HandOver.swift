public import Basics
import Catalogue
public import Store

public enum HandoverRecord {}
public typealias HandoverID = Identifier<HandoverRecord>

extension ConsentForm: SQLConvertible {}

/// Writes a handover sheet for another centre, with the person's consent. Nothing is sent: the sheet is paper.
public struct MakeHandover: Command {
    public static let name = "handover.make"
    public static let needs = Right.keepFiles
    public let file: CaseID
    /// A centre of the catalogue.
    public let centre: String
    /// Where it goes, as it stands on the sheet.
    public let recipient: String
    public let consentOn: CivilDate
    public let consentForm: ConsentForm
    /// What the person agreed to.
    public let parts: [HandoverPart]

    public init(
        file: CaseID, centre: String, recipient: String, consentOn: CivilDate, consentForm: ConsentForm, parts: [HandoverPart]
    ) {
        self.file = file
        self.centre = centre
        self.recipient = recipient
        self.consentOn = consentOn
        self.consentForm = consentForm
        self.parts = parts
    }

    public func perform(at desk: Desk) throws -> Created<HandoverID> {
        guard desk.shelf.current.centre(centre) != nil else { throw Refusal.invalid("centre", "Diese Stelle gibt es nicht.") }
        guard let recipient = recipient.cleaned.nonEmpty, recipient.utf8.count <= 600 else {
            throw Refusal.invalid("recipient", "An wen geht das Blatt? Name und Anschrift der Stelle.")
        }
        guard consentOn <= desk.today, consentOn >= desk.today.adding(days: -90) else {
            throw Refusal.invalid("consent_on", "Die Einwilligung liegt nicht in der Zukunft und höchstens 90 Tage zurück.")
        }
        guard !parts.isEmpty else { throw Refusal.invalid("parts", "Was darf weitergegeben werden? Ohne Auswahl geht nichts hinaus.") }
        let file = try desk.openFile(file)
        let lines = try desk.handoverLines(of: file).filter { parts.contains($0.part) }
        guard !lines.isEmpty else { throw Refusal.invalid("parts", "Zu dieser Auswahl ist nichts bekannt.") }
        let id = HandoverID()
        let sealed = try file.seal.sealJSON(HandoverSheet(recipient: recipient, lines: lines), "handovers", "sheet", id.text)
        try desk.transaction.execute(
            """
            INSERT INTO handovers (office, handover, case_id, centre, consent_on, consent_form, sheet, made_at, made_by)
            VALUES (\(desk.office), \(id), \(file.id), \(centre), \(consentOn), \(consentForm), \(sealed), \(desk.now), \(desk.worker.id))
            """)
        desk.tell(Self.name, of: file.id, subject: id, detail: lines.map(\.part.rawValue).joined(separator: " "))
        return Created(id)
    }
}

/// The person takes the consent back. What was handed over on paper is asked back by hand.
public struct WithdrawHandover: Command {
    public static let name = "handover.withdraw"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let handover: HandoverID

    public init(file: CaseID, handover: HandoverID) {
        self.file = file
        self.handover = handover
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file)
        let changed = try desk.transaction.execute(
            """
            UPDATE handovers SET withdrawn_at = \(desk.now), withdrawn_by = \(desk.worker.id)
            WHERE office = \(desk.office) AND handover = \(handover) AND case_id = \(file.id) AND withdrawn_at IS NULL
            """)
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, of: file.id, subject: handover)
        return Done()
    }
}

/// What is sealed of a handover.
struct HandoverSheet: Codable {
    let recipient: String
    let lines: [HandoverLine]
}

extension Desk {
    func handovers(of file: CaseFile) throws -> [Handover] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT handover, centre, consent_on, consent_form, sheet, made_at, made_by, withdrawn_at FROM handovers
            WHERE office = \(office) AND case_id = \(file.id) ORDER BY made_at DESC, handover
            """)
        return try rows.map { row in
            let id: HandoverID = try row.get("handover")
            let sheet: HandoverSheet = try file.seal.openJSON(try row.get("sheet"), "handovers", "sheet", id.text)
            return Handover(
                id: id, centre: try row.get("centre"), recipient: sheet.recipient, consentOn: try row.get("consent_on"),
                consentForm: try row.get("consent_form"), lines: sheet.lines, madeAt: try row.get("made_at"),
                madeBy: names[try row.get("made_by", as: WorkerID.self)] ?? "", withdrawnAt: try row.get("withdrawn_at"))
        }
    }

    /// Everything a handover sheet may hold; never notes, sessions, or what is sensitive.
    func handoverLines(of file: CaseFile) throws -> [HandoverLine] {
        let persons = try members(of: file)
        let facts = try file.facts()
        let first = persons.first
        let years = persons.compactMap { $0.facts.birthYear.map { String($0) } }
        let interpreting = file.needsInterpreter.map { $0 ? ", mit Dolmetschen" : ", ohne Dolmetschen" } ?? ""
        let status = first.flatMap { shelf.current.choice("status", in: $0.facts) }
        let known: [(HandoverPart, String?)] = [
            (.name, first?.identity.spokenName), (.contact, first?.identity.contact),
            (.language, file.language.map { $0.german + interpreting }),
            (.persons, "\(persons.count)" + (years.isEmpty ? "" : ", geboren " + years.joined(separator: ", "))),
            (.destination, file.destination?.german), (.wish, file.wish), (.status, status),
            (.wishedDay, facts.value("departure_date").flatMap { CivilDate(iso: $0)?.german }),
        ]
        return known.compactMap { part, value in value.flatMap(\.nonEmpty).map { HandoverLine(part: part, value: $0) } }
    }
}

extension Catalogue {
    /// The label of what was chosen for a field.
    fileprivate func choice(_ field: String, in facts: RecordedFacts) -> String? {
        guard let value = facts.value(field), let field = self.field(field) else { return nil }
        return field.choices.first { $0.id == value }?.label.de
    }
}
