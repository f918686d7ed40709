public import Basics
import Catalogue
import Store

/// Sends a household to another office of the network, with its consent. Only what is ticked goes along.
public struct SendHousehold: Command {
    public static let name = "transfer.send"
    public static let needs = Right.keepFlats
    public let file: CaseID
    public let to: OfficeID
    /// Nil where nobody said when the household agreed; then nothing goes out.
    public let consentOn: CivilDate?
    public let consentForm: ConsentForm
    public let parts: [TransferPart]

    public init(file: CaseID, to: OfficeID, consentOn: CivilDate?, consentForm: ConsentForm, parts: [TransferPart]) {
        self.file = file
        self.to = to
        self.consentOn = consentOn
        self.consentForm = consentForm
        self.parts = parts
    }

    public func perform(at desk: Desk) throws -> Created<TransferID> {
        let membership = try desk.requireMembership()
        let file = try desk.openFile(file)
        guard file.desk == .housing else {
            throw Refusal.notNow(
                why: "Das ist kein Fall des Auszugsmanagements.", instead: "Für andere Stellen schreiben Sie ein Blatt zur Weitergabe.")
        }
        guard let consentOn else {
            throw Refusal.invalid("consent_on", "Ohne Einwilligung des Haushalts geht nichts hinaus. An welchem Tag hat er zugestimmt?")
        }
        guard consentOn <= desk.today, consentOn >= desk.today.adding(days: -90) else {
            throw Refusal.invalid("consent_on", "Die Einwilligung liegt nicht in der Zukunft und höchstens 90 Tage zurück.")
        }
        guard let receiver = try? desk.neighbour(to) else { throw Refusal.invalid("to", "Diese Stelle gehört nicht zu Ihrem Verbund.") }
        try desk.requireStillHere(file.id)
        if let open = try desk.openNomination(of: file.id) {
            throw Refusal.notNow(
                why: "Der Haushalt ist gerade für die Wohnung \(open.flatNumber) vorgeschlagen.",
                instead: "Bringen Sie den Vorschlag zu Ende, oder nehmen Sie ihn zurück.")
        }
        return Created(try send(file, to: receiver, as: membership.part == .city ? .assignment : .handover, consentOn, at: desk))
    }

    private func send(_ file: CaseFile, to receiver: Neighbour, as kind: TransferKind, _ consentOn: CivilDate, at desk: Desk) throws -> TransferID {
        let id = TransferID()
        let number = try desk.freeNumber(prefix: "Z") { "SELECT COUNT(*) FROM transfers WHERE number = \($0)" }
        let sealed = try receiver.seal(try desk.package(of: file, parts), "transfers", "package", id.text)
        guard let network = try desk.membership()?.network else { throw Refusal.notFound }
        let isNew = try desk.transaction.insertIfNew(
            """
            INSERT INTO transfers (transfer, network, number, kind, from_office, to_office, from_case, persons, reported_on, consent_on, consent_how,
                package, state, sent_at, sent_by)
            VALUES (\(id), \(network), \(number), \(kind), \(desk.office), \(receiver.office), \(file.id), \(file.persons),
                \(try desk.waitingSince(file)), \(consentOn), \(consentForm), \(sealed), \(TransferState.sent), \(desk.now), \(desk.worker.id))
            """)
        guard isNew else {
            throw Refusal.notNow(
                why: "Dieser Haushalt ist schon unterwegs zu einer anderen Stelle.",
                instead: "Warten Sie auf die Antwort, oder ziehen Sie ihn zurück.")
        }
        desk.tell(Self.name, of: file.id, subject: id, detail: parts.map(\.rawValue).joined(separator: " "))
        try receiver.tell("transfer.come", subject: id, detail: kind.rawValue)
        return id
    }
}

/// Takes a household back before the other office has answered.
public struct WithdrawTransfer: Command {
    public static let name = "transfer.withdraw"
    public static let needs = Right.keepFlats
    public let transfer: TransferID

    public init(transfer: TransferID) { self.transfer = transfer }

    public func perform(at desk: Desk) throws -> Done {
        guard let known = try desk.transfers(where: "t.transfer = \(transfer) AND t.from_office = \(desk.office)").first else {
            throw Refusal.notFound
        }
        _ = try desk.file(known.fromFile)
        guard known.state == .sent else {
            throw Refusal.notNow(why: "Die andere Stelle hat schon geantwortet (\(known.state.german)).", instead: "Rufen Sie dort an.")
        }
        try desk.withdraw(transfer, from: known.toOffice)
        desk.tell(Self.name, of: known.fromFile, subject: transfer)
        return Done()
    }
}

extension Desk {
    fileprivate func package(of file: CaseFile, _ parts: [TransferPart]) throws -> TransferPackage {
        let chosen = Set(parts)
        let members = try persons(of: file).map { person in
            var member = TransferPackage.Member()
            if chosen.contains(.names) {
                member.identity = person.identity
                member.identity.contact = nil
            }
            if chosen.contains(.contact) { member.identity.contact = person.identity.contact }
            if chosen.contains(.births) { member.born = person.facts.value("born").flatMap { CivilDate(iso: $0) } }
            return member
        }
        var package = TransferPackage(members: members, parts: TransferPart.allCases.filter(chosen.contains))
        if chosen.contains(.language) { (package.language, package.needsInterpreter) = (file.language, file.needsInterpreter) }
        package.sheet = try housingSheet(of: file).flatMap { $0.sheet.only(chosen) }
        return package
    }
}

extension HousingSheet {
    /// What of it was ticked; nil where nothing was.
    fileprivate func only(_ parts: Set<TransferPart>) -> HousingSheet? {
        var sheet = self
        if !parts.contains(.needs) {
            sheet.needs = HousingNeeds(persons: needs.persons)
            (sheet.needs.needsStepFree, sheet.needs.needsLift, sheet.needs.urgency) = (needs.needsStepFree, needs.needsLift, needs.urgency)
            sheet.papers = []
        }
        if !parts.contains(.accessibility) { (sheet.needs.needsStepFree, sheet.needs.needsLift) = (nil, nil) }
        if !parts.contains(.urgency) { (sheet.needs.urgency, sheet.urgencyReason) = (nil, nil) }
        return sheet == HousingSheet(needs: HousingNeeds(persons: needs.persons)) ? nil : sheet
    }
}
