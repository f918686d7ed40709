import Basics
import Markup
import Office

/// "Stadt und Träger": what runs at which agency, what is on its way there, which flats they have. Figures and states; no file.
enum CityPage {
    static let link: Link = "/stadt"

    static let routes: [Route] = [
        .get("/stadt", needs: .right(.coordinateNetwork)) { context in context.page(page(try await context.ask(CityView()))) }
    ]

    private static func page(_ answer: CityView.Answer) -> Page {
        Page(
            "Stadt und Träger", lead: "Was wo läuft, gezählt. Die Fälle der Träger sieht nur, wer sie führt.", area: .flats,
            body: """
                \(agencies(answer))\(flats(answer))\(sent(answer))\
                <p class="noprint"><a href="\(TransfersPage.link)">Zuweisungen dieser Stelle</a> · <a href="\(Flats.link)">Zu den Wohnungen</a></p>
                """)
    }

    private static func agencies(_ answer: CityView.Answer) -> HTML {
        guard !answer.agencies.isEmpty else {
            return "<p>Noch ist kein Träger dabei. Die Systemverwaltung nimmt einen auf dem Server auf (neuanfang network join).</p>"
        }
        return Table(
            "Träger",
            columns: [
                .init("Stelle", .name), .init("Plätze"), .init("Haushalte", .number), .init("Personen", .number), .init("Schritte"),
                .init("Unterwegs dorthin", .number),
            ],
            rows: answer.agencies.map { agency in
                [
                    HTML.bdi(agency.name), places(agency), "\(agency.files)", "\(agency.persons)",
                    "\(agency.stages.sorted { order($0.stage) < order($1.stage) }.map { "\($0.stage.german): \($0.files)" }.joined(separator: ", "))",
                    "\(agency.coming)",
                ]
            }
        ).markup
    }

    private static func order(_ stage: CaseStage) -> Int { CaseStage.allCases.firstIndex(of: stage) ?? 0 }

    private static func places(_ agency: CityView.Agency) -> HTML {
        guard let places = agency.places else { return "<span class=\"hint\">nicht angegeben</span>" }
        let free = places - agency.files
        return "\(places) \(free > 0 ? tag("\(free) frei", .good) : tag(free == 0 ? "voll" : "\(-free) darüber", .warn))"
    }

    private static func flats(_ answer: CityView.Answer) -> HTML {
        guard !answer.flats.isEmpty else {
            return
                "<h2>Wohnungen bei Trägern</h2><p>Zurzeit hat kein Träger eine Wohnung der Stadt. Auf der Seite einer Wohnung geben Sie sie weiter.</p>"
        }
        return Table(
            "Wohnungen bei Trägern", showsCaption: true,
            columns: [.init("Wohnung", .name), .init("Stelle"), .init("Stand"), .init("Seit"), .init("Plätze", .number)],
            rows: answer.flats.map { line in
                [
                    "<a href=\"\(Flats.link(line.flat))\">\(line.number)</a>", HTML.bdi(line.copy.name),
                    tag(line.copy.state.german, Flats.tone(line.copy.state)), "\(day(line.copy.since))", "\(line.copy.seats)",
                ]
            }
        ).markup
    }

    private static func sent(_ answer: CityView.Answer) -> HTML {
        guard !answer.sent.isEmpty else { return "<h2>Zuweisungen</h2><p>Noch ist kein Haushalt zugewiesen.</p>" }
        return TransfersPage.sent(answer.sent, "Zuweisungen")
    }
}
