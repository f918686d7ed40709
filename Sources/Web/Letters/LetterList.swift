import Basics
import Markup
import Office

/// "Briefe": what was written from templates, and the offers.
struct LetterList {
    let answer: FileLetters.Answer
    let mayWrite: Bool

    var page: Page { FilePages.page(of: answer.file, at: .letters, body: "\(start)\(letters)\(offers)") }

    private var start: HTML {
        guard mayWrite, answer.file.stage != .closed else { return .empty }
        return "<p class=\"buttons\">\(buttonLink("Neuer Brief", to: NewLetterPage.link(in: answer.file.id)))</p>"
    }

    // MARK: From templates

    private var letters: HTML {
        guard !answer.letters.isEmpty else { return "<p>Aus Vorlagen ist in dieser Akte noch kein Brief geschrieben.</p>" }
        return Table(
            "Briefe", columns: [.init("Nummer", .name), .init("Brief"), .init("An"), .init("Geschrieben"), .init("Versandt")],
            rows: answer.letters.map { letter in
                [
                    "<a href=\"\(FrozenLetterPage.link(letter.id, in: answer.file.id))\">\(letter.number)</a>", "\(letter.title)",
                    HTML.bdi(letter.recipient), "\(day(letter.writtenAt.local.day)), \(HTML.bdi(letter.writtenBy))", sent(letter),
                ]
            }
        ).markup
    }

    private func sent(_ letter: LetterLine) -> HTML {
        if letter.replacedBy != nil { return tag("ersetzt") }
        guard let sending = letter.sending else { return tag("noch nicht", .warn) }
        return "\(day(sending.on)), \(sending.way.german)"
    }

    // MARK: Offers

    private var offers: HTML {
        // A binding offer is one of the return desk.
        guard answer.file.desk == .return || !answer.offers.isEmpty else { return .empty }
        let check = FilePages.Section.funding.link(in: answer.file.id)
        let start: HTML = "<p>Eine Zusage entsteht aus einer festgehaltenen Prüfung. <a href=\"\(check)\">Zur Förderprüfung</a></p>"
        guard !answer.offers.isEmpty else { return "<p>In dieser Akte gibt es noch keine Zusage.</p>\(start)" }
        let table = Table(
            "Zusagen", columns: [.init("Nummer", .name), .init("Stand"), .init("Entworfen"), .init("Unterschrieben"), .init("Summe", .number)],
            rows: answer.offers.map { offer in
                [
                    "<a href=\"\(LetterPage.link(offer))\">\(offer.number)</a>", tag(offer.state.german, tone(offer.state)),
                    day(offer.draftedAt.local.day), signatures(offer), "\(offer.total.german)",
                ]
            })
        return "\(table.markup)\(start)"
    }

    private func signatures(_ offer: OfferLine) -> HTML {
        guard let name = offer.signedBy, let at = offer.signedAt else { return .empty }
        let second: HTML = offer.countersignedBy.map { ", dann \(HTML.bdi($0))" } ?? ""
        return "\(HTML.bdi(name)), \(day(at.local.day))\(second)"
    }

    private func tone(_ state: OfferState) -> Tone {
        switch state {
        case .drafted, .awaitingSecond: .warn
        case .issued: .good
        case .withdrawn: .plain
        }
    }
}
