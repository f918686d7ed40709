import Basics
import Catalogue
import HTTPTypes
import Markup
import Office
import Papers

/// The funding check of a file: looked at, tried out, frozen, and turned into an offer.
enum Funding {
    static let routes: [Route] = [
        .get("/faelle/:fall/foerderung", needs: .right(.checkFunding), check),
        .post("/faelle/:fall/foerderung", needs: .right(.checkFunding), freeze),
        .get("/faelle/:fall/foerderung/erklaerung", needs: .right(.checkFunding), explain),
        .get("/faelle/:fall/foerderung/:pruefung", needs: .right(.checkFunding)) { context in
            context.page(FrozenPage(context: context, answer: try await frozen(context)).page)
        },
        .get("/faelle/:fall/foerderung/:pruefung/pruefung.pdf", needs: .right(.checkFunding), paper),
        .post("/faelle/:fall/foerderung/:pruefung", needs: .right(.promiseOffers), draft),
    ]

    private static func check(_ context: SignedInContext) async throws -> Answer {
        let whatIf = WhatIf(context.query)
        let answer = try await context.ask(CheckFunding(file: try context.id("fall"), anchor: whatIf.anchor, whatIf: whatIf.facts))
        if let text = context.query["aendern"], let fact = FactOrigins.reference(text, in: answer.catalogue) {
            return context.seeOther(FamilyNames(file: answer.file.id, persons: answer.persons).link(to: fact))
        }
        if let id = context.query["hilfe"] {
            guard let offer = answer.catalogue.offer(id) else { throw Refusal.notFound }
            return context.page(WhyPage(answer: answer, whatIf: whatIf, offer: offer).page)
        }
        return context.page(FundingPage(context: context, answer: answer, whatIf: whatIf, today: context.today).page)
    }

    private static func explain(_ context: SignedInContext) async throws -> Answer {
        let answer = try await context.ask(CheckFunding(file: try context.id("fall")))
        guard let tag = context.query["sprache"] ?? answer.catalogue.languages.first(where: { $0 != "de" }),
            answer.catalogue.languages.contains(tag), tag != "de"
        else { throw Refusal.notFound }
        return context.page(ExplanationPage(answer: answer, language: tag).page)
    }

    private static func freeze(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        var read = FormReader(context.form)
        let anchor = read.date("stichtag")
        try read.finish()
        let frozen = try await context.perform(FreezeCheck(file: file, anchor: anchor ?? context.today))
        return context.seeOther("/faelle/\(file)/foerderung/\(frozen.id)", notice: Notice("Die Prüfung liegt jetzt im Verlauf."))
    }

    private static func frozen(_ context: SignedInContext) async throws -> FrozenCheckSheet.Answer {
        try await context.ask(FrozenCheckSheet(file: try context.id("fall"), check: try context.id("pruefung")))
    }

    private static func paper(_ context: SignedInContext) async throws -> Answer {
        let check: CheckID = try context.id("pruefung")
        let answer = try await context.ask(CheckPaper(file: try context.id("fall"), check: check))
        let link: Link = "/faelle/\(answer.file.id)/foerderung/\(check)"
        guard let press = context.visit.face.press, let bytes = try? await press.press(answer.report) else {
            return context.page(
                FilePages.page(
                    "Kein PDF", of: answer.file, at: .funding, isNarrow: true,
                    body: """
                        <p>Der Druck steht gerade nicht bereit. Die Prüfung selbst ist unversehrt.</p>\
                        <p>\(buttonLink("Prüfung öffnen und aus dem Browser drucken", to: link))</p>
                        """), status: .serviceUnavailable)
        }
        return .file(bytes, type: "application/pdf", name: "Foerderpruefung-\(answer.file.number).pdf", shown: true)
    }

    private static func draft(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        let chosen = context.form.all("benefits").compactMap(ChosenBenefit.init(text:))
        do {
            let offer = try await context.perform(DraftOffer(file: file, check: try context.id("pruefung"), chosen: chosen))
            return context.seeOther(
                "/faelle/\(file)/briefe/\(offer.id)", notice: Notice("Die Zusage ist entworfen. Verbindlich wird sie mit der Unterschrift."))
        } catch Refusal.invalid(let errors) {
            return context.page(FrozenPage(context: context, answer: try await frozen(context), errors: FieldErrors(errors)).page)
        }
    }
}

extension RouteContext {
    /// Today in Germany.
    var today: CivilDate { visit.face.clock.now().local.day }
}

extension ChosenBenefit {
    /// `coming-home.startup/2`, or without a number for the household.
    init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let benefit = parts.first, parts.count <= 2 else { return nil }
        guard parts.count == 2 else {
            self.init(benefit: String(benefit), person: nil)
            return
        }
        guard let person = Int(parts[1]) else { return nil }
        self.init(benefit: String(benefit), person: person)
    }

    var text: String { person.map { "\(benefit)/\($0)" } ?? benefit }
}
