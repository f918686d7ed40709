public import Basics
import Ledger
import Papers
import Store
import Vault

/// Signs a drafted offer. Up to the office's limit it is then binding; above it, a second person signs.
public struct SignOffer: Command {
    public static let name = "offer.sign"
    public static let needs = Right.promiseOffers
    public let offer: OfferID
    public let version: Int

    public init(offer: OfferID, version: Int) {
        self.offer = offer
        self.version = version
    }

    public struct Outcome: Codable, Sendable {
        public let state: OfferState
    }

    public func perform(at desk: Desk) throws -> Outcome {
        let offer = try desk.offer(offer)
        guard offer.version == version else { throw Refusal.stale }
        guard offer.state == .drafted else {
            throw Refusal.notNow(why: "Diese Zusage ist schon unterschrieben.", instead: "Sehen Sie ihren Stand unter „Briefe“ an.")
        }
        let needsSecond = offer.total > (try desk.settings().secondSignatureAbove)
        let state: OfferState = needsSecond ? .awaitingSecond : .issued
        try desk.transaction.execute(
            """
            UPDATE offers SET state = \(state), signed_at = \(desk.now), signed_by = \(desk.worker.id), version = version + 1
            WHERE office = \(desk.office) AND offer = \(offer.id)
            """)
        if !needsSecond { try desk.issue(offer) }
        desk.tell(Self.name, of: offer.file, subject: offer.id, detail: state.rawValue)
        return Outcome(state: state)
    }
}

/// The second signature: never by the person who signed first.
public struct CountersignOffer: Command {
    public static let name = "offer.countersign"
    public static let needs = Right.countersignOffers
    public let offer: OfferID
    public let version: Int

    public init(offer: OfferID, version: Int) {
        self.offer = offer
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let offer = try desk.offer(offer)
        guard offer.version == version else { throw Refusal.stale }
        guard offer.state == .awaitingSecond else {
            throw Refusal.notNow(why: "Diese Zusage wartet nicht auf eine zweite Unterschrift.", instead: "Sehen Sie ihren Stand unter „Briefe“ an.")
        }
        let signer: WorkerID? = try desk.transaction.value("SELECT signed_by FROM offers WHERE office = \(desk.office) AND offer = \(offer.id)")
        guard signer != desk.worker.id else {
            throw Refusal.notNow(
                why: "Die zweite Unterschrift gibt eine andere Person.", instead: "Bitten Sie eine Kollegin oder einen Kollegen der Teamleitung.")
        }
        try desk.transaction.execute(
            """
            UPDATE offers SET state = \(OfferState.issued), countersigned_at = \(desk.now), countersigned_by = \(desk.worker.id), version = version + 1
            WHERE office = \(desk.office) AND offer = \(offer.id)
            """)
        try desk.issue(offer)
        desk.tell(Self.name, of: offer.file, subject: offer.id)
        return Done()
    }
}

/// Takes an offer back, drafted or issued; its money is free again.
public struct WithdrawOffer: Command {
    public static let name = "offer.withdraw"
    public static let needs = Right.promiseOffers
    public let offer: OfferID
    public let version: Int

    public init(offer: OfferID, version: Int) {
        self.offer = offer
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let offer = try desk.offer(offer)
        guard offer.version == version else { throw Refusal.stale }
        guard offer.state != .withdrawn else { throw Refusal.notNow(why: "Diese Zusage ist schon zurückgezogen.", instead: "Es ist nichts zu tun.") }
        if offer.state == .issued {
            for posting in try desk.commitment(of: offer.id) { try desk.post(posting.reversed, offer: offer.id) }
            try desk.voidFacts(about: offer.id.text)
        }
        try desk.transaction.execute(
            """
            UPDATE offers SET state = \(OfferState.withdrawn), withdrawn_at = \(desk.now), version = version + 1
            WHERE office = \(desk.office) AND offer = \(offer.id)
            """)
        try desk.transaction.execute("UPDATE offer_lines SET live = \(false) WHERE office = \(desk.office) AND offer = \(offer.id)")
        desk.tell(Self.name, of: offer.file, subject: offer.id)
        return Done()
    }
}

extension Desk {
    /// Makes a signed offer binding: the letter is frozen, the money committed, the promise counted, the file moves to its plan.
    func issue(_ offer: OfferLine) throws {
        let file = try openFile(offer.file)
        let signed = try self.offer(offer.id)
        let letter = try composeLetter(of: signed, in: file, dated: today)
        try transaction.execute(
            """
            UPDATE offers SET letter = \(try file.seal.sealJSON(letter, "offers", "letter", offer.id.text))
            WHERE office = \(office) AND offer = \(offer.id)
            """)
        for posting in try commitment(of: offer.id) { try post(posting, offer: offer.id) }
        if let main = try persons(of: file).first {
            for programme in Set(try benefits(of: offer.id).map { $0.benefit.prefix { $0 != "." } }).sorted() {
                try count(
                    CountedFact(
                        kind: .offer, day: today, pseudonym: file.seal.pseudonym(of: main.id), subject: offer.id.text, country: file.destination,
                        birthYear: main.facts.birthYear, programme: String(programme)), on: file.desk)
            }
        }
        if file.stage == .counselling || file.stage == .analysis {
            try transaction.execute(
                "UPDATE cases SET stage = \(CaseStage.plan), version = version + 1 WHERE office = \(office) AND case_id = \(file.id)")
        }
    }

    func commitment(of offer: OfferID) throws -> [Posting] {
        Commitment.postings(of: try benefits(of: offer).map { Commitment.Line(benefit: $0.benefit, amount: $0.amount) }, offer: offer.text)
    }

    func post(_ posting: Posting, offer: OfferID) throws {
        try transaction.execute(
            """
            INSERT INTO ledger (office, entry, posted_at, day, from_account, to_account, cents, fund, cost, offer)
            VALUES (\(office), \(Identifier<Posting>()), \(now), \(today), \(posting.from.text), \(posting.to.text), \(posting.amount),
                \(posting.fund), \(posting.cost), \(offer))
            """)
    }
}
