import Basics
import Markup
import Office

/// "Ausreise": who left, when and where to, with what proof.
enum Departures {
    static let routes: [Route] = [
        .get("/faelle/:fall/ausreise", needs: .right(.confirmDepartures)) { context in
            let answer = try await sheet(context)
            return context.page(page(context, answer, kept: preset(answer)))
        },
        .post("/faelle/:fall/ausreise", needs: .right(.confirmDepartures), confirm),
        .post("/faelle/:fall/ausreise/:ausreise/zuruecknehmen", needs: .right(.confirmDepartures)) { context in
            let file: CaseID = try context.id("fall")
            _ = try await context.perform(VoidDeparture(file: file, departure: try context.id("ausreise")))
            return context.seeOther(
                FilePages.Section.departure.link(in: file), notice: Notice("Die Bestätigung ist zurückgenommen und zählt nicht mehr."))
        },
    ]

    private static func sheet(_ context: SignedInContext) async throws -> DepartureSheet.Answer {
        try await context.ask(DepartureSheet(file: try context.id("fall")))
    }

    private static func confirm(_ context: SignedInContext) async throws -> Answer {
        let answer = try await sheet(context)
        let link = FilePages.Section.departure.link(in: answer.file.id)
        do {
            var read = FormReader(context.form)
            let persons = read.form.all("persons").compactMap { PersonID($0) }
            let leftOn = read.date("left_on", required: "den Tag der Ausreise")
            let country = read.country("country", required: "das Land")
            let proof = read.choice("proof", DepartureProof.self, required: "einen Nachweis")
            let detail = read.line("proof_detail") ?? ""
            try read.finish()
            guard let leftOn, let country, let proof else { return .seeOther(link) }
            _ = try await context.perform(
                ConfirmDeparture(file: answer.file.id, persons: persons, leftOn: leftOn, country: country, proof: proof, proofDetail: detail))
            return context.seeOther(
                link, notice: Notice(persons.count == 1 ? "Die Ausreise ist bestätigt." : "Die Ausreise von \(persons.count) Personen ist bestätigt.")
            )
        } catch Refusal.invalid(let errors) {
            return context.page(page(context, answer, kept: context.form, errors: FieldErrors(errors)))
        }
    }

    /// The destination is what the file says; it can be changed, because people travel elsewhere.
    private static func preset(_ answer: DepartureSheet.Answer) -> FormData { ["country": answer.file.destination?.code] }

    private static func page(
        _ context: SignedInContext, _ answer: DepartureSheet.Answer, kept: FormData, errors: FieldErrors = FieldErrors()
    ) -> Page {
        let gone = answer.persons.flatMap { person in answer.departures.filter { $0.voidedAt == nil && $0.person == person.id } }
        let here = answer.persons.filter { person in !gone.contains { $0.person == person.id } }
        return FilePages.page(
            of: answer.file, at: .departure,
            lead: "Gezählt wird, wer mit Tag und Nachweis bestätigt ist. Familien können getrennt reisen; jede Person zählt einmal.", errors: errors,
            body: "\(confirmed(context, answer, gone))\(form(context, answer, here, kept: kept, errors: errors))\(takenBack(answer))")
    }

    private static func form(
        _ context: SignedInContext, _ answer: DepartureSheet.Answer, _ here: [Person], kept: FormData, errors: FieldErrors
    ) -> HTML {
        guard !here.isEmpty else { return "<p>Für alle Personen der Akte ist die Ausreise bestätigt.</p>" }
        guard answer.file.stage != .closed else {
            return
                "<p>Dieser Fall ist abgeschlossen. Öffnen Sie ihn in der <a href=\"\(FilePages.Section.overview.link(in: answer.file.id))\">Übersicht</a> wieder, um eine Ausreise zu bestätigen.</p>"
        }
        let form = context.form(to: FilePages.Section.departure.link(in: answer.file.id), kept: kept, errors: errors)
        return """
            <h2>Ausreise bestätigen</h2>
            \(form.markup(
                """
                \(form.checkboxes("persons", "Wer ist ausgereist?", options: here.map { Choice($0.id.text, $0.called) }))\
                \(form.date("left_on", "Tag der Ausreise"))\
                \(form.select("country", "Land", options: Country.all.map { Choice($0.code, $0.german) }, hint: "Vorbelegt mit dem Zielland der Akte."))\
                \(form.radios("proof", "Nachweis", options: DepartureProof.allCases.map { Choice($0.rawValue, $0.german) }))\
                \(form.text("proof_detail", "Nummer oder Fundstelle des Nachweises", hint: "Wird verschlüsselt gespeichert.", isOptional: true))
                """, submit: "Ausreise bestätigen"))
            """
    }

    private static func confirmed(_ context: SignedInContext, _ answer: DepartureSheet.Answer, _ gone: [Departure]) -> HTML {
        guard !gone.isEmpty else { return .empty }
        return Table(
            "Bestätigte Ausreisen", showsCaption: true,
            columns: [.init("Person", .name), .init("Ausgereist am"), .init("Land"), .init("Nachweis"), .init("Bestätigt von"), .init("Rückgängig")],
            rows: gone.map { departure in
                let name = name(departure, answer)
                let link: Link = "/faelle/\(answer.file.id)/ausreise/\(departure.id)/zuruecknehmen"
                return [
                    HTML.bdi(name), day(departure.leftOn), "\(departure.country.german)",
                    "\(departure.proof.german)\(departure.proofDetail.map { ", \($0)" as HTML })", HTML.bdi(departure.confirmedBy),
                    context.form(to: link).button("Zurücknehmen", about: "der Ausreise von \(name)"),
                ]
            }
        ).markup
    }

    private static func takenBack(_ answer: DepartureSheet.Answer) -> HTML {
        let voided = answer.departures.filter { $0.voidedAt != nil }
        guard !voided.isEmpty else { return .empty }
        return """
            <details><summary>Zurückgenommene Bestätigungen (\(voided.count))</summary><ul>\(voided.map { departure in
                "<li>\(HTML.bdi(name(departure, answer))), \(day(departure.leftOn)), \(departure.country.german)\(departure.voidedAt.map { ", zurückgenommen am \(dayAndHour($0))" as HTML })</li>" as HTML
            })</ul></details>
            """
    }

    private static func name(_ departure: Departure, _ answer: DepartureSheet.Answer) -> String {
        answer.persons.first { $0.id == departure.person }?.called ?? "nicht mehr in der Akte"
    }
}
