import Basics
import Catalogue
import Markup
import Office

/// One programme's rules and values as a table: since when, on which source, how sure, when to be looked at again, and the tests beside it.
struct RuleTablePage {
    let programme: Programme
    let catalogue: Catalogue
    let today: CivilDate

    var page: Page {
        let tests = catalogue.testCases(of: programme)
        return Page(
            "Regeltabelle: \(programme.title.de)",
            lead: "\(programme.rules.count) Regeln, \(programme.parameters.count) Werte, \(tests.count) Beispiele.",
            area: .rules,
            body: """
                \(rules(tests))\(values)
                <p><a href="\("/regeln/\(programme.id)" as Link)">Das Programm in Worten, mit allen Beispielen</a></p>
                <p><a href="\(RuleBook.link)">Zum Regelwerk</a></p>
                """)
    }

    private func rules(_ tests: [TestCase]) -> HTML {
        guard !programme.rules.isEmpty else { return .empty }
        let users = offersByRule
        return Table(
            "Regeln", showsCaption: true,
            columns: [.init("Regel", .name), .init("Seit"), .init("Quelle"), .init("Sicher"), .init("Zu prüfen bis"), .init("Beispiele")],
            rows: programme.rules.map { rule in
                [
                    "<a href=\"\("/regeln/\(programme.id)#regel-\(rule.id)" as Link)\">\(rule.text.de)</a>", "\(since)",
                    sources(rule.provenance), "\(rule.provenance.confidence?.wording.de ?? "")", review(rule.provenance),
                    beside(users[rule.id] ?? [], tests),
                ]
            }
        ).markup
    }

    private var since: String { programme.valid.from?.german ?? "" }

    private var values: HTML {
        guard !programme.parameters.isEmpty else { return .empty }
        return Table(
            "Werte", showsCaption: true,
            columns: [.init("Wert", .name), .init("Höhe", .number), .init("Gilt"), .init("Quelle"), .init("Sicher"), .init("Zu prüfen bis")],
            rows: programme.parameters.flatMap { parameter in
                parameter.versions.map { version in
                    [
                        "\(parameter.text.isEmpty ? parameter.id : parameter.text.de)",
                        "\(version.text.map(parameter.unit.german) ?? "nicht bekannt")",
                        "\(version.period.wording.de)", sources(version.provenance), "\(version.provenance.confidence?.wording.de ?? "")",
                        review(version.provenance),
                    ]
                }
            }
        ).markup
    }

    private func sources(_ provenance: Provenance) -> HTML {
        provenance.sources.map { "<a href=\"\("/regeln/quellen#\($0)" as Link)\">\(catalogue.sources[$0]?.publisher ?? $0)</a>" as HTML }.joined(
            separator: ", ")
    }

    private func review(_ provenance: Provenance) -> HTML {
        guard let by = provenance.reviewBy ?? provenance.assumption?.reviewBy else { return .empty }
        return by < today ? tag(by.german, .warn) : day(by)
    }

    /// How many examples say something about an offer that asks for the rule.
    private func beside(_ offers: Set<String>, _ tests: [TestCase]) -> HTML {
        let own = tests.filter { test in test.expected.contains { $0.offer.map(offers.contains) ?? false } }
        guard !own.isEmpty else { return tag("keines", .warn) }
        let wrong = own.count { !$0.holds }
        return
            "<a href=\"\("/regeln/\(programme.id)/beispiele" as Link)\">\(own.count)</a>\(wrong > 0 ? " \(tag("\(wrong) weichen ab", .bad))" : .empty)"
    }

    /// For each rule the offers that ask for it, directly or through another rule.
    private var offersByRule: [String: Set<String>] {
        let inner = Dictionary(programme.rules.map { ($0.id, Self.rules(in: catalogue.statement(of: $0))) }, uniquingKeysWith: { first, _ in first })
        var users: [String: Set<String>] = [:]
        for offer in programme.offers {
            var open = Self.rules(in: catalogue.statement(of: offer))
            for clause in catalogue.exceptions(of: offer) { open.formUnion(clause.when.map(Self.rules) ?? []) }
            for entry in catalogue.amount(of: offer)?.cases ?? [] { open.formUnion(entry.when.map(Self.rules) ?? []) }
            while let rule = open.popFirst() {
                guard users[rule]?.contains(offer.id) != true else { continue }
                users[rule, default: []].insert(offer.id)
                open.formUnion(inner[rule] ?? [])
            }
        }
        return users
    }

    private static func rules(in statement: Statement) -> Set<String> {
        var found: Set<String> = []
        if case .rule(let id) = statement.kind { found.insert(id) }
        for part in statement.parts { found.formUnion(rules(in: part)) }
        return found
    }
}
