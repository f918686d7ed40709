import Basics
import Testing

@testable import Catalogue

struct ConditionTests {
    @Test(arguments: [
        ("{field: a, is: true}", "[{a: true}]", Status.yes), ("{field: a, is: true}", "[{a: false}]", .no), ("{field: a, is: true}", "[{}]", .open),
        ("{field: kind, in: [red, blue]}", "[{kind: green}]", .no), ("{field: kind, in: [red, blue]}", "[{kind: blue}]", .yes),
        ("{field: needs, has_any: [sick, old]}", "[{needs: [pregnant, old]}]", .yes), ("{field: needs, has_any: [sick]}", "[{needs: []}]", .no),
        ("{field: needs, has_all: [sick, old]}", "[{needs: [old]}]", .no), ("{field: needs, has_any: [sick]}", "[{}]", .open),
        ("{field: wish, more_than: \"10.00\"}", "[{wish: \"10.00\"}]", .no), ("{field: wish, at_least: \"10.00\"}", "[{wish: \"10.00\"}]", .yes),
        ("{field: since, less_than: 2020-01-01}", "[{since: 2019-12-31}]", .yes),
        ("{field: since, at_most: 2020-01-01}", "[{since: 2020-01-02}]", .no),
        ("{any: [{field: a, is: true}, {field: b, is: true}]}", "[{b: true}]", .yes), ("{any: []}", "[{}]", .no), ("{all: []}", "[{}]", .yes),
        ("{all: [{field: a, is: true}, {field: b, is: true}]}", "[{b: false}]", .no), ("{not: {field: a, is: true}}", "[{}]", .open),
        ("{at_least_of: {n: 2, of: [{field: a, is: true}, {field: b, is: true}, {field: c, is: true}]}}", "[{a: true, b: false}]", .open),
        ("{at_least_of: {n: 2, of: [{field: a, is: true}, {field: b, is: true}, {field: c, is: true}]}}", "[{a: true, c: true}]", .yes),
        ("{main_applicant: true}", "[{}]", .yes), ("{anchor: {from: 2025-06-30, to: 2025-06-30}}", "[{}]", .yes),
        ("{anchor: {to: 2025-06-29}}", "[{}]", .no),
    ])
    func aConditionHoldsOrNotOrIsOpen(when: String, persons: String, status: Status) throws {
        #expect(try SmallCatalogue.offer(when: when).status(persons) == status)
    }

    @Test(arguments: [
        ("2024-06-30", Status.yes), ("2024-07-01", .no), ("2024-02-29", .yes),
    ])
    func aYearIsFullOnItsDay(since: String, status: Status) throws {
        #expect(try SmallCatalogue.offer(when: "{elapsed_since: since, at_least: 1 year}").status("[{since: \(since)}]") == status)
    }

    @Test func aYearAfterTheLeapDayIsFirstOfMarch() throws {
        let small = SmallCatalogue.offer(when: "{elapsed_since: since, at_least: 1 year}")
        #expect(try small.status("[{since: 2024-02-29}]", on: "2025-02-28") == .no)
        #expect(try small.status("[{since: 2024-02-29}]", on: "2025-03-01") == .yes)
    }

    @Test func timeRunsToAnotherDateToo() throws {
        let small = SmallCatalogue.offer(when: "{elapsed_since: since, to: departure_date, at_most: 14 days}")
        #expect(try small.status("[{since: 2025-01-01}]", household: "{departure_date: 2025-01-15}") == .yes)
        #expect(try small.status("[{since: 2025-01-01}]", household: "{departure_date: 2025-01-16}") == .no)
        #expect(try small.assess("[{since: 2025-01-01}]").questions.map(\.fact.text) == ["departure_date"])
    }

    @Test func ageTurnsOnTheBirthday() throws {
        let small = SmallCatalogue.offer(when: "{age_of: born, on: anchor, under: 18}")
        #expect(try small.status("[{born: 2007-07-01}]") == .yes)
        #expect(try small.status("[{born: 2007-06-30}]") == .no)
    }

    @Test func membersAreCountedWithTheUnknownOnesOpen() throws {
        let small = SmallCatalogue.offer(when: "{count_members: {where: {field: a, is: true}}, at_least: 2}")
        #expect(try small.status("[{a: true}, {a: true}, {}]") == .yes)
        #expect(try small.status("[{a: true}, {}, {a: false}]") == .open)
        #expect(try small.status("[{a: true}, {a: false}]") == .no)
        #expect(try SmallCatalogue.offer(when: "{any_member: {field: a, is: true}}").status("[{}, {a: true}]") == .yes)
        #expect(try SmallCatalogue.offer(when: "{every_member: {field: a, is: true}}").status("[{}, {a: false}]") == .no)
    }

    @Test func anItemOfASetMayHaveACondition() throws {
        var small = SmallCatalogue.offer(when: "{not: {field: destination, in: set:free}}")
        small.sets = """
            schema: 1
            sets:
              free:
                code_list: iso-3166-1
                versions:
                  - {from: 2020-01-01, to: 2024-12-31, values: ["AL"]}
                  - {from: 2025-01-01, values: ["AL", {code: "GE", when: {field: since, more_than: 2017-03-27}}]}
            """
        #expect(try small.status("[{since: 2017-03-27}]", household: "{destination: GE}") == .yes)
        #expect(try small.status("[{since: 2017-03-28}]", household: "{destination: GE}") == .no)
        #expect(try small.status("[{}]", household: "{destination: GE}") == .open)
        #expect(try small.status("[{}]", household: "{destination: GE}", on: "2024-12-31") == .yes)
        #expect(try small.status("[{}]", household: "{destination: AL}", on: "2019-12-31") == .open, "no version for this day: never the nearest one")
    }

    @Test func aSetWithoutDatesCountsWhateverTheAnchorIs() throws {
        var small = SmallCatalogue.offer(when: "{not: {field: destination, in: set:free}}")
        small.programme = small.programme.replacing("valid: {from: 2000-01-01}", with: "anchor: departure_date")
        small.sets = "schema: 1\nsets: {free: {code_list: iso-3166-1, versions: [{values: [\"AL\"]}]}}\n"
        #expect(try small.status("[{}]", household: "{destination: AL}") == .no)
        #expect(try small.status("[{}]", household: "{destination: GE}") == .yes)
    }

    @Test func anUnknownAnchorIsAQuestionAndNotToday() throws {
        var small = SmallCatalogue.offer(when: "{field: a, is: true}")
        small.programme = small.programme.replacing("help: return", with: "help: return\nanchor: departure_date")
        let assessment = try small.assess("[{a: true}]")
        #expect(assessment.offers.map(\.status) == [.open])
        #expect(assessment.questions.map(\.fact.text) == ["departure_date"])
        #expect(try small.status("[{a: true}]", household: "{departure_date: 1999-12-31}") == .notYet)
        #expect(try small.status("[{a: true}]", household: "{departure_date: 2000-01-01}") == .yes)
    }

    @Test func signaturesAndJudgementsAreNotFacts() throws {
        let signed = SmallCatalogue.offer(when: "{all: [{field: a, is: true}, {field: signs, is: true}]}")
        #expect(try signed.status("[{a: true}]") == .yesIfSigned)
        #expect(try signed.status("[{}]") == .open)
        #expect(try signed.status("[{a: true, signs: refused}]") == .open)
        #expect(try SmallCatalogue.offer(when: "{field: signs, is: false}").status("[{}]") == .open)
        #expect(try SmallCatalogue.offer(when: "{all: [{field: place, is: true}, {field: signs, is: true}]}").status("[{}]") == .judgement)
    }

    @Test func aPresumptionCountsUntilSomebodyStatesOtherwise() throws {
        let small = SmallCatalogue(
            """
            rules:
              free: {text: {de: "nicht in Haft"}, when: {field: a, is: false}, presumed: yes}
            offers:
              x: {form: service, per: person, when: {rule: free}}
            """)
        let result = try #require(try small.assess("[{}]").offers.first)
        #expect(result.status == .yes)
        #expect(result.presumed.map(\.text) == ["1.a"])
        #expect(result.reasons.first?.isPresumed == true)
        #expect(try small.status("[{a: true}]") == .no)
        #expect(try small.status("[{a: refused}]") == .open)
    }

    @Test func whatWasReceivedBeforeIsOpenWhileTheHistoryIsNotComplete() throws {
        let small = SmallCatalogue.offer(when: "{not: {received_before: {offer: p.x, scope: household, within: 5 years}}}")
        #expect(try small.status("[{}]") == .open)
        #expect(try small.status("[{}]", household: "{history: complete}") == .yes)
        #expect(try small.status("[{}]", household: "{received: [{offer: p.x, on: 2020-06-30}]}") == .no)
        #expect(try small.status("[{}]", household: "{history: complete, received: [{offer: p.x, on: 2020-06-29}]}") == .yes)
    }
}
