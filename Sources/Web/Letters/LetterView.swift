import Markup
import Papers

/// The letter on the screen, drawn from the same sheet as the paper.
enum LetterView {
    /// `mark` says on paper too that the letter does not bind.
    static func markup(_ sheet: LetterSheet, mark: String?) -> HTML {
        """
        <article class="letter" aria-label="Brief">\(mark.map { "<p class=\"mark\">\($0)</p>" as HTML })
        <header><p class="office"><strong>\(sheet.sender.office)</strong>\(sheet.sender.letterhead.map { "<br>\($0)" as HTML })</p>
        <div class="window"><p class="return">\(sheet.sender.returnAddress)</p><p>\(sheet.recipient.map { HTML.bdi($0) }.joined(separator: "<br>"))</p></div>
        <dl>\(sheet.information.map(entry))</dl></header>
        <h2>\(sheet.subject)</h2>
        \(sheet.parts.map(part))
        <footer>\(sheet.foot)</footer>
        </article>

        """
    }

    private static func entry(_ entry: OfferLetter.Entry) -> HTML { "<div><dt>\(entry.label)</dt><dd>\(entry.value)</dd></div>" }

    private static func part(_ part: LetterSheet.Part) -> HTML {
        switch part {
        case .text(let paragraphs): paragraphs.map { "<p>\($0)</p>" as HTML }.joined()
        case .benefits(let heading, let columns, let lines, let sumLabel, let sum):
            benefits(heading, columns, lines, sumLabel, sum)
        case .list(let heading, let items): "<h3>\(heading)</h3><ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>"
        case .reasons(let heading, let items, let rules):
            "<h3>\(heading)</h3><ul class=\"small\">\(items.map(reason))</ul><p class=\"small\">\(rules)</p>"
        case .signatures(let greeting, let signatures):
            "<div class=\"signatures\"><p>\(greeting)</p><div>\(signatures.map(signature))</div></div>"
        case .summary(let label, let state, let language, let direction, let heading, let paragraphs):
            """
            <section class="translation"><p class="small">\(label)\(state.isEmpty ? .empty : " \(tag(state, .warn))")</p>\
            <div lang="\(language)" dir="\(direction.rawValue)"><h3>\(heading)</h3>\(paragraphs.map { "<p>\($0)</p>" as HTML })</div></section>
            """
        }
    }

    private static func benefits(_ heading: String, _ columns: [String], _ lines: [OfferLetter.Line], _ sumLabel: String, _ sum: String) -> HTML {
        """
        <table role="table"><caption>\(heading)</caption>
        <thead role="rowgroup"><tr role="row">\(columns.enumerated().map { column($1, isLast: $0 == columns.count - 1) })</tr></thead>
        <tbody role="rowgroup">\(lines.map(line))</tbody>
        <tfoot role="rowgroup"><tr role="row"><th role="rowheader" scope="row" colspan="2">\(sumLabel)</th><td role="cell" class="number">\(sum)</td></tr></tfoot>
        </table>
        """
    }

    private static func column(_ title: String, isLast: Bool) -> HTML {
        "<th role=\"columnheader\" scope=\"col\"\(attribute: "class", isLast ? "number" : nil)>\(title)</th>"
    }

    private static func line(_ line: OfferLetter.Line) -> HTML {
        """
        <tr role="row"><th role="rowheader" scope="row">\(line.benefit)\(line.note.isEmpty ? .empty : "<br><small>\(line.note)</small>")</th>\
        <td role="cell">\(line.basis)</td><td role="cell" class="number">\(line.amount)</td></tr>
        """
    }

    private static func reason(_ reason: LetterSheet.Reason) -> HTML {
        "<li>\(reason.text)\(reason.origin.isEmpty ? .empty : "<br><span class=\"muted\">\(reason.origin)</span>")</li>"
    }

    private static func signature(_ signature: LetterSheet.Signature) -> HTML {
        """
        <p><span class="line">\(signature.signed)</span><br>\(signature.name.isEmpty ? .empty : "\(HTML.bdi(signature.name))<br>")\(signature.function)</p>
        """
    }
}
