import Basics
import Markup
import Office

/// "Ehrenamtliche": who helps, what runs out soon, what waits for an answer.
enum Volunteers {
    static let link: Link = "/ehrenamtliche"
    static func link(_ volunteer: VolunteerID) -> Link { "/ehrenamtliche/\(volunteer)" }

    static let routes: [Route] =
        [.get("/ehrenamtliche", needs: .right(.keepVolunteers)) { context in context.page(try await list(context)) }]
        + VolunteerForm.routes + ExpensesPage.routes + QuestionBoxPage.routes + VolunteerPage.routes + FileVolunteersPage.routes

    private static func list(_ context: SignedInContext) async throws -> Page {
        let state = context.query["stand"].flatMap { VolunteerState(rawValue: $0) }
        let language = context.query["sprache"].flatMap { Language($0) }
        let district = context.query["stadtteil"]
        let answer = try await context.ask(VolunteerBook(state: state, language: language, district: district))
        let isNarrowed = state != nil || language != nil || district?.cleanedLine.isEmpty == false
        return Page(
            "Ehrenamtliche", lead: "Wer hilft, mit welchen Sprachen und in welchem Stadtteil", area: .flats,
            body: """
                <p class="buttons noprint">\(buttonLink("Eintragen", to: VolunteerForm.newLink))\
                \(buttonLink("Auslagen", to: ExpensesPage.link, isSecond: true))\(buttonLink("Fragen", to: QuestionBoxPage.link, isSecond: true))</p>\
                \(notices(answer.runningOut, answer.expensesAsked, answer.questionsOpen, context.today))\(chips(answer, state))\
                \(filter(language, district, state))\
                \(answer.lines.isEmpty ? empty(isNarrowed) : table(answer.lines, context.today))
                """)
    }

    private static func empty(_ isNarrowed: Bool) -> HTML {
        isNarrowed
            ? "<p>Niemand im Buch passt dazu. <a href=\"\(link)\">Alle zeigen</a></p>"
            : "<p>Noch steht niemand im Buch der Ehrenamtlichen.</p>"
    }

    /// What runs out or waits; empty where nothing does.
    static func notices(_ runningOut: [VolunteerExpiry], _ expenses: Int, _ questions: Int, _ today: CivilDate) -> HTML {
        var lines: [HTML] = runningOut.prefix(10).map { expiry in
            let words = expiry.day < today ? tag("seit \(expiry.day.german) abgelaufen", .bad) : tag("läuft am \(expiry.day.german) ab", .warn)
            return "<li><a href=\"\(link(expiry.volunteer))\">\(HTML.bdi(expiry.name))</a>: \(expiry.what) \(words)</li>"
        }
        if runningOut.count > 10 { lines.append("<li class=\"hint\">und \(runningOut.count - 10) weitere</li>") }
        if expenses > 0 {
            lines.append(
                "<li><a href=\"/ehrenamtliche/auslagen\">\(counted(expenses, "Auslage wartet", "Auslagen warten", none: "")) auf eine Entscheidung</a></li>"
            )
        }
        if questions > 0 {
            lines.append("<li><a href=\"/ehrenamtliche/fragen\">\(counted(questions, "Frage", "Fragen", none: "")) ohne Antwort</a></li>")
        }
        return lines.isEmpty ? .empty : panel(.warn, "<ul>\(lines)</ul>")
    }

    /// The same on the day of whoever keeps volunteers.
    static func dayNotice(_ notice: VolunteerNotice.Answer, _ today: CivilDate) -> HTML {
        guard !notice.isEmpty else { return .empty }
        return """
            <section class="noprint"><h2>Ehrenamt</h2>\(notices(notice.runningOut, notice.expensesAsked, notice.questionsOpen, today))\
            <p><a href="\(link)">Buch der Ehrenamtlichen</a></p></section>
            """
    }

    private static func chips(_ answer: VolunteerBook.Answer, _ state: VolunteerState?) -> HTML {
        func item(_ word: String, _ link: Link, _ isHere: Bool) -> HTML {
            "<li><a class=\"chip\" href=\"\(link)\"\(attribute: "aria-current", isHere ? "true" : nil)>\(word)</a></li>"
        }
        let all = answer.counts.filter { $0.key != .ended }.values.reduce(0, +)
        return """
            <nav aria-label="Stand"><ul class="chips">\(item("Alle (\(all))", link, state == nil))\
            \(VolunteerState.allCases.map { item("\($0.german) (\(answer.counts[$0] ?? 0))", "/ehrenamtliche?stand=\($0.rawValue)", state == $0) })</ul></nav>
            """
    }

    private static func filter(_ language: Language?, _ district: String?, _ state: VolunteerState?) -> HTML {
        let options: [HTML] = Choice.languages.map {
            "<option value=\"\($0.value)\"\(flag: "selected", if: $0.value == language?.tag)>\($0.label)</option>"
        }
        let kept: HTML? = state.map { "<input type=\"hidden\" name=\"stand\" value=\"\($0.rawValue)\">" }
        return """
            <form class="filter noprint" method="get" action="\(link)" aria-label="Liste eingrenzen">\(kept)\
            <div class="field"><label for="sprache">Sprache</label><select id="sprache" name="sprache"><option value="">Alle</option>\(options)</select></div>\
            <div class="field"><label for="stadtteil">Stadtteil</label><input type="text" id="stadtteil" name="stadtteil" maxlength="100" value="\(district ?? "")"></div>\
            <div class="field"><button class="button second">Anzeigen</button></div></form>
            """
    }

    private static func table(_ lines: [VolunteerBook.Line], _ today: CivilDate) -> HTML {
        Table(
            "Ehrenamtliche",
            columns: [
                .init("Name", .name), .init("Sprachen"), .init("Stadtteile"), .init("Tandems", .number), .init("Aufträge", .number), .init("Stand"),
            ],
            rows: lines.map { line in
                let known = line.volunteer
                let times: HTML? = known.identity.times.map { " <span class=\"hint\">\(HTML.bdi($0))</span>" }
                return [
                    "<a href=\"\(link(known.id))\">\(HTML.bdi(known.identity.name))</a>\(times)",
                    "\(known.languages.map(\.german).joined(separator: ", "))", "\(known.districts.joined(separator: ", "))",
                    "\(line.tandems)\(known.mostTandems.map { " von \($0)" } ?? "")", "\(line.errands)", "\(standing(line))",
                ]
            }
        ).markup
    }

    /// The state, and the first thing that keeps somebody active from an errand.
    private static func standing(_ line: VolunteerBook.Line) -> HTML {
        let state = line.volunteer.state
        let gap: HTML? = state == .active ? line.gaps.first.map { " <span class=\"hint\">\($0.german)</span>" } : nil
        return "\(tag(state.german, tone(state, isReady: line.gaps.isEmpty)))\(gap)"
    }

    static func tone(_ state: VolunteerState, isReady: Bool) -> Tone {
        switch state {
        case .active: isReady ? .good : .warn
        case .onboarding, .interested: .warn
        case .paused, .ended: .plain
        }
    }
}
