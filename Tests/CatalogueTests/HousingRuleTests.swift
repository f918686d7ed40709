import Basics
import Testing

@testable import Catalogue

@Suite struct HousingRuleTests {
    private static func rules() throws -> Catalogue { try Samples.catalogue(ShippedCatalogueTests.files()) }

    private static func refused(_ housing: String) throws -> [Diagnosis] {
        var small = SmallCatalogue.offer(when: "{field: a, is: true}")
        small.others = ["schema: 1\nsources:\n  s: {title: \"S\"}\n", "schema: 1\nhousing:\n\(housing)\n"]
        return try small.refused()
    }

    @Test func everyExpectationBesideTheRulesOfFlatsHolds() throws {
        let trials = try Self.rules().runHousingTests()
        #expect(trials.count > 60)
        for trial in trials { #expect(trial.verdict == .passed, "\(trial.text)") }
    }

    @Test func aGuideValueNobodyHasReadIsSaidToBeUnknown() throws {
        let catalogue = try Self.rules()
        var flat = FlatFacts()
        flat.municipality = "05315000"
        flat.baseRent = Money(cents: 80_000)
        flat.coldCosts = Money(cents: 17_600)
        let ruler = FlatRuler(flat, catalogue.housing, on: try Samples.day("2024-06-01"))
        let needs = HousingNeeds(persons: 3)
        let point = try #require(ruler.check(needs)[.rentOver])
        #expect(point.verdict == .open)
        let words = ruler.words(point, needs)
        #expect(words.text.contains("Mietrichtwert"))
        #expect(words.sources == ["koeln-rents-2024"])
        #expect(ruler.rentLimit(for: 3) == nil)
    }

    @Test func aRentAboveTheGuideValueIsNoExclusionAndSaysByHowMuch() throws {
        let catalogue = try Self.rules()
        var flat = FlatFacts()
        flat.municipality = "05315000"
        flat.baseRent = Money(cents: 80_000)
        flat.coldCosts = Money(cents: 19_100)
        let ruler = FlatRuler(flat, catalogue.housing, on: try Samples.day("2026-11-21"))
        let needs = HousingNeeds(persons: 3)
        let point = try #require(ruler.check(needs)[.rentOver])
        #expect(point.verdict == .examined)
        let words = ruler.words(point, needs)
        #expect(words.text.contains("15,00\u{a0}€ über dem Richtwert"))
        #expect(words.text.contains("976,00"))
        #expect(words.wayOut?.hasPrefix("Das ist kein Nein") == true)
        #expect(words.validFrom == (try Samples.day("2025-01-01")))
        #expect(words.confidence == .found)
    }

    @Test func everyPointHasWordsAndEveryNoTellsWhatWouldMakeItFit() throws {
        let catalogue = try Self.rules()
        let day = try Samples.day("2026-11-21")
        for test in catalogue.housing.tests {
            guard case .flat(let flat, let needs) = test.subject else { continue }
            let ruler = FlatRuler(flat, catalogue.housing, on: day)
            for point in ruler.check(needs).points {
                let words = ruler.words(point, needs)
                #expect(!words.text.isEmpty, "\(test.name) \(point.code)")
                for source in words.sources { #expect(catalogue.sources[source] != nil) }
                if point.verdict == .open || point.verdict == .examined { #expect(words.wayOut != nil, "\(test.name) \(point.code)") }
                if point.verdict == .open { #expect(!point.missing.isEmpty) }
            }
        }
    }

    @Test(arguments: [
        ("  rents:\n    x: {title: X, municipality: 5315, concept: gross_cold, values: unread}", Diagnosis.Code.wrongShape),
        ("  rents:\n    x: {title: X, municipality: \"05315000\", concept: warm, values: unread}", .unknownName),
        ("  rents:\n    x: {title: X, municipality: \"05315000\", concept: net_cold, values: [{value: {persons: [\"5,00\"]}}]}", .badAmount),
        (
            "  rents:\n    x: {title: X, municipality: \"05315000\", concept: net_cold, values: [{value: {persons: [\"500.00\", \"400.00\"]}}]}",
            .wrongShape
        ),
        (
            "  rents:\n    x: {title: X, municipality: \"05315000\", concept: net_cold, values: [{to: 2025-12-31, value: unread}, {value: unread}]}",
            .overlappingValues
        ),
        ("  rent:\n    x: {}", .unknownKey), ("  wishes:\n    x: {title: X, words: [Christ], answer: N}", .wrongShape),
        ("  sizes:\n    x: {title: X, land: \"5\", values: unread}", .wrongShape),
        ("  allowance:\n    - {value: {\"8\": {persons: [\"1.00\"]}}}", .wrongShape),
    ]) func aTableThatCannotBeIsRefusedWithItsPlace(_ housing: String, _ code: Diagnosis.Code) throws {
        let findings = try Self.refused(housing)
        #expect(findings.contains { $0.code == code && $0.file == "other1.yaml" && $0.line >= 3 }, "\(findings.map(\.message))")
    }

    @Test func whatIsSaidWithoutASourceIsFound() throws {
        var small = SmallCatalogue.offer(when: "{field: a, is: true}")
        small.others = [
            "schema: 1\nhousing:\n  rents:\n    x: {title: X, municipality: \"05315000\", concept: net_cold, values: [{value: {persons: [\"500.00\"]}}, ]}\n"
        ]
        let report = Catalogue.lint(small.files, on: try Samples.day("2026-11-21"))
        #expect(report.findings.count { $0.code == .unsourced && $0.file == "other0.yaml" } == 2)
    }

    @Test func anOfferIsAskedAboutBeforeItIsShown() throws {
        let catalogue = try Self.rules()
        func doubts(_ change: (inout FlatFacts) -> Void) throws -> [String] {
            var flat = FlatFacts()
            flat.municipality = "05315000"
            flat.area = FloorArea(squareMetres: 78)
            flat.rooms = 3
            flat.baseRent = Money(cents: 76_000)
            flat.coldCosts = Money(cents: 18_000)
            change(&flat)
            return FlatRuler(flat, catalogue.housing, on: try Samples.day("2026-11-21")).doubts(catalogue.housing.marks).map(\.text)
        }
        #expect(try doubts { _ in }.isEmpty)
        #expect(try doubts { $0.baseRent = Money(cents: 912_000) }.first?.contains("Miete für ein Jahr") == true)
        let small = try doubts {
            $0.area = FloorArea(squareMetres: 8)
            $0.rooms = nil
            $0.personCap = 5
        }
        #expect(small.contains { $0.contains("sehr wenig") } && small.contains { $0.contains("8\u{a0}m² für 5 Personen") })
        #expect(try doubts { $0.deposit = Money(cents: 228_001) }.first?.contains("mehr als 3 Grundmieten") == true)
        #expect(try doubts { $0.deposit = Money(cents: 228_000) }.isEmpty)
        #expect(try doubts { $0.baseRent = Money(cents: 20_000) }.first?.contains("auffallend wenig") == true)
        #expect(try doubts { $0.baseRent = Money(cents: 30_000) }.first?.contains("weit unter dem Richtwert") == true)
    }

    @Test(arguments: [
        ("nur Christen bitte", ["religion"]), ("keine Ausländer", ["origin"]), ("am liebsten eine deutsche Familie", ["origin"]),
        ("nur an Frauen", ["sex"]), ("ruhige Leute, die lange bleiben", []), ("Haustiere nach Absprache", []),
        ("höchstens vier Personen, Nichtraucher", []), ("keine Muslime oder Schwarze", ["origin", "religion"]),
    ]) func aWishThatNobodyMayHaveIsNoticed(_ wish: String, _ grounds: [String]) throws {
        #expect(Set(try Self.rules().housing.grounds(in: wish).map(\.id)) == Set(grounds))
    }

    @Test func namesOfStreetsMeetHoweverTheyAreWritten() {
        #expect(PlaceName.folded("Venloer Straße 12") == PlaceName.folded("venloer str. 12"))
        #expect(PlaceName.folded("Köln-Kalk") == "koelnkalk")
        #expect(PlaceName.folded("ÄÖÜ ß Große STRASSE") == "aeoeuessgrossestr")
        // Put together from several signs, as other keyboards write it.
        #expect(PlaceName.folded("Mu\u{308}lheim") == "muelheim")
        #expect(PlaceName.folded("Café-Straße 3") == PlaceName.folded("Caf\u{E9} str. 3"))
    }

    /// What a household is measured by holds nothing that says who somebody is.
    @Test func nameOriginAndReligionAreNoInputOfTheCheck() throws {
        let fields = Mirror(reflecting: HousingNeeds(persons: 1)).children.compactMap(\.label)
        #expect(fields.count == 19)
        for word in ["name", "origin", "nation", "country", "religion", "language", "gender", "born", "status"] {
            #expect(!fields.contains { $0.lowercased().contains(word) }, "\(word)")
        }
    }
}
