import Basics
import HTTPTypes
import Markup
import Office

/// "Aufträge": everything a volunteer meets: errands and tandems while they last, open hours, and the ways to report something.
enum ErrandsPage {
    static let link: Link = "/auftraege"

    static let routes: [Route] =
        [.get("/auftraege", needs: .right(.seeOwnErrands), list)] + FoundFlatPage.routes + OwnWorkPage.routes + OwnQuestionsPage.routes
        + ErrandPage.routes

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let mine = try await context.ask(MyErrands())
        let flats = try await context.ask(MyFlats())
        let unread = try await context.ask(MyQuestions()).count { $0.answeredAt != nil && $0.readAt == nil }
        let events = try await context.ask(EventList()).ahead.filter { $0.event.isForVolunteers }
        let count = mine.companions.count + mine.errands.count
        return context.page(
            Page(
                "Aufträge", lead: "\(counted(count, "Auftrag", "Aufträge", none: "Kein Auftrag")) vor Ihnen", area: .errands,
                body: """
                    \(ways(unread))\(errands(mine.errands))\(companions(mine.companions, isAlone: mine.errands.isEmpty))\(tandems(mine.tandems))\
                    \(FoundFlatPage.lines(flats))\(openHours(events, context))
                    """))
    }

    private static func ways(_ unread: Int) -> HTML {
        """
        <p class="buttons noprint">\(buttonLink("Ich habe eine Wohnung gefunden", to: FoundFlatPage.link))\
        \(buttonLink("Stunden und Auslagen", to: OwnWorkPage.link, isSecond: true))\
        \(buttonLink(unread == 0 ? "Frage stellen" : "Fragen (\(unread) neue Antwort\(unread == 1 ? "" : "en"))", to: OwnQuestionsPage.link, isSecond: true))</p>
        """
    }

    private static func errands(_ errands: [Errand]) -> HTML {
        guard !errands.isEmpty else { return .empty }
        return Table(
            "Aufträge", columns: [.init("Wann", .name), .init("Wofür"), .init("Mit wem"), .init("Wo"), .init("Stand"), .init("Schritt", .action)],
            rows: errands.map { errand in
                [
                    "\(dayAndHour(errand.begins)) <span class=\"hint\">\(errand.minutes) Min.</span>", "\(errand.kind.german)",
                    ErrandPage.called(errand.firstName), HTML.bdi(errand.meetingPoint),
                    tag(errand.state == .asked ? "wartet auf Ihre Antwort" : errand.state.german, errand.state == .asked ? .warn : .good),
                    "<a href=\"\(ErrandPage.link(errand.id))\">Ansehen\(unseen(" – \(errand.kind.german), \(errand.begins.local.day.german)"))</a>",
                ]
            }
        ).markup
    }

    private static func companions(_ lines: [CompanionLine], isAlone: Bool) -> HTML {
        guard !lines.isEmpty else {
            return isAlone ? "<p>Zurzeit haben Sie keinen Auftrag. Wenn jemand Ihre Begleitung braucht, steht der Termin hier.</p>" : .empty
        }
        let table = Table(
            "Begleitungen zu Terminen",
            columns: [.init("Wann", .name), .init("Wofür"), .init("Mit wem"), .init("Sprache"), .init("Bei Fragen")],
            rows: lines.map { line in
                [
                    "\(dayAndHour(line.begins)) <span class=\"hint\">\(line.minutes) Min.</span>", "\(line.matter.german)",
                    ErrandPage.called(line.firstName), "\(line.language?.german ?? "nicht bekannt")", HTML.bdi(line.counsellor),
                ]
            })
        return """
            <h2>Begleitungen</h2>\(table.markup)\
            <p class="hint">Können Sie nicht, oder ist etwas unklar? Sagen Sie es der Person, die unter „Bei Fragen“ steht, lieber zu früh als zu spät.
            Mehr als hier steht, müssen Sie über niemanden wissen.</p>
            """
    }

    private static func tandems(_ tandems: [MyTandem]) -> HTML {
        guard !tandems.isEmpty else { return .empty }
        let lines: [HTML] = tandems.map {
            "<li>\(ErrandPage.called($0.firstName)), seit \(day($0.since)), bis \(day($0.until)). Bei Fragen: \(HTML.bdi($0.contact))</li>"
        }
        return "<h2>\(tandems.count == 1 ? "Ihr Tandem" : "Ihre Tandems")</h2><ul>\(lines)</ul>"
    }

    private static func openHours(_ events: [EventList.Line], _ context: SignedInContext) -> HTML {
        let lines: [HTML] = events.prefix(4).map { line in
            let plan = line.event.plan
            return """
                <li>\(dayAndHour(plan.begins)): \(plan.title) <span class="hint">\(plan.kind.german), \(plan.place)</span>\
                <div class="acts">\(Events.mine(line, context))</div></li>
                """
        }
        let list: HTML = lines.isEmpty ? "<p>Zurzeit ist nichts geplant.</p>" : "<ul>\(lines)</ul>"
        return "<h2>Sprechstunden und Workshops</h2>\(list)<p><a href=\"\(Events.link)\">Alle Veranstaltungen</a></p>"
    }
}

extension OfficeEvent {
    /// Whether a volunteer is meant by it, and it takes place.
    fileprivate var isForVolunteers: Bool {
        guard case .planned = state else { return false }
        return plan.audience == .volunteers || plan.audience == .everyone
    }
}
