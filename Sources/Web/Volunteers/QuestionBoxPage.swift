import Basics
import HTTPTypes
import Markup
import Office

/// "Fragen aus dem Ehrenamt": open ones with their age, the oldest first, and those answered last.
enum QuestionBoxPage {
    static let link: Link = "/ehrenamtliche/fragen"

    static let routes: [Route] = [
        .get("/ehrenamtliche/fragen", needs: .right(.keepVolunteers)) { context in context.page(try await page(context)) },
        .post("/ehrenamtliche/fragen/:frage", needs: .right(.keepVolunteers)) { context in
            let id: BoxQuestionID = try context.id("frage")
            return try await context.attempt {
                var read = FormReader(context.form)
                let text = read.text("answer", required: "Ihre Antwort", max: 4_000)
                try read.finish()
                _ = try await context.perform(AnswerQuestion(question: id, text: text ?? ""))
                return context.seeOther(link, notice: Notice("Die Antwort ist unterwegs."))
            } orShow: { kept, errors in
                try await page(context, open: id, kept, errors)
            }
        },
    ]

    private static func page(
        _ context: SignedInContext, open: BoxQuestionID? = nil, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let box = try await context.ask(QuestionBox())
        func form(_ question: BoxQuestion) -> HTML {
            let isSent = question.id == open
            let form = context.form(
                to: "/ehrenamtliche/fragen/\(question.id)", kept: isSent ? kept : FormData(), errors: isSent ? errors : FieldErrors(),
                name: name(question.id))
            return form.markup(form.area("answer", "Antwort", rows: 3, maxLength: 4_000), submit: "Antworten")
        }
        let waiting: [HTML] = box.open.map { question in
            let age = context.today.dayNumber - question.askedAt.local.day.dayNumber
            return card(
                "\(question.topic.german)",
                """
                <p>\(HTML.bdi(question.askedBy)), \(dayAndHour(question.askedAt)) \(tag(age == 0 ? "heute" : "wartet seit \(counted(age, "Tag", "Tagen", none: ""))", age > 2 ? .bad : .warn))</p>\
                \(HTML.lines(question.text))\(form(question))
                """)
        }
        var page = Page(
            "Fragen aus dem Ehrenamt", lead: "\(counted(box.open.count, "offene Frage", "offene Fragen", none: "Keine offene Frage"))", area: .flats,
            errors: errors, isNarrow: true,
            body: """
                \(box.open.isEmpty ? ["<p>Alle Fragen sind beantwortet.</p>"] : waiting)\(answered(box.answered))\
                <p><a href="\(Volunteers.link)">Zum Buch der Ehrenamtlichen</a></p>
                """)
        if let open { page.errorForm = name(open) }
        return page
    }

    private static func name(_ question: BoxQuestionID) -> String { "frage-\(question)" }

    private static func answered(_ questions: [BoxQuestion]) -> HTML {
        guard !questions.isEmpty else { return .empty }
        let lines: [HTML] = questions.map { question in
            """
            <details class="group"><summary>\(question.topic.german), \(question.askedAt.local.day.german) \(tag(question.readAt == nil ? "noch nicht gelesen" : "gelesen", question.readAt == nil ? .plain : .good))</summary>\
            <p><strong>\(HTML.bdi(question.askedBy)):</strong></p>\(HTML.lines(question.text))\
            <p><strong>\(HTML.bdi(question.answeredBy ?? "")):</strong></p>\(HTML.lines(question.answer ?? ""))</details>
            """
        }
        return "<h2>Zuletzt beantwortet</h2>\(lines)"
    }
}
