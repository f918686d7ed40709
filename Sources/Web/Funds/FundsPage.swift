import Basics
import Markup
import Office

/// "Zusagen": amounts under case numbers. Who stands behind a number is not on this page.
enum FundsPage {
    static let routes: [Route] = [.get("/zusagen", needs: .right(.seeFunds), register)]

    private static func register(_ context: SignedInContext) async throws -> Answer {
        let offers = try await context.ask(OfferRegister())
        let totals = try await context.ask(OfferTotals())
        return context.page(
            Page(
                "Zusagen", lead: "Beträge unter der Fallnummer, ohne Namen.", area: .funds,
                body: offers.isEmpty
                    ? "<p>Noch ist keine Zusage unterschrieben. Sobald die Beratung eine unterschreibt, steht sie hier mit ihrem Betrag.</p>"
                    : "\(sums(totals))\(list(offers, all: totals.reduce(0) { $0 + $1.offers }))"))
    }

    private static func sums(_ totals: [OfferTotals.Sum]) -> HTML {
        summaryList(
            totals.map { sum in
                (
                    term: sum.state.german,
                    value: "<span class=\"number\">\(sum.total.german)</span> in \(counted(sum.offers, "Zusage", "Zusagen", none: "keiner Zusage"))",
                    change: nil
                )
            })
    }

    private static func list(_ offers: [OfferLine], all: Int) -> HTML {
        let table = Table(
            "Zusagen, die neuesten zuerst",
            columns: [
                .init("Zusage", .name), .init("Fall"), .init("Stand"), .init("Unterschrieben"), .init("Zweite Unterschrift"),
                .init("Betrag", .number),
            ],
            rows: offers.map { offer in
                [
                    "\(offer.number)", "\(offer.fileNumber)", tag(offer.state.german, offer.state.tone), signature(offer),
                    "\(offer.countersignedBy.map { HTML.bdi($0) })", "\(offer.total.german)",
                ]
            })
        let hint: HTML? =
            all > offers.count ? "<p class=\"hint\">Die neuesten \(offers.count) von \(all) Zusagen. Die Summen oben zählen alle.</p>" : nil
        return "\(table.markup)\(hint)"
    }

    private static func signature(_ offer: OfferLine) -> HTML {
        "\(offer.signedAt.map { day($0.local.day) })\(offer.signedBy.map { ", \(HTML.bdi($0))" as HTML })"
    }
}

extension OfferState {
    /// How settled an offer is.
    var tone: Tone {
        switch self {
        case .drafted, .withdrawn: .plain
        case .awaitingSecond: .warn
        case .issued: .good
        }
    }
}
