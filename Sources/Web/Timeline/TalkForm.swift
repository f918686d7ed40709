import Basics
import HTTPTypes
import Markup
import Office

/// Corrects day, length, place, language and interpreting of a talk, beside its text.
enum TalkForm {
    static let routes: [Route] = [.post("/faelle/:fall/eintrag/:eintrag/gespraech", needs: .right(.keepFiles), correct)]

    private static let name = "gespraech"

    private static func correct(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        let session: SessionID = try context.id("eintrag")
        return try await context.attempt {
            var read = FormReader(context.form)
            let heldOn = read.date("held_on", required: "den Tag")
            let minutes = read.number("minutes", in: 1...720, required: "die Dauer")
            let channel: SessionChannel? = read.choice("channel", required: "den Ort")
            let interpreting: Interpreting? = read.choice("interpreting", required: "die Verständigung")
            let (language, interpreter): (Language?, WorkerID?) = (read.language("language"), read.id("interpreter"))
            let version = read.version()
            try read.finish()
            guard let heldOn, let minutes, let channel, let interpreting else { throw Refusal.invalid(read.errors) }
            let facts = TalkFacts(
                heldOn: heldOn, minutes: minutes, channel: channel, language: language, interpreting: interpreting,
                interpreter: interpreting == .interpreter ? interpreter : nil)
            _ = try await context.perform(CorrectSession(file: file, session: session, facts: facts, version: version))
            return context.seeOther(
                TimelinePage.link(in: file), notice: Notice("Die Angaben zum Gespräch sind berichtigt und neu gezählt. Die früheren bleiben lesbar."))
        } orShow: { kept, errors in
            try await WritingPage.page(context, nil, errors, talk: kept)
        }
    }

    /// Shut, unless it comes back.
    static func markup(
        _ context: SignedInContext, _ answer: WritingHistory.Answer, kept: FormData?, errors: FieldErrors
    ) -> HTML? {
        guard let talk = answer.talk, answer.writing.isEditable(by: context.worker) else { return nil }
        let form = context.form(
            to: "/faelle/\(answer.file.id)/eintrag/\(answer.writing.id)/gespraech", kept: kept ?? typed(talk), errors: errors, name: name)
        return """
            <details class="group"\(flag: "open", if: kept != nil)><summary>Tag, Dauer, Ort oder Sprache berichtigen</summary>\
            \(form.markup(
                """
                \(form.version(answer.writing.version))\(form.date("held_on", "Tag"))\
                \(form.text("minutes", "Dauer", hint: "In Minuten", width: .short, maxLength: 3, inputMode: "numeric"))\
                \(form.select("channel", "Wo?", options: SessionChannel.allCases.map { Choice($0.rawValue, $0.german) }))\
                \(form.select("language", "Sprache", options: Choice.languages, empty: "nicht bekannt"))\
                \(form.select("interpreting", "Verständigung", options: Interpreting.allCases.map { Choice($0.rawValue, $0.german) }))\
                \(form.select("interpreter", "Wer hat gedolmetscht?", options: Choice.interpreters(answer.interpreters, for: talk.language), isOptional: true, empty: "Niemand"))
                <p class="hint">Die Zahlen folgen: Was gezählt wurde, wird aufgehoben und neu gezählt. Wer beraten wurde, bleibt.</p>
                """, submit: "Gespräch berichtigen"))</details>
            """
    }

    static func errorForm(_ talk: FormData?) -> String { talk == nil ? "feld" : name }

    private static func typed(_ talk: TalkFacts) -> FormData {
        [
            "held_on": talk.heldOn.german, "minutes": String(talk.minutes), "channel": talk.channel.rawValue, "language": talk.language?.tag,
            "interpreting": talk.interpreting.rawValue, "interpreter": talk.interpreter?.text,
        ]
    }
}
