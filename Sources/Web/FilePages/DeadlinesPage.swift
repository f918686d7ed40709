import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Fristen": what has to be done by when in the programmes of this family, and the days it all counts from.
enum DeadlinesPage {
    static let routes: [Route] = [
        .get("/faelle/:fall/fristen", needs: .right(.seeConfidential)) { context in
            context.page(try await page(context, kept: FormData(), errors: FieldErrors()))
        },
        .post("/faelle/:fall/meilensteine", needs: .right(.keepFiles), record),
        .post("/faelle/:fall/meilensteine/:meilenstein/zuruecknehmen", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            _ = try await context.perform(VoidMilestone(file: file, milestone: try context.id("meilenstein")))
            return context.seeOther(link(in: file), notice: Notice("Der Tag ist zurückgenommen; die Fristen sind neu gerechnet."))
        },
        .post("/faelle/:fall/fristen/:programm/:frist/:tag/erledigt", needs: .right(.keepFiles)) { try await finish($0, done: true) },
        .post("/faelle/:fall/fristen/:programm/:frist/:tag/offen", needs: .right(.keepFiles)) { try await finish($0, done: false) },
    ]

    static func link(in file: CaseID) -> Link { "/faelle/\(file)/fristen" }

    static func link(to key: FileDeadline.Key, of file: CaseID, done: Bool) -> Link {
        "/faelle/\(file)/fristen/\(key.programme)/\(key.deadline)/\(key.eventDay.iso)/\(done ? "erledigt" : "offen")"
    }

    private static func finish(_ context: SignedInContext, done: Bool) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        guard let day = CivilDate(iso: try context.parameter("tag")) else { throw Refusal.notFound }
        let key = FileDeadline.Key(programme: try context.parameter("programm"), deadline: try context.parameter("frist"), eventDay: day)
        _ = try await context.perform(FinishDeadline(file: file, programme: key.programme, deadline: key.deadline, eventDay: day, done: done))
        let next = (context.form["weiter"] ?? context.query["weiter"]).flatMap { Link(local: $0) } ?? link(in: file)
        guard done else { return context.seeOther(next, notice: Notice("Die Frist ist wieder offen.")) }
        let undo = link(to: key, of: file, done: false).text + "?weiter=" + next.text
        return context.seeOther(next, notice: Notice("Die Frist ist erledigt.", undo: Link(local: undo)))
    }

    private static func record(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let step = read.line("event", required: "was geschehen ist").flatMap(Step.init(text:))
            if step == nil, context.form["event"] != nil { read.add("event", "Diese Auswahl gibt es nicht.") }
            let day = read.date("day", required: "den Tag")
            try read.finish()
            guard let step, let day else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(RecordMilestone(file: file, event: step.event, programme: step.programme, day: day))
            return context.seeOther(link(in: file), notice: Notice("Der Tag ist eingetragen; die Fristen sind neu gerechnet."))
        } orShow: { kept, errors in
            try await page(context, kept: kept, errors: errors)
        }
    }

    private static func page(_ context: SignedInContext, kept: FormData, errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(FileDeadlines(file: try context.id("fall")))
        return DeadlinesView(context: context, answer: answer, kept: kept, errors: errors).page
    }

    /// A milestone as the form's value: `arrival`, `reag-garp/approval`.
    struct Step {
        let event: Deadline.Event
        let programme: String?

        init(_ step: MilestoneStep) {
            event = step.event
            programme = step.programme
        }

        init?(text: String) {
            let parts = text.split(separator: "/", maxSplits: 1).map { String($0) }
            guard let event = parts.last.flatMap({ Deadline.Event(rawValue: $0) }) else { return nil }
            self.event = event
            programme = parts.count == 2 ? parts[0] : nil
        }

        var text: String { programme.map { "\($0)/\(event.rawValue)" } ?? event.rawValue }
    }
}
