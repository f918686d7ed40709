import Basics
import Markup
import Office

/// Who may be the person a form describes: in the form, and as a fragment while typing.
enum SimilarView {
    static let fragmentLink: Link = "/dubletten/aehnliche"

    /// The place in a form where hits appear; the script fills it while somebody types.
    static func box(_ hits: [SimilarPerson], apartFrom file: CaseID? = nil) -> HTML {
        let own: HTML? = file.map { "<input type=\"hidden\" name=\"file\" value=\"\($0.text)\">" }
        return "\(own)<div class=\"similar\" data-similar=\"\(fragmentLink.text)\" aria-live=\"polite\">\(list(hits))</div>"
    }

    static func list(_ hits: [SimilarPerson]) -> HTML? {
        guard !hits.isEmpty else { return nil }
        return panel(
            .warn,
            """
            <p><strong>\(hits.count == 1 ? "Möglicher Treffer" : "Mögliche Treffer")</strong></p>
            <ul>\(hits.map(line))</ul>
            <p>Ist es jemand anders, legen Sie ruhig an. Sie können das auch später noch klären.</p>
            """)
    }

    private static func line(_ hit: SimilarPerson) -> HTML {
        guard let file = hit.line else {
            return "<li>Gesperrter Fall, Zugang bei \(HTML.bdi(hit.ownerName)) anfragen.</li>"
        }
        return """
            <li><a href="\("/faelle/\(file.id)" as Link)">\(HTML.bdi(hit.called))</a>\(hit.born.map { ", geboren \(day($0))" as HTML }), \(file.number), \
            \(file.outcome?.german ?? file.stage.german), \(HTML.bdi(hit.ownerName))<br>\(words(hit.comparison))</li>
            """
    }

    /// The verdict and what speaks for and against it.
    static func words(_ comparison: Comparison) -> HTML {
        """
        \(tag(comparison.verdict, comparison.isVeryLikely ? .warn : .plain)) \(comparison.pro.joined(separator: " · "))\
        \(comparison.contra.isEmpty ? .empty : "; dagegen: \(comparison.contra.joined(separator: " · "))" as HTML)
        """
    }

    /// Another person may have the same name, so hits are a question and no refusal.
    static func choice(_ hits: [SimilarPerson], anyway: String) -> HTML? {
        guard !hits.isEmpty else { return nil }
        return """
            <p class="buttons"><button class="button" name="anyway" value="ja">\(anyway)</button>\
            <button class="button second">Noch einmal vergleichen</button></p>
            """
    }
}
