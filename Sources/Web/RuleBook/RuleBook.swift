import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Regelwerk": which rules are in force, what a new version would change, and the two people behind it.
enum RuleBook {
    static let link: Link = "/regelwerk"

    static let routes: [Route] = [
        .get("/regelwerk", needs: .right(.proposeRules)) { context in
            context.page(RuleBookPage(answer: try await context.ask(RuleBookSheet()), catalogue: context.office.shelf.current).page)
        },
        .get("/regelwerk/vorschau", needs: .right(.proposeRules)) { context in
            context.page(try await proposal(context, FormData(), FieldErrors()))
        },
        .post("/regelwerk/vorschau", needs: .right(.proposeRules), propose),
        .get("/regelwerk/fassung/:fassung", needs: .right(.proposeRules)) { context in
            context.page(try await version(context, FieldErrors()))
        },
        .post("/regelwerk/fassung/:fassung/freigeben", needs: .right(.proposeRules), approve),
        .post("/regelwerk/fassung/:fassung/zurueckziehen", needs: .right(.proposeRules), withdraw),
        .get("/regelwerk/tabelle/:programm", needs: .right(.proposeRules)) { context in
            let catalogue = context.office.shelf.current
            guard let programme = catalogue.programme(try context.parameter("programm")) else { throw Refusal.notFound }
            return context.page(RuleTablePage(programme: programme, catalogue: catalogue, today: context.today).page)
        },
    ]

    // MARK: Proposing

    private static func propose(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let validFrom = read.date("validFrom", required: "den Tag")
            let comment = read.text("comment", required: "was sich ändert und warum", max: 2_000)
            let hash = read.line("fassung", required: "die Fassung") ?? ""
            try read.finish()
            let created = try await context.perform(ProposeRules(hash: hash, validFrom: validFrom ?? context.today, comment: comment ?? ""))
            return context.seeOther(
                "/regelwerk/fassung/\(created.id)", notice: Notice("Die Fassung ist vorgeschlagen. Jetzt sieht eine zweite Person sie an."))
        } orShow: { kept, errors in
            try await proposal(context, kept, errors)
        }
    }

    private static func proposal(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let sheet = try await context.ask(RuleBookSheet())
        guard case .readable(let new)? = sheet.waiting else { throw Refusal.notFound }
        let page = context.query.pageNumber
        let preview = try await context.ask(PreviewRules(hash: new.hash, page: page)).preview()
        let form = context.form(to: "/regelwerk/vorschau", kept: kept, errors: errors)
        let fields: HTML = """
            \(form.hidden("fassung", new.hash))\(form.date("validFrom", "Gilt ab", hint: "TT.MM.JJJJ, frühestens heute"))\
            \(form.area("comment", "Was sich ändert und warum", hint: "Die zweite Person liest das zuerst.", maxLength: 2_000))
            """
        let action: HTML =
            sheet.open == nil
            ? "<h2>Vorschlagen</h2>\(form.markup(fields, submit: "Der zweiten Person vorlegen"))"
            : panel(.warn, "<p>Es wartet schon eine Fassung auf Freigabe. <a href=\"\(link)\">Zum Regelwerk</a></p>")
        return Page(
            "Neue Fassung der Regeln", lead: "Regelstand \(shortHash(new.hash)); in Kraft ist \(shortHash(sheet.inForce)).", area: .rules,
            errors: errors, body: "\(PreviewView(preview: preview, next: "/regelwerk/vorschau?seite=\(page + 1)").markup)\(action)")
    }

    // MARK: The second person

    private static func version(_ context: SignedInContext, _ errors: FieldErrors) async throws -> Page {
        let id: RuleVersionID = try context.id("fassung")
        let sheet = try await context.ask(RuleBookSheet())
        guard let version = sheet.versions.first(where: { $0.id == id }) else { throw Refusal.notFound }
        let facts = summaryList([
            ("Stand", tag(version.state.german, version.state == .approved ? .good : .warn), nil), ("Gilt ab", day(version.validFrom), nil),
            ("Vorgeschlagen", "\(HTML.bdi(version.proposer)), \(dayAndHour(version.proposedAt))", nil), ("Warum", HTML.lines(version.comment), nil),
        ])
        guard version.state == .proposed else {
            return Page(
                "Fassung \(shortHash(version.hash))", area: .rules, errors: errors,
                body: "\(facts)<p><a href=\"\(link)\">Zum Regelwerk</a></p>")
        }
        let page = context.query.pageNumber
        let preview = try await context.ask(PreviewRules(hash: version.hash, page: page)).preview()
        let next: Link = "/regelwerk/fassung/\(id)?seite=\(page + 1)"
        return Page(
            "Fassung \(shortHash(version.hash))", area: .rules, errors: errors,
            body: "\(facts)\(PreviewView(preview: preview, next: next).markup)\(decision(version, context))")
    }

    private static func decision(_ version: RuleVersion, _ context: SignedInContext) -> HTML {
        let approve =
            version.proposedBy == context.worker.id
            ? "<p>Die Freigabe gibt eine andere Person.</p>"
            : context.form(to: "/regelwerk/fassung/\(version.id)/freigeben", name: "freigeben").button("Freigeben", isSecond: false)
        let withdraw = context.form(to: "/regelwerk/fassung/\(version.id)/zurueckziehen", name: "zurueckziehen").button("Zurückziehen")
        return "<h2>Freigabe</h2><div class=\"buttons\">\(approve)\(withdraw)</div>"
    }

    private static func approve(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            _ = try await context.perform(ApproveRules(version: try context.id("fassung")))
            let isInForce = try await context.office.settleRules()
            return context.seeOther(
                link, notice: Notice(isInForce ? "Freigegeben. Die Fassung ist in Kraft." : "Freigegeben. Die Fassung gilt ab ihrem Tag."))
        } orShow: { _, errors in
            try await version(context, errors)
        }
    }

    private static func withdraw(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            _ = try await context.perform(WithdrawRules(version: try context.id("fassung")))
            return context.seeOther(link, notice: Notice("Der Vorschlag ist zurückgezogen."))
        } orShow: { _, errors in
            try await version(context, errors)
        }
    }
}
