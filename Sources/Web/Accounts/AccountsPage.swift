import Basics
import Markup
import Office

/// "Konten": who may sign in, and as what.
enum AccountsPage {
    static let link: Link = "/konten"

    static let routes: [Route] =
        [
            .get("/konten", needs: .right(.administer), list),
            .get("/konten/:konto/schliessen", needs: .right(.administer), askToClose),
            .post("/konten/:konto/schliessen", needs: .right(.administer), close),
        ] + NewAccountPage.routes

    private static func list(_ context: SignedInContext) async throws -> Answer {
        let accounts = try await context.ask(WorkerList())
        let table = Table(
            "Konten",
            columns: [.init("Name", .name), .init("Anmeldename"), .init("Rollen"), .init("Sprachen"), .init("Stand"), .init("Schließen", .action)],
            rows: accounts.map { row($0, context) })
        return context.page(
            Page(
                "Konten", lead: "Was jemand sieht und darf, folgt aus den Rollen.", area: .accounts,
                body: """
                    <p class="buttons noprint">\(buttonLink("Neues Konto", to: NewAccountPage.link))</p>
                    \(table.markup)
                    <h2>Was die Rollen dürfen</h2>
                    \(Role.allCases.map(about))
                    """))
    }

    private static func row(_ account: Colleague, _ context: SignedInContext) -> [HTML] {
        [
            HTML.bdi(account.name), "\(account.login)", "\(account.germanRoles)", "\(account.languages.map(\.german).joined(separator: ", "))",
            account.active ? tag("offen", .good) : tag("geschlossen"),
            account.active && account.id != context.worker.id
                ? "<a href=\"\("/konten/\(account.id)/schliessen" as Link)\">Schließen\(unseen("– \(account.name)"))</a>" : .empty,
        ]
    }

    private static func about(_ role: Role) -> HTML {
        let rights: [HTML] = Right.allCases.filter { role.rights.contains($0) }.map { "<li>\($0.german)</li>" }
        return "<details><summary>\(role.german)</summary><ul>\(rights)</ul></details>"
    }

    private static func askToClose(_ context: SignedInContext) async throws -> Answer {
        let account = try await account(context)
        let form = context.form(to: "/konten/\(account.id)/schliessen")
        return context.page(
            Page(
                "Konto schließen", area: .accounts, isNarrow: true,
                body: """
                    <p>Das Konto von <strong>\(HTML.bdi(account.name))</strong> (\(account.germanRoles)) wird geschlossen. Wer damit angemeldet ist, ist sofort abgemeldet.
                    Was die Person getan hat, bleibt im Protokoll; ihre Fälle bleiben, und die Teamleitung kann sie übergeben.
                    Ein geschlossenes Konto lässt sich nicht wieder öffnen.</p>
                    \(form.markup("<p class=\"buttons\"><button class=\"button danger\">Konto schließen</button><a href=\"/konten\">Abbrechen</a></p>", submit: nil, guarded: false))
                    """))
    }

    private static func close(_ context: SignedInContext) async throws -> Answer {
        _ = try await context.perform(CloseAccount(account: try context.id("konto")))
        return context.seeOther(link, notice: Notice("Das Konto ist geschlossen."))
    }

    private static func account(_ context: SignedInContext) async throws -> Colleague {
        let id: WorkerID = try context.id("konto")
        guard let account = try await context.ask(WorkerList()).first(where: { $0.id == id }), account.active else { throw Refusal.notFound }
        return account
    }
}

extension Colleague {
    /// "Rückkehrberatung, Teamleitung".
    var germanRoles: String { Role.allCases.filter { roles.contains($0) }.map(\.german).joined(separator: ", ") }
}
