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
            .post("/anmelden", needs: .open, signIn),
            .post("/abmelden", needs: .signedIn, signOut),
            .get("/sitzung", needs: .signedIn) { context in
                // Asking has prolonged it; the script wants to know until when.
                Answer(status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: Array(String(context.visit.secondsLeft ?? 0).utf8))
            },
        ] + SetUp.routes

    private static func signIn(_ context: OpenContext) async throws -> Answer {
        do {
            let signedIn = try await context.office.signIn(login: context.form["login"] ?? "", password: context.form.exact("password") ?? "")
            var answer = Answer.seeOther(context.form["weiter"].flatMap { Link(local: $0) } ?? "/")
            answer.cookies = [context.visit.cookies.session(signedIn.token), context.visit.cookies.browserGone]
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

    private static func page(_ context: OpenContext, kept: FormData, errors: FieldErrors = FieldErrors()) -> Page {
        let form = context.form(to: link, kept: kept, errors: errors)
        return Page(
            "Anmelden", lead: "Rückkehrberatung und Auszugsmanagement: Akten, Förderprüfung, Zusagen, Berichte.", errors: errors, isNarrow: true,
            body: form.markup(
                """
                \(form.text("login", "Anmeldename", width: .half, autocomplete: "username", maxLength: 80))\
                \(form.password("password", "Passwort"))\
                \(form.hidden("weiter", kept["weiter"] ?? ""))
                """, submit: "Anmelden", guarded: false))
    }
}
