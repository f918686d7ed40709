import Basics
import Figures
import Markup
import Office

/// Occupancy, arrivals, exits and time in shelters, in a report. Fewer than five households are not told apart.
enum ShelterFiguresView {
    private static let fewest = SmallCells.fewest

    static func markup(_ figures: ShelterFigures) -> HTML {
        """
        <h2 id="unterkuenfte">Unterkünfte</h2>\(heads(figures))\(exits(figures))\(soFar(figures))\
        <p class="muted">\(ShelterDefinition.there) \(ShelterDefinition.came) \(ShelterDefinition.left) \(ShelterDefinition.time)</p>
        """
    }

    private static func heads(_ figures: ShelterFigures) -> HTML {
        func row(_ title: HTML, _ heads: ShelterFigures.Heads) -> [HTML] { [title, "\(heads.households)", "\(heads.persons)"] }
        return Table(
            "Belegung", columns: [.init("Wann", .name), .init("Haushalte", .number), .init("Personen", .number)],
            rows: [
                row("vor dem \(day(figures.from))", figures.before), row("gekommen", figures.came), row("ausgezogen", figures.allLeft),
                row("am \(day(figures.to))", figures.after),
            ]
        ).markup
    }

    private static func exits(_ figures: ShelterFigures) -> HTML? {
        guard !figures.left.isEmpty else { return nil }
        let shown = SmallCells.shown(figures.left.map(\.heads.households))
        return Table(
            "Auszüge nach Ziel", showsCaption: true,
            columns: [
                .init("Wohin", .name), .init("Haushalte", .number), .init("Personen", .number), .init("Die Hälfte war kürzer dort als"),
                .init("Neun von zehn kürzer als"),
            ],
            rows: zip(figures.left, shown).map { exit, count in
                let title: HTML = "\(ShelterExit(rawValue: exit.to)?.german ?? exit.to)"
                guard let count, let time = figures.timeUntil[exit.to] else { return [title, "nicht gezeigt", "", "", ""] }
                return [title, "\(count)", "\(exit.heads.persons)", "\(lasting(time.median))", "\(lasting(time.ninthDecile))"]
            }
        ).markup
    }

    private static func soFar(_ figures: ShelterFigures) -> HTML? {
        guard let time = figures.timeSoFar, time.households >= fewest else { return nil }
        let many = time.fiveYearsOrMore >= fewest || time.fiveYearsOrMore == 0 ? "\(time.fiveYearsOrMore)" : "unter 5"
        return """
            <p>Wer am \(day(figures.to)) in Unterkünften lebt: Die Hälfte der Haushalte ist seit weniger als \(lasting(time.median)) dort, neun von zehn \
            seit weniger als \(lasting(time.ninthDecile)); \(many) Haushalte seit fünf Jahren oder länger.</p>
            """
    }

    /// "3 Jahren und 2 Monaten", "5 Monaten", "12 Tagen".
    static func lasting(_ days: Int) -> String {
        let (years, months) = (days / 365, days % 365 / 30)
        if years == 0, months == 0 { return counted(days, "Tag", "Tagen", none: "einem Tag") }
        let parts = [
            years > 0 ? counted(years, "Jahr", "Jahren", none: "") : nil, months > 0 ? counted(months, "Monat", "Monaten", none: "") : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: " und ")
    }
}
