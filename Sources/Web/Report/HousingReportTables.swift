import Basics
import Catalogue
import Figures
import Office
import Papers

/// One table of the report on flats: on the page and in the file the same cells.
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

/// The report of the moving-out desk, table by table.
struct HousingReportTables {
    let report: HousingReport.Counts
    /// Words for the steps of the plan, by code; steps an authority does are told apart.
    let steps: [String: (text: String, isAuthority: Bool)]

    var all: [ReportTable] {
        [heads, landlords, origins, sizes, ukraine, days, way, viewings, refusals, lost, housed, savings].compactMap { $0 }
            .filter { !$0.rows.isEmpty }
    }

    private var moved: HousingFigures { report.moved }
    private var letting: LettingFigures { report.letting }
    private static let hidden = Sheet.Cell.text("unter \(SmallCells.fewest)")

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
    private static func cells(_ parts: [(title: String, heads: HousingFigures.Heads)]) -> [[Sheet.Cell]] {
        zip(parts, SmallCells.shown(parts.map(\.heads.households))).map { part, shown in
            [.text(part.title), shown.map { .number($0) } ?? hidden, shown == nil ? .empty : .number(part.heads.persons)]
        }
    }

    private var landlords: ReportTable {
        ReportTable(
            "Wer vermietet", columns: ["Wer", "Haushalte", "Personen", "Anteil"],
            rows: moved.byLandlord.map { part in
                [
                    .text(LandlordKind(rawValue: part.code)?.german ?? "nicht bekannt"), .number(part.heads.households), .number(part.heads.persons),
                    .text("\(HousingFigures.percent(part.heads.households, of: moved.placed.households)) %"),
                ]
            })
    }

    private var origins: ReportTable {
        ReportTable(
            "Wie das Angebot kam", columns: ["Woher", "Haushalte", "Personen"],
            rows: moved.byOrigin.map {
                [.text(FlatOrigin(rawValue: $0.code)?.german ?? $0.code), .number($0.heads.households), .number($0.heads.persons)]
            })
    }

    private var sizes: ReportTable {
        let parts = moved.bySize.map { part in
            (part.code == "1" ? "1 Person" : "\(part.code)\(part.code == "\(HousingFigures.largest)" ? " und mehr" : "") Personen", part.heads)
        }
        return ReportTable("Größe der Haushalte", columns: ["Haushalt", "Haushalte", "Personen"], rows: Self.cells(parts))
    }

    private var ukraine: ReportTable {
        ReportTable(
            "Aus der Ukraine", columns: ["Aus der Ukraine", "Haushalte", "Personen"],
            rows: Self.cells([("ja", moved.fromUkraine), ("nein", moved.notFromUkraine), ("nicht bekannt", moved.ukraineUnknown)]),
            note: HousingDefinition.ukraine + " " + HousingDefinition.small)
    }

    private var days: ReportTable? {
        moved.untilMove.map { days in
            ReportTable(
                "Von der Meldung bis zum Umzug", columns: ["Haushalte", "Die Hälfte schneller als (Tage)", "Neun von zehn schneller als (Tage)"],
                rows: days.count < SmallCells.fewest ? [] : [[.number(days.count), .number(days.median), .number(days.ninthDecile)]],
                note: HousingDefinition.time)
        }
    }

    private var way: ReportTable {
        ReportTable(
            "Tage je Schritt", columns: ["Schritt", "Bei wem", "Wie oft", "Mitte (Tage)", "Neun von zehn (Tage)"],
            rows: letting.steps.map { step in
                let known = steps[step.step]
                return [
                    .text(known?.text ?? step.step), .text(known?.isAuthority == true ? "Behörde" : "uns, Haushalt oder Vermietung"),
                    .number(step.days.count), .number(step.days.median), .number(step.days.ninthDecile),
                ]
            }, note: HousingDefinition.steps)
    }

    private var viewings: ReportTable {
        let lost = letting.viewingsLost.map { reason -> [Sheet.Cell] in
            [.text("Besichtigung geplatzt: \(ViewingLoss(rawValue: reason.code)?.german ?? reason.code)"), .number(reason.count)]
        }
        return ReportTable(
            "Vorschläge und Besichtigungen", columns: ["Was", "Anzahl"],
            rows: [
                [.text("Vorschläge"), .number(letting.proposals)], [.text("Vorschläge je Einzug"), perMove(letting.proposals)],
                [.text("Besichtigungen"), .number(letting.viewingsHeld)], [.text("Besichtigungen je Einzug"), perMove(letting.viewingsHeld)],
            ] + lost, note: HousingDefinition.proposals)
    }

    private func perMove(_ count: Int) -> Sheet.Cell {
        let moves = moved.placed.households
        guard moves > 0 else { return .empty }
        let tenths = (count * 20 + moves) / (moves * 2)
        return .text("\(tenths / 10),\(tenths % 10)")
    }

    private var refusals: ReportTable {
        let counts = SmallCells.shown(letting.refusals.map(\.count))
        return ReportTable(
            "Absagen", columns: ["Wer", "Warum", "Anzahl"],
            rows: zip(letting.refusals, counts).map { refusal, shown in
                [
                    .text(DecliningSide(rawValue: refusal.side)?.german ?? "nicht bekannt"),
                    .text(DecliningReason(rawValue: refusal.reason)?.german ?? "nicht bekannt"), shown.map { .number($0) } ?? Self.hidden,
                ]
            }, note: "Eine Absage kostet den Haushalt nichts: Keine Liste liest sie.")
    }

    private var lost: ReportTable {
        ReportTable(
            "Verlorene Angebote", columns: ["Warum", "Anzahl"],
            rows: letting.offersLost.map { [.text(FlatEnd(rawValue: $0.code)?.german ?? $0.code), .number($0.count)] }, note: HousingDefinition.lost)
    }

    private var housed: ReportTable {
        let rows = letting.housed.filter { $0.reached > 0 }.map { housed -> [Sheet.Cell] in
            let shown = SmallCells.shown([housed.yes, housed.no, housed.unknown])
            return [.text("nach \(housed.months) Monaten")] + shown.map { $0.map { .number($0) } ?? Self.hidden }
        }
        let contacts =
            "Gespräche nach dem Einzug im Zeitraum: \(letting.contactsWithHouseholds) mit Haushalten, \(letting.contactsWithLandlords) mit der Vermietung."
        return ReportTable(
            "Noch in der Wohnung", columns: ["Wann", "ja", "nein", "nicht bekannt"], rows: rows, note: "\(HousingDefinition.housed) \(contacts)")
    }

    /// The formula with its figures: nobody has to believe a sum.
    private var savings: ReportTable? {
        guard let savings = report.savings, let cost = report.cost else { return nil }
        let without = savings.withoutRent == 0 ? "" : " Ohne \(savings.withoutRent) Haushalte, deren Miete nicht bekannt ist."
        let sources = cost.version.provenance.sources.joined(separator: ", ")
        return ReportTable(
            "Was es der Stadt erspart hat", columns: ["Was", "Wert"],
            rows: [
                [.text("Nächte in der eigenen Wohnung, je Person"), .number(savings.nights)],
                [.text("Ein Platz in einer Unterkunft, je Person und Monat"), .money(savings.personMonth)],
                [.text("Unterkunft, die nicht gebraucht wurde (Nächte × Platz × 12 / 365)"), .money(savings.shelter)],
                [.text("Warme Miete der Wohnungen für dieselben Tage"), .money(savings.rent)],
                [.text("Unterschied"), .money(savings.saved)],
            ],
            note:
                "Gerechnet für \(savings.households) Haushalte, die im Zeitraum einzogen, von ihrem Einzug bis zu seinem Ende.\(without) "
                + "\(cost.table.help.de) \(cost.version.provenance.note.de) Quelle: \(sources). Wer welchen Teil davon trägt, sagt die Rechnung nicht."
        )
    }
}
