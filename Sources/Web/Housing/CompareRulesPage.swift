import Basics
import Figures
import HTTPTypes
import Markup
import Matching
import Office

/// "Regeln vergleichen": what another rule would have done in the office's own last year.
enum CompareRulesPage {
    private typealias Outcomes = (now: Matching.Outcome, other: Matching.Outcome, lines: [Matching.Comparison.Line])
    private static let covered: HTML = "nicht gezeigt"

    static let link: Link = "/wohnungen/regeln-vergleichen"

    static let routes: [Route] = [
        .get("/wohnungen/regeln-vergleichen", needs: .right(.assignFiles)) { context in
            var read = FormReader(context.query)
            let ways = [("regel", "zahl", Replay.Rule.longestWait), ("andere", "andere_zahl", .mostPoints)].map { rule, number, usual in
                CompareRules.Way(
                    rule: read.choice(rule) ?? usual, candidates: read.number(number, in: 1...20) ?? 3)
            }
            let question = CompareRules(now: ways[0], other: ways[1])
            let answer = try await context.ask(question)
            return context.page(page(context, question, answer, FieldErrors(read.errors)))
        }
    ]

    private static func page(_ context: SignedInContext, _ question: CompareRules, _ answer: CompareRules.Answer, _ errors: FieldErrors) -> Page {
        let typed: FormData = [
            "regel": question.now.rule.rawValue, "zahl": String(question.now.candidates), "andere": question.other.rule.rawValue,
            "andere_zahl": String(question.other.candidates),
        ]
        let form = context.form(to: link, kept: errors.isEmpty ? typed : context.query, errors: errors)
        let rules = Replay.Rule.allCases.map { Choice($0.rawValue, $0.german) }
        let choice: HTML = """
            <form class="filter" method="get" action="\(link)">\(form.select("regel", "Regel", options: rules))\
            \(form.text("zahl", "Haushalte auf einmal", width: .short, maxLength: 2, inputMode: "numeric"))\
            \(form.select("andere", "verglichen mit", options: rules))\
            \(form.text("andere_zahl", "Haushalte auf einmal", width: .short, maxLength: 2, inputMode: "numeric"))\
            <p class="field"><button class="button">Vergleichen</button></p></form>
            """
        let shown: HTML = answer.outcomes.map { "\(outcomes(question, $0))\(groups($0.lines))" } ?? tooLittle(answer)
        return Page(
            "Regeln vergleichen", lead: "Das eigene Jahr noch einmal, nach einer anderen Regel: wer gewinnt, wer wartet.", area: .flats,
            errors: errors, body: "<div class=\"noprint\">\(choice)</div>\(shown)\(assumptions(answer))")
    }

    private static func tooLittle(_ answer: CompareRules.Answer) -> HTML {
        panel(
            .warn,
            """
            <p>Seit \(day(answer.from)) gab es \(answer.offers) Angebote und \(answer.households) Haushalte. Das ist zu wenig, um etwas zu sagen: \
            Es braucht mindestens \(CompareRules.fewestOffers) Angebote und \(CompareRules.fewestHouseholds) Haushalte.</p>
            """)
    }

    private static func outcomes(_ question: CompareRules, _ outcomes: Outcomes) -> HTML {
        let shown = shownGroups(outcomes.lines)
        func row(_ title: HTML, of group: Matching.Comparison.Group? = nil, _ value: (Matching.Outcome) -> Int) -> [HTML] {
            let isShown = group.map(shown.contains) ?? true
            return [title] + [outcomes.now, outcomes.other].map { isShown ? "\(germanNumber(value($0)))" : covered }
        }
        let names = [question.now, question.other].map { "\($0.rule.german), \($0.candidates) auf einmal" }
        return Table(
            "Das Jahr nach beiden Regeln", showsCaption: true,
            columns: [.init("Was", .name), .init(names[0], .number), .init(names[1], .number)],
            rows: [
                row("Wohnungen angeboten") { $0.offered }, row("davon vermittelt") { $0.placed }, row("davon verloren") { $0.lost },
                row("davon am Ende noch offen") { $0.stillOpen }, row("Personen umgezogen") { $0.persons },
                row("Haushalte mit Dringlichkeit 2 und 3", of: .urgent) { $0.urgent },
                row("Haushalte ab fünf Personen", of: .fiveAndMore) { $0.large }, row("Vorschläge") { $0.proposals },
            ]
        ).markup
    }

    /// A household stands in one line for its size, one for its urgency and one for its waiting time. Who moves under both rules, under one, under
    /// none can be reckoned from one another, so a line is shown whole or not at all.
    private static func shownGroups(_ lines: [Matching.Comparison.Line]) -> Set<Matching.Comparison.Group> {
        let families = [lines.prefix(4), lines.dropFirst(4).prefix(2), lines.dropFirst(6)].map(Array.init)
        return Set(
            families.flatMap { family in
                let rows = family.map { [$0.households, $0.placedBefore, $0.placedAfter, $0.gain, $0.lose, $0.placedBefore - $0.lose] }
                return zip(family, SmallCells.shownRows(rows)).filter(\.1).map(\.0.group)
            })
    }

    private static func groups(_ lines: [Matching.Comparison.Line]) -> HTML {
        let shown = shownGroups(lines)
        let rows = lines.map { line -> [HTML] in
            let name: HTML = "\(line.group.german)"
            guard shown.contains(line.group) else { return [name] + Array(repeating: covered, count: 6) }
            let counts: [HTML] = [line.households, line.placedBefore, line.placedAfter, line.gain, line.lose].map { "\(germanNumber($0))" }
            return [name] + counts + ["\(waits(line))"]
        }
        let columns: [Table.Column] = [
            .init("Gruppe", .name), .init("Haushalte", .number), .init("zogen um, erste Regel", .number), .init("zögen um, andere Regel", .number),
            .init("nur nach der anderen", .number), .init("nur nach der ersten", .number), .init("Wartezeit der Gruppe"),
        ]
        return
            "<h2>Wer gewinnt, wer wartet</h2>\(Table("Gruppen", columns: columns, rows: rows).markup)<p class=\"muted\">\(HousingDefinition.small)</p>"
    }

    private static func waits(_ line: Matching.Comparison.Line) -> String {
        let change = line.weeksAfter - line.weeksBefore
        return change == 0 ? "gleich" : "zusammen \(germanNumber(abs(change))) Wochen \(change > 0 ? "länger" : "kürzer")"
    }

    private static func assumptions(_ answer: CompareRules.Answer) -> HTML {
        let share: HTML =
            answer.isPercentAssumed
            ? "Wie oft ein Vorschlag zum Vertrag führt, ist hier nicht bekannt (\(answer.decided) entschiedene Vorschläge): angenommen sind \(answer.percent) von hundert."
            : "Von hundert Vorschlägen führten hier \(answer.percent) zum Vertrag (aus \(answer.decided) entschiedenen)."
        return """
            <h2>Was angenommen ist</h2><ul><li>Seit \(day(answer.from)): \(germanNumber(answer.offers)) geprüfte Angebote, \(germanNumber(answer.households)) Haushalte, die suchten oder suchen.</li>\
            <li>\(share) Ob aus einem Paar etwas wird, entscheidet eine Münze, für beide Regeln dieselbe.</li>\
            <li>Eine Vermietung wartet \(CompareRules.patience) Woche; gemessen hat das niemand.</li>\
            <li>Was ein Haushalt braucht, steht hier so, wie es heute notiert ist.</li></ul>\
            <p>Das zeigt Größenordnungen und sagt nichts voraus. Über die Regel entscheidet ein Mensch.</p>
            """
    }
}

extension Replay.Rule {
    fileprivate var german: String {
        switch self {
        case .longestWait: "Wartezeit"
        case .mostPoints: "Punkte"
        case .weeklyOptimum: "höchste Summe jede Woche"
        case .monthlyOptimum: "höchste Summe jeden Monat"
        case .lottery: "Los"
        }
    }
}

extension Matching.Comparison.Group {
    fileprivate var german: String {
        switch self {
        case .single: "1 Person"
        case .two: "2 Personen"
        case .threeAndFour: "3 und 4 Personen"
        case .fiveAndMore: "5 Personen und mehr"
        case .urgent: "Dringlichkeit 2 und 3"
        case .notUrgent: "Dringlichkeit 0 und 1"
        case .waitingLong: "drei Jahre und länger"
        case .waitingShort: "kürzer als drei Jahre"
        }
    }
}
