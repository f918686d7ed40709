import Basics
import Testing

@testable import Catalogue

struct LimitTests {
    static func limited(_ share: String, at most: String = "\"100.00\"", more: String = "") -> SmallCatalogue {
        SmallCatalogue(
            """
            offers:
              x: {form: cash, per: person, when: {field: a, is: true}, amount: {field: wish}}
            limits:
              family: {offers: [x], scope: household, at_most: \(most), share_out: \(share)\(more)}
            """)
    }

    private func amounts(_ small: SmallCatalogue, _ persons: String) throws -> [String] {
        let assessment = try small.assess(persons)
        return assessment.offers.compactMap { $0.amount?.text } + [assessment.total(of: "p.x")?.text ?? ""]
    }

    @Test func inOrderTheFirstTakesWhatIsThere() throws {
        #expect(try amounts(Self.limited("in_order"), "[{a: true, wish: \"80.00\"}, {a: true, wish: \"50.00\"}]") == ["80.00", "20.00", "100.00"])
    }

    @Test func anOpenMemberLeavesTheOthersARangeAndTheSumExact() throws {
        let small = Self.limited("in_order")
        #expect(
            try amounts(small, "[{wish: \"80.00\"}, {a: true, wish: \"50.00\"}]") == ["0.00..80.00", "20.00..50.00", "50.00..100.00"])
    }

    @Test func aCeilingThatIsNotKnownStaysThatWhateverWentBefore() throws {
        let small = Self.limited("in_order", at: "unread")
        #expect(try amounts(small, "[{a: true, wish: \"80.00\"}, {a: true}]") == ["0.00..80.00", "0.00..not_known", "0.00..not_known"])
        let sometimes = Self.limited("in_order", more: ", when: {any_member: {field: b, is: true}}")
        #expect(
            try amounts(sometimes, "[{a: true, wish: \"80.00\"}, {a: true}]") == ["80.00", "0.00..not_limited", "80.00..not_limited"])
    }

    @Test func proRataGivesEveryCentOnce() throws {
        let small = Self.limited("pro_rata")
        let persons = "[{a: true, wish: \"50.00\"}, {a: true, wish: \"50.00\"}, {a: true, wish: \"50.00\"}]"
        #expect(try amounts(small, persons) == ["33.34", "33.33", "33.33", "100.00"])
    }

    @Test(arguments: [[Int64(1), 1, 1], [10, 20, 30], [7, 7, 7, 7], [0, 5], [1], [999, 1, 500, 3]])
    func theLargestRemainderAddsUp(requests: [Int64]) {
        for ceiling in Int64(0)...40 {
            let shares = Evaluator.largestRemainder(requests, ceiling)
            #expect(shares.reduce(0, +) == min(ceiling, requests.reduce(0, +)))
            for (share, request) in zip(shares, requests) { #expect(share >= 0 && share <= request) }
        }
    }

    @Test func aLimitMayApplyOnlySometimes() throws {
        let small = Self.limited("in_order", more: ", when: {any_member: {field: b, is: true}}")
        #expect(try amounts(small, "[{a: true, b: true, wish: \"150.00\"}]") == ["100.00", "100.00"])
        #expect(try amounts(small, "[{a: true, b: false, wish: \"150.00\"}]") == ["150.00", "150.00"])
        #expect(try amounts(small, "[{a: true, wish: \"150.00\"}]") == ["100.00..150.00", "100.00..150.00"])
        let dated = Self.limited("in_order", more: ", valid: {to: 2024-12-31}")
        #expect(try amounts(dated, "[{a: true, wish: \"150.00\"}]") == ["150.00", "150.00"])
    }

    @Test func thePersonsLimitComesBeforeTheHouseholds() throws {
        var small = Self.limited("in_order")
        small.programme += "  each: {offers: [x], scope: person, at_most: \"60.00\", share_out: in_order}\n"
        #expect(try amounts(small, "[{a: true, wish: \"80.00\"}, {a: true, wish: \"80.00\"}]") == ["60.00", "40.00", "100.00"])
    }

    @Test func anUnreadCeilingIsNotKnown() throws {
        #expect(try amounts(Self.limited("in_order", at: "unread"), "[{a: true, wish: \"80.00\"}]") == ["0.00..80.00", "0.00..80.00"])
    }
}
