import Basics
import Markup
import Office

/// "Mein Tag": what a counsellor meets in the morning; everybody else is led to where their work is.
enum DayPage {
    static let routes: [Route] = [
        .get("/", needs: .signedIn, home),
        .get("/team", needs: .right(.assignFiles)) { context in
            context.page(TeamPage(answer: try await context.ask(TeamDay(day: context.today)), day: context.today).page)
        },
        .post("/termine/:termin/:ausgang", needs: .right(.keepFiles), settle),
        .post("/aufgaben/:aufgabe/erledigt", needs: .right(.keepFiles)) { try await finish($0, done: true) },
        .post("/aufgaben/:aufgabe/offen", needs: .right(.keepFiles)) { try await finish($0, done: false) },
    ]

    private static func home(_ context: SignedInContext) async throws -> Answer {
        guard context.worker.may(MyDay.needs) else { return elsewhere(context) }
        let now = context.office.clock.now().local
        let day = context.query["tag"].flatMap { CivilDate(iso: $0) }.flatMap { (1970...9_000).contains($0.year) ? $0 : nil } ?? now.day
        let colleague = context.query["person"].flatMap { WorkerID($0) }.flatMap { $0 == context.worker.id ? nil : $0 }
        let answer = try await context.ask(MyDay(day: day, colleague: colleague))
        let isToday = colleague == nil && day == now.day
        let isMine = isToday && context.worker.may(NextSteps.needs)
        let steps = isMine ? try await context.ask(NextSteps()) : nil
        let ways = isMine && context.worker.may(LateWays.needs) ? try await context.ask(LateWays()) : nil
        var page = DayView(answer: answer, steps: steps, ways: ways, day: day, colleague: colleague, now: now, context: context).page
        let helpers = isMine && context.worker.may(VolunteerNotice.needs) ? try await context.ask(VolunteerNotice()) : nil
        let notice: HTML? = helpers.map { Volunteers.dayNotice($0, now.day) }
        page.body = "\(AccessNotice.markup(try await context.ask(AccessNotices())))\(page.body)\(notice)"
        if isToday, context.worker.may(WaitingTransfers.needs) {
            page.body = "\(NetworkNotes.waiting(try await context.ask(WaitingTransfers())))\(page.body)"
        }
        return context.page(page)
    }

    /// The area a worker's roles lead to.
    private static func elsewhere(_ context: SignedInContext) -> Answer {
        if let area = Area.allCases.first(where: { $0.isShown(to: context.worker) }) { return .seeOther(area.link) }
        return context.page(
            Page(
                "Ihr Konto hat noch keine Aufgabe", isNarrow: true,
                body: "<p>Bitten Sie die Verwaltung des Systems, Ihnen eine Rolle zu geben.</p>"))
    }

    private static func settle(_ context: SignedInContext) async throws -> Answer {
        guard let ending = AppointmentEnding(rawValue: try context.parameter("ausgang")) else { throw Refusal.notFound }
        let id: AppointmentID = try context.id("termin")
        _ = try await context.perform(SettleAppointment(appointment: id, state: ending.state))
        let next = next(context)
        guard ending != .open else { return context.seeOther(next, notice: Notice("Der Termin ist wieder offen.")) }
        return context.seeOther(
            next, notice: Notice("Eingetragen: \(ending.state.german).", undo: "/termine/\(id)/\(AppointmentEnding.open.rawValue)?weiter=\(next)"))
    }

    private static func finish(_ context: SignedInContext, done: Bool) async throws -> Answer {
        let id: TaskID = try context.id("aufgabe")
        _ = try await context.perform(FinishTask(task: id, done: done))
        let next = next(context)
        guard done else { return context.seeOther(next, notice: Notice("Die Aufgabe ist wieder offen.")) }
        return context.seeOther(next, notice: Notice("Die Aufgabe ist erledigt.", undo: "/aufgaben/\(id)/offen?weiter=\(next)"))
    }

    /// Back to the page the button stood on.
    private static func next(_ context: SignedInContext) -> Link {
        (context.form["weiter"] ?? context.query["weiter"]).flatMap { Link(local: $0) } ?? "/"
    }
}

/// How an appointment's end stands in an address.
enum AppointmentEnding: String {
    case kept = "wahrgenommen"
    case missed = "nicht-erschienen"
    case cancelled = "abgesagt"
    case moved = "verlegt"
    case open = "offen"

    var state: AppointmentState {
        switch self {
        case .kept: .kept
        case .missed: .missed
        case .cancelled: .cancelled
        case .moved: .moved
        case .open: .planned
        }
    }
}
