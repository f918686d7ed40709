import Basics
import Markup
import Office

/// What stands around every page: bar, search, navigation, foot.
struct Frame {
    let assets: WebAssets
    let worker: Worker?
    let seal: FormSeal
    var notice: Notice?
    /// Until the session ends if nothing is done.
    var secondsLeft: Int?
    /// Whether single keys lead somewhere; the worker may turn them off.
    var hasSingleKeys = true
}

extension Page {
    func markup(in frame: Frame) -> HTML {
        """
        <!doctype html>
        <html lang="\(language?.tag ?? "de")" dir="\(isRightToLeft ? "rtl" : "ltr")">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(errors.isEmpty ? "" : "Fehler: ")\(title) – Neuanfang</title>
        <link rel="stylesheet" href="\(frame.assets.link("app.css"))">
        <link rel="icon" href="\(frame.assets.link("icon.svg"))" type="image/svg+xml">
        <script src="\(frame.assets.link("app.js"))" defer></script>
        </head>
        <body\(attribute: "data-seconds-left", frame.secondsLeft.map { String($0) })\(attribute: "data-worker", frame.worker?.id.text)\(attribute: "data-keys", frame.hasSingleKeys ? nil : "off")>
        <a class="skip" href="#inhalt">Zum Inhalt springen</a>
        \(frame.bar(current: area))\
        \(identity?.markup)\
        <main id="inhalt" tabindex="-1"\(attribute: "class", isNarrow ? "narrow" : nil)>
        \(sections?.markup)\
        \(frame.noticeLine)\
        <h1>\(heading ?? title)</h1>
        \(lead.map { "<p class=\"lead\">\($0)</p>" })\
        \(errors.summary(form: errorForm))
        \(body)
        </main>
        \(frame.foot)
        </body>
        </html>

        """
    }

    private var isRightToLeft: Bool { ["ar", "fa", "prs", "ps", "ckb", "ur"].contains(language?.tag) }
}

extension Frame {
    func bar(current: Area?) -> HTML {
        """
        <header class="bar"><div class="wrap">
        <a class="brand" href="/">Neuanfang</a>
        \(worker.map { tools(for: $0, current: current) })\
        </div></header>

        """
    }

    private func tools(for worker: Worker, current: Area?) -> HTML {
        """
        \(worker.may(.seeFiles) ? search : .empty)\
        <nav aria-label="Hauptmenü"><ul>\(Area.allCases.filter { $0.isShown(to: worker) }.map { item($0, current: current) })</ul></nav>
        <form class="who" method="post" action="/abmelden">\(sealField)\
        <a href="/einstellungen">\(HTML.bdi(worker.name))\(unseen(", Einstellungen"))</a> <button class="plain">Abmelden</button></form>

        """
    }

    private func item(_ area: Area, current: Area?) -> HTML {
        """
        <li><a href="\(area.link)"\(attribute: "aria-current", area == current ? "true" : nil)\
        \(attribute: "aria-keyshortcuts", area.key.map { "G \($0)" })>\(area.title)</a></li>
        """
    }

    /// Posts, because a name must not stand in an address.
    private var search: HTML {
        """
        <form class="search" role="search" method="post" action="/faelle/suche">\(sealField)\
        <label class="unseen" for="suche">Fall suchen</label>\
        <input type="search" id="suche" name="q" maxlength="80" autocomplete="off" spellcheck="false" placeholder="Name oder Fallnummer" \
        aria-keyshortcuts="/"><button class="plain">Suchen</button></form>

        """
    }

    private var sealField: HTML { "<input type=\"hidden\" name=\"\(FormSeal.field)\" value=\"\(seal.text)\">" }

    var noticeLine: HTML {
        guard let notice else { return .empty }
        return """
            <div class="notice" role="status"><p>\(notice.text)</p>\(notice.undo.map(undoForm))</div>

            """
    }

    private func undoForm(_ link: Link) -> HTML {
        """
        <form method="post" action="\(link)">\(sealField)\(Form.freshCommand)<button class="button second">Rückgängig</button></form>
        """
    }

    private static let help: HTML = "<li><a href=\"/tastatur\" aria-keyshortcuts=\"?\">Tastatur</a></li>"

    var foot: HTML {
        """
        <footer class="foot"><div class="wrap"><ul>
        <li><a href="/barrierefreiheit">Barrierefreiheit</a></li>
        <li><a href="/datenschutz">Datenschutz</a></li>
        <li><a href="/regeln">So rechnet das System</a></li>\(worker == nil ? .empty : Self.help)
        </ul></div></footer>
        """
    }
}
