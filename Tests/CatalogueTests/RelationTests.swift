import Basics
import Testing

@testable import Catalogue

struct RelationTests {
    /// Three programmes p, q, r, each with the cash offer x under one flag.
    static func three(_ relation: String) -> SmallCatalogue {
        func body(_ flag: String) -> String {
            "offers:\n  x: {form: cash, per: person, when: {field: \(flag), is: true}, amount: \"100.00\"}"
        }
        var small = SmallCatalogue(body("a"))
        small.others = [SmallCatalogue.programme("q", body("b")), SmallCatalogue.programme("r", body("c"))]
        small.relations = "schema: 1\nrelations:\n  it: \(relation)\n"
        return small
    }

    private func statuses(_ relation: String, _ persons: String) throws -> [Status] {
        try Self.three(relation).assess(persons).offers.map(\.status)
    }

    @Test func theFirstOfAnOrderGoesFirst() throws {
        let relation = "{kind: exclusive, scope: household, prefer: [p.x, q.x]}"
        #expect(try statuses(relation, "[{a: true, b: true, c: false}]") == [.yes, .superseded, .no])
        #expect(try statuses(relation, "[{b: true, c: false}]") == [.open, .waiting, .no])
        #expect(try statuses(relation, "[{a: false, b: true, c: false}]") == [.no, .yes, .no])
    }

    @Test func theScopeSaysWhoIsInTheWay() throws {
        let persons = "[{a: true, b: false, c: false}, {a: false, b: true, c: false}]"
        let family = try Self.three("{kind: exclusive, scope: household, prefer: [p.x, q.x]}").assess(persons)
        #expect(family.results(of: "q.x").map(\.status) == [.no, .superseded])
        let each = try Self.three("{kind: exclusive, scope: person, prefer: [p.x, q.x]}").assess(persons)
        #expect(each.results(of: "q.x").map(\.status) == [.no, .yes])
    }

    @Test func theApplicantMayChoose() throws {
        let assessment = try Self.three("{kind: exclusive, offers: [p.x, q.x], choose: applicant}").assess("[{a: true, b: true, c: false}]")
        #expect(assessment.offers.map(\.status) == [.yes, .yes, .no])
        #expect(assessment.offers.map(\.alternatives) == [["q.x"], ["p.x"], []])
    }

    @Test func aSubsidiaryOfferStandsBehindAllOthers() throws {
        let relation = "{kind: subsidiary, offer: p.x, behind: [q.x, r.x]}"
        #expect(try statuses(relation, "[{a: true, b: false, c: true}]") == [.superseded, .no, .yes])
        #expect(try statuses(relation, "[{a: true, b: false, c: false}]") == [.yes, .no, .no])
        #expect(try statuses(relation, "[{a: true, b: false}]") == [.waiting, .no, .open])
    }

    @Test func anOfferMayNeedAnother() throws {
        let relation = "{kind: requires, scope: person, offer: p.x, needs: q.x}"
        #expect(try statuses(relation, "[{a: true, b: false, c: false}]") == [.no, .no, .no])
        #expect(try statuses(relation, "[{a: true, b: true, c: false}]") == [.yes, .yes, .no])
        #expect(try statuses(relation, "[{a: true, c: false}]") == [.waiting, .open, .no])
    }

    @Test func oneAmountMayBeDeductedFromAnother() throws {
        let small = Self.three("{kind: deducts, scope: person, from: p.x, of: q.x, share: 30, round: down}")
        #expect(try small.assess("[{a: true, b: true, c: false}]").total(of: "p.x")?.text == "70.00")
        #expect(try small.assess("[{a: true, c: false}]").total(of: "p.x")?.text == "70.00..100.00")
    }

    @Test func onceIsOnce() throws {
        let small = Self.three("{kind: once, scope: household, offers: [p.x, q.x]}")
        #expect(try small.status("[{a: true}]", household: "{received: [{offer: q.x}]}") == .no)
        #expect(try small.status("[{a: true}]", household: "{history: complete}") == .yes)
        let open = try small.assess("[{a: true}]")
        #expect(open.results(of: "p.x").first?.status == .open)
        #expect(open.results(of: "p.x").first?.gaps.isEmpty == false)
    }

    @Test func whatNobodyStatesIsAQuestionToTheProvider() throws {
        let relation = "{kind: unstated, offers: [p.x, q.x]}"
        #expect(try statuses(relation, "[{a: true, b: true, c: false}]") == [.unstated, .unstated, .no])
        #expect(try statuses(relation, "[{a: true, b: false, c: false}]") == [.yes, .no, .no])
        #expect(try statuses(relation, "[{a: true, c: false}]") == [.waiting, .open, .no])
    }

    @Test func aProgrammeWithoutDeclaredCoverageLeavesTheGapOpen() throws {
        var small = SmallCatalogue.offer(when: "{not_covered: {help: return, key: destination}}")
        small.others = [SmallCatalogue.programme("q", "offers:\n  y: {form: service, per: person, when: {field: a, is: true}}")]
        let open = try #require(try small.assess("[{}]", household: "{destination: BJ}").results(of: "p.x").first)
        #expect(open.status == .open)
        #expect(open.gaps.map(\.de) == ["Bedient q dieses Land?"])
        small.others = [
            SmallCatalogue.programme(
                "q", "coverage: {destination: [\"IQ\"]}\noffers:\n  y: {form: service, per: person, when: {field: a, is: true}}",
                head: "valid: {from: 2000-01-01, to: 2025-12-31}")
        ]
        #expect(try small.status("[{}]", household: "{destination: BJ}") == .yes)
        #expect(try small.status("[{}]", household: "{destination: IQ}") == .no)
        #expect(try small.status("[{}]", household: "{destination: IQ}", on: "2026-01-01") == .yes, "a programme that has ended covers nothing")
        #expect(try small.assess("[{}]").questions.map(\.fact.text).contains("destination"))
    }

    @Test func theRulesSettleWhatIsTheSameWhateverTheFact() throws {
        let same = SmallCatalogue.offer(when: "{any: [{field: a, is: true}, {all: [{field: a, is: false}, {field: b, is: true}]}]}")
        let result = try #require(try same.assess("[{b: true}]").offers.first)
        #expect(result.status == .yes, "a is asked twice, with both signs, and does not matter")
        #expect(try same.assess("[{b: true}]").questions.isEmpty)
        #expect(try same.status("[{}]") == .open)
        let days = SmallCatalogue.offer(
            when: "{any: [{elapsed_since: since, at_least: 1 year}, {elapsed_since: since, less_than: 1 year}]}")
        #expect(try days.status("[{}]") == .yes)
        let codes = SmallCatalogue.offer(when: "{any: [{field: destination, in: [\"IQ\"]}, {not: {field: destination, in: [\"IQ\", \"BJ\"]}}]}")
        #expect(try codes.status("[{}]") == .open)
    }
}
