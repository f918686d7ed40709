import Basics
import HTTPTypes
import Markup
import Office
import Web

/// A screen with every element a form can have, as a screen of the house would write it.
enum SampleScreen {
    enum Naming: String { case named, nameless }

    static let link: Link = "/muster"

    static let routes: [Route] = [
        .get("/muster", needs: .signedIn) { $0.page(page($0, kept: ["language": "sq", "naming": "named", "note": "Erste Zeile\nzweite <Zeile>"])) },
        .post("/muster", needs: .right(.keepFiles), bodyLimit: 4_096) { context in
            do {
                var read = FormReader(context.form)
                _ = read.line("name", required: "den Familiennamen", max: 40)
                _ = read.date("born", required: "das Geburtsdatum")
                _ = read.money("cost")
                _ = read.language("language", required: "die Sprache")
                _ = read.choice("naming", Naming.self, required: "eine Art der Akte")
                _ = read.yesNo("interpreter", required: "eine Antwort")
                try read.finish()
                return context.seeOther(link, notice: Notice("Gespeichert.", undo: "/muster/zurueck"))
            } catch Refusal.invalid(let errors) {
                return context.page(page(context, kept: context.form, errors: FieldErrors(errors)))
            }
        },
        .get("/muster/:id", needs: .right(.seeFiles)) { context in
            let id = try context.id("id", of: CaseRecord.self)
            return context.page(Page("Akte", body: "<p>\(id.text)</p>"))
        },
    ]

    static func page(_ context: SignedInContext, kept: FormData, errors: FieldErrors = FieldErrors()) -> Page {
        Page(
            "Aufnahme", lead: "Nur was Sie heute wissen. Alles andere geht später.", area: .files,
            identity: IdentityBar(name: "A., Besarta", facts: ["Fall M-2026-0417", "Kosovo · 2 Kinder", "Albanisch \(tag("Dolmetschen", .warn))"]),
            sections: Sections(
                "Akte", pages: [("Übersicht", "/muster/uebersicht"), ("Aufnahme", link), ("Verlauf", "/muster/verlauf")], current: link),
            errors: errors,
            body: columns(form(context, kept: kept, errors: errors), aside: aside, asideLabel: "Nächste Schritte"))
    }

    private static func form(_ context: SignedInContext, kept: FormData, errors: FieldErrors) -> HTML {
        let form = context.form(to: link, kept: kept, errors: errors)
        return form.markup(
            """
            \(form.text("name", "Familienname", hint: "So, wie die Person ihn schreibt.", maxLength: 40))\
            \(form.date("born", "Geburtsdatum"))\
            \(form.select("language", "Sprache", options: Language.all.map { Choice($0.tag, $0.german) }))\
            \(form.radios("naming", "Art der Akte", options: [Choice("named", "Mit Namen"), Choice("nameless", "Ohne Namen", hint: "Der Name kann später dazukommen.")]))\
            \(form.yesNoUnknown("interpreter", "Wird gedolmetscht?"))\
            \(form.checkboxes("needs", "Worum geht es?", options: [Choice("flat", "Wohnung"), Choice("work", "Arbeit"), Choice("school", "Schule")], isOptional: true))\
            \(form.money("cost", "Kosten", isOptional: true))\
            \(form.area("note", "Notiz", hint: "Kurztaste N.", isOptional: true, shortcut: "N"))\
            \(form.checkbox("consent", "Die Person ist einverstanden.", hint: "Die Erklärung liegt unterschrieben vor."))\
            <details><summary>Warum fragen wir das?</summary><p>Das Gesetz verlangt es.</p></details>
            """, submit: "Akte anlegen")
    }

    private static var aside: HTML {
        """
        \(card("Förderung", "<p>\(tag("möglich", .good)) Coming Home</p><p class=\"big\">\(Money(cents: 300_000).german)</p>"))\
        \(panel(.warn, "<p><strong>Eine Angabe entscheidet:</strong> eigene Mittel</p>"))\
        \(Table(
            "Termine", showsCaption: true, columns: [.init("Zeit"), .init("Person", .name), .init("Betrag", .number)],
            rows: [["09:00", "<a href=\"/muster\">A., Besarta</a>", "\(Money(cents: 120_050).german)"], ["10:30", "<a href=\"/muster\">H., Yonas</a>", ""]]).markup)\
        \(summaryList([("Land", "Kosovo", "<a href=\"/muster\">Ändern\(unseen(": Land"))</a>"), ("Seit", day(CivilDate(dayNumber: 20_000)), nil)]))
        """
    }
}
