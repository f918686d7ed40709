import Basics
import HTTPTypes
import Markup
import Office

/// Books an appointment for a file.
enum AppointmentPage {
    static let routes: [Route] = [
        .get("/faelle/:fall/termin", needs: .right(.keepFiles)) { context in context.page(try await page(context, nil, FieldErrors())) },
        .post("/faelle/:fall/termin", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            return try await context.attempt {
                _ = try await context.perform(try read(context.form, file: file))
                return context.seeOther("/faelle/\(file)", notice: Notice("Der Termin ist vereinbart."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func read(_ form: FormData, file: CaseID) throws -> BookAppointment {
        var read = FormReader(form)
        let day = read.date("day", required: "den Tag")
        let clock = read.clock("time", required: "die Uhrzeit")
        let minutes = read.number("minutes", in: 5...720, required: "die Dauer")
        let matter: AppointmentMatter? = read.choice("matter", required: "den Anlass")
        let language = read.language("language")
        let needsInterpreter = read.yesNo("interpreting", required: "Ja oder Nein")
        let interpreter: WorkerID? = read.id("interpreter")
        let companion: WorkerID? = read.id("companion")
        try read.finish()
        guard let day, let clock, let minutes, let matter, let needsInterpreter else { throw Refusal.invalid(read.errors) }
        return BookAppointment(
            file: file, begins: LocalTime(day: day, hour: clock.hour, minute: clock.minute).moment, minutes: minutes, matter: matter,
            language: language, needsInterpreter: needsInterpreter, interpreter: needsInterpreter ? interpreter : nil, companion: companion)
    }

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(HouseholdSheet(file: try context.id("fall")))
        let file = answer.file
        let preset: FormData = [
            "language": file.language?.tag, "interpreting": file.needsInterpreter.map { $0 ? "ja" : "nein" }, "minutes": "60",
        ]
        let form = context.form(to: "/faelle/\(file.id)/termin", kept: kept ?? preset, errors: errors)
        return FilePages.page(
            "Termin vereinbaren", of: file, at: .overview, errors: errors, isNarrow: true,
            body: form.markup(
                """
                <div class="pair">\(form.date("day", "Tag"))\(form.text("time", "Beginn", hint: "Zum Beispiel 9:30", width: .short, maxLength: 5))\
                \(form.text("minutes", "Dauer in Minuten", width: .short, maxLength: 3, inputMode: "numeric"))</div>\
                \(form.select("matter", "Anlass", options: AppointmentMatter.allCases.map { Choice($0.rawValue, $0.german) }))\
                <fieldset class="group"><legend>Verständigung</legend>
                \(form.select("language", "Sprache", options: Choice.languages, empty: "Nicht bekannt"))\
                \(form.radios("interpreting", "Wird gedolmetscht?", options: [Choice("ja", "Ja"), Choice("nein", "Nein")], isRow: true))\
                \(form.select("interpreter", "Wer dolmetscht?", options: Choice.interpreters(answer.interpreters, for: file.language), hint: "Die Person sieht nur Zeit, Dauer und Sprache, und sagt zu oder ab.", isOptional: true, empty: "Noch niemand"))
                </fieldset>
                \(form.select("companion", "Begleitung im Ehrenamt", options: answer.volunteers.map { Choice($0.id.text, $0.name) }, hint: "Die Person sieht Zeit, Anlass und den Vornamen.", isOptional: true, empty: "Keine"))
                <p class="buttons"><button class="button">Termin eintragen</button><a href="\(FilePages.Section.overview.link(in: file.id))">Abbrechen</a></p>
                """, submit: nil))
    }
}
