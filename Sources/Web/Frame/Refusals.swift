import HTTPTypes
import Hummingbird
import Logging
import Markup
import NIOCore
import Office
import Papers

/// How bad a failure is for the person who meets it.
public enum Failure: Sendable {
    /// Something we did not foresee: 500.
    case unexpected
    /// A part we need does not answer, as the database: 503.
    case unavailable
    /// No room left to write: 507. Nothing of the request was kept.
    case full
}

extension Visit {
    /// The page for what went wrong: a refusal says what to do instead, a failure only gives a number.
    func answer(to error: any Error, reading: Bool) -> Answer {
        switch error {
        case is SignInNeeded: reading ? signInFirst : sessionEnded
        case Refusal.merged(let file) where reading: .seeOther("/faelle/\(file)")
        case let refusal as Refusal: answer(to: refusal)
        case let error as FormRefused: answer(to: error)
        case let error as UploadRefused: answer(to: error)
        case is FormData.Unreadable:
            page(.badRequest, "Das konnten wir nicht lesen", "Das Formular kam unvollständig an. Bitte laden Sie die Seite neu.")
        case is NIOTooManyBytesError:
            page(.contentTooLarge, "Das ist zu viel auf einmal", "Bitte kürzen Sie den Text und senden Sie das Formular noch einmal.")
        case let error as HTTPError where error.status.code < 500:
            page(error.status, "Diese Anfrage verstehen wir nicht", "Bitte gehen Sie zurück und versuchen Sie es noch einmal.")
        default: answer(toFailure: error)
        }
    }

    private func answer(to refusal: Refusal) -> Answer {
        switch refusal {
        case .notSetUp: return .seeOther(SignIn.setUpLink)
        case .tooManyAttempts(let seconds):
            var answer = page(.tooManyRequests, refusal.sentence, refusal.instead)
            answer.headers[.retryAfter] = String(seconds)
            return answer
        default: return page(status(of: refusal), refusal.sentence, refusal.instead)
        }
    }

    private func status(of refusal: Refusal) -> HTTPResponse.Status {
        switch refusal {
        case .notPermitted: .forbidden
        case .notFound: .notFound
        case .stale, .notNow, .merged: .conflict
        case .erased: .gone
        case .wrongCredentials: .unauthorized
        case .tooManyAttempts: .tooManyRequests
        case .notSetUp: .serviceUnavailable
        case .invalid, .wrongSetUpCode: .unprocessableContent
        }
    }

    private func answer(to refused: FormRefused) -> Answer {
        switch refused {
        case .wrongType: page(.unsupportedMediaType, "Diese Anfrage verstehen wir nicht", "Bitte senden Sie das Formular von der Seite aus.")
        case .foreignOrigin:
            page(
                .forbidden, "Dieses Formular kam von einer fremden Seite", "Bitte öffnen Sie die Seite hier und senden Sie das Formular von hier aus."
            )
        case .noSeal:
            page(
                .forbidden, "Diese Seite ist nicht mehr gültig",
                "Bitte gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal. Das Getippte bleibt beim Zurückgehen stehen."
            )
        }
    }

    private func answer(to refused: UploadRefused) -> Answer {
        switch refused {
        case .tooLarge:
            page(
                .contentTooLarge, "Die Datei ist zu groß",
                "Eine Unterlage darf höchstens 20 MB haben; der Rest wurde nicht angenommen. Scannen Sie mit 150 bis 300 dpi, oder teilen Sie die Unterlage."
            )
        case .tooMuch:
            page(.unprocessableContent, DocumentRefusal.tooMuch.sentence, DocumentRefusal.tooMuch.instead + " Es wurde nichts abgelegt.")
        case .noReader:
            page(
                .serviceUnavailable, "Unterlagen werden gerade nicht angenommen",
                "Die Prüfung von Dateien steht hier nicht bereit; alles andere geht. Bitte sagen Sie der Technik Bescheid. Es wurde nichts abgelegt.")
        case .tooManyAtOnce:
            page(
                .serviceUnavailable, "Gerade kommen viele Unterlagen auf einmal", "Bitte versuchen Sie es in einer Minute noch einmal.")
        }
    }

    private var signInFirst: Answer { .seeOther(SignIn.link(thenTo: here)) }

    private var sessionEnded: Answer {
        page(
            .unauthorized, "Ihre Sitzung ist zu Ende",
            "Melden Sie sich in einem zweiten Fenster an, gehen Sie dann hier zurück, laden Sie nicht neu, und senden Sie das Formular noch einmal.")
    }

    /// Nothing of the inside leaves; the number finds the line in the log, which names the kind of error and no content.
    private func answer(toFailure error: any Error) -> Answer {
        let incident = String(UInt32.random(in: .min ... .max), radix: 36, uppercase: true)
        logger.error("request failed", metadata: ["incident": "\(incident)", "error": "\(type(of: error))"])
        let number: HTML = "<p>Vorfall <strong>\(incident)</strong>. Nennen Sie diese Nummer, wenn Sie Hilfe holen.</p>"
        return switch face.failure(error) {
        case .unexpected: page(.internalServerError, "Das hat nicht geklappt", "Der Fehler liegt bei uns. Nichts wurde halb gespeichert.", number)
        case .unavailable:
            page(
                .serviceUnavailable, "Die Datenbank antwortet nicht",
                "Bitte versuchen Sie es in einer Minute noch einmal. Nichts wurde halb gespeichert.", number)
        case .full:
            page(
                .init(code: 507), "Der Speicher ist voll",
                "Lesen geht weiter, Speichern nicht. Bitte sagen Sie der Technik Bescheid. Nichts wurde halb gespeichert.", number)
        }
    }

    private func page(_ status: HTTPResponse.Status, _ title: String, _ instead: String, _ more: HTML = .empty) -> Answer {
        answer(Page(title, isNarrow: true, body: "<p>\(instead)</p>\(more)<p><a href=\"/\">Zur Startseite</a></p>"), status: status)
    }
}
