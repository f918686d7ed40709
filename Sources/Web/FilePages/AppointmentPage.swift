import Basics
import HTTPTypes
import Markup
import Office

/// Books an appointment for a file: one page, with clashes, interpreters and free hours beside what is typed.
enum AppointmentPage {
    static let routes: [Route] = [
        .get("/faelle/:fall/termin", needs: .right(.keepFiles)) { context in context.page(try await page(context, nil, FieldErrors())) },
        .post("/faelle/:fall/termin", needs: .right(.keepFiles), answer),
    ]

    private static func answer(_ context: SignedInContext) async throws -> Answer {
        let typed = BookingForm(form: context.form)
        switch typed.step {
        case .part: return try await part(context)
        case .advise: return context.page(try await page(context, typed.fillingInSlot, FieldErrors()))
        case nil: return try await book(context, typed)
        }
    }

    private static func book(_ context: SignedInContext, _ typed: BookingForm) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            let booking = try typed.booking(of: file)
            let first = try await context.perform(booking).id
            return context.seeOther(
                AppointmentSheetPage.link(first),
                notice: Notice(booking.series == nil ? "Der Termin ist vereinbart." : "Die Reihe ist vereinbart. Das ist ihr erster Termin."))
        } orShow: { kept, errors in
            try await page(context, kept, errors)
        }
    }

    /// The advice alone, for the script.
    private static func part(_ context: SignedInContext) async throws -> Answer {
        let sheet = try await context.ask(BookingSheet(file: try context.id("fall")))
        let typed = BookingForm(form: context.form)
        let advice = try await context.ask(typed.advice(of: sheet.file))
        let form = context.form(to: "/faelle/\(sheet.file.id)/termin", kept: context.form)
        return Answer(status: .ok, page: BookingAdviceView(answer: advice, form: form, typed: typed).markup)
    }

    private static func preset(_ file: CaseFile, day: CivilDate?) -> FormData {
        [
            "language": file.language?.tag, "interpreting": file.needsInterpreter.map { $0 ? "ja" : "nein" }, "minutes": "60",
            "place": PlaceKind.office.rawValue, "day": day?.german,
        ]
    }

    private static func page(_ context: SignedInContext, _ kept: FormData?, _ errors: FieldErrors) async throws -> Page {
        let sheet = try await context.ask(BookingSheet(file: try context.id("fall")))
        let kept = kept ?? preset(sheet.file, day: context.query["tag"].flatMap { CivilDate(iso: $0) })
        let typed = BookingForm(form: kept)
        let advice = try await context.ask(typed.advice(of: sheet.file))
        let form = context.form(to: "/faelle/\(sheet.file.id)/termin", kept: kept, errors: errors)
        return FilePages.page(
            "Termin vereinbaren", of: sheet.file, at: .overview, errors: errors,
            body: form.markup(
                """
                <div class="columns"><div>\(BookingFields(form: form, rooms: sheet.rooms, volunteers: sheet.volunteers, file: sheet.file).markup)
                <p class="buttons"><button class="button">Termin eintragen</button>\
                <button class="button second" name="\(BookingForm.stepField)" value="\(BookingForm.Step.advise.rawValue)">Prüfen und freie Zeiten suchen</button>\
                <a href="\(FilePages.Section.overview.link(in: sheet.file.id))">Abbrechen</a></p></div>
                <section class="advice" aria-label="Vorschläge und Überschneidungen" id="\(BookingAdviceView.id)" data-live="\(BookingForm.stepField)">\
                \(BookingAdviceView(answer: advice, form: form, typed: typed).markup)</section></div>
                """, submit: nil))
    }
}

/// The fields that say when, where, in which language and with whom.
struct BookingFields {
    let form: Form
    let rooms: [Room]
    let volunteers: [Colleague]
    let file: CaseFile
    /// What it is about, where the page leaves no choice.
    var matter: AppointmentMatter?

    var markup: HTML { "\(time)\(place)\(understanding)\(more)" }

    private var time: HTML {
        """
        <div class="pair">\(form.date("day", "Tag"))\(form.text("time", "Beginn", hint: "Zum Beispiel 9:30", width: .short, maxLength: 5))\
        \(form.text("minutes", "Dauer", hint: "In Minuten", width: .short, maxLength: 3, inputMode: "numeric"))</div>\
        \(matter != nil ? .empty : form.select("matter", "Anlass", options: AppointmentMatter.allCases.map { Choice($0.rawValue, $0.german) }))
        """
    }

    private var place: HTML {
        """
        <div class="pair">\(form.select("place", "Wo", options: PlaceKind.allCases.map { Choice($0.rawValue, $0.german) }))\
        \(form.select("room", "Raum", options: rooms.map { Choice($0.id.text, $0.words(for: file.persons)) }, isOptional: true, empty: "Noch keiner"))</div>\
        \(form.text("place_note", "Wo genau?", hint: "Für einen Besuch oder einen anderen Ort. Wird verschlüsselt gespeichert.", isOptional: true))
        """
    }

    private var understanding: HTML {
        let languages: HTML = """
            <div class="pair">\(form.select("language", "Sprache", options: Choice.languages, empty: "Nicht bekannt"))\
            \(form.text("dialect", "Dialekt", isOptional: true, width: .half, maxLength: 60))</div>
            """
        return """
            <fieldset class="group"><legend>Verständigung</legend>\(languages)\
            \(form.radios("interpreting", "Wird gedolmetscht?", options: [Choice("ja", "Ja"), Choice("nein", "Nein")], isRow: true))\
            \(form.select("wished_gender", "Wunsch der Familie", options: [Choice("female", "lieber eine Frau"), Choice("male", "lieber ein Mann")], isOptional: true, empty: "Kein Wunsch bekannt"))\
            \(form.text("without_reason", "Ohne Dolmetschen, weil …", hint: file.needsInterpreter == true ? "In der Akte steht, dass gedolmetscht werden soll; wenn diesmal nicht, dann warum?" : nil, isOptional: file.needsInterpreter != true))
            </fieldset>
            """
    }

    private var more: HTML {
        """
        \(form.select("companion", "Begleitung im Ehrenamt", options: volunteers.map { Choice($0.id.text, $0.name) }, hint: "Die Person sieht Zeit, Anlass und den Vornamen.", isOptional: true, empty: "Keine"))\
        <details class="group"\(flag: "open", if: form.kept["weeks"] != nil)><summary>Mehrmals: eine Reihe</summary>
        <div class="pair">\(form.select("weeks", "Wie oft", options: [Choice("1", "jede Woche"), Choice("2", "alle zwei Wochen")], isOptional: true, empty: "Einmal"))\
        \(form.text("count", "Wie viele Termine", hint: "Der erste zählt mit; höchstens \(AppointmentSeries.longest).", isOptional: true, width: .short, maxLength: 2, inputMode: "numeric"))</div>\
        \(form.checkbox("skip", "Tage auslassen, an denen es nicht geht"))</details>
        """
    }
}

extension Room {
    /// "Raum 2 (6 Plätze, stufenlos)"; with a warning where the household has no room in it.
    func words(for persons: Int) -> String {
        var facts = ["\(details.places) Plätze"]
        if details.isStepFree == true { facts.append("stufenlos") }
        if let floor = details.floor { facts.append(floor) }
        if persons >= details.places { facts.append("eng für \(persons) Personen") }
        return "\(name) (\(facts.joined(separator: ", ")))"
    }
}
