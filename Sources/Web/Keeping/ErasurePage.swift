import Basics
import Markup
import Office

/// Destroying a file's key on demand. There is no way back, so the number is typed twice.
enum ErasurePage {
    static let link: Link = "/protokoll/loeschen"

    static let routes: [Route] = [
        .get("/protokoll/loeschen", needs: .right(.eraseFiles)) { context in context.page(page(context, kept: FormData())) },
        .post("/protokoll/loeschen", needs: .right(.eraseFiles), erase),
    ]

    private static func erase(_ context: SignedInContext) async throws -> Answer {
        do {
            var read = FormReader(context.form)
            let number = read.line("number", required: "die Fallnummer", max: 20)
            let again = read.line("again", required: "die Fallnummer noch einmal", max: 20)
            if let number, let again, number.uppercased() != again.uppercased() { read.add("again", "Die beiden Nummern sind verschieden.") }
            let reason = read.choice("reason", ErasureReason.self, required: "den Grund")
            try read.finish()
            guard let number, let reason else { throw Refusal.invalid(read.errors) }
            try await context.office.erase(fileNumber: number, reason: reason.rawValue, id: context.commandID, by: context.worker)
            return context.seeOther(RecordPage.link, notice: Notice("Der Fall ist gelöscht. Sein Inhalt ist für niemanden mehr lesbar."))
        } catch Refusal.invalid(let errors) {
            return context.page(page(context, kept: context.form, errors: FieldErrors(errors)))
        }
    }

    private static func page(_ context: SignedInContext, kept: FormData, errors: FieldErrors = FieldErrors()) -> Page {
        let form = context.form(to: link, kept: kept, errors: errors)
        return Page(
            "Einen Fall löschen", area: .record, errors: errors, isNarrow: true,
            body: """
                \(panel(.warn, "<p><strong>Das lässt sich nicht rückgängig machen, auch nicht durch die Technik.</strong></p>"))
                <p>Gelöscht wird der Schlüssel des Falls. Namen, Angaben, Notizen, Briefe, Termine und Aufgaben sind danach nicht mehr lesbar.
                Gezählt bleibt, was gezählt wurde: Gespräche, Ausreisen und Zusagen stehen weiter in den Berichten, ohne dass jemand sagen kann, wessen sie waren.
                In Sicherungskopien bleibt der Fall lesbar, bis sie ablaufen.</p>
                \(form.markup(
                    """
                    \(form.text("number", "Fallnummer", hint: "Zum Beispiel R-7K3F9Q.", width: .short, maxLength: 20))\
                    \(form.text("again", "Fallnummer noch einmal", hint: "Damit nicht der falsche Fall verloren geht.", width: .short, maxLength: 20))\
                    \(form.radios("reason", "Warum wird gelöscht?", options: ErasureReason.choices))\
                    <p class="buttons"><button class="button danger">Endgültig löschen</button><a href="/protokoll">Abbrechen</a></p>
                    """, submit: nil))
                """)
    }
}

/// Why a file is erased, as the log keeps it.
private enum ErasureReason: String {
    case demand, retention

    static let choices = [
        Choice(demand.rawValue, "Die Person verlangt es"), Choice(retention.rawValue, "Die Aufbewahrungsfrist ist vorbei"),
    ]
}
