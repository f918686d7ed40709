import Basics
import HTTPTypes
import Markup
import Office

/// "Einstellungen": how somebody likes to work, and the lists they keep.
enum SettingsPage {
    static let link: Link = "/einstellungen"

    static let routes: [Route] = [
        .get("/einstellungen", needs: .signedIn) { context in context.page(try await page(context)) },
        .post("/einstellungen", needs: .signedIn) { context in
            var preferences = context.session.preferences
            preferences.singleKeys = context.form["tasten"] != "aus"
            if context.worker.may(.keepFiles) { preferences.telephone = context.form["telefon"].map { String($0.cleanedLine.prefix(40)) } }
            try await context.office.keep(preferences, of: context.worker)
            return context.seeOther(link, notice: Notice("Die Einstellungen sind gespeichert."))
        },
    ]

    private static func page(_ context: SignedInContext) async throws -> Page {
        let form = context.form(
            to: link, kept: ["tasten": context.session.preferences.singleKeys ? "an" : "aus", "telefon": context.session.preferences.telephone])
        let keys = form.radios(
            "tasten", "Tastenkürzel mit einer Taste",
            options: [
                Choice("an", "An", hint: "N für eine Notiz, / für die Suche und so weiter"),
                Choice("aus", "Aus", hint: "Wenn Sie diktieren oder eine Taste leicht versehentlich drücken"),
            ])
        let telephone: HTML =
            context.worker.may(.keepFiles)
            ? form.text("telefon", "Ihre Telefonnummer", hint: "Steht in Briefen, die Sie schreiben.", isOptional: true, width: .half, maxLength: 40)
            : .empty
        let snippets: HTML? =
            context.worker.may(.keepFiles) ? card("Textbausteine", "<p><a href=\"/textbausteine\">Textbausteine ansehen und ändern</a></p>") : nil
        return Page(
            "Einstellungen", lead: "\(HTML.bdi(context.worker.name))", isNarrow: true,
            body: """
                \(form.markup("\(keys)\(telephone)", submit: "Speichern", guarded: false))<p><a href="/tastatur">Alle Tasten</a></p>
                \(try await lists(context))\(snippets)
                """)
    }

    private static func lists(_ context: SignedInContext) async throws -> HTML? {
        guard context.worker.may(.seeFiles) else { return nil }
        let own = try await context.ask(SavedLists()).filter(\.isOwn)
        guard !own.isEmpty else {
            return card(
                "Gemerkte Listen", "<p>Keine. In der <a href=\"/faelle\">Fallliste</a> merken Sie sich eine Eingrenzung unter einem Namen.</p>")
        }
        let lines: [HTML] = own.map { list in
            let link = list.query.isEmpty ? "/faelle" : Link(local: "/faelle?\(list.query)") ?? "/faelle"
            let drop = context.form(to: "/faelle/listen/\(list.id)/entfernen")
            return """
                <li><a href="\(link)">\(list.name)</a> \(list.isShared ? tag("im Team") : .empty) \(drop.button("Herausnehmen", about: "– \(list.name)"))</li>
                """
        }
        return card("Gemerkte Listen", "<ul>\(lines)</ul>")
    }
}
