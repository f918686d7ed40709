import Basics
import Markup
import Office

/// Entering a volunteer, and changing what is known of them.
enum VolunteerForm {
    static let newLink: Link = "/ehrenamtliche/neu"

    static let routes: [Route] = [
        .get("/ehrenamtliche/neu", needs: .right(.keepVolunteers)) { context in context.page(try await page(context, nil, nil)) },
        .post("/ehrenamtliche/neu", needs: .right(.keepVolunteers)) { context in
            try await context.attempt {
                let made = try await context.perform(try read(context.form, nil, version: 0))
                return context.seeOther(Volunteers.link(made.id), notice: Notice("Der Eintrag steht im Buch."))
            } orShow: { kept, errors in
                try await page(context, nil, kept, errors)
            }
        },
        .get("/ehrenamtliche/:person/angaben", needs: .right(.keepVolunteers)) { context in
            let known = try await context.ask(VolunteerSheet(try context.id("person"))).volunteer
            return context.page(try await page(context, known, nil))
        },
        .post("/ehrenamtliche/:person/angaben", needs: .right(.keepVolunteers)) { context in
            let known = try await context.ask(VolunteerSheet(try context.id("person"))).volunteer
            return try await context.attempt {
                var reader = FormReader(context.form)
                let version = reader.version()
                try reader.finish()
                _ = try await context.perform(try read(context.form, known.id, version: version))
                return context.seeOther(Volunteers.link(known.id), notice: Notice("Die Angaben sind gespeichert."))
            } orShow: { kept, errors in
                try await page(context, known, kept, errors)
            }
        },
    ]

    private static func read(_ form: FormData, _ volunteer: VolunteerID?, version: Int) throws -> KeepVolunteer {
        var read = FormReader(form)
        let identity = VolunteerIdentity(
            name: read.line("name", required: "den Namen", max: 120) ?? "", phone: read.line("phone", max: 60), mail: read.line("mail"),
            times: read.line("times", max: 300), note: read.text("note", max: 2_000))
        var languages: [Language] = []
        for text in form.all("language") { if let language = Language(text), !languages.contains(language) { languages.append(language) } }
        let districts = (read.line("districts", max: 1_000) ?? "").split(separator: ",").map(String.init)
        let command = KeepVolunteer(
            volunteer: volunteer, identity: identity, account: read.id("account"), languages: languages, districts: districts,
            mostTandems: read.number("most_tandems", in: 0...20), version: version)
        try read.finish()
        return command
    }

    private static func preset(_ known: Volunteer) -> FormData {
        var fields: [(String, String)] = known.languages.map { ("language", $0.tag) }
        func add(_ name: String, _ value: String?) { if let value { fields.append((name, value)) } }
        add("name", known.identity.name)
        add("phone", known.identity.phone)
        add("mail", known.identity.mail)
        add("times", known.identity.times)
        add("note", known.identity.note)
        add("districts", known.districts.joined(separator: ", "))
        add("most_tandems", known.mostTandems.map { String($0) })
        add("account", known.account?.text)
        return FormData(fields)
    }

    private static func page(_ context: SignedInContext, _ known: Volunteer?, _ kept: FormData?, _ errors: FieldErrors = FieldErrors()) async throws
        -> Page
    {
        let accounts = try await context.ask(VolunteerAccounts())
        let to: Link = known.map { "/ehrenamtliche/\($0.id)/angaben" } ?? newLink
        let form = context.form(to: to, kept: kept ?? known.map(preset) ?? FormData(), errors: errors)
        let fields: HTML = """
            \(known.map { form.version($0.version) })\(form.text("name", "Name", maxLength: 120))\
            <div class="pair">\(form.text("phone", "Telefon", isOptional: true, width: .half, maxLength: 60, inputMode: "tel"))\
            \(form.text("mail", "E-Mail", isOptional: true, width: .half, inputMode: "email"))</div>\
            \(InterpreterFields.languages(form))\
            \(form.text("districts", "Stadtteile", hint: "Mit Komma getrennt, zum Beispiel: Ehrenfeld, Nippes", isOptional: true, maxLength: 1_000))\
            \(form.text("times", "Wann es geht", hint: "Zum Beispiel: dienstags ab 16 Uhr", isOptional: true, maxLength: 300))\
            <div class="pair">\(form.text("most_tandems", "Höchstens so viele Tandems", isOptional: true, width: .short, maxLength: 2, inputMode: "numeric"))\
            \(form.select("account", "Konto", options: accounts.map { Choice($0.id.text, $0.name) }, hint: "Mit Konto sieht die Person ihre Aufträge selbst.", isOptional: true, empty: "Ohne Konto"))</div>\
            \(form.area("note", "Was sonst wichtig ist", isOptional: true, rows: 3, maxLength: 2_000))\
            <p class="hint">Name, Telefon, E-Mail, Zeiten und Notiz liegen verschlüsselt. Nichts über Haushalte eintragen.</p>
            """
        return Page(
            known == nil ? "Ehrenamtliche Person eintragen" : "Angaben ändern", lead: known.map { HTML.bdi($0.identity.name) }, area: .flats,
            errors: errors, isNarrow: true,
            body: """
                \(form.markup(fields, submit: "Speichern"))\
                <p><a href="\(known.map { Volunteers.link($0.id) } ?? Volunteers.link)">\(known == nil ? "Zum Buch der Ehrenamtlichen" : "Zurück zum Eintrag")</a></p>
                """)
    }
}
