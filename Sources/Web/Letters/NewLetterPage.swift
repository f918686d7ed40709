import Basics
import Catalogue
import HTTPTypes
import Markup
import Office
import Papers

/// "Neuer Brief": choose a template, fill in what only a person knows, read the letter beside it, freeze it.
enum NewLetterPage {
    static func link(in file: CaseID) -> Link { "/faelle/\(file)/briefe/neu" }

    static func link(in file: CaseID, template: String, replacing old: LetterID? = nil) -> Link {
        old.map { "/faelle/\(file)/briefe/neu/\(template)?ersetzt=\($0)" } ?? "/faelle/\(file)/briefe/neu/\(template)"
    }

    /// Filled in with what is known of the flat a household was proposed for.
    static func link(in file: CaseID, template: String, for nomination: NominationID) -> Link {
        "/faelle/\(file)/briefe/neu/\(template)?vorschlag=\(nomination)"
    }

    static let routes: [Route] = [
        .get("/faelle/:fall/briefe/neu", needs: .right(.keepFiles)) { context in
            context.page(choice(try await context.ask(LetterChoice(file: try context.id("fall")))))
        },
        .get("/faelle/:fall/briefe/neu/:vorlage", needs: .right(.keepFiles)) { context in
            let replaces = context.query[TypedLetter.replacesField].flatMap { LetterID($0) }
            let answer = try await preview(context, nil, replacing: replaces)
            return context.page(page(context, answer, kept: answer.input.typed, errors: FieldErrors()))
        },
        .post("/faelle/:fall/briefe/neu/:vorlage", needs: .right(.keepFiles), answer),
    ]

    private static func preview(_ context: SignedInContext, _ input: LetterInput?, replacing old: LetterID?) async throws -> LetterPreview.Answer {
        try await context.ask(
            LetterPreview(
                file: try context.id("fall"), template: try context.parameter("vorlage"), input: input, replaces: old,
                nomination: context.query["vorschlag"].flatMap { NominationID($0) }))
    }

    private static func answer(_ context: SignedInContext) async throws -> Answer {
        let typed = TypedLetter(form: context.form)
        switch typed.step {
        case .part:
            let answer = try await preview(context, typed.input, replacing: typed.replaces)
            return Answer(status: .ok, page: LetterPreviewView(answer: answer, unreadable: typed.unreadable).markup)
        case .preview:
            let answer = try await preview(context, typed.input, replacing: typed.replaces)
            return context.page(page(context, answer, kept: context.form, errors: FieldErrors()))
        case nil: return try await freeze(context, typed)
        }
    }

    private static func freeze(_ context: SignedInContext, _ typed: TypedLetter) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            guard typed.unreadable.isEmpty else { throw Refusal.invalid(typed.unreadable) }
            let letter = try await context.perform(
                WriteLetter(
                    file: file, template: try context.parameter("vorlage"), templateHash: typed.templateHash, input: typed.input,
                    replaces: typed.replaces, reason: typed.reason)
            ).id
            return context.seeOther(
                FrozenLetterPage.link(letter, in: file), notice: Notice("Der Brief ist festgeschrieben und hat seine Nummer."))
        } orShow: { kept, errors in
            page(context, try await preview(context, typed.input, replacing: typed.replaces), kept: kept, errors: errors)
        }
    }

    // MARK: Pages

    private static func choice(_ answer: LetterChoice.Answer) -> Page {
        let lines: [HTML] = answer.templates.map { template in
            """
            <section class="card"><h2><a href="\(link(in: answer.file.id, template: template.id))">\(template.title)</a></h2>\
            <p>\(template.purpose)</p><p class="muted">An: \(template.recipient.german)\
            \(template.sender == .person ? " · im eigenen Namen der Person" : .empty)\(template.consent == nil ? .empty : " · mit Einwilligung")</p></section>
            """
        }
        let broken: HTML =
            answer.broken.isEmpty
            ? .empty
            : panel(
                .warn,
                """
                <p>In den Vorlagen sind Fehler; was nicht lesbar ist, wird nicht angeboten.</p>\
                <ul>\(answer.broken.prefix(20).map { "<li lang=\"en\">\($0.oneLine)</li>" as HTML })</ul>
                """)
        return FilePages.page(
            "Neuer Brief", of: answer.file, at: .letters, lead: "Wofür ist der Brief?",
            body: "\(broken)\(lines)")
    }

    private static func page(_ context: SignedInContext, _ answer: LetterPreview.Answer, kept: FormData, errors: FieldErrors) -> Page {
        let form = context.form(to: link(in: answer.file.id, template: answer.template.id), kept: kept, errors: errors)
        let fields = LetterFields(form: form, answer: answer)
        return FilePages.page(
            answer.template.title, of: answer.file, at: .letters, lead: "\(answer.template.purpose)", errors: errors,
            body: form.markup(
                """
                <div class="columns"><div class="noprint">\(fields.markup)
                <p class="buttons"><button class="button">Festschreiben</button>\
                <button class="button second" name="\(TypedLetter.stepField)" value="\(TypedLetter.Step.preview.rawValue)">Vorschau</button>\
                <a href="\(FilePages.Section.letters.link(in: answer.file.id))">Abbrechen</a></p></div>
                <section class="advice" aria-label="Vorschau" id="vorschau" data-live="\(TypedLetter.stepField)">\
                \(LetterPreviewView(answer: answer, unreadable: TypedLetter(form: kept).unreadable).markup)</section></div>
                """, submit: nil))
    }
}
