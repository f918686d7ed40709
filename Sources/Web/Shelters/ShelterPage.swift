import Basics
import Markup
import Office

/// One shelter: who lives there, the longest first; somebody new; who moved out last.
enum ShelterPage {
    static let routes: [Route] = [
        .get("/unterkuenfte/:unterkunft", needs: .right(.keepShelters)) { context in context.page(try await page(context)) },
        .post("/unterkuenfte/:unterkunft", needs: .right(.keepShelters)) { context in
            let shelter: ShelterID = try context.id("unterkunft")
            return try await context.attempt {
                _ = try await context.perform(try takeIn(context.form, shelter))
                return context.seeOther(Shelters.link(shelter), notice: Notice("Der Haushalt ist eingetragen."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
        .get("/unterkuenfte/:unterkunft/angaben", needs: .right(.keepShelters)) { context in
            let shelter = try await context.ask(ShelterSheet(try context.id("unterkunft"))).shelter
            return context.page(Shelters.edit(context, shelter, preset(shelter), FieldErrors()))
        },
        .post("/unterkuenfte/:unterkunft/angaben", needs: .right(.keepShelters)) { context in
            let shelter = try await context.ask(ShelterSheet(try context.id("unterkunft"))).shelter
            return try await context.attempt {
                var reader = FormReader(context.form)
                let version = reader.version()
                try reader.finish()
                _ = try await context.perform(KeepShelter(shelter: shelter.id, details: try Shelters.read(context.form), version: version))
                return context.seeOther(Shelters.link(shelter.id), notice: Notice("Die Angaben zur Unterkunft sind gespeichert."))
            } orShow: { kept, errors in
                Shelters.edit(context, shelter, kept, errors)
            }
        },
        .post("/unterkuenfte/:unterkunft/adresse", needs: .right(.keepShelters), address),
        .post("/unterkuenfte/:unterkunft/schliessen", needs: .right(.keepShelters)) { try await close($0, true) },
        .post("/unterkuenfte/:unterkunft/oeffnen", needs: .right(.keepShelters)) { try await close($0, false) },
    ]

    private static func close(_ context: SignedInContext, _ closes: Bool) async throws -> Answer {
        let shelter: ShelterID = try context.id("unterkunft")
        _ = try await context.perform(CloseShelter(shelter: shelter, closes: closes))
        guard closes else { return context.seeOther(Shelters.link(shelter), notice: Notice("Die Unterkunft ist wieder offen.")) }
        return context.seeOther(
            Shelters.link, notice: Notice("Die Unterkunft ist geschlossen.", undo: "/unterkuenfte/\(shelter)/oeffnen"))
    }

    private static func address(_ context: SignedInContext) async throws -> Answer {
        let (shelter, isOpen): (ShelterID, Bool) = (try context.id("unterkunft"), context.form["offen"] == "ja")
        _ = try await context.perform(SetReportAddress(shelter: shelter, isOpen: isOpen))
        return context.seeOther(
            Shelters.link(shelter),
            notice: Notice(isOpen ? "Die Adresse für Meldungen gilt ab jetzt." : "Die alte Adresse für Meldungen gilt nicht mehr."))
    }

    private static func preset(_ shelter: Shelter) -> FormData {
        let details = shelter.details
        return [
            "name": details.name, "kind": details.kind.rawValue, "district": details.district, "places": String(details.places),
            "step_free": details.isStepFree.map { $0 ? "ja" : "nein" } ?? "unbekannt",
        ]
    }

    private static func takeIn(_ form: FormData, _ shelter: ShelterID) throws -> TakeIntoShelter {
        var read = FormReader(form)
        let label = read.line("label", required: "ein, wie der Haushalt im Haus heißt", max: 80)
        let persons = read.number("persons", in: 1...30, required: "die Zahl der Personen")
        let cameOn = read.date("came_on", required: "den Tag des Einzugs")
        let since = read.date("since")
        try read.finish()
        guard let label, let persons, let cameOn else { throw Refusal.notFound }
        return TakeIntoShelter(shelter: shelter, label: label, persons: persons, cameOn: cameOn, since: since)
    }

    private static func page(_ context: SignedInContext, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let number = context.query.pageNumber
        let answer = try await context.ask(ShelterSheet(try context.id("unterkunft"), page: number))
        let details = answer.shelter.details
        let facts = [details.kind.german, details.district, counted(details.places, "Platz", "Plätze", none: "kein Platz")].compactMap { $0 }
        return Page(
            details.name, lead: "\(facts.joined(separator: ", "))", area: .flats, errors: errors,
            body: """
                \(occupancy(answer))\(actions(context, answer.shelter))\(there(answer))\(pages(answer, number))\
                \(answer.shelter.isOpen ? newcomer(context, answer.shelter, kept, errors) : nil)\(left(context, answer))\
                \(reporting(context, answer))<p><a href="\(Shelters.link)">Alle Unterkünfte</a></p>
                """)
    }

    private static func occupancy(_ answer: ShelterSheet.Answer) -> HTML {
        let free = answer.shelter.details.places - answer.persons
        return """
            <p>\(counted(answer.persons, "Person", "Personen", none: "Niemand")) in \(counted(answer.households, "Haushalt", "Haushalten", none: "keinem Haushalt"))\
            \(free < 0 ? ", \(-free) mehr als Plätze" : ", \(counted(free, "Platz", "Plätze", none: "kein Platz")) frei").</p>
            """
    }

    private static func actions(_ context: SignedInContext, _ shelter: Shelter) -> HTML {
        let change: Link = "/unterkuenfte/\(shelter.id)/angaben"
        let close =
            shelter.isOpen
            ? context.form(to: "/unterkuenfte/\(shelter.id)/schliessen").button("Schließen", about: shelter.details.name)
            : context.form(to: "/unterkuenfte/\(shelter.id)/oeffnen").button("Wieder öffnen", about: shelter.details.name)
        return "<div class=\"buttons noprint\">\(buttonLink("Angaben ändern", to: change))\(close)</div>"
    }

    private static func there(_ answer: ShelterSheet.Answer) -> HTML {
        guard !answer.there.isEmpty else { return "<p>Hier lebt gerade niemand.</p>" }
        return Table(
            "Wer hier lebt, am längsten zuerst", showsCaption: true,
            columns: [
                .init("Haushalt", .name), .init("Personen", .number), .init("In Unterkünften seit"), .init("Hier seit"), .init("Schritt", .action),
            ],
            rows: answer.there.map { line in
                let leave: Link = "/unterkuenfte/\(answer.shelter.id)/auszug/\(line.household)"
                return [
                    called(line), "\(line.persons)", "\(day(line.since))", "\(day(line.cameOn))",
                    "<a href=\"\(leave)\">Auszug eintragen\(unseen(" – \(line.label)"))</a>",
                ]
            }
        ).markup
    }

    private static func called(_ line: ShelterSheet.Line) -> HTML {
        let file: HTML? = line.file.map { " <a class=\"hint\" href=\"\("/faelle/\($0.id)" as Link)\">Fall \($0.number)</a>" }
        return "\(HTML.bdi(line.label))\(file)"
    }

    private static func pages(_ answer: ShelterSheet.Answer, _ number: Int) -> HTML? {
        let all = (answer.households + ShelterSheet.pageLength - 1) / ShelterSheet.pageLength
        guard all > 1 else { return nil }
        let (before, after): (Link, Link) = (
            "/unterkuenfte/\(answer.shelter.id)?seite=\(String(number - 1))", "/unterkuenfte/\(answer.shelter.id)?seite=\(String(number + 1))"
        )
        return """
            <p>Seite \(number) von \(all)\(number > 1 ? " · <a href=\"\(before)\">davor</a>" : .empty)\(number < all ? " · <a href=\"\(after)\">weiter</a>" : .empty)</p>
            """
    }

    private static func newcomer(_ context: SignedInContext, _ shelter: Shelter, _ kept: FormData, _ errors: FieldErrors) -> HTML {
        let form = context.form(to: Shelters.link(shelter.id), kept: kept, errors: errors)
        let fields: HTML = """
            <div class="pair">\(form.text("label", "Haushalt", hint: "Wie er im Haus heißt, zum Beispiel „Zimmer 214“", width: .half, maxLength: 80))\
            \(form.text("persons", "Personen", width: .short, maxLength: 2, inputMode: "numeric"))</div>\
            <div class="pair">\(form.date("came_on", "Hier eingezogen am"))\
            \(form.date("since", "In Unterkünften der Stadt seit", hint: "Wenn schon vorher, TT.MM.JJJJ", isOptional: true))</div>
            """
        return """
            <details class="group"\(flag: "open", if: kept != FormData())><summary>Haushalt eintragen</summary>\(form.markup(fields, submit: "Haushalt eintragen"))</details>
            """
    }

    /// Where the social service reports households: shown to whoever keeps the shelters, so that they can pass it on.
    private static func reporting(_ context: SignedInContext, _ answer: ShelterSheet.Answer) -> HTML? {
        guard answer.shelter.isOpen else { return nil }
        let form = context.form(to: "/unterkuenfte/\(answer.shelter.id)/adresse")
        guard let secret = answer.reportSecret else {
            return card(
                "Meldungen des Sozialdienstes",
                """
                <p>Unter einer eigenen Adresse meldet der Sozialdienst Haushalte, die eine Wohnung suchen, ohne Konto.</p>\
                \(form.markup(form.hidden("offen", "ja"), submit: "Adresse anlegen"))
                """)
        }
        let link = ShelterReportPage.link(secret)
        return card(
            "Meldungen des Sozialdienstes",
            """
            <p>Adresse nur für den Sozialdienst dieses Hauses: <a href="\(link)">\(context.visit.wholeAddress(of: link))</a></p>\
            \(form.markup(form.hidden("offen", "nein"), submit: "Adresse aufheben"))
            """)
    }

    private static func left(_ context: SignedInContext, _ answer: ShelterSheet.Answer) -> HTML? {
        guard !answer.left.isEmpty else { return nil }
        return Table(
            "Zuletzt ausgezogen", showsCaption: true,
            columns: [.init("Haushalt", .name), .init("Personen", .number), .init("Am"), .init("Wohin"), .init("Schritt", .action)],
            rows: answer.left.map { line in
                let back = context.form(to: "/unterkuenfte/\(answer.shelter.id)/zurueck/\(line.household)")
                return [
                    called(line), "\(line.persons)", "\(line.leftOn.map(day) ?? .empty)", "\(line.leftTo?.german ?? "")",
                    back.button("Zurücknehmen", about: "– Auszug von \(line.label)"),
                ]
            }
        ).markup
    }
}
