import Markup
import Office

/// The click before what needs protection: it says that it is written down, and lets the worker say what for.
enum ProtectionClick {
    static let reasonField = "wozu"

    /// The choice and the button, for a form that posts there.
    static func fields(_ form: Form, about: String, to link: Link) -> HTML {
        """
        \(form.select(reasonField, "Wozu?", options: ReadingReason.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true, empty: "Ohne Angabe"))\
        <p><button class="button second" formaction="\(link)" formnovalidate data-leave>Anzeigen\(unseen(": \(about)"))</button></p>
        """
    }

    static let hint: HTML = """
        <p class="hint">Gesundheit, Gewalt, Haft und Ähnliches stehen nicht auf dieser Seite. Wer sie öffnet, steht im Protokoll und im Verlauf.</p>
        """
}

extension RouteContext {
    /// What the worker wants to know it for; nil where they did not say.
    var readingReason: ReadingReason? { form[ProtectionClick.reasonField].flatMap { ReadingReason(rawValue: $0) } }
}
