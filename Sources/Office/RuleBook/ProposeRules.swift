public import Basics
import Catalogue
import Store

/// Puts the catalogue that lies in the directory before a second person.
public struct ProposeRules: Command {
    public static let name = "rules.propose"
    public static let needs = Right.proposeRules
    /// `sha256:…` of what was looked at, so that nothing else is proposed.
    public let hash: String
    public let validFrom: CivilDate
    public let comment: String

    public init(hash: String, validFrom: CivilDate, comment: String) {
        self.hash = hash
        self.validFrom = validFrom
        self.comment = comment
    }

    public func perform(at desk: Desk) throws -> Created<RuleVersionID> {
        guard case .readable(let waiting)? = desk.shelf.waiting, waiting.hash == hash else {
            throw Refusal.notNow(
                why: "Im Verzeichnis liegt inzwischen etwas anderes als das, was Sie gesehen haben.",
                instead: "Sehen Sie die Änderungen noch einmal an.")
        }
        guard validFrom >= desk.today else { throw Refusal.invalid("validFrom", "Eine Fassung gilt frühestens ab heute.") }
        guard !comment.cleaned.isEmpty else { throw Refusal.invalid("comment", "Schreiben Sie, was sich ändert und warum.") }
        guard try !desk.ruleVersions().contains(where: { $0.state == .proposed }) else {
            throw Refusal.notNow(why: "Es wartet schon eine Fassung auf Freigabe.", instead: "Geben Sie sie frei, oder ziehen Sie sie zurück.")
        }
        let id = RuleVersionID()
        try desk.keepCatalogue(waiting.hash, desk.shelf.waitingFiles)
        try desk.transaction.execute(
            """
            INSERT INTO rule_versions (version, office, hash, valid_from, comment, state, proposed_by, proposed_at)
            VALUES (\(id), \(desk.office), \(hash), \(validFrom), \(comment.cleaned), \(RuleVersionState.proposed), \(desk.worker.id), \(desk.now))
            """)
        desk.tell(Self.name, subject: id, detail: String(hash.prefix(19)))
        return Created(id)
    }
}

/// The second person's yes: from its day on the version is in force. Never by the person who proposed it.
public struct ApproveRules: Command {
    public static let name = "rules.approve"
    public static let needs = Right.proposeRules
    public let version: RuleVersionID

    public init(version: RuleVersionID) { self.version = version }

    public func perform(at desk: Desk) throws -> Done {
        let version = try desk.proposedRules(version)
        guard version.proposedBy != desk.worker.id else {
            throw Refusal.notNow(
                why: "Die Freigabe gibt eine andere Person.", instead: "Bitten Sie eine Kollegin oder einen Kollegen mit demselben Recht.")
        }
        guard try desk.wholeCatalogue(version.hash).runTests().allSatisfy({ $0.verdict != .failed }) else {
            throw Refusal.notNow(
                why: "In dieser Fassung stimmen nicht alle Beispiele.", instead: "Ziehen Sie sie zurück, und lassen Sie sie berichtigen.")
        }
        try desk.transaction.execute(
            """
            UPDATE rule_versions SET state = \(RuleVersionState.approved), approved_by = \(desk.worker.id), approved_at = \(desk.now)
            WHERE version = \(version.id)
            """)
        desk.tell(Self.name, subject: version.id, detail: String(version.hash.prefix(19)))
        return Done()
    }
}

/// Takes a proposal back; what is in force stays.
public struct WithdrawRules: Command {
    public static let name = "rules.withdraw"
    public static let needs = Right.proposeRules
    public let version: RuleVersionID

    public init(version: RuleVersionID) { self.version = version }

    public func perform(at desk: Desk) throws -> Done {
        let version = try desk.proposedRules(version)
        try desk.transaction.execute("UPDATE rule_versions SET state = \(RuleVersionState.withdrawn) WHERE version = \(version.id)")
        desk.tell(Self.name, subject: version.id, detail: String(version.hash.prefix(19)))
        return Done()
    }
}
