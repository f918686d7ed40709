import Basics
import Catalogue
import Figures
import HTTPTypes
import Markup
import Office
import Papers

/// "Bericht: Wohnungen": who moved, what happened on the way, what it saved; on the page, on paper and as a table.
enum HousingReportPage {
    static let link: Link = "/berichte/wohnen"

    static let routes: [Route] = [
        .get("/berichte/wohnen", needs: .right(.seeReports)) { context in
            var period = ReportPeriod(context.query, today: context.today)
            let tables = try await read(context, &period)
            return context.page(page(context, period, tables))
        },
        .get("/berichte/wohnen.csv", needs: .right(.seeReports)) { context in
            var period = ReportPeriod(context.query, today: context.today)
            guard let tables = try await read(context, &period) else { throw Refusal.notFound }
            return .file(
                try sheet(tables, period).bytes(as: .csv), type: SheetFormat.csv.mediaType,
                name: "wohnungen-\(period.from.iso)-\(period.to.iso).csv")
        },
    ]

    /// Nil where the period cannot be read, or where there are no flats.
    private static func read(_ context: SignedInContext, _ period: inout ReportPeriod) async throws -> HousingReportTables? {
        guard period.errors.isEmpty else { return nil }
        let reported = ReportedPeriod(from: period.from, to: period.to, asOf: period.asOf)
        do {
            guard let report = try await context.ask(HousingReport(over: reported)) else { return nil }
            let plan = context.office.shelf.current.plan("move-in")
            let steps = (plan?.steps ?? []).map { ($0.id, (text: $0.text.de, isAuthority: $0.who == .authority)) }
            return HousingReportTables(
                report: report, steps: Dictionary(steps, uniquingKeysWith: { first, _ in first }),
                volunteers: try await context.ask(VolunteerCounts(from: period.from, to: period.to)),
                events: try await context.ask(EventReport(over: reported)), shelters: try await context.ask(ShelterReport(over: reported)))
        } catch Refusal.invalid {
            period.errors = [FieldError(field: "bis", message: "Das Ende liegt vor dem Anfang.")]
            return nil
        }
    }

    private static func page(_ context: SignedInContext, _ period: ReportPeriod, _ tables: HousingReportTables?) -> Page {
        let figures: HTML =
            tables.map { "\(sentence($0.report))\($0.all.map(markup))\(ways(context, period))" }
            ?? (period.errors.isEmpty ? "<p>Diese Stelle hat noch keine Wohnung angeboten bekommen.</p>" : .empty)
        var page = Page(
            "Bericht: Wohnungen", area: .reports, errors: FieldErrors(period.errors),
            body: """
                <p class="noprint"><a href="/berichte">Zum Tätigkeitsbericht</a></p>\(period.choice(context, to: link) { "/berichte/wohnen?von=\($0)&bis=\($1)" })\(figures)
                """)
        page.errorForm = "zeitraum"
        return page
    }

    private static func sentence(_ report: HousingReport.Counts) -> HTML {
        let network: HTML? = report.network?.sentence.map { "<p>Alle Stellen im Verbund:</p><p class=\"big\">\($0)</p>" }
        return panel(
            .plain,
            """
            <p>Vom \(day(report.moved.from)) bis \(day(report.moved.to)):</p><p class="big">\(report.moved.sentence)</p>\(network)\
            <p class="muted">Stand: \(dayAndHour(report.moved.asOf)). Gezählt wird, was bis dahin eingetragen und nicht zurückgenommen war.</p>
            """)
    }

    private static func ways(_ context: SignedInContext, _ period: ReportPeriod) -> HTML {
        let asOf = period.asOf.map { $0.iso } ?? ""
        let file: Link = "/berichte/wohnen.csv?von=\(period.from)&bis=\(period.to)&stand=\(asOf)"
        let waiting: HTML? =
            context.worker.may(.keepFlats) ? "<p class=\"noprint\"><a href=\"/wohnungssuche\">Wer heute wartet, und was im Weg steht</a></p>" : nil
        return "<p class=\"noprint\"><a href=\"\(file)\">Als Tabelle herunterladen (CSV)</a></p>\(waiting)"
    }

    private static func markup(_ table: ReportTable) -> HTML {
        let columns = table.columns.enumerated().map { place, title in
            Table.Column(title, place == 0 ? .name : table.rows.contains { isNumber($0[place]) } ? .number : .text)
        }
        let rows = table.rows.map { $0.map(cell) }
        let note: HTML? = table.note.map { "<p class=\"muted\">\($0)</p>" }
        return "<h2>\(table.title)</h2>\(Table(table.title, columns: columns, rows: rows).markup)\(note)"
    }

    private static func isNumber(_ cell: Sheet.Cell) -> Bool {
        switch cell {
        case .number, .money: true
        default: cell == HousingReportTables.covered
        }
    }

    private static func cell(_ cell: Sheet.Cell) -> HTML {
        switch cell {
        case .text(let text): "\(text)"
        case .number(let number): "\(germanNumber(number))"
        case .day(let day): "\(day.german)"
        case .money(let money): "\(money.german)"
        case .empty: .empty
        }
    }

    /// Every cell a line of its own, so that tables of any shape fit into one file.
    private static func sheet(_ tables: HousingReportTables, _ period: ReportPeriod) -> Sheet {
        let rows = tables.all.flatMap { table in
            table.rows.flatMap { row -> [[Sheet.Cell]] in
                zip(table.columns, row).dropFirst().map { [.text(table.title), row[0], .text($0), $1] }
            }
        }
        let moved = tables.report.moved
        let sentences = [moved.sentence, tables.report.network?.sentence.map { "Alle Stellen im Verbund: \($0)" }].compactMap { $0 }
        let notes =
            ["Wohnungen, \(period.from.german) bis \(period.to.german)"] + sentences + [
                "Stand: \(moved.asOf.local.day.german). \(HousingDefinition.small)"
            ]
        return Sheet(title: "Wohnungen", notes: notes, columns: ["Abschnitt", "Zeile", "Spalte", "Wert"], rows: rows)
    }
}

extension ReportPeriod {
    /// From when to when, for a report at this address.
    func choice(_ context: SignedInContext, to link: Link, over period: (CivilDate, CivilDate) -> Link) -> HTML {
        let fields = context.form(to: link, kept: typed, errors: FieldErrors(errors), name: "zeitraum")
        return """
            <div class="noprint"><ul class="chips">\(presets.map { preset in
                "<li><a href=\"\(period(preset.from, preset.to))\">\(preset.title)</a></li>" as HTML
            })</ul>
            <form class="filter" method="get" action="\(link)">\(fields.date("von", "Von"))\(fields.date("bis", "Bis"))\
            \(fields.date("stand", "Wie bekannt am", hint: "Leer: wie heute bekannt.", isOptional: true))\
            <p class="field"><button class="button">Zeigen</button></p></form></div>
            """
    }
}
