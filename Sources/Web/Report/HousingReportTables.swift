import Basics
import Catalogue
import Figures
import Office
import Papers

/// One table of the report on flats: on the page and in the file the same cells. The first cell of a row is its name.
struct ReportTable {
    let title: String
    let columns: [String]
    let rows: [[Sheet.Cell]]
    /// What the figures mean, or where they come from.
    let note: String?

    init(_ title: String, columns: [String], rows: [[Sheet.Cell]], note: String? = nil) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.note = note
    }
}

extension ReportTable {
    /// Nothing of it may be shown; then its lines are left out as well, as they would say where the few are.
    fileprivate var isCovered: Bool {
        rows.contains { $0.contains(HousingReportTables.covered) }
            && rows.allSatisfy { row in row.dropFirst().allSatisfy { [HousingReportTables.covered, .empty, .number(0)].contains($0) } }
    }
}

/// The report of the moving-out desk, table by table. Those with nothing to show stand together at the end.
struct HousingReportTables {
    let report: HousingReport.Counts
    /// Words for the steps of the plan, by code; steps an authority does are told apart.
    let steps: [String: (text: String, isAuthority: Bool)]
    let volunteers: VolunteerCounts.Answer
    let events: EventFigures
    /// Nil where the office keeps no shelters.
    let shelters: ShelterFigures?

    var all: [ReportTable] {
        let found: [ReportTable?] = [
            heads, sizes, landlords, origins, districts, ukraine, days, shelterTime, way, viewings, refusals, lost, housed, aftercare, given, held,
            savings, network,
        ]
        let there = found.compactMap { $0 }.filter { !$0.rows.isEmpty }
        let covered = there.filter(\.isCovered)
        guard !covered.isEmpty else { return there }
        return there.filter { !$0.isCovered } + [
            ReportTable(
                "Zu wenige, um sie zu zeigen", columns: ["Was", "Anzahl"], rows: covered.map { [.text($0.title), Self.covered] },
                note: HousingDefinition.small)
        ]
    }

    var moved: HousingFigures { report.moved }
    var letting: LettingFigures { report.letting }
    /// What stands in a covered cell, whether its own count is small or another one's.
    static let covered = Sheet.Cell.text("nicht gezeigt")

    static func shown(_ count: Int?) -> Sheet.Cell { count.map { .number($0) } ?? covered }

    /// Nothing of how long it took somebody who could be recognised.
    static func days(_ days: HousingFigures.Days?) -> [Sheet.Cell] {
        guard let days else { return [.number(0), .empty, .empty] }
        guard !SmallCells.isSmall(days.count) else { return [covered, .empty, .empty] }
        return [.number(days.count), .number(days.median), .number(days.ninthDecile)]
    }

    static let daysColumns = ["Mitte (Tage)", "Neun von zehn (Tage)"]
}

/// Who moved.
extension HousingReportTables {
    private var heads: ReportTable {
        let perFlat = moved.personsPerFlatInTenths.map { Sheet.Cell.text("\($0 / 10),\($0 % 10)") } ?? .empty
        return ReportTable(
            "Umgezogen", columns: ["Was", "Anzahl"],
            rows: [
                [.text("Haushalte"), .number(moved.placed.households)], [.text("Personen"), .number(moved.placed.persons)],
                [.text("Wohnungen"), .number(moved.flats)], [.text("Personen je Wohnung"), perFlat],
            ], note: HousingDefinition.placed)
    }

    /// Households and persons of parts; small ones are not told apart.
    private static func cells(_ parts: [(title: String, heads: HousingFigures.Heads)], _ shown: [Int?]? = nil) -> [[Sheet.Cell]] {
        zip(parts, shown ?? SmallCells.shown(parts.map(\.heads.households))).map { part, shown in
            [.text(part.title), Self.shown(shown), shown == nil ? .empty : .number(part.heads.persons)]
        }
    }

    private var sizes: ReportTable {
        let parts = moved.bySize.map { part in
            (part.code == "1" ? "1 Person" : "\(part.code)\(part.code == "\(HousingFigures.largest)" ? " und mehr" : "") Personen", part.heads)
        }
        return ReportTable(
            "Größe der Haushalte", columns: ["Haushalt", "Haushalte", "Personen"],
            rows: moved.placed.households == 0 ? [] : Self.cells(parts, SmallCells.shownSizes(moved)), note: HousingDefinition.small)
    }

    private var landlords: ReportTable {
        let parts = moved.byLandlord.map { part in
            (title: LandlordKind(rawValue: part.code)?.german ?? "nicht bekannt", heads: part.heads)
        }
        let rows = zip(Self.cells(parts), HousingFigures.percents(parts.map(\.heads.households))).map { cells, percent in
            cells + [cells[1] == Self.covered ? .empty : .text("\(percent) %")]
        }
        return ReportTable("Wer vermietet", columns: ["Wer", "Haushalte", "Personen", "Anteil der Haushalte"], rows: rows)
    }

    private var origins: ReportTable {
        ReportTable(
            "Wie das Angebot kam", columns: ["Woher", "Haushalte", "Personen"],
            rows: Self.cells(moved.byOrigin.map { (FlatOrigin(rawValue: $0.code)?.german ?? $0.code, $0.heads) }))
    }

    private var districts: ReportTable {
        ReportTable(
            "Wohin", columns: ["Stadtteil", "Haushalte", "Personen"],
            rows: Self.cells(moved.byDistrict.map { ($0.code == HousingFigures.unknown ? "nicht bekannt" : $0.code, $0.heads) }))
    }

    private var ukraine: ReportTable {
        ReportTable(
            "Aus der Ukraine", columns: ["Aus der Ukraine", "Haushalte", "Personen"],
            rows: moved.placed.households == 0
                ? [] : Self.cells([("ja", moved.fromUkraine), ("nein", moved.notFromUkraine), ("nicht bekannt", moved.ukraineUnknown)]),
            note: HousingDefinition.ukraine)
    }

    private var days: ReportTable? {
        moved.untilMove.map { days in
            ReportTable(
                "Von der Meldung bis zum Umzug", columns: ["Was", "Haushalte"] + Self.daysColumns,
                rows: [[.text("Meldung bis Umzug")] + Self.days(days)], note: HousingDefinition.time)
        }
    }

    private var shelterTime: ReportTable? {
        let rows = [ShelterExit.ownFlat, .selfFound].compactMap { exit -> [Sheet.Cell]? in
            guard let time = shelters?.timeUntil[exit.rawValue] else { return nil }
            guard !SmallCells.isSmall(time.households) else { return [.text(exit.german), Self.covered, .empty, .empty, .empty] }
            let long = SmallCells.shown([time.fiveYearsOrMore, time.households - time.fiveYearsOrMore])[0]
            return [.text(exit.german), .number(time.households), .number(time.median), .number(time.ninthDecile), Self.shown(long)]
        }
        return ReportTable(
            "Zeit in Unterkünften bis zum Auszug", columns: ["Wohin", "Haushalte"] + Self.daysColumns + ["Fünf Jahre und länger"], rows: rows,
            note: "\(ShelterDefinition.time) \(HousingDefinition.middle)")
    }

    /// One line for each office of a city's network. What the own office did stands in its own report, so it is never covered.
    private var network: ReportTable? {
        guard let network = report.network else { return nil }
        func row(_ title: String, _ figures: HousingFigures) -> [Sheet.Cell] {
            let days = figures.untilMove.flatMap { SmallCells.isSmall($0.count) ? nil : $0 }
            return [
                .text(title), .number(figures.placed.households), .number(figures.placed.persons), .number(figures.flats),
                days.map { .number($0.median) } ?? .empty,
            ]
        }
        let agencies = zip(network.agencies, SmallCells.shown(network.agencies.map(\.figures.placed.households))).map { line, shown -> [Sheet.Cell] in
            shown == nil ? [.text(line.name), Self.covered, .empty, .empty, .empty] : row(line.name, line.figures)
        }
        let all = network.isSumShown ? [row("zusammen", network.all)] : []
        return ReportTable(
            "Im Verbund", columns: ["Stelle", "Haushalte", "Personen", "Wohnungen", "Tage bis zum Umzug (Mitte)"],
            rows: [row("diese Stelle", moved)] + agencies + all, note: HousingDefinition.network)
    }
}

extension NetworkMoves {
    /// A single agency with few households would be what the sum has more than the city's own office.
    var isSumShown: Bool { SmallCells.shown(agencies.map(\.figures.placed.households)).count { $0 == nil } != 1 }

    /// What the city may tell of all offices; nil where it would tell of a single small one.
    var sentence: String? {
        guard isSumShown, elsewhere.placed.households > 0 else { return nil }
        return elsewhere.hasSmallGroups ? all.shortSentence : all.sentence
    }
}
