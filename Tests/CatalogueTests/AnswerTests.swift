import Basics
import Foundation
import Testing

@testable import Catalogue

/// The JSON answer of `funding-check`, and the reasons people read.
struct AnswerTests {
    private func assess(_ persons: String, on day: String = "2025-06-30") throws -> Assessment {
        let catalogue = try Samples.catalogue()
        let text = "anchor: \(day)\nhousehold: {residence_ags: \"09162\", destination: TN}\npersons: \(persons)\n"
        return catalogue.assess(try catalogue.household(CatalogueFile(path: "h", text: text)).get())
    }

    static let person =
        "status: tolerated, third_country: true, voluntary_return: true, waives_status: true, wants_startup: true, startup_request: \"1000.00\""

    @Test func theAnswerHasTheShapeOfTheContract() throws {
        let data = Data(try assess("[{\(Self.person)}]").json.utf8)
        let answer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(Set(answer.keys) == ["anchor", "catalogue", "offers", "totals", "ask"])
        #expect(answer["anchor"] as? String == "2025-06-30")
        let offers = try #require(answer["offers"] as? [[String: Any]])
        let startup = try #require(offers.first { $0["offer"] as? String == "startup" })
        #expect(startup["programme"] as? String == "coming-home")
        #expect(startup["person"] as? Int == 1)
        #expect(startup["status"] as? String == "open")
        #expect(startup["form"] as? String == "cash")
        #expect(startup["amount"] as? [String: String] == ["from": "0.00", "to": "1000.00"])
        #expect(startup["missing_evidence"] as? [String] == ["business-plan", "proof-of-stay"])
        let reasons = try #require(startup["reasons"] as? [[String: Any]])
        #expect(reasons.map { $0["holds"] as? String } == ["open", "yes", "open"])
        #expect((answer["totals"] as? [String: String])?["coming-home.startup"] == "0.00..1000.00")
        let ask = try #require(answer["ask"] as? [[String: Any]])
        #expect(ask.first?["field"] as? String == "no_return_pledge")
        #expect(ask.first?["person"] as? Int == 1)
        #expect(ask.first?["why"] as? [String] == ["coming-home.return_aid", "coming-home.startup"])
    }

    @Test func everyFailingReasonIsListedAndMarked() throws {
        let result = try #require(try assess("[{status: eu_citizen, third_country: false}]").results(of: "coming-home.advice").first)
        #expect(result.status == .no)
        #expect(result.reasons.map(\.holds) == [.yes, .no])
        #expect(result.reasons.map(\.isDecisive) == [false, true])
        let target = try #require(result.reasons.last)
        #expect(target.sources == ["muenchen-coming-home", "hohenbrunn-article"])
        #expect(target.assumption?.chosen == "hohenbrunn-article")
        #expect(target.parts.map(\.holds) == [.no, .no])
        #expect(!target.parts.contains { !$0.isDecisive })
        #expect(result.reasons.first?.parts.contains { $0.isDecisive } == false)
    }

    @Test func aReasonNamesTheFactAndWhenItWouldHold() throws {
        let result = try #require(
            try assess("[{\(Self.person), no_return_pledge: true, entry_date: {value: 2024-07-01, state: documented}}]").results(
                of: "coming-home.startup"
            ).first)
        let stay = try #require(result.reasons.last)
        #expect(stay.text.de == "entry_date: 01.07.2024, 1 Jahr voll am 01.07.2025, Stichtag 30.06.2025")
        #expect(stay.fact?.state == .documented)
        #expect(stay.values.map(\.value) == ["1 year"])
        #expect(stay.values.first?.sources == ["hohenbrunn-article"])
    }

    @Test func anOutdatedListSaysSo() throws {
        let result = try #require(try assess("[{voluntary_return: true}]").results(of: "perspektive-heimat.advice").first)
        #expect(result.reasons.first?.warnings.map(\.de) == ["veraltet: Prüfung war fällig am 18.11.2021"])
    }

    @Test func aProgrammeThatIsOverSaysSince() throws {
        let result = try #require(try assess("[{}]", on: "2026-01-01").results(of: "integplan.project").first)
        #expect(result.status == .ended)
        #expect(result.reasons.map(\.text.de) == ["Stichtag 01.01.2026; gilt 01.11.2023 bis 31.12.2025"])
    }

    @Test func aYesStandsOnItsWeakestFact() throws {
        func basis(_ state: String) throws -> Standing? {
            let facts = ["status: {value: tolerated, state: \(state)}", "third_country: {value: true, state: verified}"].joined(separator: ", ")
            let catalogue = try Samples.catalogue()
            let text = "anchor: 2025-06-30\nhousehold: {residence_ags: {value: \"09162\", state: verified}}\npersons: [{\(facts)}]\n"
            return catalogue.assess(try catalogue.household(CatalogueFile(path: "h", text: text)).get()).results(of: "coming-home.advice").first?
                .basis
        }
        #expect(try basis("stated") == .stated)
        #expect(try basis("verified") == .verified)
    }

    @Test func casesOfMissingProgrammesAreSkippedAndNeverPassed() throws {
        let text = """
            - {name: one, anchor: 2025-06-30, household: {residence_ags: "05315"}, persons: [{}], totals: {eurp.post_arrival: "0.00", coming-home: no, coming-home.startup: "0.00", coming-home.advice: yes}}
            """
        let catalogue = try Samples.catalogue()
        let trials = try catalogue.cases(CatalogueFile(path: "cases.yaml", text: text)).get().run(against: catalogue)
        #expect(trials.map(\.verdict) == [.skipped("programme 'eurp' is not in this catalogue"), .passed, .passed, .failed])
        #expect(trials.last?.text == "cases.yaml:1: failed: one: coming-home.advice is no, expected yes")
    }

    @Test func sensitiveQuestionsComeLastAmongEquals() throws {
        var small = SmallCatalogue.offer(when: "{all: [{field: c, is: true}, {field: a, is: true}]}")
        small.fields = small.fields.replacing("effort: 3, ask: {de: \"C?\"}", with: "effort: 1, ask: {de: \"C?\"}")
        #expect(try small.assess("[{}]").questions.map(\.fact.text) == ["1.a", "1.c"])
        small.fields = small.fields.replacing(
            "a: {of: person, type: flag, effort: 1,", with: "a: {of: person, type: flag, effort: 1, ask_after: [c],")
        #expect(try small.assess("[{}]").questions.map(\.fact.text) == ["1.c"])
        #expect(try small.assess("[{c: refused}]").questions.map(\.fact.text) == ["1.a"])
    }
}
