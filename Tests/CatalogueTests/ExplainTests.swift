import Testing

@testable import Catalogue

@Suite struct ExplainTests {
    private func shown(_ id: String, on day: String? = nil, in language: String = "de") throws -> String {
        let catalogue = try Samples.catalogue()
        return try #require(catalogue.explain(id, on: try day.map(Samples.day))).text(in: language)
    }

    @Test func anOfferIsExplainedWithConditionsSourcesAndAssumptions() throws {
        let text = try shown("coming-home.startup", on: "2025-06-30")
        for part in [
            "Coming Home: ", "Stand 30.06.2025", "Bedingungen: alle müssen zutreffen", "mindestens 1 Jahr", "3.000,00\u{a0}€", "[hohenbrunn-article]",
            "Annahme: ", "Nachweise", "nur eines, in dieser Reihenfolge: coming-home.startup, integplan.project", "Quellen",
        ] { #expect(text.contains(part), "\(part) is missing in:\n\(text)") }
    }

    @Test func theEnglishTextSaysTheSameInEnglish() throws {
        let text = try shown("coming-home.startup", on: "2025-06-30", in: "en")
        for part in ["as of 2025-06-30", "Conditions: all must hold", "at least 1 year", "EUR 3000.00", "assumption: ", "one only, in this order"] {
            #expect(text.contains(part), "\(part) is missing in:\n\(text)")
        }
    }

    @Test func onADayOnlyItsValuesAreShown() throws {
        let catalogue = try Layers().read()
        let all = try #require(catalogue.explain("p.x")).text(in: "de")
        #expect(all.contains("50,00\u{a0}€, 01.01.2000 bis 31.12.2019"))
        #expect(all.contains("100,00\u{a0}€, seit 01.01.2020"))
        let then = try #require(catalogue.explain("p.x", on: Samples.day("2010-01-01"))).text(in: "de")
        #expect(then.contains("50,00\u{a0}€"))
        #expect(!then.contains("100,00\u{a0}€"))
    }

    @Test func anEndedProgrammeSaysSo() throws {
        #expect(try shown("integplan", on: "2026-02-01").contains("an diesem Tag beendet"))
        #expect(!(try shown("integplan", on: "2025-02-01").contains("beendet")))
    }

    @Test func whatALayerReplacesOrAddsIsShown() throws {
        var layers = Layers()
        layers.officeFile = """
            schema: 1
            adds_to: {programmes: {p: {parameters: {rate: {values: [{from: 2026-01-01, value: "130.00", source: leaflet}]}}}}}
            """
        let text = try #require(try layers.read().explain("p.x")).text(in: "de")
        #expect(text.contains("p.rate: von der Schicht office ergänzt (own.yaml:2:"))
        #expect(text.contains("100,00\u{a0}€, 01.01.2020 bis 31.12.2025"))
    }

    @Test func theSameCatalogueGivesTheSameBytes() throws {
        let (first, second) = (try Samples.catalogue(), try Samples.catalogue())
        for id in first.programmes.map(\.id) + first.offers.map(\.id) {
            #expect(first.explain(id)?.json == second.explain(id)?.json)
            #expect(first.explain(id)?.text(in: "de").isEmpty == false)
        }
    }

    @Test func anUnknownNameGivesTheNearest() throws {
        let catalogue = try Samples.catalogue()
        #expect(catalogue.explain("coming-home.statup") == nil)
        #expect(catalogue.similar(to: "coming-home.statup").first == "coming-home.startup")
        #expect(catalogue.similar(to: "startup").contains("coming-home.startup"))
        #expect(catalogue.similar(to: "zzzzzzzz").isEmpty)
    }

    @Test func percentagesAreWrittenAsPeopleDo() {
        #expect(RuleWords.percent(500_000).de == "50 %")
        #expect(RuleWords.percent(333_300).de == "33,33 %")
        #expect(RuleWords.percent(1_000).en == "0.1 %")
    }
}
