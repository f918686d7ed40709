import Basics
import HTTPTypes
import Markup
import Office
import Papers

/// The offers of a file, each as a letter.
enum Letters {
    static let routes: [Route] = [
        .get("/faelle/:fall/briefe", needs: .right(.seeConfidential)) { context in
            context.page(
                LetterList(answer: try await context.ask(FileLetters(file: try context.id("fall"))), mayWrite: context.worker.may(.keepFiles)).page)
        },
        .get("/faelle/:fall/briefe/:zusage", needs: .right(.seeConfidential)) { context in
            context.page(LetterPage(answer: try await sheet(context)).page)
        },
        .get("/faelle/:fall/briefe/:zusage/zusage.pdf", needs: .right(.seeConfidential), paper),
        .get("/faelle/:fall/briefe/:zusage/unterschreiben", needs: .right(.promiseOffers)) { try await ask(.sign, $0) },
        .post("/faelle/:fall/briefe/:zusage/unterschreiben", needs: .right(.promiseOffers), sign),
        .get("/faelle/:fall/briefe/:zusage/gegenzeichnen", needs: .right(.countersignOffers)) { try await ask(.countersign, $0) },
        .post("/faelle/:fall/briefe/:zusage/gegenzeichnen", needs: .right(.countersignOffers), countersign),
        .get("/faelle/:fall/briefe/:zusage/zurueckziehen", needs: .right(.promiseOffers)) { try await ask(.withdraw, $0) },
        .post("/faelle/:fall/briefe/:zusage/zurueckziehen", needs: .right(.promiseOffers), withdraw),
    ]

    private static func sheet(_ context: SignedInContext) async throws -> OfferSheet.Answer {
        try await context.ask(OfferSheet(offer: try context.id("zusage"), file: try context.id("fall")))
    }

    private static func ask(_ step: OfferStep, _ context: SignedInContext) async throws -> Answer {
        context.page(OfferStepPage(context: context, answer: try await sheet(context), step: step).page)
    }

    // MARK: Steps

    private static func sign(_ context: SignedInContext) async throws -> Answer {
        let outcome = try await context.perform(SignOffer(offer: try context.id("zusage"), version: try version(context)))
        return try letter(
            context,
            outcome.state == .issued ? "Unterschrieben. Die Zusage ist verbindlich." : "Unterschrieben. Jetzt fehlt noch die zweite Unterschrift.")
    }

    private static func countersign(_ context: SignedInContext) async throws -> Answer {
        _ = try await context.perform(CountersignOffer(offer: try context.id("zusage"), version: try version(context)))
        return try letter(context, "Unterschrieben. Die Zusage ist verbindlich.")
    }

    private static func withdraw(_ context: SignedInContext) async throws -> Answer {
        _ = try await context.perform(WithdrawOffer(offer: try context.id("zusage"), version: try version(context)))
        return try letter(context, "Die Zusage ist zurückgezogen.")
    }

    /// The version the page showed.
    private static func version(_ context: SignedInContext) throws -> Int {
        guard let version = context.form["version"].flatMap({ Int($0) }) else { throw Refusal.stale }
        return version
    }

    private static func letter(_ context: SignedInContext, _ done: String) throws -> Answer {
        let (file, offer): (CaseID, OfferID) = (try context.id("fall"), try context.id("zusage"))
        return context.seeOther("/faelle/\(file)/briefe/\(offer)", notice: Notice(done))
    }

    // MARK: Paper

    /// Only a binding letter becomes a PDF; it is set from the frozen letter, so it is always the same paper.
    private static func paper(_ context: SignedInContext) async throws -> Answer {
        let answer = try await sheet(context)
        guard answer.offer.state == .issued else {
            throw Refusal.notNow(
                why: "Als PDF gibt es nur Zusagen, die verbindlich sind.",
                instead: "Diese hier ist: \(answer.offer.state.german). Den Brief selbst zeigt die Seite „Briefe“.")
        }
        guard let press = context.visit.face.press else {
            return context.page(unprinted(answer, UnprintedPage.noPress), status: .serviceUnavailable)
        }
        do {
            return .file(try await press.press(answer.letter), type: "application/pdf", name: "Zusage-\(answer.offer.number).pdf", shown: true)
        } catch let error as PaperError {
            return context.page(unprinted(answer, error.sentence), status: .serviceUnavailable)
        }
    }

    private static func unprinted(_ answer: OfferSheet.Answer, _ sentence: String) -> Page {
        UnprintedPage(file: answer.file, sentence: sentence, letter: LetterPage.link(answer.offer)).page
    }
}
