import Basics
import HTTPTypes
import Markup
import Office
import Papers

/// "Briefe": the offers of a file, each as a letter.
enum Letters {
    static let routes: [Route] = [
        .get("/faelle/:fall/briefe", needs: .right(.seeConfidential)) { context in
            context.page(list(try await context.ask(FileLetters(file: try context.id("fall")))))
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

    // MARK: Pages

    private static func list(_ answer: FileLetters.Answer) -> Page {
        let file = answer.file.id
        let check = FilePages.Section.funding.link(in: file)
        let start: HTML =
            "<p>Eine Zusage entsteht aus einer festgehaltenen Prüfung. <a href=\"\(check)\">Zur Förderprüfung</a></p>"
        guard !answer.offers.isEmpty else {
            return FilePages.page(of: answer.file, at: .letters, body: "<p>In dieser Akte gibt es noch keine Zusage.</p>\(start)")
        }
        let table = Table(
            "Zusagen", columns: [.init("Nummer", .name), .init("Stand"), .init("Entworfen"), .init("Unterschrieben"), .init("Summe", .number)],
            rows: answer.offers.map { offer in
                [
                    "<a href=\"\(LetterPage.link(offer))\">\(offer.number)</a>", tag(offer.state.german, tone(offer.state)),
                    day(offer.draftedAt.local.day), signatures(offer), "\(offer.total.german)",
                ]
            })
        return FilePages.page(of: answer.file, at: .letters, body: "\(table.markup)\(start)")
    }

    private static func signatures(_ offer: OfferLine) -> HTML {
        guard let name = offer.signedBy, let at = offer.signedAt else { return .empty }
        let second: HTML = offer.countersignedBy.map { ", dann \(HTML.bdi($0))" } ?? ""
        return "\(HTML.bdi(name)), \(day(at.local.day))\(second)"
    }

    private static func tone(_ state: OfferState) -> Tone {
        switch state {
        case .drafted, .awaitingSecond: .warn
        case .issued: .good
        case .withdrawn: .plain
        }
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
            return context.page(unprinted(answer, "Der Briefdruck ist hier nicht eingerichtet."), status: .serviceUnavailable)
        }
        do {
            return .file(try await press.press(answer.letter), type: "application/pdf", name: "Zusage-\(answer.offer.number).pdf", shown: true)
        } catch let error as PaperError {
            return context.page(unprinted(answer, sentence(error)), status: .serviceUnavailable)
        }
    }

    /// The administrator's reason stands in `doctor`; here one sentence is enough.
    private static func sentence(_ error: PaperError) -> String {
        switch error {
        case .pressMissing, .closed: "Der Briefdruck steht gerade nicht bereit."
        case .refused: "Der Briefdruck konnte diesen Brief nicht setzen."
        case .tooSlow: "Der Briefdruck hat zu lange gebraucht."
        case .brokeDown: "Der Briefdruck ist abgebrochen."
        }
    }

    private static func unprinted(_ answer: OfferSheet.Answer, _ sentence: String) -> Page {
        FilePages.page(
            "Kein PDF", of: answer.file, at: .letters, isNarrow: true,
            body: """
                <p>\(sentence) Der Brief selbst ist unversehrt.</p>\
                <p>Drucken Sie ihn aus dem Browser: Öffnen Sie den Brief und wählen Sie „Drucken“; auf dem Papier steht nur der Brief.</p>\
                <p>\(buttonLink("Brief öffnen", to: LetterPage.link(answer.offer)))</p>
                """)
    }
}
