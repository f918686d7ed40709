public import Basics
import Foundation

/// Somebody who is signed in, with what they may do.
public struct Worker: Sendable, Hashable {
    public let office: OfficeID
    public let id: WorkerID
    /// As colleagues call them: "Maria Huber".
    public let name: String
    public let roles: Set<Role>

    public init(office: OfficeID, id: WorkerID, name: String, roles: Set<Role>) {
        self.office = office
        self.id = id
        self.name = name
        self.roles = roles
    }

    public func may(_ right: Right) -> Bool { roles.contains { $0.rights.contains(right) } }

    /// The desks whose files the worker may open; a team lead's are both.
    public var desks: Set<CounsellingDesk> {
        if roles.contains(.teamLead) { return Set(CounsellingDesk.allCases) }
        return Set(roles.compactMap(\.desk))
    }
}

extension Worker {
    /// Whoever has a secret address and no account: no roles, so no rights, and no name in the log.
    static func outsider(at office: OfficeID) -> Worker { Worker(office: office, id: nobody, name: "ohne Konto", roles: []) }

    var isOutsider: Bool { id == Self.nobody }

    private static let nobody = WorkerID(uuid: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
}
