import Basics
import HTTPTypes
import Markup
import Office

/// "Zuweisungen": households that came from other offices and wait for an answer, those that were sent, and those two offices know.
enum TransfersPage {
    static let link: Link = "/zuweisungen"
    static func link(_ transfer: TransferID) -> Link { "/zuweisungen/\(transfer)" }

    static let routes: [Route] = [
        .get("/zuweisungen", needs: .right(.keepFlats)) { context in context.page(try await page(context)) },
        .post("/zuweisungen/plaetze", needs: .right(.coordinateNetwork)) { context in
            try await context.attempt {
                var read = FormReader(context.form)
                let places = read.number("places", in: 0...10_000)
                try read.finish()
                _ = try await context.perform(SetPlaces(places))
                return context.seeOther(link, notice: Notice("Die Plätze sind gespeichert."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
        .post("/zuweisungen/:zuweisung/zuruecknehmen", needs: .right(.keepFlats)) { context in
            try await context.attempt {
                _ = try await context.perform(WithdrawTransfer(transfer: try context.id("zuweisung")))
                return context.seeOther(link, notice: Notice("Der Haushalt ist wieder ganz bei Ihnen."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let answer = try await context.ask(Transfers())
        let today = context.office.clock.today
        guard let part = answer.part else {
            return Page(
                "Zuweisungen", area: .flats, isNarrow: true,
                body: """
                    <p>Ihre Stelle arbeitet mit keiner anderen auf diesem Server zusammen. Die Systemverwaltung nimmt sie in einen Verbund auf \
                    (neuanfang network join).</p>
                    """)
        }
        let city: HTML? =
            part == .city && context.worker.may(.coordinateNetwork)
            ? "<p class=\"buttons noprint\">\(buttonLink("Stadt und Träger", to: CityPage.link, isSecond: true))</p>" : nil
        return Page(
            "Zuweisungen", lead: "Haushalte, die mit ihrer Einwilligung von einer Stelle zur anderen gehen.", area: .flats, errors: errors,
            body: """
                \(city)\(waiting(answer.waiting, today))\(twice(answer.knownTwice))\
                \(answer.sent.isEmpty ? .empty : sent(answer.sent, "Von Ihrer Stelle geschickt", context: context))\
                \(answered(answer.answered))\(places(context, answer, kept, errors))
                """)
    }

    private static func waiting(_ come: [Transfers.Come], _ today: CivilDate) -> HTML {
        guard !come.isEmpty else { return panel(.plain, "<p>Kein Haushalt wartet auf Ihre Antwort.</p>") }
        return Table(
            "Wartet auf Ihre Antwort", showsCaption: true,
            columns: [
                .init("Haushalt", .name), .init("Personen", .number), .init("Sprache"), .init("Von"), .init("Gemeldet seit"), .init("Wartet hier"),
            ],
            rows: come.map { line in
                [
                    "<a href=\"\(link(line.transfer.id))\">\(HTML.bdi(line.title))</a> <span class=\"hint\">\(line.transfer.number)</span>",
                    "\(line.transfer.persons)", "\(line.language?.german ?? "nicht mitgegeben")", HTML.bdi(line.transfer.from),
                    "\(day(line.transfer.reportedOn))", "\(Flats.days(today.dayNumber - line.transfer.sentAt.local.day.dayNumber))",
                ]
            }
        ).markup
    }

    /// What was sent, with its state. The household is named by the number of its file only.
    static func sent(_ sent: [Transfers.Sent], _ title: String, context: SignedInContext? = nil) -> HTML {
        let step: [Table.Column] = context == nil ? [] : [.init("Schritt", .action)]
        return Table(
            title, showsCaption: true,
            columns: [.init("Fall", .name), .init("Personen", .number), .init("An"), .init("Stand"), .init("Seit")] + step,
            rows: sent.map { line in
                let since = line.transfer.answeredAt ?? line.transfer.sentAt
                let back: HTML? =
                    line.transfer.state == .sent
                    ? context?.form(to: "/zuweisungen/\(line.transfer.id)/zuruecknehmen").button("Zurücknehmen", about: line.fileNumber) : nil
                let cells: [HTML] = [
                    "<a href=\"\(HousingNeedsPage.link(line.file))\">\(line.fileNumber)</a> <span class=\"hint\">\(line.transfer.number)</span>",
                    "\(line.transfer.persons)", HTML.bdi(line.transfer.to), state(line.transfer), "\(day(since.local.day))",
                ]
                return context == nil ? cells : cells + [back ?? .empty]
            }
        ).markup
    }

    static func state(_ transfer: Transfer) -> HTML {
        let tone: Tone =
            switch transfer.state {
            case .sent: .plain
            case .accepted: .good
            case .declined: .warn
            case .withdrawn: .plain
            }
        let why: HTML? = transfer.why.map { " <span class=\"hint\">\($0.german)</span>" }
        return "\(tag(transfer.state.german, tone))\(why)"
    }

    private static func answered(_ answered: [Transfer]) -> HTML? {
        guard !answered.isEmpty else { return nil }
        let lines: [HTML] = answered.map {
            "<li>\($0.number) von \(HTML.bdi($0.from)), \(counted($0.persons, "Person", "Personen", none: "niemand")): \(state($0)) am \(day(($0.answeredAt ?? $0.sentAt).local.day))</li>"
        }
        return "<h2>Beantwortet</h2><ul>\(lines)</ul>"
    }

    private static func twice(_ known: [(file: CaseLine, offices: [String])]) -> HTML? {
        guard !known.isEmpty else { return nil }
        let lines: [HTML] = known.map {
            "<li><a href=\"\(HousingNeedsPage.link($0.file.id))\">\($0.file.number)</a>: \($0.offices.joined(separator: ", "))</li>"
        }
        return """
            <h2>Wahrscheinlich bei zwei Stellen</h2><p>Rufen Sie die andere Stelle an und klären Sie mit dem Haushalt, wer ihn begleitet. \
            Verglichen sind nur verschlüsselte Kennzeichen; Namen gehen nicht hin und her.</p><ul>\(lines)</ul>
            """
    }

    private static func places(_ context: SignedInContext, _ answer: Transfers.Answer, _ kept: FormData, _ errors: FieldErrors) -> HTML? {
        guard context.worker.may(.coordinateNetwork) else { return nil }
        let preset: FormData = kept == FormData() ? ["places": answer.places.map { String($0) }] : kept
        let form = context.form(to: "/zuweisungen/plaetze", kept: preset, errors: errors, name: "plaetze")
        return """
            <h2>Plätze Ihrer Stelle</h2>\(form.markup(
                form.text(
                    "places", "Wie viele Haushalte können Sie gleichzeitig begleiten?", hint: "Die Stadt sieht die Zahl und wie viele davon frei sind.",
                    isOptional: true, width: .short, maxLength: 5, inputMode: "numeric"), submit: "Speichern", guarded: false))
            """
    }
}
