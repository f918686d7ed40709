import Basics
import HTTPTypes
import Markup
import Office

/// "Auslagen": what volunteers spent and somebody decides about or pays.
enum ExpensesPage {
    static let link: Link = "/ehrenamtliche/auslagen"

    static let routes: [Route] = [
        .get("/ehrenamtliche/auslagen", needs: .right(.keepVolunteers)) { context in context.page(try await page(context)) },
        .post("/ehrenamtliche/auslagen/:auslage/genehmigen", needs: .right(.keepVolunteers)) { context in
            _ = try await context.perform(DecideExpense(expense: try context.id("auslage"), agrees: true))
            return context.seeOther(link, notice: Notice("Die Auslage ist genehmigt."))
        },
        .post("/ehrenamtliche/auslagen/:auslage/ablehnen", needs: .right(.keepVolunteers)) { context in
            let id: ExpenseID = try context.id("auslage")
            return try await context.attempt {
                _ = try await context.perform(DecideExpense(expense: id, agrees: false, why: context.form["why"]))
                return context.seeOther(link, notice: Notice("Die Auslage ist abgelehnt. Die Person liest den Grund."))
            } orShow: { kept, errors in
                try await page(context, open: id, kept, errors)
            }
        },
        .post("/ehrenamtliche/auslagen/:auslage/auszahlen", needs: .right(.keepVolunteers)) { context in
            _ = try await context.perform(PayExpense(expense: try context.id("auslage"), on: context.today))
            return context.seeOther(link, notice: Notice("Die Auslage ist als ausgezahlt vermerkt."))
        },
    ]

    private static func page(
        _ context: SignedInContext, open: ExpenseID? = nil, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let lines = try await context.ask(ExpensesToSettle())
        let asked = lines.filter { $0.expense.state == .asked }
        let agreed = lines.filter { $0.expense.state == .agreed }
        let refusal: HTML? = open.flatMap { id in asked.first { $0.expense.id == id } }.map { refusing($0, context, kept, errors) }
        return Page(
            "Auslagen", lead: "\(counted(asked.count, "wartet", "warten", none: "Keine wartet")) auf eine Entscheidung", area: .flats, errors: errors,
            body: """
                \(refusal)\(asked.isEmpty ? "<p>Zurzeit wartet keine Auslage.</p>" : table("Zu entscheiden", asked, context) { decide($0, context) })\
                \(agreed.isEmpty ? .empty : table("Genehmigt, noch auszuzahlen", agreed, context) { pay($0, context) })\
                <p class="hint">Über eigene Auslagen, und über selbst eingetragene, entscheidet jemand anders.</p>\
                <p><a href="\(Volunteers.link)">Zum Buch der Ehrenamtlichen</a></p>
                """)
    }

    private static func table(
        _ caption: String, _ lines: [ExpensesToSettle.Line], _ context: SignedInContext, _ act: (ExpensesToSettle.Line) -> HTML
    ) -> HTML {
        Table(
            caption, showsCaption: true,
            columns: [.init("Wer", .name), .init("Am"), .init("Wofür"), .init("Betrag", .number), .init("Beleg"), .init("Schritt", .action)],
            rows: lines.map { line in
                let claim = line.expense.claim
                return [
                    "<a href=\"\(Volunteers.link(line.expense.volunteer))\">\(HTML.bdi(line.name))</a>", day(claim.day), WorkView.about(line.expense),
                    "\(claim.amount.german)", claim.hasReceipt ? "ja" : "nein", act(line),
                ]
            }
        ).markup
    }

    private static func about(_ line: ExpensesToSettle.Line) -> String { "– \(line.name), \(line.expense.claim.amount.german)" }

    private static func decide(_ line: ExpensesToSettle.Line, _ context: SignedInContext) -> HTML {
        guard !line.expense.isMine else { return "<span class=\"hint\">entscheidet jemand anders</span>" }
        let id = line.expense.id
        let yes = context.form(to: "/ehrenamtliche/auslagen/\(id)/genehmigen").button("Genehmigen", about: about(line), isSecond: false)
        return "\(yes) \(context.form(to: "/ehrenamtliche/auslagen/\(id)/ablehnen").button("Ablehnen …", about: about(line)))"
    }

    private static func pay(_ line: ExpensesToSettle.Line, _ context: SignedInContext) -> HTML {
        context.form(to: "/ehrenamtliche/auslagen/\(line.expense.id)/auszahlen").button("Heute ausgezahlt", about: about(line))
    }

    /// The reason, which the person reads.
    private static func refusing(_ line: ExpensesToSettle.Line, _ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) -> HTML {
        let form = context.form(to: "/ehrenamtliche/auslagen/\(line.expense.id)/ablehnen", kept: kept, errors: errors)
        return card(
            "Auslage ablehnen",
            """
            <p>\(HTML.bdi(line.name)), \(line.expense.claim.amount.german), \(line.expense.claim.kind.german)</p>\
            \(form.markup(form.text("why", "Warum nicht?", maxLength: 300), submit: "Ablehnen"))
            """)
    }
}
