import Basics
import HTTPTypes
import Hummingbird
import Markup
import Office

/// Signing in and out.
enum SignIn {
    static let link: Link = "/anmelden"
    static let setUpLink: Link = "/einrichten"

    static func link(thenTo next: Link) -> Link {
        next == "/" ? link : "/anmelden?weiter=\(next)"
    }

    static let routes: [Route] =
        [
            .get("/anmelden", needs: .open) { context in
                if context.visit.session != nil { return .seeOther("/") }
                if try await context.office.needsSetUp { return .seeOther(setUpLink) }
                return context.formPage(page(context, kept: ["weiter": context.query["weiter"]]))
            },
            .post("/anmelden", needs: .open, bodyLimit: CarriedPage.limit, signIn),
            .post("/abmelden", needs: .signedIn, signOut),
            .get("/sitzung", needs: .signedIn) { context in
                // Asking has prolonged it; the script wants to know until when, and after signing in anew, the seal of this session and whose it is.
                let lines = [String(context.visit.secondsLeft ?? 0), context.visit.seal.text, context.worker.id.text]
                return Answer(
                    status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: Array(lines.joined(separator: "\n").utf8))
            },
        ] + SetUp.routes

    private static func signIn(_ context: OpenContext) async throws -> Answer {
        do {
            let signedIn = try await context.office.signIn(login: context.form["login"] ?? "", password: context.form.exact("password") ?? "")
            var answer = try await next(context, signedIn)
            answer.cookies += [context.visit.cookies.session(signedIn.token), context.visit.cookies.browserGone]
            return answer
        } catch let refusal as Refusal {
            switch refusal {
            case .wrongCredentials: return context.formPage(again(context, refusal), status: .unprocessableContent)
            case .tooManyAttempts(let seconds):
                var answer = context.formPage(again(context, refusal), status: .tooManyRequests)
                answer.headers[.retryAfter] = String(seconds)
                return answer
            default: throw refusal
            }
        }
    }

    /// Where it goes on: to what was brought along, or to the page that was asked for.
    private static func next(_ context: OpenContext, _ signedIn: SignedIn) async throws -> Answer {
        guard let sealed = context.form[CarriedPage.field] else {
            return .seeOther(context.form["weiter"].flatMap { Link(local: $0) } ?? "/")
        }
        guard let carried = try await context.office.openCarried(sealed, by: signedIn.worker),
            let session = try await context.office.worker(forSession: signedIn.token)
        else {
            var answer = Answer.seeOther("/")
            let notice = Notice("Was zuvor gesendet wurde, gehört zu einem anderen Konto oder ist zu alt. Es wurde nicht gespeichert.")
            answer.cookies.append(context.visit.cookies.notice(notice, signedWith: signedIn.token))
            return answer
        }
        return try CarriedPage.again(context.visit.signedIn(session, token: signedIn.token), carried)
    }

    private static func signOut(_ context: SignedInContext) async throws -> Answer {
        if let token = context.visit.token { try await context.office.signOut(session: token) }
        var answer = Answer.seeOther(link)
        answer.cookies = [context.visit.cookies.sessionGone, context.visit.cookies.noticeGone]
        answer.headers[HTTPField.Name("Clear-Site-Data")!] = "\"cache\", \"cookies\", \"storage\""
        return answer
    }

    private static func again(_ context: OpenContext, _ refusal: Refusal) -> Page {
        page(context, kept: context.form, errors: FieldErrors([FieldError(field: "login", message: "\(refusal.sentence) \(refusal.instead)")]))
    }

    static func page(_ context: OpenContext, kept: FormData, errors: FieldErrors = FieldErrors()) -> Page {
        let form = context.form(to: link, kept: kept, errors: errors)
        let carried = kept[CarriedPage.field]
        let lead: HTML =
            carried == nil
            ? "Rückkehrberatung und Auszugsmanagement: Akten, Förderprüfung, Zusagen, Berichte."
            : "Ihre Sitzung ist zu Ende. Was Sie gesendet haben, ist noch nicht gespeichert und nicht verloren: Melden Sie sich an, dann kommt es zurück."
        return Page(
            "Anmelden", lead: lead, errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(carried.map { form.hidden(CarriedPage.field, $0) })\
                \(form.text("login", "Anmeldename", width: .half, autocomplete: "username", maxLength: 80))\
                \(form.password("password", "Passwort"))\
                \(form.hidden("weiter", kept["weiter"] ?? ""))
                """, submit: "Anmelden", guarded: false))
    }
}
