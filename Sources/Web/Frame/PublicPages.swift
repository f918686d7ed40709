import HTTPTypes
import Markup
import Office

/// What everybody may read: the frame's own files and the pages of the foot.
enum PublicPages {
    static let routes: [Route] = [
        .get("/health", needs: .open) { _ in
            Answer(status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: Array("ok\n".utf8))
        },
        .get("/assets/:name", needs: .open) { context in
            guard let asset = context.visit.face.assets.asset(at: try context.parameter("name")) else { throw Refusal.notFound }
            return Answer(
                status: .ok, headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"], body: asset.bytes)
        },
        .get("/barrierefreiheit", needs: .open) { $0.page(accessibility) },
        .get("/datenschutz", needs: .open) { $0.page(privacy) },
    ]

    private static let accessibility = Page(
        "Barrierefreiheit", isNarrow: true,
        body: """
            <p>Neuanfang ist nach den Regeln WCAG 2.2, Stufe AA, gebaut. Das heißt zum Beispiel:</p>
            <ul>
            <li>Jede Seite lässt sich allein mit der Tastatur bedienen.</li>
            <li>Jede Seite geht ohne JavaScript und bis 320 Pixel Breite ohne Rollen zur Seite.</li>
            <li>Farbe allein sagt nie etwas: Daneben steht ein Wort.</li>
            <li>Fehler stehen oben gesammelt und noch einmal am Feld.</li>
            </ul>
            <h2>Was noch fehlt</h2>
            <p>Die Seiten werden maschinell geprüft. Menschen, die mit Vorleseprogrammen arbeiten, haben sie noch nicht geprüft.
            Wenn Sie auf ein Hindernis stoßen, sagen Sie es bitte der Leitung Ihrer Stelle.</p>
            <h2>Tasten</h2>
            <p><kbd>/</kbd> springt zur Suche, <kbd>N</kbd> zum Notizfeld. Beides wirkt nicht, während Sie in ein Feld schreiben.</p>
            """)

    private static let privacy = Page(
        "Datenschutz", isNarrow: true,
        body: """
            <p>Die Beratung ist freiwillig und unverbindlich. Dieses System meldet nichts von sich aus an andere Stellen.</p>
            <ul>
            <li>Namen, Kontakte und Notizen liegen verschlüsselt in der Datenbank; der Hauptschlüssel liegt nicht bei den Daten.</li>
            <li>Jeder Zugriff auf eine Akte wird festgehalten.</li>
            <li>Keine Seite lädt etwas von fremden Servern. In Adressen stehen keine Namen.</li>
            <li>Es gibt ein Cookie für die Anmeldung, eines, das Formulare vor der Anmeldung schützt, und eines, das für eine Minute eine Meldung
            wie „Gespeichert“ trägt. Sie werden gelöscht, wenn Sie sich abmelden oder den Browser schließen.</li>
            </ul>
            <p>Verantwortlich ist die Stelle, bei der Sie dieses System benutzen. Fragen beantwortet ihre Datenschutzbeauftragte oder ihr Datenschutzbeauftragter.</p>
            """)
}
