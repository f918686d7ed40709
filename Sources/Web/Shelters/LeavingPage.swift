import Basics
import Markup
import Office

/// "Auszug eintragen": when a household left a shelter, and where to.
enum LeavingPage {
    static let routes: [Route] = [
        .get("/unterkuenfte/:unterkunft/auszug/:haushalt", needs: .right(.keepShelters)) { context in context.page(try await page(context)) },
        .post("/unterkuenfte/:unterkunft/auszug/:haushalt", needs: .right(.keepShelters)) { context in
            let shelter: ShelterID = try context.id("unterkunft")
            let household: ShelterHouseholdID = try context.id("haushalt")
            return try await context.attempt {
                _ = try await context.perform(try read(context.form, household))
                return context.seeOther(
                    Shelters.link(shelter), notice: Notice("Der Auszug ist eingetragen.", undo: "/unterkuenfte/\(shelter)/zurueck/\(household)"))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
        .post("/unterkuenfte/:unterkunft/zurueck/:haushalt", needs: .right(.keepShelters)) { context in
            let shelter: ShelterID = try context.id("unterkunft")
            _ = try await context.perform(ReturnToShelter(household: try context.id("haushalt")))
            return context.seeOther(Shelters.link(shelter), notice: Notice("Der Auszug ist zurückgenommen."))
        },
    ]

    private static func read(_ form: FormData, _ household: ShelterHouseholdID) throws -> LeaveShelter {
        var read = FormReader(form)
        let day = read.date("left_on", required: "den Tag des Auszugs")
        let exit = read.choice("to", ShelterExit.self, required: "aus, wohin der Haushalt gezogen ist")
        let next: ShelterID? = read.id("next")
        try read.finish()
        guard let day, let exit else { throw Refusal.notFound }
        return LeaveShelter(household: household, leftOn: day, to: exit, next: exit == .otherShelter ? next : nil)
    }

    private static func page(_ context: SignedInContext, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let (shelter, household): (ShelterID, ShelterHouseholdID) = (try context.id("unterkunft"), try context.id("haushalt"))
        let answer = try await context.ask(ShelterLeaving(household, from: shelter))
        let form = context.form(to: "/unterkuenfte/\(shelter)/auszug/\(household)", kept: kept, errors: errors)
        let fields: HTML = """
            \(form.date("left_on", "Ausgezogen am"))\
            \(form.radios("to", "Wohin?", options: ShelterExit.allCases.map { Choice($0.rawValue, $0.german) }))\
            \(form.select("next", "Welche andere Unterkunft?", options: answer.others.map { Choice($0.id.text, $0.details.name) }, isOptional: true, empty: "Keine"))
            """
        return Page(
            "Auszug eintragen", lead: "\(HTML.bdi(answer.label)), \(counted(answer.persons, "Person", "Personen", none: "niemand"))", area: .flats,
            errors: errors, isNarrow: true,
            body: "\(form.markup(fields, submit: "Auszug eintragen"))<p><a href=\"\(Shelters.link(shelter))\">Zur Unterkunft</a></p>")
    }
}
