import Basics
import Markup
import Office
import Papers

/// The papers as a table, those about health behind a click, and the form for a new one.
struct DocumentsView {
    let context: SignedInContext
    let answer: FileDocuments.Answer
    /// Nil until somebody asked for them.
    let sensitive: [Document]?
    let kept: FormData
    let errors: FieldErrors

    private var file: CaseID { answer.file.id }

    var page: Page {
        FilePages.page(
            of: answer.file, at: .documents, errors: errors,
            body: columns("\(list)\(health)", aside: context.worker.may(.keepFiles) ? newPaper : .empty, asideLabel: "Neue Unterlage"))
    }

    private var list: HTML {
        guard !answer.documents.isEmpty else {
            return "<p>In dieser Akte liegt noch keine Unterlage\(answer.sensitive > 0 ? " außer der zur Gesundheit" : "").</p>"
        }
        return table("Unterlagen", answer.documents)
    }

    private func table(_ caption: String, _ documents: [Document]) -> HTML {
        Table(
            caption, columns: [.init("Art", .name), .init("Von"), .init("Gültig bis"), .init("Abgelegt"), .init("Datei"), .init("Öffnen", .action)],
            rows: documents.map { document in
                [
                    "<a href=\"\(DocumentPage.link(document.id, in: file))\">\(document.facts.kind.german)</a>\(remark(of: document))",
                    whose(document.facts.person), expiry(of: document), "\(day(document.keptAt.local.day))<br>\(HTML.bdi(document.keptBy))",
                    paper(document), opening(of: document),
                ]
            }
        ).markup
    }

    private func remark(of document: Document) -> HTML {
        "<br><span class=\"hint\">\(HTML.bdi(document.facts.remark ?? document.name))</span>"
    }

    private func whose(_ person: PersonID?) -> HTML {
        guard let person else { return "Haushalt" }
        return answer.persons.first { $0.id == person }.map { HTML.bdi($0.called) } ?? "<span class=\"hint\">nicht mehr im Haushalt</span>"
    }

    private func expiry(of document: Document) -> HTML {
        guard let expires = document.facts.expiresOn else { return .empty }
        if expires < answer.today { return "\(day(expires)) \(tag("abgelaufen", .bad))" }
        return expires < answer.today.adding(days: 90) ? "\(day(expires)) \(tag("läuft ab", .warn))" : day(expires)
    }

    private func paper(_ document: Document) -> HTML {
        let pages = document.type == .pdf ? counted(document.pages, "Seite", "Seiten", none: "keine Seite") : "Bild"
        return "\(document.type.rawValue.uppercased()), \(pages), \(document.bytes.spokenSize)<br>\(tag(document.state.german, document.state.tone))"
    }

    private func opening(of document: Document) -> HTML {
        guard document.state.isOpenable else { return "<span class=\"hint\">\(document.finding.map { "gefunden: \($0)" } ?? "wartet")</span>" }
        return """
            <a class="button second" href="\("/faelle/\(file)/unterlagen/\(document.id)/datei" as Link)" download>Öffnen\
            \(unseen(": \(document.facts.kind.german)"))</a>
            """
    }

    private var health: HTML {
        guard answer.sensitive > 0 else { return .empty }
        guard let sensitive else {
            return card(
                "Gesundheit",
                """
                <p class="hint">\(counted(answer.sensitive, "Unterlage", "Unterlagen", none: "keine Unterlage")) zur Gesundheit. \
                Das Öffnen wird festgehalten.</p>
                <p><a href="\("/faelle/\(file)/unterlagen?schutz=1#schutz" as Link)">Anzeigen\(unseen(": Unterlagen zur Gesundheit"))</a></p>
                """)
        }
        return
            "<div id=\"schutz\">\(card("Gesundheit", "\(table("Unterlagen zur Gesundheit", sensitive))<p><a href=\"\(DocumentsPage.link(in: file))\">Wieder schließen</a></p>"))</div>"
    }

    private var newPaper: HTML {
        let form = context.form(to: DocumentsPage.link(in: file), kept: kept, errors: errors)
        guard context.visit.face.documents != nil else {
            return card(
                "Neue Unterlage", "<p>Die Prüfung von Dateien steht hier nicht bereit. Unterlagen werden deshalb gerade nicht angenommen.</p>")
        }
        let scan: HTML =
            context.visit.face.scanner == nil
            ? "Ein Virenscanner ist hier nicht eingerichtet."
            : "Jede Datei bleibt in Quarantäne, bis der Virenscanner sie geprüft hat."
        return card(
            "Neue Unterlage",
            form.fileMarkup(
                """
                \(form.file("file", "Datei", hint: "PDF, JPEG oder PNG, höchstens 20 MB, 200 Seiten.", accept: "application/pdf,image/jpeg,image/png"))\
                \(DocumentPage.fields(form, persons: answer.persons))
                <p class="hint">Angaben über Gerät, Ort und Verfasser werden entfernt. \(scan)</p>
                """, submit: "Ablegen"))
    }
}

extension DocumentState {
    var tone: Tone {
        switch self {
        case .clean: .good
        case .unscanned: .plain
        case .quarantined: .warn
        case .infected: .bad
        }
    }
}

extension Int {
    /// Bytes as people say them: "340 kB", "2,4 MB".
    var spokenSize: String {
        guard self >= 1_000_000 else { return "\(Swift.max(1, (self + 500) / 1_000)) kB" }
        let tenths = (self + 50_000) / 100_000
        return "\(tenths / 10),\(tenths % 10) MB"
    }
}
