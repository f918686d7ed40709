public import Basics
import Store
import Vault

/// "Übersicht": who, what do they want, where are we, what is next.
public struct CaseOverview: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        /// Without what is sensitive: that is asked for with `ProtectionNeeds`.
        public let persons: [Person]
        public let facts: RecordedFacts
        public let sessions: Int
        public let departures: [Departure]
        public let offers: [OfferLine]
        public let tasks: [DueTask]
        /// Those with a day that nothing settled, the next one first.
        public let deadlines: [FileDeadline]
        public let appointments: [Appointment]
        /// Who may take over the file, for those who may hand it on.
        public let possibleOwners: [Colleague]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        return Answer(
            file: file, persons: try desk.members(of: file),
            facts: try file.facts().only { !desk.isSensitive($0) },
            sessions: try desk.transaction.value("SELECT COUNT(*) FROM sessions WHERE office = \(desk.office) AND case_id = \(file.id)") ?? 0,
            departures: try desk.departures(of: file), offers: try desk.offerLines(where: "AND o.case_id = \(file.id)"),
            tasks: try desk.tasks(where: "AND t.case_id = \(file.id) AND t.done_at IS NULL"),
            deadlines: try GroundReading(at: desk, where: "AND c.case_id = \(file.id)").deadlines().inOrder(on: desk.today)
                .filter { $0.isUnsettled && $0.dates != nil },
            appointments: try desk.appointments(
                where: "AND a.case_id = \(file.id) AND a.state = \(AppointmentState.planned) AND a.begins_at > \(desk.now.adding(seconds: -86_400))"),
            possibleOwners: desk.worker.may(.assignFiles) ? try desk.colleagues(with: [.counsellor, .housingCounsellor, .teamLead]) : [])
    }
}

/// The file's head, its household and what forms need: for the pages where things are recorded.
public struct HouseholdSheet: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        /// Without what is sensitive: that is asked for with `ProtectionNeeds`.
        public let persons: [Person]
        public let facts: RecordedFacts
        public let departed: Set<PersonID>
        public let interpreters: [Colleague]
        public let volunteers: [Colleague]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        return Answer(
            file: file, persons: try desk.members(of: file), facts: try file.facts().only { !desk.isSensitive($0) },
            departed: Set(try desk.departures(of: file).filter { $0.voidedAt == nil }.map(\.person)),
            interpreters: try desk.colleagues(with: [.interpreter]), volunteers: try desk.colleagues(with: [.volunteer]))
    }
}

/// A confirmed departure of one person.
public struct Departure: Sendable {
    public let id: DepartureID
    public let person: PersonID
    public let leftOn: CivilDate
    public let country: Country
    public let proof: DepartureProof
    public let proofDetail: String?
    public let confirmedBy: String
    public let voidedAt: Moment?
}

extension Desk {
    func departures(of file: CaseFile) throws -> [Departure] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT departure, person, left_on, country, proof, proof_detail, confirmed_by, voided_at FROM departures
            WHERE office = \(office) AND case_id = \(file.id) ORDER BY left_on, departure
            """)
        return try rows.map { row in
            let id: DepartureID = try row.get("departure")
            let sealed: [UInt8]? = try row.get("proof_detail")
            return Departure(
                id: id, person: try row.get("person"), leftOn: try row.get("left_on"), country: try row.get("country"), proof: try row.get("proof"),
                proofDetail: try file.seal.open(ifAny: sealed, "departures", "proof_detail", id.text),
                confirmedBy: names[try row.get("confirmed_by", as: WorkerID.self)] ?? "", voidedAt: try row.get("voided_at"))
        }
    }
}
