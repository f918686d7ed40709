public import Basics
import Catalogue
import Store
import Vault

/// What to put into an offer: a line of a frozen check, chosen by a person.
public struct ChosenBenefit: Codable, Sendable, Hashable {
    /// `coming-home.startup`.
    public let benefit: String
    /// 1 = the first person; nil for the household as a whole.
    public let person: Int?

    public init(benefit: String, person: Int?) {
        self.benefit = benefit
        self.person = person
    }
}

/// Puts settled benefits of a frozen check into the draft of a binding offer. What is open, waiting or a range cannot be promised.
public struct DraftOffer: Command {
    public static let name = "offer.draft"
    public static let needs = Right.promiseOffers

    public let file: CaseID
    public let check: CheckID
    public let chosen: [ChosenBenefit]

    public init(file: CaseID, check: CheckID, chosen: [ChosenBenefit]) {
        self.file = file
        self.check = check
        self.chosen = chosen
    }

    public func perform(at desk: Desk) throws -> Created<OfferID> {
        guard !chosen.isEmpty else { throw Refusal.invalid("benefits", "Was soll zugesagt werden?") }
        let file = try desk.openFile(file)
        let check = try desk.frozenCheck(check, of: file)
        guard try desk.factsAreCurrent(check, of: file) else {
            throw Refusal.notNow(
                why: "Seit dieser Prüfung haben sich Angaben in der Akte geändert.",
                instead: "Legen Sie eine neue Prüfung in den Verlauf und entwerfen Sie die Zusage aus ihr.")
        }
        let benefits = try chosen.map { try benefit($0, in: check, at: desk) }
        let id = OfferID()
        let total = benefits.map(\.amount).reduce(.zero, +)
        try desk.transaction.execute(
            """
            INSERT INTO offers (office, offer, case_id, check_id, number, state, total, drafted_at, drafted_by, version)
            VALUES (\(desk.office), \(id), \(file.id), \(check.id), \(try desk.freeOfferNumber()), \(OfferState.drafted), \(total), \(desk.now),
                \(desk.worker.id), \(1))
            """)
        for (line, benefit) in benefits.enumerated() { try write(benefit, line: line, of: id, at: desk) }
        desk.tell(Self.name, of: file.id, subject: id)
        return Created(id)
    }

    private func benefit(_ chosen: ChosenBenefit, in check: FrozenCheck, at desk: Desk) throws -> OfferBenefit {
        guard let line = check.assessment.offers.first(where: { $0.benefit == chosen.benefit && $0.person == chosen.person }) else {
            throw Refusal.notFound
        }
        guard let amount = line.promisable else {
            throw Refusal.notNow(
                why: "„\(desk.title(of: chosen.benefit))“ steht noch nicht fest und lässt sich nicht zusagen.",
                instead: "Sagen Sie nur zu, was feststeht, oder klären Sie die offenen Angaben und legen Sie eine neue Prüfung in den Verlauf.")
        }
        return OfferBenefit(benefit: line.benefit, person: check.person(line.person), amount: amount, form: line.form)
    }

    private func write(_ benefit: OfferBenefit, line: Int, of id: OfferID, at desk: Desk) throws {
        let isNew = try desk.transaction.insertIfNew(
            """
            INSERT INTO offer_lines (office, offer, line, case_id, benefit, person, cents, form, live)
            VALUES (\(desk.office), \(id), \(line), \(file), \(benefit.benefit), \(benefit.person?.text ?? "household"), \(benefit.amount),
                \(benefit.form), \(true))
            """)
        guard isNew else {
            throw Refusal.notNow(
                why: "„\(desk.title(of: benefit.benefit))“ ist in diesem Fall schon zugesagt oder steht in einem Entwurf.",
                instead: "Öffnen Sie die vorhandene Zusage, oder ziehen Sie sie zuerst zurück.")
        }
    }
}

extension Desk {
    /// What a benefit is called today.
    fileprivate func title(of benefit: String) -> String { shelf.current.offer(benefit)?.title.de ?? benefit }

    /// A number no offer of the office has: the year and six random signs.
    func freeOfferNumber() throws -> String {
        try freeNumber(prefix: "Z-\(today.year)") { "SELECT COUNT(*) FROM offers WHERE office = \(office) AND number = \($0)" }
    }
}
