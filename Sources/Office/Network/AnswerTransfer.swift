public import Basics
import Store

/// Takes a household that another office sent: a file is opened here, with what the household agreed to. Its waiting time goes on.
public struct AcceptTransfer: Command {
    public static let name = "transfer.accept"
    public static let needs = Right.keepFlats
    public let transfer: TransferID

    public init(transfer: TransferID) { self.transfer = transfer }

    public func perform(at desk: Desk) throws -> Created<CaseID> {
        let known = try desk.waitingTransfer(transfer)
        let sender = try desk.neighbour(known.fromOffice)
        guard try !sender.isProposed(known.fromFile) else {
            throw Refusal.notNow(
                why: "\(known.from) hat den Haushalt gerade für eine Wohnung vorgeschlagen.",
                instead: "Warten Sie, was daraus wird, oder rufen Sie dort an. Der Haushalt verliert nichts.")
        }
        let file = try open(try desk.package(of: transfer), known, at: desk)
        try desk.settle(transfer, as: .accepted, file: file)
        desk.tell(Self.name, of: file, subject: transfer)
        try sender.release(known.fromFile)
        try sender.tell("transfer.accepted", of: known.fromFile, subject: transfer)
        return Created(file)
    }

    /// By the commands everybody opens a file with, so that nothing is different about it.
    private func open(_ package: TransferPackage, _ known: Transfer, at desk: Desk) throws -> CaseID {
        let first = package.members.first ?? TransferPackage.Member()
        let file = try OpenCase(
            desk: .housing, alias: "\(known.kind.german) \(known.number)", identity: first.identity, language: package.language,
            needsInterpreter: package.needsInterpreter, born: first.born
        ).perform(at: desk).id
        for member in package.members.dropFirst() {
            let facts = member.born.map { ["born": FactInput([$0.iso])] } ?? [:]
            _ = try AddPerson(file: file, identity: member.identity, facts: facts).perform(at: desk)
        }
        try desk.transaction.execute(
            "UPDATE cases SET reported_on = \(known.reportedOn) WHERE office = \(desk.office) AND case_id = \(file)")
        if let sheet = package.sheet { _ = try RecordHousingNeeds(file: file, sheet: sheet, basedOn: nil).perform(at: desk) }
        return file
    }
}

/// Says no to a household another office sent, with a reason the other reads. The household loses nothing.
public struct DeclineTransfer: Command {
    public static let name = "transfer.decline"
    public static let needs = Right.keepFlats
    public let transfer: TransferID
    public let why: TransferRefusal

    public init(transfer: TransferID, why: TransferRefusal) {
        self.transfer = transfer
        self.why = why
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.waitingTransfer(transfer)
        try desk.settle(transfer, as: .declined, why: why)
        desk.tell(Self.name, subject: transfer, detail: why.rawValue)
        try desk.neighbour(known.fromOffice).tell("transfer.declined", of: known.fromFile, subject: transfer, detail: why.rawValue)
        return Done()
    }
}
