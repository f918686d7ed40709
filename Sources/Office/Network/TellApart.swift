public import Basics
import Store

/// Says, after the offices have talked, that a household is not the one another office knows: people born on the same day may have names that sound alike.
/// From then on the file is compared with nobody in the network. Both logs tell who of which office said so.
public struct TellApart: Command {
    public static let name = "network.apart"
    public static let needs = Right.keepFlats
    public let file: CaseID
    public let reason: String

    public init(file: CaseID, reason: String) {
        self.file = file
        self.reason = reason
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.openFile(file)
        let others = try desk.officesThatKnow(file.id)
        guard !others.isEmpty else {
            throw Refusal.notNow(why: "Keine andere Stelle kennt einen solchen Haushalt.", instead: "Laden Sie die Seite neu.")
        }
        let why = reason.cleanedLine
        guard (10...500).contains(why.unicodeScalars.count) else {
            throw Refusal.invalid(
                "reason", "Schreiben Sie in einem Satz, mit wem Sie gesprochen haben und woran Sie es erkennen (10 bis 500 Zeichen).")
        }
        try desk.transaction.execute(
            """
            INSERT INTO network_apart (office, case_id, reason, decided_at, decided_by)
            VALUES (\(desk.office), \(file.id), \(try file.seal.seal(why, "network_apart", "reason", file.id.text)), \(desk.now), \(desk.worker.id))
            """)
        try desk.settleNetworkTags(file.seal)
        desk.tell(Self.name, of: file.id)
        for other in others { try other.tell("network.told-apart", detail: desk.office.text) }
        return Done()
    }
}
