import Basics
import Catalogue
import Markup
import Office

/// What a new version changes, in words: in the programmes, and in the open files one may see.
struct PreviewView {
    let preview: RulesPreview
    /// Where the next files are looked at.
    let next: Link

    var markup: HTML { "\(tests)\(changes)\(files)" }

    private var tests: HTML {
        guard !preview.failedTests.isEmpty else {
            return "<p>\(tag("stimmt", .good)) Alle \(preview.tests) Prüfpunkte der Beispiele kommen heraus.</p>"
        }
        let failed = preview.failedTests.prefix(20).map { "<li lang=\"en\">\($0.text)</li>" as HTML }
        return panel(
            .bad,
            "<p><strong>\(preview.failedTests.count) von \(preview.tests) Prüfpunkten der Beispiele stimmen nicht.</strong></p><ul>\(failed)</ul>")
    }

    // MARK: Rules

    private var changes: HTML {
        let head: HTML = "<h2>Was sich an den Regeln ändert</h2>"
        guard !preview.changes.isEmpty else { return "\(head)<p>Nichts.</p>" }
        return "\(head)<dl class=\"rulebook\">\(preview.changes.map(line))</dl>"
    }

    private func line(_ change: CatalogueChange) -> HTML {
        let programme = String(change.id.prefix { $0 != "." })
        let owner = preview.new.programme(programme) ?? preview.inForce.programme(programme)
        let details = change.details.map { "<dd>\($0.path): <del>\($0.before ?? "–")</del> → <ins>\($0.after ?? "–")</ins></dd>" as HTML }
        return """
            <div><dt>\(change.kind.wording.de) „\(change.title.isEmpty ? change.id : change.title.de)“ \(tag(change.way.wording.de)) \
            <small>\(owner?.title.de ?? "")</small></dt>\(details)</div>
            """
    }

    // MARK: Files

    private var files: HTML {
        let head: HTML = "<h2>Welche offenen Fälle ein anderes Ergebnis bekämen</h2>"
        guard preview.looked > 0 else {
            return preview.before > 0
                ? "\(head)<p>Mehr offene Fälle, die Sie sehen dürfen, gibt es nicht.</p>"
                : "\(head)<p>Fälle sehen Sie mit Ihren Rechten nicht; das zeigt sich der Beratung und der Teamleitung.</p>"
        }
        guard !preview.files.isEmpty else { return "\(head)<p>Keiner von \(looked). \(rest)</p>" }
        return """
            \(head)<p>\(preview.files.count) von \(looked). Was zugesagt ist, bleibt, wie es ist. \(rest)</p>\
            \(Table(
                "Betroffene Fälle", columns: [.init("Fall", .name), .init("Was anders wird")],
                rows: preview.files.map { file in
                    ["<a href=\"\(FilePages.Section.funding.link(in: file.id))\">\(file.number)</a>", words(file.differences)]
                }).markup)
            """
    }

    /// "200 offenen Fällen, die Sie sehen dürfen (Nr. 201 bis 400 nach dem letzten Kontakt)": what was looked at, and what was not.
    private var looked: String {
        let all = preview.before == 0 && !preview.hasMore
        let places = "Nr. \(preview.before + 1) bis \(preview.before + preview.looked) nach dem letzten Kontakt, neueste zuerst"
        return "\(preview.looked) offenen Fällen, die Sie sehen dürfen" + (all ? "" : " (\(places))")
    }

    private var rest: HTML {
        guard preview.hasMore else { return .empty }
        return "Die weiteren offenen Fälle sind noch nicht angesehen. <a href=\"\(next)\" rel=\"next\">Nächste \(PreviewRules.pageSize) prüfen</a>"
    }

    /// The same change for several persons is told once.
    private func words(_ differences: [ResultDifference]) -> HTML {
        let lines = differences.map { difference in
            "\(difference.title.de): bisher \(difference.before?.wording.de ?? "nicht im Katalog"), künftig \(difference.after?.wording.de ?? "nicht mehr im Katalog")"
        }
        let unique = lines.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let rest = unique.count - 6
        return "\(unique.prefix(6).map { "\($0)" as HTML }.joined(separator: "<br>"))\(rest > 0 ? "<br>und \(rest) weitere" : .empty)"
    }
}
