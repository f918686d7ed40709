public import Basics
import Store

/// Moves a file to another stage, forward or back, without stigma and without loss.
public struct MoveStage: Command {
    public static let name = "file.stage"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let stage: CaseStage
    public let version: Int

    public init(file: CaseID, stage: CaseStage, version: Int) {
        self.file = file
        self.stage = stage
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        guard stage != .closed else {
            throw Refusal.notNow(why: "Ein Fall wird mit seinem Ergebnis abgeschlossen.", instead: "Wählen Sie „Fall abschließen“ und das Ergebnis.")
        }
        let file = try desk.file(file, basedOn: version)
        if let outcome = file.outcome { try desk.voidFacts(about: file.id.text + outcome.rawValue) }
        try desk.transaction.execute(
            "UPDATE cases SET stage = \(stage), outcome = NULL, closed_on = NULL WHERE office = \(desk.office) AND case_id = \(file.id)")
        try desk.touch(file)
        desk.tell(Self.name, of: file.id, detail: stage.rawValue)
        return Done()
    }
}

/// Closes a file with its outcome. "Stays" is an outcome like any other.
public struct CloseCase: Command {
    public static let name = "file.close"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let outcome: CaseOutcome
    public let version: Int

    public init(file: CaseID, outcome: CaseOutcome, version: Int) {
        self.file = file
        self.outcome = outcome
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file, basedOn: version)
        guard file.stage != .closed else {
            throw Refusal.notNow(why: "Dieser Fall ist schon abgeschlossen.", instead: "Öffnen Sie ihn in der Übersicht wieder.")
        }
        if outcome == .returned { try requireDeparture(of: file, at: desk) }
        if let open = try desk.openNomination(of: file.id) {
            throw Refusal.notNow(
                why: "Dieser Haushalt ist noch für die Wohnung \(open.flatNumber) vorgeschlagen.",
                instead: "Tragen Sie zuerst ein, was daraus wurde: Dann ist der Platz für jemand anderen frei.")
        }
        try desk.transaction.execute(
            """
            UPDATE cases SET stage = \(CaseStage.closed), outcome = \(outcome), closed_on = \(desk.today)
            WHERE office = \(desk.office) AND case_id = \(file.id)
            """)
        if let main = try desk.persons(of: file).first {
            try desk.count(
                CountedFact(
                    kind: .outcome, day: desk.today, pseudonym: file.seal.pseudonym(of: main.id), subject: file.id.text + outcome.rawValue,
                    country: file.destination, programme: outcome.rawValue), on: file.desk)
        }
        try desk.touch(file)
        desk.tell(Self.name, of: file.id, detail: outcome.rawValue)
        return Done()
    }

    private func requireDeparture(of file: CaseFile, at desk: Desk) throws {
        let left: Int =
            try desk.transaction.value(
                "SELECT COUNT(*) FROM departures WHERE office = \(desk.office) AND case_id = \(file.id) AND voided_at IS NULL") ?? 0
        guard left > 0 else {
            throw Refusal.notNow(
                why: "Für „zurückgekehrt“ fehlt die bestätigte Ausreise.", instead: "Bestätigen Sie zuerst die Ausreise mit ihrem Nachweis.")
        }
    }
}

/// Hands a file to a colleague, and restricts or releases it.
public struct AssignFile: Command {
    public static let name = "file.assign"
    public static let needs = Right.assignFiles
    public let file: CaseID
    public let owner: WorkerID
    public let restricted: Bool
    public let version: Int

    public init(file: CaseID, owner: WorkerID, restricted: Bool, version: Int) {
        self.file = file
        self.owner = owner
        self.restricted = restricted
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.file(file, basedOn: version)
        guard try desk.colleagues(with: [.counsellor, .housingCounsellor, .teamLead]).contains(where: { $0.id == owner }) else {
            throw Refusal.invalid("owner", "Diese Person kann keinen Fall übernehmen.")
        }
        guard try !desk.isClosed(file.id, to: owner) else {
            throw Refusal.invalid("owner", "Für diese Person ist der Fall verschlossen, weil sie befangen ist.")
        }
        try desk.transaction.execute(
            "UPDATE cases SET owner = \(owner), restricted = \(restricted) WHERE office = \(desk.office) AND case_id = \(file.id)")
        try desk.touch(file)
        desk.tell(Self.name, of: file.id, subject: owner, detail: restricted ? "restricted" : "open")
        return Done()
    }
}
