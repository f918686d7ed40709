import Basics
import Catalogue
import Figures
import Office
import Papers

/// What happened on the way, what came after it, who helped and what it saved.
extension HousingReportTables {
    var way: ReportTable {
        ReportTable(
            "Tage je Schritt", columns: ["Schritt", "Bei wem", "Wie oft"] + Self.daysColumns,
            rows: letting.steps.map { step in
                let known = steps[step.step]
                let who = known?.isAuthority == true ? "Behörde" : "uns, Haushalt oder Vermietung"
                return [.text(known?.text ?? step.step), .text(who)] + Self.days(step.days)
            }, note: HousingDefinition.steps)
    }

    var viewings: ReportTable {
        let lost = zip(letting.viewingsLost, SmallCells.shown(letting.viewingsLost.map(\.count))).map { reason, shown -> [Sheet.Cell] in
            [.text("Besichtigung geplatzt: \(ViewingLoss(rawValue: reason.code)?.german ?? reason.code)"), Self.shown(shown)]
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

    var refusals: ReportTable {
        let counts = SmallCells.shown(letting.refusals.map(\.count))
        return ReportTable(
            "Absagen", columns: ["Wer und warum", "Anzahl"],
            rows: zip(letting.refusals, counts).map { refusal, shown in
                let who = DecliningSide(rawValue: refusal.side)?.german ?? "nicht bekannt"
                return [.text("\(who): \(DecliningReason(rawValue: refusal.reason)?.german ?? "nicht bekannt")"), Self.shown(shown)]
            }, note: "Eine Absage kostet den Haushalt nichts: Keine Liste liest sie.")
    }

    var lost: ReportTable {
        ReportTable(
            "Verlorene Angebote", columns: ["Warum", "Anzahl"],
            rows: zip(letting.offersLost, SmallCells.shown(letting.offersLost.map(\.count))).map { reason, shown in
                [.text(FlatEnd(rawValue: reason.code)?.german ?? reason.code), Self.shown(shown)]
            }, note: HousingDefinition.lost)
    }

    var housed: ReportTable {
        let rows = letting.housed.filter { $0.reached > 0 }.map { housed -> [Sheet.Cell] in
            [.text("nach \(housed.months) Monaten")] + SmallCells.shown([housed.yes, housed.no, housed.unknown]).map(Self.shown)
        }
        return ReportTable("Noch in der Wohnung", columns: ["Wann", "ja", "nein", "nicht bekannt"], rows: rows, note: HousingDefinition.housed)
    }

    var aftercare: ReportTable {
        let counts = [("mit Haushalten", letting.contactsWithHouseholds), ("mit der Vermietung", letting.contactsWithLandlords)]
        return ReportTable(
            "Gespräche nach dem Einzug", columns: ["Mit wem", "Anzahl"],
            rows: counts.allSatisfy { $0.1 == 0 } ? [] : counts.map { [.text($0.0), .number($0.1)] })
    }

    var given: ReportTable {
        let counts: [(String, Int)] = [
            ("aktiv", volunteers.active), ("erledigte Aufträge", volunteers.errandsDone), ("Tandems", volunteers.tandems),
            ("gefundene Wohnungen", volunteers.flatsFound), ("beantwortete Fragen", volunteers.questionsAnswered),
        ]
        let rows: [[Sheet.Cell]] = counts.map { [.text($0.0), .number($0.1)] }
        let hours: [Sheet.Cell] = [.text("Stunden"), .text(HoursSheet.words(volunteers.minutes))]
        let isNothing = volunteers.minutes == 0 && counts.allSatisfy { $0.1 == 0 }
        return ReportTable(
            "Ehrenamt", columns: ["Was", "Anzahl"], rows: isNothing ? [] : [rows[0], hours] + rows.dropFirst(), note: HousingDefinition.volunteers)
    }

    var held: ReportTable {
        ReportTable(
            "Veranstaltungen", columns: ["Art", "Veranstaltungen", "Teilnahmen"],
            rows: events.byKind.map { [.text(EventKind(rawValue: $0.kind)?.german ?? $0.kind), .number($0.events), .number($0.heads)] },
            note: "\(EventDefinition.events) \(EventDefinition.heads)")
    }

    /// The formula with its figures: nobody has to believe a sum.
    var savings: ReportTable? {
        guard let savings = report.savings, let cost = report.cost else { return nil }
        let title = "Was es der Stadt erspart hat"
        guard !SmallCells.isSmall(savings.households) else {
            return ReportTable(title, columns: ["Was", "Wert"], rows: [[.text("Unterschied"), Self.covered]], note: HousingDefinition.small)
        }
        let sources = cost.version.provenance.sources.joined(separator: ", ")
        return ReportTable(
            title, columns: ["Was", "Wert"],
            rows: [
                [.text("Haushalte, für die gerechnet ist"), .number(savings.households)],
                [.text("Haushalte, deren Miete nicht bekannt ist"), .number(savings.withoutRent)],
                [.text("Nächte in der eigenen Wohnung, je Person"), .number(savings.nights)],
                [.text("Ein Platz in einer Unterkunft, je Person und Monat"), .money(savings.personMonth)],
                [.text("Unterkunft, die nicht gebraucht wurde (Nächte × Platz × 12 / 365)"), .money(savings.shelter)],
                [.text("Warme Miete der Wohnungen für dieselben Tage"), .money(savings.rent)],
                [.text("Unterschied"), .money(savings.saved)],
            ],
            note:
                "Gerechnet für Haushalte, die im Zeitraum einzogen, von ihrem Einzug bis zu seinem Ende oder bis zu dem Tag, an dem bekannt wurde, dass sie nicht mehr dort wohnen. "
                + "\(cost.table.help.de) \(cost.version.provenance.note.de) Quelle: \(sources). Wer welchen Teil davon trägt, sagt die Rechnung nicht."
        )
    }
}
