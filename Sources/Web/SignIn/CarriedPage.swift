import Basics
import HTTPTypes
import Markup
import Office

/// A form that was sent when the session had ended: it goes through the sign-in page and comes back.
enum CarriedPage {
    /// The sealed form on the sign-in page.
    static let field = "mitgebracht"
    /// A form of 64 kB, encoded twice.
    static let limit = 256 * 1024

    /// The page to sign in on, with the form in it.
    static func signIn(_ visit: Visit, carrying sealed: String) -> Answer {
        let context = OpenContext(visit: visit)
        return context.formPage(SignIn.page(context, kept: [field: sealed]), status: .unauthorized)
    }

    /// What was sent, for the same worker, to be sent for good. It carries the same command, so it happens once.
    static func again(_ visit: Visit, _ carried: CarriedForm) throws -> Answer {
        let context = try SignedInContext(visit: visit)
        guard let link = Link(local: carried.path), let sent = try? FormData(bytes: Array(carried.body.utf8)) else { throw Refusal.notFound }
        let form = context.form(to: link, kept: sent)
        let own: Set<String> = [FormSeal.field, Form.commandField]
        let fields = sent.fields.filter { !own.contains($0.name) }
        let texts = fields.filter { $0.value.utf8.count > 40 }
        let shown: [HTML] = texts.map { "<blockquote class=\"wish\"><p>\(HTML.lines($0.value))</p></blockquote>" }
        return context.page(
            Page(
                "Ihre Eingaben sind noch da", lead: "Ihre Sitzung war zu Ende, als Sie gespeichert haben. Jetzt sind Sie wieder angemeldet.",
                isNarrow: true,
                body: """
                    <p><strong>Gespeichert ist noch nichts.</strong> Mit dem Knopf geht alles ab, was Sie eingetragen hatten.</p>\(shown)
                    \(form.markup("\(fields.map { form.hidden($0.name, $0.value) })", submit: "Jetzt speichern"))
                    """))
    }
}
