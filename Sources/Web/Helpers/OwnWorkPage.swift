import Basics
import HTTPTypes
import Markup
import Office
import Papers

/// "Stunden und Auslagen": what a volunteer gave, what they spent, and what became of it.
enum OwnWorkPage {
    static let link: Link = "/auftraege/stunden"

    static let routes: [Route] = [
        .get("/auftraege/stunden", needs: .right(.seeOwnErrands)) { context in context.page(try await page(context)) },
        .post("/auftraege/stunden", needs: .right(.seeOwnErrands)) { context in
            try await context.attempt {
                var read = FormReader(context.form)
                let hours = WorkFields.readHours(&read)
                try read.finish()
                guard let hours else { throw Refusal.notFound }
                _ = try await context.perform(NoteOwnHours(day: hours.day, minutes: hours.minutes, kind: hours.kind))
                return context.seeOther(link, notice: Notice("Danke! Die Stunden sind eingetragen."))
            } orShow: { kept, errors in
                try await page(context, open: "stunden", kept, errors)
            }
        },
        .post("/auftraege/auslagen", needs: .right(.seeOwnErrands)) { context in
            try await context.attempt {
                var read = FormReader(context.form)
                let claim = WorkFields.readExpense(&read)
                try read.finish()
                guard let claim else { throw Refusal.notFound }
                _ = try await context.perform(AskExpense(claim))
                return context.seeOther(link, notice: Notice("Die Auslage ist eingereicht. Jemand aus der Stelle entscheidet darüber."))
            } orShow: { kept, errors in
                try await page(context, open: "auslage", kept, errors)
            }
        },
        .get("/auftraege/dank/:dank", needs: .right(.seeOwnErrands)) { context in
            let sheet = try await context.ask(MyThanksPaper(try context.id("dank")))
            return try await WorkView.paper(sheet, context)
        },
    ]

    private static func page(
        _ context: SignedInContext, open name: String = "", _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let year = WorkView.year(context)
        guard let work = try await context.ask(MyWork(year: year)) else {
            return Page(
                "Stunden und Auslagen", area: .errands, isNarrow: true,
                body: """
                    <p>Sie stehen noch nicht im Buch der Ehrenamtlichen. Sagen Sie in der Stelle Bescheid; sie verbindet Ihr Konto damit.</p>\
                    <p><a href="\(ErrandsPage.link)">Zu Ihren Aufträgen</a></p>
                    """)
        }
        func form(_ own: String, _ to: Link) -> Form {
            context.form(to: to, kept: open(own) ? kept : FormData(), errors: open(own) ? errors : FieldErrors(), name: own)
        }
        func open(_ own: String) -> Bool { own == name }
        let (hours, expense) = (form("stunden", link), form("auslage", "/auftraege/auslagen"))
        let view = WorkView(
            work: work, thisYear: context.today.year, yearLink: { "/auftraege/stunden?jahr=\($0)" }, paper: { "/auftraege/dank/\($0)" })
        var page = Page(
            "Stunden und Auslagen", lead: "\(String(year))", area: .errands, errors: errors,
            body: """
                \(view.sums)\
                <details class="group noprint"\(flag: "open", if: open("stunden"))><summary>Stunden eintragen</summary>\(hours.markup(WorkFields.hours(hours), submit: "Stunden eintragen"))</details>\
                <details class="group noprint"\(flag: "open", if: open("auslage"))><summary>Auslage einreichen</summary>\(expense.markup(WorkFields.expense(expense), submit: "Auslage einreichen"))</details>\
                \(view.expenses)\(view.hours())\(view.thanks)\(view.otherYears)\
                <p><a href="\(ErrandsPage.link)">Zu Ihren Aufträgen</a></p>
                """)
        page.errorForm = name.isEmpty ? "feld" : name
        return page
    }
}
