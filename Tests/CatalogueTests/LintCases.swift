import Testing

@testable import Catalogue

/// For every code the smallest mistake that leads to it, and to nothing else.
struct LintCase: CustomTestStringConvertible {
    let code: Diagnosis.Code
    let edits: [LintSample.Edit]
    var mutate = false

    init(_ code: Diagnosis.Code, mutate: Bool = false, _ edits: (file: String, old: String, new: String)...) {
        self.code = code
        self.mutate = mutate
        self.edits = edits.map { .init(file: $0.file, old: $0.old, new: $0.new) }
    }

    var testDescription: String { "\(code.rawValue) \(code)" }

    private static let p = "p.yaml"
    private static let q = "q.yaml"
    private static let words = "vocabulary.yaml"
    private static let relations = "relations.yaml"
    private static let whole = "{all: [{rule: served}, {rule: group}, {rule: stayed}]}"
    private static let group = "{field: status, in: [tolerated, recognised]}"
    private static let rate =
        "{from: 2020-01-01, value: \"500.00\", source: leaflet, confidence: found, confirmed_on: 2026-11-01, review_by: 2027-12-31}"

    static let reading: [LintCase] = [
        .init(.unreadable, (p, "form: cash", "form: cash: more")),
        .init(.duplicateKey, (p, "legal_claim: false", "legal_claim: false\nlegal_claim: true")),
        .init(.unknownKey, (p, "run_by:", "runby:")),
        .init(.wrongShape, (p, "value: 1 year", "value: one year")),
        .init(.unquotedCode, (words, "\"GM\"", "NO")),
        .init(.impossibleDate, (p, "valid: {from: 2020-01-01}", "valid: {from: 2020-02-31}")),
        .init(.badAmount, (p, "\"500.00\", source", "\"5.000,00\", source")),
        .init(.schemaVersion, (p, "schema: 1", "schema: 9")),
        .init(.forbiddenYAML, (p, "title: {de: \"Rat\"", "title: &rat {de: \"Rat\"")),
        .init(.unknownName, (p, "{rule: served}", "{rule: servd}")),
        .init(.operatorMisfit, (p, group, "{field: status, at_least: 3}")),
        .init(.formAndAmount, (p, "form: cash", "form: in_kind")),
        .init(.cycle, (p, "when: {rule: group}", "when: {offer: money}"), (p, "{rule: group}, {rule: stayed}", "{offer: advice}, {rule: stayed}")),
        .init(.sameNameTwice, ("more.yaml", "", "schema: 1\nsources:\n  leaflet: {title: \"Noch eins\"}\n")),
        .init(.overlappingValues, (p, "- \(rate)", "- \(rate)\n      - \(rate)")),
        .init(.entityMixed, (p, "per: person\n    when: {all", "per: household\n    when: {all")),
        .init(.memberUnnamed, (p, "limits:", "  pair: {form: service, per: household, when: {offer: advice}}\nlimits:")),
        .init(.gapInRows, (p, "amount: param:rate", "amount: {by: entry_date, rows: [{under: 12, amount: param:rate}]}")),
        .init(
            .exclusiveWithoutOrder, (relations, "kind: combinable", "kind: exclusive")),
        .init(
            .limitMisfit, (p, "scope: household,", "scope: household, valid: {from: 2010-01-01, to: 2012-12-31},"),
            (p, "money.total: \"1000.00\"", "money.total: \"1500.00\"")),
        .init(.percentWithoutRounding, (p, "amount: param:rate", "amount: {share: [param:rate, 50]}")),
    ]

    static let namesAndTime: [LintCase] = [
        .init(.unused, (p, "rules:\n", "rules:\n  idle:\n    text: {de: \"x\", en: \"x\"}\n    when: {rule: group}\n    source: leaflet\n")),
        .init(
            .gapInValues,
            (
                p, "- \(rate)",
                "- {from: 2020-01-01, to: 2022-12-31, value: \"500.00\", source: leaflet}\n      - {from: 2023-02-01, value: \"500.00\", source: leaflet}"
            )),
        .init(.endsEarly, (p, "{from: 2020-01-01, value: \"500.00\"", "{from: 2021-01-01, value: \"500.00\"")),
        .init(.reviewDue, (p, "review_by: 2027-12-31", "review_by: 2026-01-31")),
        .init(
            .endedButCounted, (q, "valid: {from: 2020-01-01}", "valid: {from: 2020-01-01, to: 2025-12-31}"),
            (relations, "kind: combinable\n    offers: [p.money, q.goods]", "kind: exclusive\n    prefer: [q.goods, p.money]")),
        .init(
            .anchorsDiffer,
            (
                q, "when: {all: [{field: destination, is: \"ML\"}, {field: status, is: tolerated}]}",
                "when: {any: [{all: [{field: destination, is: \"ML\"}, {field: status, is: tolerated}]}, {programme: p, offer: money, result: yes}]}"
            )),
        .init(
            .valueUnread, (p, "help: return", "help: return\nready: true"),
            (p, "value: 1 year, source: leaflet, confidence: found", "value: 1 year, source: leaflet, confidence: memory")),
    ]

    static let logic: [LintCase] = [
        .init(
            .neverHolds, (p, "when: \(group)", "when: {any: [\(group), {all: [{field: status, is: tolerated}, {field: status, is: recognised}]}]}")),
        .init(.alwaysHolds, (p, whole, "{all: [{rule: served}, {rule: group}, {rule: stayed}, {anchor: {from: 2019-01-01}}]}")),
        .init(
            .unreachable, (p, "amount: param:rate", "amount: {rows: [{when: {field: status, is: other}, amount: \"1.00\"}, {otherwise: param:rate}]}")
        ),
        .init(
            .overlappingRows,
            (
                p, "    evidence: [paper]\n    source: leaflet\nlimits",
                """
                    evidence: [paper]
                    exceptions:
                      - {id: by_status, when: {field: status, is: recognised}, amount: "400.00"}
                      - {id: by_country, when: {field: destination, is: "GM"}, amount: "300.00"}
                    source: leaflet
                limits
                """
            ), (p, "{status: recognised, entry_date: 2020-06-30}", "{status: tolerated, entry_date: 2020-06-30}")),
        .init(.duplicateRows, (p, "when: \(group)", "when: {any: [\(group), {field: status, is: tolerated}]}")),
        .init(.idleCondition, (p, whole, "{all: [{rule: served}, {rule: group}, {rule: stayed}, \(group)]}")),
        .init(
            .neverItsTurn, (relations, "kind: combinable\n    offers: [p.money, q.goods]", "kind: exclusive\n    prefer: [p.advice, q.goods]"),
            (q, "expect: {\"1.goods\": yes}", "expect: {\"1.goods\": superseded}"), (q, "{\"1.goods\": open}", "{\"1.goods\": no}")),
        .init(
            .readTwice,
            (
                p, whole,
                "{all: [{rule: served}, {any: [{rule: group}, {all: [{field: status, is: other}, {field: destination, is: \"GM\"}]}]}, {rule: stayed}]}"
            )),
        .init(
            .budgetSpent,
            (words, "  destination:", flags.map { "  \($0): {of: person, type: flag, ask: {de: \"?\", en: \"?\"}}\n" }.joined() + "  destination:"),
            (
                p, "when: \(group)",
                "when: {any: [\(group), {all: [{at_least_of: {n: 8, of: [\(some)]}}, {not: {at_least_of: {n: 7, of: [\(some)]}}}]}]}"
            ), (p, "persons: [{status: other,", "persons: [{\(flags.map { "\($0): false" }.joined(separator: ", ")), status: other,")),
    ]

    private static let flags = (1...15).map { "f\($0)" }
    private static let some = flags.map { "{field: \($0), is: true}" }.joined(separator: ", ")

    static let moneyAndSources: [LintCase] = [
        .init(
            .limitsCross,
            (p, "limits:\n", "limits:\n  each: {offers: [money, advice], scope: person, at_most: \"900.00\", source: leaflet}\n")),
        .init(.unrelatedOffers, (q, "\"ML\"", "\"GH\""), (relations, "", "schema: 1\nrelations: {}\n")),
        .init(
            .percentWithoutRounding, (q, "form: in_kind", "form: cash"), (q, "    source: leaflet", "    amount: \"600.00\"\n    source: leaflet"),
            (q, "\"ML\"", "\"GM\""), (q, "anchor: departure_date\n", ""), (q, ", departure_date: 2025-07-01", ""),
            (
                words,
                "  departure_date: {of: household, type: date, label: {de: \"Ausreise\", en: \"Departure\"}, ask: {de: \"Wann?\", en: \"When?\"}}\n",
                ""
            ),
            (relations, "kind: combinable\n    offers: [p.money, q.goods]", "kind: deducts\n    from: p.money\n    of: q.goods")),
        .init(
            .unlimitedCash, (p, "limits:\n  family: {offers: [money], scope: household, at_most: \"1000.00\", source: leaflet}\n", ""),
            (p, "amount: param:rate", "amount: {greater_of: [param:rate, {field: wish}]}"),
            (words, "  destination:", "  wish: {of: person, type: money, ask: {de: \"Wie viel?\", en: \"How much?\"}}\n  destination:"),
            (p, "entry_date: 2024-06-30}", "entry_date: 2024-06-30, wish: \"1.00\"}"),
            (
                p, "2020-06-30}, {status: recognised, entry_date: 2020-06-30}, {status: recognised, entry_date: 2020-06-30}]",
                "2020-06-30, wish: \"1000.00\"}]"
            )),
        .init(.unsourced, (p, "at_least: param:stay}\n    source: leaflet", "at_least: param:stay}")),
        .init(.thinSource, (words, "publisher: \"Stadt\", ", "")),
        .init(.copyChanged, (words, "\"SHA\"", "\"00\"")),
        .init(.copyChanged, (words, "kind: official", "kind: official, gone_on: 2026-11-02")),
        .init(.figureNotQuoted, ("copies/leaflet.txt", "500 Euro", "1500 Euro")),
        .init(
            .assumptionAdrift,
            (p, "    when: \(group)", "    assumption: {text: {de: \"so gelesen\", en: \"read so\"}, review_by: 2027-12-31}\n    when: \(group)")),
    ]

    static let textsAndTests: [LintCase] = [
        .init(.missingText, (p, "title: {de: \"Rat\", en: \"Advice\"}", "title: {de: \"Rat\"}")),
        .init(.missingQuestion, (words, ", ask: {de: \"Seit wann?\", en: \"Since when?\"}", "")),
        .init(.missingQuestion, (words, "evidence: [paper]", "evidence: [papre]")),
        .init(
            .needlesslySensitive, (words, "departure_date: {", "departure_date: {sensitive: true, "),
            (q, "valid: {from: 2020-01-01}", "valid: {from: 2020-01-01, to: 2025-12-31}")),
        .init(.untested, (q, "expect: {\"1.goods\": open}", "expect: {ask: [departure_date, destination, 1.status]}")),
        .init(.untestedThreshold, (p, "entry_date: 2024-07-01", "entry_date: 2024-07-02")),
        .init(.failedTest, (p, "\"1.money.amount\": \"500.00\"", "\"1.money.amount\": \"501.00\"")),
        .init(.survivingChange, mutate: true, (p, ", \"1.money.amount\": \"500.00\"", "")),
        .init(
            .testOutsideValidity,
            (p, "tests:\n", "tests:\n  - {name: too early, anchor: 2019-06-30, persons: [{}], expect: {ask: []}}\n")),
    ]

    static let all = reading + namesAndTime + logic + moneyAndSources + textsAndTests
}
