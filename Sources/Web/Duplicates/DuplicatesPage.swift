import Basics
import HTTPTypes
import Markup
import Office

/// "Mögliche Dubletten": pairs found when somebody was written down, and what people said about them.
enum DuplicatesPage {
    static let link: Link = "/dubletten"
    static let decideLink: Link = "/dubletten/entscheiden"

    static let routes: [Route] = [
        .get("/dubletten", needs: .right(.seeConfidential)) { context in
            let state: PairState = context.query["zeige"] == "getrennt" ? .different : .open
            return context.page(page(context, try await context.ask(DuplicatePairs(state: state)), state))
        },
        .post("/dubletten/entscheiden", needs: .right(.keepFiles), decide),
        .post("/dubletten/aehnliche", needs: .right(.keepFiles), similar),
    ]

    private static func decide(_ context: SignedInContext) async throws -> Answer {
        var read = FormReader(context.form)
        let (one, other): (PersonID?, PersonID?) = (read.id("one", required: "die Person"), read.id("other", required: "die Person"))
        try read.finish()
        guard let one, let other else { throw Refusal.notFound }
        let areDifferent = context.form["decision"] == "different"
        _ = try await context.perform(DecidePair(one: one, other: other, areDifferent: areDifferent))
        return context.seeOther(
            link,
            notice: Notice(
                areDifferent ? "Gemerkt: Das sind zwei Menschen. Das Paar wird nicht mehr vorgeschlagen." : "Das Paar steht wieder zur Frage."))
    }

    /// What is typed so far, compared: a piece of a page for the script. Nothing is written.
    private static func similar(_ context: SignedInContext) async throws -> Answer {
        var read = FormReader(context.form)
        let identity = PersonIdentity(
            familyName: read.line("family_name", max: 80), givenName: read.line("given_name", max: 80),
            nameInOwnScript: read.line("own_script", max: 120), gender: read.choice("gender"))
        let question = SimilarPersons(
            identity, born: read.date("born"), nationality: read.line("nationality", max: 2), apartFrom: read.id("file"))
        let hits = try await context.ask(question)
        return Answer(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: (SimilarView.list(hits) ?? .empty).bytes)
    }

    private static func page(_ context: SignedInContext, _ pairs: [DuplicatePair], _ state: PairState) -> Page {
        let isOpen = state == .open
        let other: HTML =
            isOpen
            ? "<a href=\"/dubletten?zeige=getrennt\">Was auseinandergehalten wurde</a>" : "<a href=\"\(link)\">Offene Paare</a>"
        let list: HTML = pairs.isEmpty ? nothing(isOpen) : "\(pairs.map { PairsView.line($0, context) })"
        return Page(
            isOpen ? "Mögliche Dubletten" : "Auseinandergehalten",
            lead: "Gefunden, als jemand eingetragen wurde. Ein Mensch entscheidet; das System vergleicht nur.", area: .files,
            body: "\(list)<p>\(other)</p>")
    }

    private static func nothing(_ isOpen: Bool) -> HTML {
        isOpen ? "<p>Es ist kein Paar offen.</p>" : "<p>Bisher wurde kein Paar auseinandergehalten.</p>"
    }
}
