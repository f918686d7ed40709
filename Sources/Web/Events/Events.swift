import Basics
import HTTPTypes
import Markup
import Office

/// "Veranstaltungen": what the office offers, who comes, who was there.
enum Events {
    static let link: Link = "/veranstaltungen"
    static func link(_ event: EventID) -> Link { "/veranstaltungen/\(event)" }

    static let routes: [Route] =
        [
            .get("/veranstaltungen", needs: .right(.joinEvents), list),
            .post("/veranstaltungen/:veranstaltung/teilnehmen", needs: .right(.joinEvents)) { try await join($0, isComing: true) },
            .post("/veranstaltungen/:veranstaltung/nicht-teilnehmen", needs: .right(.joinEvents)) { try await join($0, isComing: false) },
        ] + EventForm.routes + EventPage.routes + AttendancePage.routes + RegistrationPage.routes

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let answer = try await context.ask(EventList())
        let new: HTML? =
            context.worker.may(.keepEvents) ? "<p class=\"buttons noprint\">\(buttonLink("Neue Veranstaltung", to: EventForm.newLink))</p>" : nil
        let ahead: HTML =
            answer.ahead.isEmpty
            ? "<p>Es ist keine Veranstaltung geplant.</p>" : table("Kommende Veranstaltungen", answer.ahead, context, canJoin: true)
        let past: HTML? =
            answer.past.isEmpty ? nil : "<h2>Vergangene</h2>\(table("Vergangene Veranstaltungen", answer.past, context, canJoin: false))"
        return context.page(
            Page(
                "Veranstaltungen", lead: "Fachtagungen, Seminare, Workshops und offene Sprechstunden der Stelle", area: .events,
                body: "\(new)\(ahead)\(past)"))
    }

    private static func table(_ caption: String, _ lines: [EventList.Line], _ context: SignedInContext, canJoin: Bool) -> HTML {
        let columns: [Table.Column] = [.init("Wann"), .init("Was", .name), .init("Wo"), .init("Für"), .init("Plätze")]
        return Table(
            caption, columns: columns + (canJoin ? [.init("Ich", .action)] : []),
            rows: lines.map { line in
                let plan = line.event.plan
                let title: HTML = context.worker.may(.keepEvents) ? "<a href=\"\(link(line.event.id))\">\(plan.title)</a>" : "\(plan.title)"
                let cells: [HTML] = [
                    "\(dayAndHour(plan.begins)) <span class=\"hint\">\(plan.lasting)</span>",
                    "\(title) <span class=\"hint\">\(plan.kind.german)</span>\(called(line.event))", "\(plan.place)", "\(plan.audience.german)",
                    "\(places(line.event))",
                ]
                return cells + (canJoin ? [mine(line, context)] : [])
            }
        ).markup
    }

    private static func called(_ event: OfficeEvent) -> HTML? {
        switch event.state {
        case .cancelled: " \(tag("abgesagt", .bad))"
        case .held: " \(tag("hat stattgefunden", .good))"
        case .planned: nil
        }
    }

    /// "3 angemeldet, 9 frei", "12 angemeldet, ausgebucht, 2 warten"; afterwards "11 waren da, dazu 3 ohne Namen".
    static func places(_ event: OfficeEvent) -> String {
        if case .held(let present, let visitors) = event.state {
            let named = "\(present) \(present == 1 ? "war" : "waren") da"
            return visitors == 0 ? named : present == 0 ? "\(visitors) kamen ohne Namen" : "\(named), dazu \(visitors) ohne Namen"
        }
        let free = event.free.map { $0 == 0 ? "ausgebucht" : "\($0) frei" }
        let waiting = event.waiting == 0 ? nil : "\(event.waiting) \(event.waiting == 1 ? "wartet" : "warten")"
        return ["\(event.registered) angemeldet", free, waiting].compactMap { $0 }.joined(separator: ", ")
    }

    static func mine(_ line: EventList.Line, _ context: SignedInContext) -> HTML {
        let isIn = line.mine == .registered || line.mine == .waiting
        let state: HTML? = line.mine.map { "\(tag($0.german, isIn ? .good : .plain)) " }
        guard line.takesRegistrations else { return state ?? .empty }
        let link: Link = isIn ? "/veranstaltungen/\(line.event.id)/nicht-teilnehmen" : "/veranstaltungen/\(line.event.id)/teilnehmen"
        let word = isIn ? "Absagen" : line.event.free == 0 ? "Auf die Warteliste" : "Anmelden"
        return "\(state)\(context.form(to: link).button(word, about: "– \(line.event.plan.title)"))"
    }

    private static func join(_ context: SignedInContext, isComing: Bool) async throws -> Answer {
        _ = try await context.perform(JoinEvent(event: try context.id("veranstaltung"), isComing: isComing))
        return context.seeOther(link, notice: Notice(isComing ? "Sie sind eingetragen." : "Sie sind abgemeldet."))
    }
}
