import Basics
import Testing

@testable import Catalogue

struct AmountTests {
    static func cash(_ amount: String, more: String = "", parameters: String = "{}") -> SmallCatalogue {
        SmallCatalogue(
            "parameters: \(parameters)\noffers:\n  x:\n    form: cash\n    per: person\n    when: {field: a, is: true}\n    amount: \(amount)\n\(more)"
        )
    }

    @Test(arguments: [
        ("\"200.00\"", "[{a: true}]", "200.00"), ("\"200.00\"", "[{}]", "0.00..200.00"), ("\"200.00\"", "[{a: false}]", "0.00"),
        ("{lesser_of: [{field: wish}, \"300.00\"]}", "[{a: true}]", "0.00..300.00"),
        ("{lesser_of: [{field: wish}, \"300.00\"]}", "[{a: true, wish: \"90.00\"}]", "90.00"),
        ("{field: wish}", "[{a: true}]", "0.00..not_limited"), ("unread", "[{a: true}]", "0.00..not_known"),
        ("{sum: [\"1.00\", unread]}", "[{a: true}]", "1.00..not_known"),
        ("{greater_of: [{field: wish}, \"300.00\"]}", "[{a: true}]", "300.00..not_limited"), ("{sum: [\"1.00\", \"0.50\"]}", "[{a: true}]", "1.50"),
        ("{times: [\"2.50\", 3]}", "[{a: true}]", "7.50"),
        ("{times: [\"10.00\", {count_members: {where: {field: b, is: true}}}]}", "[{a: true, b: true}, {}]", "10.00..20.00"),
        ("{share: [\"0.05\", 50], round: half_up}", "[{a: true}]", "0.03"), ("{share: [\"0.05\", 50], round: down}", "[{a: true}]", "0.02"),
        ("{share: [\"100.00\", 33.33], round: up}", "[{a: true}]", "33.33"), ("{share: [\"0.01\", 1], round: up}", "[{a: true}]", "0.01"),
        ("{by: born, rows: [{under: 12, amount: \"5.00\"}, {otherwise: \"9.00\"}]}", "[{a: true}]", "5.00..9.00"),
        ("{by: born, rows: [{under: 12, amount: \"5.00\"}, {otherwise: \"9.00\"}]}", "[{a: true, born: 2013-06-30}]", "9.00"),
        ("{by: born, rows: [{under: 12, amount: \"5.00\"}, {otherwise: \"9.00\"}]}", "[{a: true, born: 2013-07-01}]", "5.00"),
        (
            "{by: kind, rows: [{is: red, amount: \"1.00\"}, {in: [green], amount: \"2.00\"}, {otherwise: \"3.00\"}]}", "[{a: true, kind: blue}]",
            "3.00"
        ),
        ("{rows: [{when: {field: b, is: true}, amount: \"1.00\"}, {otherwise: \"2.00\"}]}", "[{a: true, b: true}]", "1.00"),
        ("{dated: [{from: 2025-01-01, to: 2025-06-29, amount: \"1.00\"}, {from: 2025-06-30, amount: \"2.00\"}]}", "[{a: true}]", "2.00"),
        ("{dated: [{from: 2025-01-01, to: 2025-06-29, amount: \"1.00\"}]}", "[{a: true}]", "0.00..not_known"),
    ])
    func anAmountIsARangeUntilItIsSettled(amount: String, persons: String, text: String) throws {
        #expect(try Self.cash(amount).assess(persons).offers.first?.amount?.text == text)
    }

    @Test func noValueIsUsedOutsideItsPeriod() throws {
        let parameters = """

              rate:
                unit: EUR
                values:
                  - {from: 2020-01-01, to: 2021-12-31, value: "100.00"}
                  - {from: 2022-01-01, to: 2024-12-31, value: unread}
            """
        let small = Self.cash("param:rate", parameters: parameters)
        #expect(try small.assess("[{a: true}]", on: "2021-12-31").offers.first?.amount?.text == "100.00")
        for day in ["2019-12-31", "2022-01-01", "2025-01-01"] {
            let result = try #require(try small.assess("[{a: true}]", on: day).offers.first)
            #expect(result.status == .yes)
            #expect(result.amount?.text == "0.00..not_known")
            #expect(result.values.contains { !$0.warnings.isEmpty })
        }
    }

    @Test func exceptionsThatAgreeAreFineAndThatDisagreeAreAConflict() throws {
        let more = """
                exceptions:
                  - {id: one, overrides: base, when: {field: b, is: true}, amount: "2.00"}
                  - {id: two, overrides: base, when: {field: c, is: true}, amount: "AMOUNT"}
            """
        let agreeing = Self.cash("\"1.00\"", more: more.replacing("AMOUNT", with: "2.00"))
        #expect(try agreeing.assess("[{a: true, b: true, c: true}]").offers.first?.amount?.text == "2.00")
        #expect(try agreeing.assess("[{a: true, b: false, c: false}]").offers.first?.amount?.text == "1.00")
        #expect(try agreeing.assess("[{a: true, b: false}]").offers.first?.amount?.text == "1.00..2.00")
        let disagreeing = Self.cash("\"1.00\"", more: more.replacing("AMOUNT", with: "3.00"))
        #expect(try disagreeing.status("[{a: true, b: true, c: true}]") == .conflict)
        #expect(try disagreeing.status("[{a: true, b: true}]") == .open)
        #expect(try disagreeing.status("[{a: true, b: true, c: false}]") == .yes)
        let ordered = Self.cash(
            "\"1.00\"", more: more.replacing("AMOUNT", with: "3.00").replacing("{id: two, overrides: base", with: "{id: two, overrides: [one]"))
        #expect(try ordered.assess("[{a: true, b: true, c: true}]").offers.first?.amount?.text == "3.00")
    }

    @Test func anExceptionMayRefuse() throws {
        let small = Self.cash("\"1.00\"", more: "    exceptions: [{id: out, when: {field: b, is: true}, refuse: true}]")
        #expect(try small.status("[{a: true, b: true}]") == .no)
        #expect(try small.status("[{a: true}]") == .open)
        #expect(try small.status("[{a: true, b: false}]") == .yes)
    }

    @Test func helpInKindHasAValueAndMayHaveACeiling() throws {
        func inKind(_ key: String) -> SmallCatalogue {
            SmallCatalogue("offers:\n  x: {form: in_kind, per: person, when: {field: a, is: true}, \(key): \"615.00\"}")
        }
        #expect(try inKind("value").assess("[{a: true}, {a: true}]").total(of: "p.x")?.text == "1230.00")
        #expect(try inKind("value_up_to").assess("[{a: true}]").total(of: "p.x")?.text == "0.00..615.00")
    }
}
