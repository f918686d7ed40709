import Basics
import Markup
import Office
import Papers

/// The confirmation of an appointment, in German and the person's language: as a page that prints, and as PDF.
enum SlipPage {
    static func link(_ id: AppointmentID) -> Link { "/termine/\(id)/zettel" }
    static func paperLink(_ id: AppointmentID) -> Link { "/termine/\(id)/zettel.pdf" }

    static let routes: [Route] = [
        .get("/termine/:termin/zettel", needs: .right(.keepFiles)) { context in
            let (answer, slip) = try await slip(context)
            return context.page(page(answer, slip))
        },
        .get("/termine/:termin/zettel.pdf", needs: .right(.keepFiles), paper),
    ]

    private static func slip(_ context: SignedInContext) async throws -> (ConfirmationFacts.Answer, AppointmentSlip) {
        let answer = try await context.ask(ConfirmationFacts(appointment: try context.id("termin")))
        let today = context.office.clock.now().local.day
        guard let slip = AppointmentSlip(answer.facts, language: answer.language, printed: today, locales: context.visit.face.locales) else {
            throw Refusal.notNow(why: "Die Texte des Zettels fehlen auf diesem Server.", instead: "Sagen Sie bitte der Technik Bescheid.")
        }
        return (answer, slip)
    }

    private static func paper(_ context: SignedInContext) async throws -> Answer {
        let (answer, slip) = try await slip(context)
        do {
            guard let press = context.visit.face.press else { throw PaperError.closed }
            return .file(try await press.press(slip), type: "application/pdf", name: "Termin-\(answer.facts.fileNumber).pdf", shown: true)
        } catch is PaperError {
            throw Refusal.notNow(
                why: "Der Briefdruck steht gerade nicht bereit.", instead: "Öffnen Sie den Zettel und drucken Sie ihn aus dem Browser.")
        }
    }

    private static func page(_ answer: ConfirmationFacts.Answer, _ slip: AppointmentSlip) -> Page {
        FilePages.page(
            "Zettel zum Termin", of: answer.file, at: .overview,
            body: """
                <div class="noprint"><p class="buttons">\(buttonLink("Als PDF", to: paperLink(answer.id)))\
                <a href="\(AppointmentSheetPage.link(answer.id))">Zurück zum Termin</a></p>\
                <p class="muted">Drucken geht auch aus dem Browser: Auf dem Papier steht nur der Zettel.</p></div>\(SlipView(slip: slip).markup)
                """)
    }
}

/// The slip as the page draws it; the paper draws the same lines.
struct SlipView {
    let slip: AppointmentSlip

    var markup: HTML {
        let rows: [HTML] = slip.lines.map { line in
            """
            <tr><th scope="row">\(line.number)</th><td>\(side(line.german))</td>\
            \(line.own.map { "<td\(attribute: "lang", slip.language) dir=\"\(slip.direction)\">\(side($0))</td>" as HTML })</tr>
            """
        }
        let own: HTML? = slip.ownName.map { "<th scope=\"col\"\(attribute: "lang", slip.language) dir=\"\(slip.direction)\">\($0)</th>" }
        return """
            <article class="letter slip"><h2>\(slip.germanTitle)</h2>\(slip.ownTitle.map { "<p class=\"own\"\(attribute: "lang", slip.language) dir=\"\(slip.direction)\">\($0)</p>" as HTML })\
            <table role="table"><caption class="unseen">\(slip.germanTitle)</caption><thead><tr><th scope="col">Nr.</th><th scope="col">Deutsch</th>\(own)</tr></thead>\
            <tbody>\(rows)</tbody></table>\(slip.closing.enumerated().map { paragraph($1, isOwn: $0 == 1) })\
            \(slip.notes.isEmpty ? .empty : panel(.warn, "\(slip.notes.enumerated().map { paragraph($1, isOwn: $0 % 2 == 1) })"))\
            <footer>\(slip.office) · \(slip.fileNumber)</footer></article>
            """
    }

    private func paragraph(_ text: String, isOwn: Bool) -> HTML {
        isOwn ? "<p\(attribute: "lang", slip.language) dir=\"\(slip.direction)\">\(text)</p>" : "<p>\(text)</p>"
    }

    private func side(_ side: AppointmentSlip.Side) -> HTML {
        let values: [HTML] = side.values.map { "<strong>\($0)</strong>" }
        return "<small>\(side.label)</small><br>\(values.joined(separator: "<br>"))"
    }
}
