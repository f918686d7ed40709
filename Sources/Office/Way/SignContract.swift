public import Basics
import Store
import Vault

/// Notes that the contract is signed: the flat is let, and the other households of the flat are free for others.
///
/// The rent has to be assured before. Whoever knows better goes on and says why.
public struct SignContract: Command {
    public static let name = "way.sign"
    public static let needs = Right.keepFlats
    public let nomination: NominationID
    public let on: CivilDate
    /// Why it was signed although the assurance of the rent was not there.
    public let despite: String?

    public init(nomination: NominationID, on: CivilDate, despite: String? = nil) {
        self.nomination = nomination
        self.on = on
        self.despite = despite
    }

    public func perform(at desk: Desk) throws -> Done {
        try desk.require(MarkPlanStep.needs)
        let known = try desk.nomination(nomination)
        guard [.wanted, .rentExamined].contains(known.state) else {
            throw Refusal.notNow(
                why: "Bevor ein Vertrag unterschrieben ist, haben beide Seiten zugesagt; hier steht: \(known.state.german).",
                instead: known.state.isOpen ? "Tragen Sie zuerst ein, dass beide wollen." : "Laden Sie die Seite neu.")
        }
        let file = try desk.openFile(known.file)
        guard on <= desk.today else { throw Refusal.invalid("on", "Der Tag liegt noch vor uns. Tragen Sie ein, was geschehen ist.") }
        guard on.year >= 2000 else { throw Refusal.invalid("on", "Der Tag liegt vor dem Jahr 2000.") }
        let reason = try checkedReason(file, at: desk)
        try desk.set(nomination, to: .signed)
        try desk.set(known.flat, to: .leased)
        try desk.lapseNominations(of: known.flat)
        try desk.markPlan(of: file.id) { body in
            var mark = desk.mark(.contract, in: body)
            (mark.doneOn, mark.despite) = (on, reason)
            body.marks[LettingStep.contract.rawValue] = mark
        }
        desk.tell(Self.name, of: file.id, subject: known.flat, detail: reason == nil ? "" : "despite")
        return Done()
    }

    /// Nil where the rent is assured, or needs no assurance.
    private func checkedReason(_ file: CaseFile, at desk: Desk) throws -> String? {
        guard let plan = try desk.wayPlan(of: file, for: nomination), plan.isRentOpen(on: on) else { return nil }
        guard let reason = despite?.cleanedLine.nonEmpty, reason.utf8.count <= 400 else {
            throw Refusal.invalid(
                "despite",
                "Die Miete ist noch nicht zugesichert; das muss vor der Unterschrift geschehen. Tragen Sie die Zusicherung ein, oder sagen Sie, warum es hier anders war (höchstens 400 Zeichen)."
            )
        }
        return reason
    }
}

extension WayPlan {
    /// Whether the assurance of the rent is needed and was not there on a day.
    func isRentOpen(on day: CivilDate) -> Bool {
        guard let line = lines.first(where: { $0.id == LettingStep.rentAssurance.rawValue }), line.line != nil else { return false }
        return line.mark?.doneOn.map { $0 > day } ?? true
    }
}

/// Takes a signature back that was noted by mistake. Households that were freed by it stay free.
public struct TakeBackSignature: Command {
    public static let name = "way.unsign"
    public static let needs = Right.keepFlats
    public let nomination: NominationID

    public init(nomination: NominationID) { self.nomination = nomination }

    public func perform(at desk: Desk) throws -> Done {
        try desk.require(MarkPlanStep.needs)
        let known = try desk.nomination(nomination)
        guard known.state == .signed, try desk.flat(known.flat).state == .leased else {
            throw Refusal.notNow(why: "Hier ist keine Unterschrift zurückzunehmen.", instead: "Laden Sie die Seite neu.")
        }
        guard try desk.moveIn(of: nomination) == nil else {
            throw Refusal.notNow(why: "Der Einzug ist schon eingetragen.", instead: "Nehmen Sie zuerst den Einzug zurück.")
        }
        if let other = try desk.openNomination(of: known.file) {
            throw Refusal.notNow(
                why: "Der Haushalt ist inzwischen für die Wohnung \(other.flatNumber) vorgeschlagen.", instead: "Beenden Sie zuerst diesen Vorschlag."
            )
        }
        let file = try desk.openFile(known.file)
        let isAsked = try desk.planRecord(of: file.id, file.seal).body[.rentAssurance].map { $0.begunOn != nil || $0.doneOn != nil } ?? false
        try desk.set(nomination, to: isAsked ? .rentExamined : .wanted)
        try desk.set(known.flat, to: .nominating)
        try desk.followNominations(of: known.flat)
        try desk.markPlan(of: file.id) { $0.marks[LettingStep.contract.rawValue] = nil }
        desk.tell(Self.name, of: file.id, subject: known.flat)
        return Done()
    }
}
