public import Basics
import Store

/// Opens a file at once and for hours, because it cannot wait. Who is in charge and data protection learn of it.
public struct OpenInEmergency: Command {
    public static let name = "access.emergency"
    public static let needs = Right.requestAccess
    public static let hours = 4

    public let number: String
    public let reason: String

    public init(number: String, reason: String) {
        self.number = number
        self.reason = reason
    }

    public func perform(at desk: Desk) throws -> Created<CaseID> {
        let why = try AccessWords.reason(reason)
        guard let found = try desk.stranger(number: number) else {
            throw Refusal.invalid("number", "Unter dieser Nummer gibt es keinen Fall, den Sie so öffnen können.")
        }
        guard try desk.access().footing(in: found.standing) == nil else { return Created(found.standing.id) }
        let id = try desk.writeGrant(
            .emergency, .open, of: found, days: 0, endsAt: desk.now.adding(seconds: Self.hours * 3_600), reason: why)
        desk.tell(Self.name, of: found.standing.id, subject: id)
        return Created(found.standing.id)
    }
}

/// Data protection has looked at an emergency.
public struct AcknowledgeEmergency: Command {
    public static let name = "access.acknowledge"
    public static let needs = Right.reviewEmergencies
    public let grant: FileGrantID

    public init(grant: FileGrantID) { self.grant = grant }

    public func perform(at desk: Desk) throws -> Done {
        guard let known = try desk.fileGrants(where: "AND g.grant_id = \(grant) AND g.kind = \(FileGrant.Kind.emergency)").first else {
            throw Refusal.notFound
        }
        guard known.worker != desk.worker.id else {
            throw Refusal.notNow(why: "Die eigene Notöffnung prüft jemand anders.", instead: "Bitten Sie eine zweite Person des Datenschutzes.")
        }
        let changed = try desk.transaction.execute(
            """
            UPDATE file_grants SET acknowledged_at = \(desk.now), acknowledged_by = \(desk.worker.id)
            WHERE office = \(desk.office) AND grant_id = \(grant) AND acknowledged_at IS NULL
            """)
        if changed == 1 { desk.tell(Self.name, of: known.file, subject: grant) }
        return Done()
    }
}

/// Who is in charge has seen that somebody opened their file in an emergency.
public struct SeeEmergency: Command {
    public static let name = "access.seen"
    public static let needs = Right.keepFiles
    public let grant: FileGrantID

    public init(grant: FileGrantID) { self.grant = grant }

    public func perform(at desk: Desk) throws -> Done {
        guard let known = try desk.fileGrants(where: "AND g.grant_id = \(grant) AND c.owner = \(desk.worker.id)").first else {
            throw Refusal.notFound
        }
        try desk.transaction.execute(
            """
            UPDATE file_grants SET seen_by_owner_at = \(desk.now)
            WHERE office = \(desk.office) AND grant_id = \(grant) AND seen_by_owner_at IS NULL
            """)
        desk.tell(Self.name, of: known.file, subject: grant)
        return Done()
    }
}
