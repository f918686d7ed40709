import Markup
import Office

/// The help sheet of the keys.
enum KeyboardPage {
    static let routes: [Route] = [.get("/tastatur", needs: .signedIn) { context in context.page(page(context)) }]

    private static func page(_ context: SignedInContext) -> Page {
        let areas = Area.allCases.filter { $0.isShown(to: context.worker) }.compactMap { area in area.key.map { (["G", $0], area.title) } }
        let keys: [([String], String)] =
            [
                (["/"], "Suche"), (["N"], "Notiz in diesem Fall"), (["T"], "Termin in diesem Fall"), (["J"], "nächste Zeile einer Liste"),
                (["K"], "vorige Zeile einer Liste"), (["Enter"], "die Zeile öffnen"), (["?"], "diese Seite"),
            ] + areas
        let state: HTML =
            context.session.preferences.singleKeys
            ? "Tastenkürzel sind an." : "<strong>Tastenkürzel sind bei Ihnen ausgeschaltet.</strong>"
        return Page(
            "Tastatur", lead: "Wirkt nur, wenn gerade nicht in ein Feld getippt wird.", isNarrow: true,
            body: """
                \(summaryList(keys.map { keys, what in (what, "\(keys.map { "<kbd>\($0)</kbd> " as HTML })", nil) }))
                <p>\(state) <a href="\(SettingsPage.link)">An- und ausschalten</a></p>
                """)
    }
}
