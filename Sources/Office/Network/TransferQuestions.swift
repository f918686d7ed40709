public import Basics
import Store

/// What came to this office, what it sent, and which of its households another office knows as well.
public struct Transfers: Question {
    public static let needs = Right.keepFlats
    public init() {}

    public struct Come: Sendable {
        public let transfer: Transfer
        /// What the household is called, or how many it is where it did not want to be named.
        public let title: String
        public let language: Language?
    }

    public struct Sent: Sendable {
        public let transfer: Transfer
        public let file: CaseID
        public let fileNumber: String
    }

    public struct Answer: Sendable {
        /// Nil where the office works by itself.
        public let part: NetworkPart?
        public let places: Int?
        public let waiting: [Come]
        public let answered: [Transfer]
        public let sent: [Sent]
        /// Files of this office another one probably knows as well, and which.
        public let knownTwice: [(file: CaseLine, offices: [String])]
    }

    public func answer(at desk: Desk) throws -> Answer {
        guard let membership = try desk.membership() else {
            return Answer(part: nil, places: nil, waiting: [], answered: [], sent: [], knownTwice: [])
        }
        let waiting = try desk.transfers(where: "t.to_office = \(desk.office) AND t.state = \(TransferState.sent)")
        let answered = try desk.transfers(where: "t.to_office = \(desk.office) AND t.state <> \(TransferState.sent)", limit: 50)
        let packages = try desk.packages(of: waiting.map(\.id))
        return Answer(
            part: membership.part, places: membership.places, waiting: waiting.map { come($0, packages[$0.id]) }, answered: answered,
            sent: try desk.sentTransfers(), knownTwice: try desk.knownTwice())
    }

    private func come(_ transfer: Transfer, _ package: TransferPackage?) -> Come {
        Come(transfer: transfer, title: package?.members.first?.identity.spokenName ?? "ohne Namen", language: package?.language)
    }
}

/// How many households wait for this office's answer, for the day.
public struct WaitingTransfers: Question {
    public static let needs = Right.keepFlats
    public init() {}

    public func answer(at desk: Desk) throws -> Int {
        try desk.transaction.value("SELECT COUNT(*) FROM transfers WHERE to_office = \(desk.office) AND state = \(TransferState.sent)") ?? 0
    }
}

/// One household somebody sent, as far as it agreed.
public struct TransferSheet: Question {
    public static let needs = Right.keepFlats
    public let transfer: TransferID
    public init(transfer: TransferID) { self.transfer = transfer }

    public struct Member: Sendable {
        public let name: String?
        public let born: CivilDate?
        public let contact: String?
    }

    public struct Answer: Sendable {
        public let transfer: Transfer
        public let members: [Member]
        public let language: Language?
        public let needsInterpreter: Bool?
        public let sheet: HousingSheet?
        /// What the household agreed to; the rest is not here.
        public let parts: [TransferPart]
        public let contactOfSender: [String]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.waitingTransfer(transfer)
        let package = try desk.package(of: transfer)
        return Answer(
            transfer: known, members: package.members.map { Member(name: $0.identity.spokenName, born: $0.born, contact: $0.identity.contact) },
            language: package.language, needsInterpreter: package.needsInterpreter, sheet: package.sheet, parts: package.parts,
            contactOfSender: try desk.neighbour(known.fromOffice).contact())
    }
}

/// What can be sent of a file and where to, and what was sent already.
public struct SendingSheet: Question {
    public static let needs = Right.keepFlats
    public let file: CaseID
    public var opens: CaseID? { file }
    public init(file: CaseID) { self.file = file }

    public struct Receiver: Sendable {
        public let office: OfficeID
        public let name: String
        public let free: Int?
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        /// Nil where the office works by itself.
        public let part: NetworkPart?
        public let receivers: [Receiver]
        public let sent: [Transfer]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let receivers = try desk.neighbours().map { Receiver(office: $0.office, name: $0.name, free: try $0.free()) }
        return Answer(
            file: file, part: try desk.membership()?.part, receivers: receivers, sent: try desk.transfers(of: file.id))
    }
}

/// What the network says about one file, for its page: what was sent, and who else knows the household.
public struct NetworkOfFile: Question {
    public static let needs = Right.keepFlats
    public let file: CaseID
    public init(file: CaseID) { self.file = file }

    public struct Call: Sendable {
        public let name: String
        public let contact: [String]
    }

    public struct Answer: Sendable {
        public let isInNetwork: Bool
        public let sent: [Transfer]
        public let knownBy: [Call]
    }

    public func answer(at desk: Desk) throws -> Answer {
        _ = try desk.file(file)
        guard try desk.membership() != nil else { return Answer(isInNetwork: false, sent: [], knownBy: []) }
        return Answer(
            isInNetwork: true, sent: try desk.transfers(of: file),
            knownBy: try desk.officesThatKnow(file).map { Call(name: $0.name, contact: try $0.contact()) })
    }
}

extension Neighbour {
    /// Places that are free; nil where the office did not say how many it has.
    func free() throws -> Int? { try places.map { $0 - (try load().reduce(0) { $0 + $1.files }) } }
}

extension Desk {
    /// What was sent last, of files this worker may know of.
    func sentTransfers() throws -> [Transfers.Sent] {
        let sent = try transfers(where: "t.from_office = \(office)", limit: 100)
        guard !sent.isEmpty else { return [] }
        let chosen = Set(sent.map(\.fromFile)).map { "(\($0))" as SQL }.joined(separator: ", ")
        let rows = try transaction.rows(
            """
            SELECT c.case_id, c.number FROM (VALUES \(chosen)) chosen CROSS JOIN cases c
            WHERE c.office = \(office) AND c.case_id = chosen.column1 AND \(try access().condition)
            """)
        let numbers = Dictionary(
            try rows.map { (try $0.get(at: 0, as: CaseID.self), try $0.get(at: 1, as: String.self)) }, uniquingKeysWith: { first, _ in first })
        return sent.compactMap { transfer in
            numbers[transfer.fromFile].map { Transfers.Sent(transfer: transfer, file: transfer.fromFile, fileNumber: $0) }
        }
    }

    /// How many households are on their way to each office. Spelled out, so that the index of those under way answers it.
    func underWay() throws -> [OfficeID: Int] {
        let rows = try transaction.rows(
            "SELECT to_office, COUNT(*) FROM transfers WHERE from_office = \(office) AND state = 'sent' GROUP BY to_office")
        return Dictionary(try rows.map { (try $0.get(at: 0), try $0.get(at: 1)) }, uniquingKeysWith: { first, _ in first })
    }

    fileprivate func knownTwice() throws -> [(file: CaseLine, offices: [String])] {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT mine.case_id, f.name FROM network_tags mine
            JOIN network_tags o ON o.network = mine.network AND o.tag = mine.tag AND o.office <> mine.office
            JOIN cases c ON c.office = o.office AND c.case_id = o.case_id AND c.closed_on IS NULL
            JOIN cases own ON own.office = mine.office AND own.case_id = mine.case_id AND own.closed_on IS NULL
            JOIN offices f ON f.office = o.office WHERE mine.office = \(office) ORDER BY f.name LIMIT 200
            """)
        var offices: [CaseID: [String]] = [:]
        for row in rows { offices[try row.get(at: 0), default: []].append(try row.get(at: 1)) }
        return try caseLines(of: Array(offices.keys)).sorted { $0.number < $1.number }.map { ($0, offices[$0.id] ?? []) }
    }
}
