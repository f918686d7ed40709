import Basics
import HTTPTypes
import Markup
import Office

/// "Fragen": a volunteer asks the professionals, and reads what they answered.
enum OwnQuestionsPage {
    static let link: Link = "/auftraege/fragen"

    static let routes: [Route] = [
        .get("/auftraege/fragen", needs: .right(.seeOwnErrands)) { context in context.page(try await page(context)) },
        .post("/auftraege/fragen", needs: .right(.seeOwnErrands)) { context in
            try await context.attempt {
                var read = FormReader(context.form)
                let topic: QuestionTopic? = read.choice("topic", required: "das Thema")
                let text = read.text("text", required: "Ihre Frage", max: 2_000)
                try read.finish()
                guard let topic, let text else { throw Refusal.notFound }
                _ = try await context.perform(AskProfessionals(topic: topic, text: text))
                return context.seeOther(link, notice: Notice("Ihre Frage ist angekommen. Die Antwort steht hier, sobald sie da ist."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
        .post("/auftraege/fragen/:frage/gelesen", needs: .right(.seeOwnErrands)) { context in
            _ = try await context.perform(ReadAnswer(question: try context.id("frage")))
            return context.seeOther(link, notice: Notice("Als gelesen vermerkt."))
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let questions = try await context.ask(MyQuestions())
        let form = context.form(to: link, kept: kept, errors: errors)
        let fields: HTML = """
            \(form.select("topic", "Thema", options: QuestionTopic.allCases.map { Choice($0.rawValue, $0.german) }))\
            \(form.area("text", "Ihre Frage", hint: "Bitte ohne Namen und Adressen: „eine Familie mit drei Kindern“ genügt.", rows: 4, maxLength: 2_000))
            """
        return Page(
            "Fragen an die Stelle", lead: "Wenn es eilt, rufen Sie lieber an.", area: .errands, errors: errors, isNarrow: true,
            body: """
                \(form.markup(fields, submit: "Frage abschicken"))\(questions.isEmpty ? .empty : "<h2>Ihre Fragen</h2>")\
                \(questions.map { line($0, context) })<p><a href="\(ErrandsPage.link)">Zu Ihren Aufträgen</a></p>
                """)
    }

    private static func line(_ question: BoxQuestion, _ context: SignedInContext) -> HTML {
        let isNew = question.answeredAt != nil && question.readAt == nil
        let read: HTML? =
            isNew ? context.form(to: "/auftraege/fragen/\(question.id)/gelesen").button("Gelesen", about: "– \(question.topic.german)") : nil
        let answer: HTML =
            question.answer.map { text in
                """
                <p><strong>Antwort\(question.answeredBy.map { " von \($0)" } ?? ""), \(question.answeredAt.map { $0.local.day.german } ?? "")</strong> \
                \(isNew ? tag("neu", .warn) : .empty)</p>\(HTML.lines(text))\(read)
                """
            } ?? "<p>\(tag("noch keine Antwort", .warn))</p>"
        return card("\(question.topic.german), \(question.askedAt.local.day.german)", "\(HTML.lines(question.text))\(answer)")
    }
}
