import Basics
import Markup
import Office

/// "Dolmetschbuch": who interprets for the office, with or without an account.
enum InterpreterBookPage {
    static let link: Link = "/kalender/dolmetschbuch"
    static let newLink: Link = "/kalender/dolmetschbuch/neu"

    static let routes: [Route] = [
        .get("/kalender/dolmetschbuch", needs: .right(.keepFiles)) { context in context.page(try await list(context)) },
        .get("/kalender/dolmetschbuch/neu", needs: .right(.keepFiles)) { context in context.page(entry(context, nil)) },
        .post("/kalender/dolmetschbuch/neu", needs: .right(.keepFiles)) { context in
            try await context.attempt {
                _ = try await context.perform(KeepInterpreter(details: try InterpreterFields.read(context.form)))
                return context.seeOther(link, notice: Notice("Der Eintrag steht im Dolmetschbuch."))
            } orShow: { kept, errors in
                entry(context, nil, kept, errors)
            }
        },
        .get("/kalender/dolmetschbuch/:person", needs: .right(.keepFiles)) { context in context.page(entry(context, try await find(context))) },
        .post("/kalender/dolmetschbuch/:person", needs: .right(.keepFiles)) { context in
            let known = try await find(context)
            return try await context.attempt {
                var reader = FormReader(context.form)
                let version = reader.version()
                try reader.finish()
                _ = try await context.perform(
                    KeepInterpreter(interpreter: known.id, details: try InterpreterFields.read(context.form), version: version))
                return context.seeOther(link, notice: Notice("Der Eintrag ist gespeichert."))
            } orShow: { kept, errors in
                entry(context, try await find(context), kept, errors)
            }
        },
        .post("/kalender/dolmetschbuch/:person/ruhen", needs: .right(.keepFiles)) { try await retire($0, true) },
        .post("/kalender/dolmetschbuch/:person/wieder", needs: .right(.keepFiles)) { try await retire($0, false) },
    ]

    private static func find(_ context: SignedInContext) async throws -> Interpreter {
        let id: InterpreterID = try context.id("person")
        guard let found = try await context.ask(InterpreterBook()).first(where: { $0.id == id }) else { throw Refusal.notFound }
        return found
    }

    private static func retire(_ context: SignedInContext, _ retires: Bool) async throws -> Answer {
        let id: InterpreterID = try context.id("person")
        _ = try await context.perform(RetireInterpreter(interpreter: id, retires: retires))
        guard retires else { return context.seeOther(link, notice: Notice("Der Eintrag wird wieder vorgeschlagen.")) }
        return context.seeOther(
            link, notice: Notice("Der Eintrag ruht und wird nicht mehr vorgeschlagen.", undo: "/kalender/dolmetschbuch/\(id)/wieder"))
    }

    private static func list(_ context: SignedInContext) async throws -> Page {
        let book = try await context.ask(InterpreterBook())
        let table = Table(
            "Dolmetschbuch",
            columns: [
                .init("Name", .name), .init("Sprachen"), .init("Konto"), .init("Beeidigt"), .init("Telefon"), .init("Je Stunde", .number),
                .init("Schritt", .action),
            ],
            rows: book.map { row(context, $0) })
        return Page(
            "Dolmetschbuch", lead: "Wer für die Stelle dolmetscht. Ohne Konto tragen Sie die Antwort selbst ein.", area: .calendar,
            body: """
                \(book.isEmpty ? "<p>Noch steht niemand im Dolmetschbuch.</p>" : table.markup)\
                <p>\(buttonLink("Eintragen", to: newLink))</p><p><a href="/kalender">Zum Kalender</a></p>
                """)
    }

    private static func row(_ context: SignedInContext, _ interpreter: Interpreter) -> [HTML] {
        let details = interpreter.details
        let languages = details.languages.map(\.german).joined(separator: ", ")
        let dialects: HTML = details.dialects.isEmpty ? "" : "<br><span class=\"hint\">\(HTML.bdi(details.dialects.joined(separator: ", ")))</span>"
        return [
            "<a href=\"\("/kalender/dolmetschbuch/\(interpreter.id)" as Link)\">\(HTML.bdi(interpreter.name))</a>\(interpreter.isActive ? .empty : " \(tag("ruht"))" as HTML)",
            "\(languages)\(dialects)", interpreter.account == nil ? "nein" : "ja", "\(words(details.isSworn))", "\(words(details.worksByPhone))",
            "\(details.perHour?.german ?? "nicht bekannt")",
            interpreter.isActive
                ? context.form(to: "/kalender/dolmetschbuch/\(interpreter.id)/ruhen").button("Ruhen lassen", about: interpreter.name)
                : context.form(to: "/kalender/dolmetschbuch/\(interpreter.id)/wieder").button("Wieder vorschlagen", about: interpreter.name),
        ]
    }

    private static func words(_ answer: Bool?) -> String { answer.map { $0 ? "ja" : "nein" } ?? "nicht bekannt" }

    private static func entry(
        _ context: SignedInContext, _ known: Interpreter?, _ kept: FormData? = nil, _ errors: FieldErrors = FieldErrors()
    ) -> Page {
        let to: Link = known.map { "/kalender/dolmetschbuch/\($0.id)" } ?? newLink
        let form = context.form(to: to, kept: kept ?? known.map { InterpreterFields.preset($0.details) } ?? FormData(), errors: errors)
        let version: HTML = known.map { form.version($0.version) } ?? ""
        return Page(
            known == nil ? "Ins Dolmetschbuch eintragen" : "Eintrag im Dolmetschbuch", area: .calendar, errors: errors, isNarrow: true,
            body: "\(form.markup("\(version)\(InterpreterFields.markup(form))", submit: "Speichern"))<p><a href=\"\(link)\">Zum Dolmetschbuch</a></p>"
        )
    }
}

/// The fields of an entry in the book.
enum InterpreterFields {
    private static let languageSlots = 4

    static func preset(_ details: InterpreterDetails) -> FormData {
        var fields: [(String, String)] = details.languages.map { ("language", $0.tag) } + details.districts.map { ("districts", $0.ags) }
        func add(_ name: String, _ value: String?) { if let value { fields.append((name, value)) } }
        func word(_ answer: Bool?) -> String { answer.map { $0 ? "ja" : "nein" } ?? "unbekannt" }
        add("name", details.name)
        add("dialects", details.dialects.joined(separator: ", "))
        add("gender", details.gender?.rawValue)
        add("sworn", word(details.isSworn))
        add("by_phone", word(details.worksByPhone))
        add("per_hour", details.perHour?.german)
        add("travel", details.travel?.german)
        add("availability", details.availability)
        add("contact", details.contact)
        return FormData(fields)
    }

    static func read(_ form: FormData) throws -> InterpreterDetails {
        var read = FormReader(form)
        let name = read.line("name", required: "den Namen", max: 120)
        var languages: [Language] = []
        for text in form.all("language") { if let language = Language(text), !languages.contains(language) { languages.append(language) } }
        let dialects = (read.line("dialects", max: 400) ?? "").split(separator: ",").map { String($0).cleanedLine }.filter { !$0.isEmpty }
        let details = InterpreterDetails(
            name: name ?? "", languages: languages, dialects: dialects, gender: read.choice("gender"),
            districts: form.all("districts").compactMap { District(ags: $0) }, isSworn: read.yesNo("sworn"), worksByPhone: read.yesNo("by_phone"),
            perHour: read.money("per_hour"), travel: read.money("travel"), availability: read.line("availability", max: 300),
            contact: read.line("contact", max: 200))
        try read.finish()
        return details
    }

    static func markup(_ form: Form) -> HTML {
        """
        \(form.text("name", "Name", maxLength: 120))\(languages(form))\
        \(form.text("dialects", "Dialekte", hint: "Mit Komma getrennt, zum Beispiel: Syrisch, Irakisch", isOptional: true))\
        \(form.select("gender", "Geschlecht", options: Choice.genders, isOptional: true, empty: "Nicht eingetragen"))\
        \(form.checkboxes("districts", "Kommt nach", options: District.named.map { Choice($0.ags, $0.german) }, isOptional: true, isRow: true))\
        \(form.yesNoUnknown("sworn", "Öffentlich bestellt und beeidigt?"))\(form.yesNoUnknown("by_phone", "Dolmetscht am Telefon oder per Video?"))\
        <div class="pair">\(form.money("per_hour", "Kosten je Stunde", isOptional: true))\(form.money("travel", "Anfahrt je Einsatz", isOptional: true))</div>\
        \(form.text("availability", "Wann es geht", hint: "Zum Beispiel: dienstags nicht.", isOptional: true, maxLength: 300))\
        \(form.text("contact", "Telefon, E-Mail, Anschrift", hint: "Wird verschlüsselt gespeichert.", isOptional: true))
        """
    }

    static func languages(_ form: Form) -> HTML {
        let chosen = form.kept.all("language")
        let selects: [HTML] = (0..<max(languageSlots, chosen.count + 1)).map { slot in
            let id = slot == 0 ? form.id("language") : "\(form.id("language"))-\(slot + 1)"
            let value = slot < chosen.count ? chosen[slot] : nil
            return """
                <div class="field"><label for="\(id)">\(slot + 1). Sprache</label><select id="\(id)" name="language"><option value="">Keine</option>\
                \(Choice.languages.map { "<option value=\"\($0.value)\"\(flag: "selected", if: $0.value == value)>\($0.label)</option>" as HTML })</select></div>
                """
        }
        return "<fieldset class=\"group\"><legend>Sprachen</legend>\(form.messages("language"))<div class=\"pair\">\(selects)</div></fieldset>"
    }
}
