import Basics
import Markup
import Office
import Papers

/// One offer: its letter, where it stands, and what may be done with it.
struct LetterPage {
    let answer: OfferSheet.Answer

    private var offer: OfferLine { answer.offer }

    static func link(_ offer: OfferLine) -> Link { "/faelle/\(offer.file)/briefe/\(offer.id)" }

    private func link(_ step: OfferStep) -> Link { "/faelle/\(offer.file)/briefe/\(offer.id)/\(step.rawValue)" }

    var page: Page {
        FilePages.page(
            "Zusage \(offer.number)", of: answer.file, at: .letters,
            body: "<div class=\"noprint\">\(state)\(steps)</div>\(LetterView.markup(answer.letter.sheet, mark: mark))")
    }

    private var mark: String? {
        switch offer.state {
        case .drafted: "Entwurf. Noch nicht verbindlich."
        case .awaitingSecond: "Noch nicht verbindlich: Die zweite Unterschrift fehlt."
        case .issued: nil
        case .withdrawn: "Zurückgezogen. Diese Zusage gilt nicht mehr."
        }
    }

    private var state: HTML {
        switch offer.state {
        case .drafted:
            panel(.warn, "<p>\(tag(offer.state.german, .warn)) Noch ist nichts verbindlich. Lesen Sie den Brief, bevor Sie unterschreiben.</p>")
        case .awaitingSecond:
            panel(
                .warn,
                "<p>\(tag(offer.state.german, .warn)) \(offer.total.german) liegen über \(answer.secondSignatureAbove.german): Eine zweite Person unterschreibt.</p>"
            )
        case .issued:
            panel(
                .good,
                "<p>\(tag(offer.state.german, .good)) Verbindlich zugesagt: \(offer.total.german). Der Brief bleibt so, wie er unterschrieben wurde.</p>"
            )
        case .withdrawn:
            panel(.plain, "<p>\(tag(offer.state.german)) Diese Zusage gilt nicht mehr. Ihr Geld ist wieder frei.</p>")
        }
    }

    private var steps: HTML {
        var buttons: [HTML] = []
        if answer.maySign { buttons.append(buttonLink("Unterschreiben …", to: link(.sign))) }
        if answer.mayCountersign { buttons.append(buttonLink("Zweite Unterschrift geben …", to: link(.countersign))) }
        if offer.state == .issued { buttons.append(buttonLink("Als PDF", to: "/faelle/\(offer.file)/briefe/\(offer.id)/zusage.pdf")) }
        if answer.mayWithdraw { buttons.append(buttonLink("Zurückziehen …", to: link(.withdraw), isSecond: true)) }
        let check: Link = "/faelle/\(offer.file)/foerderung/\(offer.check)"
        return """
            \(buttons.isEmpty ? .empty : "<p class=\"buttons\">\(buttons)</p>")\
            <p class="muted">Drucken geht auch aus dem Browser: Auf dem Papier steht nur der Brief. <a href="\(check)">Zur Prüfung dahinter</a></p>
            """
    }
}

/// What is done with an offer, each on a page of its own that says what it means.
enum OfferStep: String, CaseIterable {
    case sign = "unterschreiben"
    case countersign = "gegenzeichnen"
    case withdraw = "zurueckziehen"

    var title: String {
        switch self {
        case .sign: "Zusage unterschreiben"
        case .countersign: "Zweite Unterschrift"
        case .withdraw: "Zusage zurückziehen"
        }
    }

    var button: String {
        switch self {
        case .sign: "Jetzt unterschreiben"
        case .countersign: "Als zweite Person unterschreiben"
        case .withdraw: "Zusage zurückziehen"
        }
    }
}

/// "What happens if I do this": the step in words, then one button.
struct OfferStepPage {
    let context: SignedInContext
    let answer: OfferSheet.Answer
    let step: OfferStep

    private var offer: OfferLine { answer.offer }
    private var link: Link { "/faelle/\(offer.file)/briefe/\(offer.id)/\(step.rawValue)" }

    /// Whether the step is open to this worker now.
    private var isOpen: Bool {
        switch step {
        case .sign: answer.maySign
        case .countersign: answer.mayCountersign
        case .withdraw: answer.mayWithdraw
        }
    }

    var page: Page {
        let form = context.form(to: link)
        return FilePages.page(
            "\(step.title): \(offer.number)", of: answer.file, at: .letters, isNarrow: true,
            body: """
                <ul>\(meaning.map { "<li>\($0)</li>" as HTML })</ul>\
                \(isOpen ? form.markup(form.hidden("version", String(offer.version)), submit: step.button, guarded: false) : closed)\
                <p><a href="\(LetterPage.link(offer))">Zurück zum Brief</a></p>
                """)
    }

    private var closed: HTML { panel(.plain, "<p>Dieser Schritt ist für Sie gerade nicht möglich. Stand der Zusage: \(offer.state.german).</p>") }

    private var meaning: [HTML] {
        let benefits: HTML =
            "\(answer.letter.lines.count) \(answer.letter.lines.count == 1 ? "Leistung" : "Leistungen"), zusammen <strong>\(offer.total.german)</strong>"
        switch step {
        case .sign:
            let second: HTML =
                offer.total > answer.secondSignatureAbove
                ? "Der Betrag liegt über \(answer.secondSignatureAbove.german). Verbindlich wird die Zusage erst mit der zweiten Unterschrift einer anderen Person."
                : "Der Betrag liegt nicht über \(answer.secondSignatureAbove.german). Mit Ihrer Unterschrift ist die Zusage sofort verbindlich."
            return [
                "Zugesagt werden \(benefits).", second,
                "Mit der verbindlichen Zusage wird das Geld gebunden, und der Brief bleibt so stehen, wie er jetzt ist.",
                "Die Familie bindet sich damit an nichts.",
            ]
        case .countersign:
            return [
                "Zugesagt werden \(benefits). Unterschrieben hat bisher \(HTML.bdi(offer.signedBy ?? "")).",
                "Mit Ihrer Unterschrift ist die Zusage verbindlich, das Geld ist gebunden, und der Brief bleibt so stehen, wie er jetzt ist.",
            ]
        case .withdraw:
            return [
                "Zurückgezogen werden \(benefits). Das gebundene Geld wird wieder frei.",
                "Die Leistungen können danach neu zugesagt werden. Der Brief bleibt in der Akte und ist als zurückgezogen gekennzeichnet.",
                "Bitte sprechen Sie vorher mit der Familie.",
            ]
        }
    }
}
