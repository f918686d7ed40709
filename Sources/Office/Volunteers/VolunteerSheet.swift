public import Basics
import Store

/// One volunteer, for whoever keeps the book.
public struct VolunteerSheet: Question {
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID

    public init(_ volunteer: VolunteerID) { self.volunteer = volunteer }

    public struct Answer: Sendable {
        public let volunteer: Volunteer
        /// What keeps them from an errand with a household today.
        public let gaps: [VolunteerGap]
        /// Who looked at the certificate.
        public let certificateSeenBy: String?
        public let accountName: String?
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.volunteer(volunteer)
        let names = try desk.names()
        let seenBy: WorkerID?? = try desk.transaction.value(
            "SELECT certificate_seen_by FROM volunteers WHERE office = \(desk.office) AND volunteer = \(volunteer)")
        return Answer(
            volunteer: known, gaps: known.gaps(on: desk.today), certificateSeenBy: (seenBy ?? nil).flatMap { names[$0] },
            accountName: known.account.flatMap { names[$0] })
    }
}

/// The accounts an entry of the book may be linked to.
public struct VolunteerAccounts: Question {
    public static let needs = Right.keepVolunteers
    public init() {}

    public func answer(at desk: Desk) throws -> [Colleague] { try desk.colleagues(with: [.volunteer]) }
}
