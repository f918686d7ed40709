import Basics
import Catalogue
import Markup
import Office
import Papers

/// The letter as it would be frozen, with what still stands against it: within its form, and alone for the script.
struct LetterPreviewView {
    let answer: LetterPreview.Answer
    /// What was typed and cannot be read.
    let unreadable: [FieldError]

    var markup: HTML {
        """
        <div role="status" class="noprint">\(gaps)</div>\(LetterView.markup(answer.letter.sheet, mark: "Vorschau. Noch nicht festgeschrieben."))
        """
    }

    private var gaps: HTML {
        let lines = answer.missing.map(line) + (answer.refused + unreadable).map(line)
        guard !lines.isEmpty else { return panel(.good, "<p>Es fehlt nichts. Festgeschrieben ändert sich der Brief nicht mehr.</p>") }
        return panel(.warn, "<p><strong>Es fehlt noch</strong></p><ul>\(lines)</ul>")
    }

    private func line(_ gap: LetterGap) -> HTML {
        guard let (words, link) = mend(gap.mend) else { return "<li>\(gap.label): trägt die Verwaltung des Systems ein</li>" }
        return "<li>\(gap.label): <a href=\"\(link)\">\(words)</a></li>"
    }

    private func line(_ error: FieldError) -> HTML {
        let link: Link = "#feld-\(error.field)"
        return "<li><a href=\"\(link)\">\(error.message)</a></li>"
    }

    private func mend(_ mend: LetterGap.Mend) -> (words: String, link: Link)? {
        let file = answer.file.id
        switch mend {
        case .form(let field): return ("im Formular eintragen", "#feld-\(field)")
        case .name: return ("Namen ergänzen", "/faelle/\(file)/name")
        case .person(let person): return ("bei der Person eintragen", "/faelle/\(file)/haushalt/person/\(person)")
        case .household: return ("im Haushalt eintragen", FilePages.Section.household.link(in: file))
        case .plan: return ("im Plan eintragen", FilePages.Section.plan.link(in: file))
        case .appointment: return ("Termin vereinbaren", "/faelle/\(file)/termin")
        case .settings: return ("in den Einstellungen eintragen", SettingsPage.link)
        case .administration: return nil
        }
    }
}
