import Basics
import Testing

@testable import Catalogue

@Suite struct PlanReadingTests {
    private static func small(_ steps: String) -> SmallCatalogue {
        var small = SmallCatalogue.offer(when: "{field: a, is: true}")
        small.others = ["schema: 1\nplan: p\ntitle: {de: \"P\"}\nhelp: return\ngoal: {de: \"Tag\"}\nday_field: departure_date\nsteps:\n\(steps)\n"]
        return small
    }

    private static func line(_ name: String, _ more: String = "") -> String {
        "  \(name): {text: {de: \"\(name)\"}, who: person, lead: unread\(more.isEmpty ? "" : ", " + more)}"
    }

    @Test func aPlanIsReadWithItsTimes() throws {
        let lead = "lead: [{from: 2025-01-01, value: 8 weeks, at_most: 12 weeks}], by: [{value: \"-4 weeks\"}], keeps: [{value: 3 months}]"
        let catalogue = try Self.small("  one: {text: {de: Eins}, who: authority, \(lead)}\n\(Self.line("two", "needs: [one]"))").read()
        let plan = try #require(catalogue.plan("p"))
        #expect(plan.steps.map(\.id) == ["one", "two"])
        #expect(plan.dayField == "departure_date")
        let task = try #require(plan.step("one")).task(on: Samples.day("2026-01-01"))
        #expect(task.lead == PlanLead(.span(Span("8 weeks")!), atMost: .span(Span("12 weeks")!)))
        #expect(task.by == DeadlineOffset("-4 weeks"))
        #expect(task.keeps == Span("3 months"))
        #expect(try #require(plan.step("one")).task(on: Samples.day("2024-12-31")).lead == nil)
        #expect(try #require(plan.step("two")).task(on: Samples.day("2026-01-01")).lead == nil)
    }

    @Test(arguments: [
        ("one", "needs: [twoo]", Diagnosis.Code.unknownName), ("one", "needs: [two]", .cycle),
        ("one", "when: {any_member: {field: c, is: true}}", .wrongShape),
        ("one", "when: {field: a, is: true}", .entityMixed), ("one", "when: {programme: p, offer: x}", .memberUnnamed),
        ("one", "chosen: {de: \"?\"}, when: {field: rooms, is: 2}", .wrongShape),
        ("one", "by: [{value: 1 week}, {value: 2 weeks}]", .overlappingValues),
        ("one", "opens: [{value: \"-1 week\"}], by: [{value: \"-2 weeks\"}]", .wrongShape), ("one", "whom: x", .unknownKey),
    ]) func aPlanThatCannotBeIsRefused(_ name: String, _ more: String, _ code: Diagnosis.Code) throws {
        let findings = try Self.small("\(Self.line(name, more))\n\(Self.line("two", "needs: [one]"))").refused()
        #expect(findings.contains { $0.code == code && $0.file == "other0.yaml" && $0.line >= 8 }, "\(findings.map(\.message))")
    }

    @Test func nothingBeforeTheGoalWaitsForWhatComesAfterIt() throws {
        let findings = try Self.small("\(Self.line("one", "by: [{value: 2 weeks}]"))\n\(Self.line("two", "needs: [one]"))").refused()
        #expect(findings.contains { $0.message.contains("comes after the goal") })
    }

    @Test func whetherAStepIsNeededHasThreeAnswers() throws {
        let catalogue = try Self.small(
            "\(Self.line("child", "when: {any_member: {age_of: born, on: anchor, under: 18}}"))\n\(Self.line("far", "when: {field: destination, is: IQ}"))\n"
                + "\(Self.line("asked", "chosen: {de: \"Nötig?\"}"))\n\(Self.line("always"))"
        ).read()
        let plan = try #require(catalogue.plan("p"))
        var household = Household(
            anchor: try Samples.day("2026-11-23"), members: [.init(facts: ["born": .stated(.date(try Samples.day("2012-01-01")))]), .init()])
        var fits = catalogue.fits(plan, to: household)
        #expect(fits["child"]?.holds == .yes)
        #expect(fits["far"] == PlanFit(holds: .open, missing: [FactReference(field: "destination", person: nil)]))
        #expect(fits["asked"] == PlanFit(holds: .open, missing: []))
        #expect(fits["always"]?.holds == .yes)
        // A child grows up on a day of its own, with no programme's anchor in the way.
        household.anchor = try Samples.day("2030-01-01")
        fits = catalogue.fits(plan, to: household)
        #expect(fits["child"] == PlanFit(holds: .open, missing: [FactReference(field: "born", person: 2)]))
    }

    @Test func theShippedPlansHaveASourceForEverythingTheySay() throws {
        let catalogue = try Samples.catalogue(ShippedCatalogueTests.files())
        #expect(catalogue.plans.map(\.id) == ["departure", "move-in"])
        for step in catalogue.plans.flatMap(\.steps) {
            #expect(!step.provenance.sources.isEmpty, "\(step.id)")
            #expect(step.node == nil || !step.because.isEmpty, "\(step.id) does not say why it is needed")
            #expect(!step.text.en.isEmpty)
        }
        let decision = try #require(catalogue.plan("departure")?.step("reag_decision")?.lead.first)
        #expect(decision.value == PlanLead(.span(Span("8 weeks")!), atMost: .span(Span("12 weeks")!)))
        #expect(decision.provenance.sources == ["reag-garp-news-2024"])
        // What no text says stays unknown.
        let day = try Samples.day("2026-11-23")
        for step in ["passport", "consulate_appointment", "laissez_passer", "flat_notice", "tickets"] {
            #expect(catalogue.plan("departure")?.step(step)?.task(on: day).lead == nil, "\(step)")
        }
    }

    @Test func theShippedPlansAskOnlyWhatTheyMayShow() throws {
        let catalogue = try Samples.catalogue(ShippedCatalogueTests.files())
        let empty = Household(anchor: try Samples.day("2026-11-23"), members: [.init(), .init()])
        for plan in catalogue.plans {
            for (step, fit) in catalogue.fits(plan, to: empty) {
                #expect(fit.missing.allSatisfy { catalogue.field($0.field)?.isSensitive == false }, "\(plan.id).\(step)")
            }
        }
    }
}
