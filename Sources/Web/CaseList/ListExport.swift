import Basics
import HTTPTypes
import Markup
import Office
import Papers

/// The list as a spreadsheet. Every download is an entry in the log; names only with a reason.
enum ListExport {
    static let routes: [Route] = [
        .get("/faelle/export", needs: .right(.seeFiles)) { context in context.page(page(context)) },
        .post("/faelle/export", needs: .right(.seeFiles), export),
    ]

    private static func page(_ context: SignedInContext, kept: FormData = FormData(), errors: FieldErrors = FieldErrors()) -> Page {
        let query = FilterQuery(context.query)
        let form = context.form(to: query.link(to: "/faelle/export"), kept: kept, errors: errors)
        let names: HTML =
            context.worker.may(.seeConfidential)
            ? """
            \(form.checkbox("namen", "Mit Namen", hint: "Nur, wenn es ohne nicht geht. Die Datei ist dann nicht mehr geschützt wie hier."))\
            \(form.select("grund", "Wozu werden die Namen gebraucht?", options: ExportReason.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true, empty: "Ohne Namen"))
            """ : .empty
        return Page(
            "Als Tabelle herunterladen", lead: "\(query.words)", area: .files, errors: errors, isNarrow: true,
            body: """
                <p>Heruntergeladen wird die ganze Liste, so wie sie eingegrenzt ist. Im Protokoll steht danach, wer wie viele Fälle
                heruntergeladen hat, und ob mit Namen.</p>
                \(form.markup(
                    """
                    \(form.radios("format", "Art der Datei", options: SheetFormat.allCases.map { Choice($0.rawValue, $0.german) }, isRow: true))\(names)
                    """, submit: "Herunterladen", guarded: false))
                <p><a href="\(query.link)">Zurück zur Liste</a></p>
                """)
    }

    private static func export(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let format: SheetFormat? = read.choice("format", required: "die Art der Datei")
            let withNames = read.isTicked("namen")
            let reason: ExportReason? = read.choice("grund", required: withNames ? "den Grund" : nil)
            try read.finish()
            guard let format else { throw Refusal.invalid(read.errors) }
            let query = FilterQuery(context.query)
            let answer = try await context.ask(CaseSheet(filter: query.filter(on: context.office.clock.today), opensTitles: withNames))
            _ = try await context.perform(ExportCases(files: answer.lines.count, namesFor: withNames ? reason : nil))
            let sheet = sheet(answer, query, context, reason: withNames ? reason : nil)
            return .file(try sheet.bytes(as: format), type: format.mediaType, name: "faelle-\(context.office.clock.today.iso).\(format.rawValue)")
        } orShow: { kept, errors in
            page(context, kept: kept, errors: errors)
        }
    }

    static func sheet(_ answer: CaseList.Answer, _ query: FilterQuery, _ context: SignedInContext, reason: ExportReason?) -> Sheet {
        let now = context.office.clock.now().local
        let notes = [
            "Fälle: \(query.words)", "Stand \(now.day.german), \(now.clock) Uhr; heruntergeladen von \(context.worker.name)",
            reason.map { "Mit Namen. Grund: \($0.german)" } ?? "Ohne Namen",
            answer.hasMore ? "Nur die ersten \(CaseSheet.most) Fälle" : "\(answer.lines.count) Fälle",
        ]
        let columns =
            ["Fallnummer"] + (reason == nil ? [] : ["Fall"]) + [
                "Stelle", "Schritt", "Zielland", "Sprache", "Dolmetschen", "Personen", "Zuständig", "Letzter Kontakt",
            ]
        return Sheet(title: "Fälle", notes: notes, columns: columns, rows: answer.lines.map { cells($0, withName: reason != nil) })
    }

    private static func cells(_ line: CaseLine, withName: Bool) -> [Sheet.Cell] {
        func text(_ text: String?) -> Sheet.Cell { text.map { .text($0) } ?? .empty }
        return [.text(line.number)] + (withName ? [.text(line.title)] : []) + [
            .text(line.desk.german), .text(line.outcome?.german ?? line.stage.german), text(line.destination?.german), text(line.language?.german),
            text(line.needsInterpreter.map { $0 ? "ja" : "nein" }), .number(line.persons), .text(line.ownerName), .day(line.lastContactOn),
        ]
    }
}
