import Basics
import Catalogue
import Markup
import Office

/// The rules in force, what waits, and every version there was.
struct RuleBookPage {
    let answer: RuleBookSheet.Answer
    let catalogue: Catalogue

    var page: Page {
        Page(
            "Regelwerk", lead: "In Kraft ist der Regelstand \(shortHash(answer.inForce)).", area: .rules,
            body: "\(waiting)\(proposed)\(programmes)\(versions)<p><a href=\"/regeln\">So rechnet das System: die öffentliche Seite</a></p>")
    }

    private var waiting: HTML {
        switch answer.waiting {
        case .readable(let new)? where new.hash != answer.open?.hash:
            return panel(
                .warn,
                "<p><strong>Neue Fassung liegt vor.</strong> Im Verzeichnis liegt der Regelstand \(shortHash(new.hash)).</p><p>\(buttonLink("Ansehen und vorschlagen", to: "/regelwerk/vorschau"))</p>"
            )
        case .refused(let diagnoses)?:
            let errors = diagnoses.errors
            return panel(
                .bad,
                """
                <p><strong>Was im Verzeichnis liegt, lässt sich nicht lesen.</strong> In Kraft bleibt die bisherige Fassung.</p>\
                <ul>\(errors.prefix(20).map { "<li lang=\"en\">\($0.rendered)</li>" as HTML })</ul>\
                \(errors.count > 20 ? "<p>Und \(errors.count - 20) weitere.</p>" : .empty)
                """)
        case .readable, nil: return .empty
        }
    }

    private var proposed: HTML {
        guard let open = answer.open else { return .empty }
        return panel(
            .warn,
            """
            <p><strong>Eine Fassung wartet auf die zweite Person:</strong> Regelstand \(shortHash(open.hash)), vorgeschlagen von \(HTML.bdi(open.proposer)), \
            gilt ab \(day(open.validFrom)).</p><p>\(buttonLink("Ansehen", to: "/regelwerk/fassung/\(open.id)"))</p>
            """)
    }

    private var programmes: HTML {
        Table(
            "Regeltabellen", showsCaption: true,
            columns: [.init("Programm", .name), .init("Gilt"), .init("Regeln", .number), .init("Werte", .number)],
            rows: catalogue.programmes.map { programme in
                [
                    "<a href=\"\("/regelwerk/tabelle/\(programme.id)" as Link)\">\(programme.title.de)</a>", "\(programme.valid.wording.de)",
                    "\(programme.rules.count)", "\(programme.parameters.count)",
                ]
            }
        ).markup
    }

    private var versions: HTML {
        guard !answer.versions.isEmpty else { return "<p>Fassungen werden festgehalten, sobald der Dienst läuft.</p>" }
        return Table(
            "Fassungen", showsCaption: true,
            columns: [.init("Regelstand", .name), .init("Gilt ab"), .init("Stand"), .init("Vorgeschlagen"), .init("Freigegeben"), .init("Warum")],
            rows: answer.versions.map { version in
                [
                    "<a href=\"\("/regelwerk/fassung/\(version.id)" as Link)\">\(shortHash(version.hash))</a>", day(version.validFrom),
                    version.hash == answer.inForce && version.state == .approved ? tag("in Kraft", .good) : "\(version.state.german)",
                    version.proposedBy == nil
                        ? day(version.proposedAt.local.day) : "\(HTML.bdi(version.proposer)), \(day(version.proposedAt.local.day))",
                    version.approvedAt.map { "\(HTML.bdi(version.approver)) \(day($0.local.day))" } ?? .empty, "\(version.comment)",
                ]
            }
        ).markup
    }
}
