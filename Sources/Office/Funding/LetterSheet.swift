public import Basics
import Catalogue
import Foundation
public import Papers
import Store
import Vault

/// An offer as its page shows it: the letter as it is (frozen once issued), its benefits and what may be done next.
public struct OfferSheet: Question {
    public static let needs = Right.seeConfidential
    public let offer: OfferID
    /// The file it belongs to, so that opening the letter is logged.
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(offer: OfferID, file: CaseID) {
        self.offer = offer
        self.file = file
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let offer: OfferLine
        public let letter: OfferLetter
        public let maySign: Bool
        public let mayCountersign: Bool
        public let mayWithdraw: Bool
        public let secondSignatureAbove: Money
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let offer = try desk.offer(offer)
        guard offer.file == file.id else { throw Refusal.notFound }
        let sealed: [UInt8]? = try desk.transaction.value("SELECT letter FROM offers WHERE office = \(desk.office) AND offer = \(offer.id)")
        let letter: OfferLetter =
            try sealed.map { try file.seal.openJSON($0, "offers", "letter", offer.id.text) }
            ?? desk.composeLetter(of: offer, in: file, dated: desk.today)
        let signer: WorkerID? = try desk.transaction.value("SELECT signed_by FROM offers WHERE office = \(desk.office) AND offer = \(offer.id)")
        return Answer(
            file: file, offer: offer, letter: letter, maySign: offer.state == .drafted && desk.worker.may(.promiseOffers),
            mayCountersign: offer.state == .awaitingSecond && desk.worker.may(.countersignOffers) && signer != desk.worker.id,
            mayWithdraw: offer.state != .withdrawn && desk.worker.may(.promiseOffers),
            secondSignatureAbove: try desk.settings().secondSignatureAbove)
    }
}

/// "Briefe": the offers of a file, and what was written from templates.
public struct FileLetters: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let offers: [OfferLine]
        /// The newest first.
        public let letters: [LetterLine]
        public let frozen: [CheckFunding.FrozenLine]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        return Answer(
            file: file, offers: try desk.offerLines(where: "AND o.case_id = \(file.id)"), letters: try desk.letterLines(of: file),
            frozen: try desk.frozenLines(of: file))
    }
}
