import Basics
import Markup
import Office

/// "Kalender": a week of mine, the team's, a room's or an interpreter's.
enum WeekPage {
    static let routes: [Route] = [.get("/kalender", needs: .right(.keepFiles), week)]

    private static func week(_ context: SignedInContext) async throws -> Answer {
        let now = context.office.clock.now().local
        let asked = context.query["tag"].flatMap { CivilDate(iso: $0) }.flatMap { (1970...9_000).contains($0.year) ? $0 : nil }
        let day = asked ?? now.day
        let view = CalendarChoice(context.query["wer"])
        let answer = try await context.ask(CalendarWeek(day: day, view: view.view))
        return context.page(WeekView(answer: answer, day: day, now: now, choice: view, isLead: context.worker.may(AppointmentFigures.needs)).page)
    }
}

/// Whose calendar it is, as it stands in an address.
struct CalendarChoice: Equatable {
    let view: CalendarView

    init(_ text: String?) {
        let parts = (text ?? "").split(separator: ":", maxSplits: 1).map(String.init)
        view =
            switch (parts.first, parts.count > 1 ? parts[1] : "") {
            case ("team", _): .team
            case ("kollegin", let id): WorkerID(id).map(CalendarView.colleague) ?? .mine
            case ("raum", let id): RoomID(id).map(CalendarView.room) ?? .mine
            case ("dolmetschen", let id): InterpreterID(id).map(CalendarView.interpreter) ?? .mine
            default: .mine
            }
    }

    var text: String? { Self.text(view) }

    static func text(_ view: CalendarView) -> String? {
        switch view {
        case .mine: nil
        case .team: "team"
        case .colleague(let id): "kollegin:\(id)"
        case .room(let id): "raum:\(id)"
        case .interpreter(let id): "dolmetschen:\(id)"
        }
    }

    /// The calendar at a day.
    func link(at day: CivilDate) -> Link {
        guard let text else { return "/kalender?tag=\(day)" }
        return "/kalender?tag=\(day)&wer=\(text)"
    }
}
