import Markup
import Office
import Papers

/// Instead of a PDF, where the press does not work: what to do, because the letter itself is whole.
struct UnprintedPage {
    static let noPress = "Der Briefdruck ist hier nicht eingerichtet."

    let file: CaseFile
    let sentence: String
    let letter: Link

    var page: Page {
        FilePages.page(
            "Kein PDF", of: file, at: .letters, isNarrow: true,
            body: """
                <p>\(sentence) Der Brief selbst ist unversehrt.</p>\
                <p>Drucken Sie ihn aus dem Browser: Öffnen Sie den Brief und wählen Sie „Drucken“; auf dem Papier steht nur der Brief.</p>\
                <p>\(buttonLink("Brief öffnen", to: letter))</p>
                """)
    }
}

extension PaperError {
    /// The administrator's reason stands in `doctor`; here one sentence is enough.
    var sentence: String {
        switch self {
        case .pressMissing, .closed: "Der Briefdruck steht gerade nicht bereit."
        case .refused: "Der Briefdruck konnte diesen Brief nicht setzen."
        case .tooSlow: "Der Briefdruck hat zu lange gebraucht."
        case .brokeDown: "Der Briefdruck ist abgebrochen."
        }
    }
}
