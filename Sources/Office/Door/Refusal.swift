/// Why the office does not do what it was asked, in words a person understands.
public enum Refusal: Error, Sendable, Equatable {
    /// The worker's roles do not include the right.
    case notPermitted(Right)
    /// The file went into another one; its address leads there.
    case merged(into: CaseID)
    /// No such record, or none this worker may know of.
    case notFound
    /// Somebody else changed the record meanwhile.
    case stale
    /// Input that needs mending, field by field.
    case invalid([FieldError])
    /// The record's state does not allow the step; both sentences are for the person at the desk.
    case notNow(why: String, instead: String)
    case wrongCredentials
    case tooManyAttempts(retryAfterSeconds: Int)
    case notSetUp
    case wrongSetUpCode
    /// The file's key was destroyed; its content cannot be read by anybody.
    case erased

    public static func invalid(_ field: String, _ message: String) -> Refusal { .invalid([FieldError(field: field, message: message)]) }

    /// What happened, one German sentence.
    public var sentence: String {
        switch self {
        case .notPermitted: "Dafür fehlt Ihnen das Recht."
        case .merged: "Dieser Fall ist mit einem anderen zusammengeführt worden."
        case .notFound: "Diesen Eintrag gibt es nicht, oder er ist für Sie nicht einsehbar."
        case .stale: "Jemand anders hat diesen Eintrag inzwischen geändert. Es wurde nichts überschrieben."
        case .invalid: "Einige Angaben fehlen oder sind nicht lesbar."
        case .notNow(let why, _): why
        case .wrongCredentials: "Anmeldename oder Passwort stimmt nicht."
        case .tooManyAttempts: "Zu viele Versuche."
        case .notSetUp: "Das System ist noch nicht eingerichtet."
        case .wrongSetUpCode: "Der Einrichtungscode stimmt nicht oder ist abgelaufen."
        case .erased: "Dieser Fall wurde gelöscht. Sein Inhalt ist für niemanden mehr lesbar."
        }
    }

    /// What to do instead, one German sentence.
    public var instead: String {
        switch self {
        case .notPermitted: "Bitten Sie die Teamleitung, den Schritt zu tun, oder die Systemverwaltung um das Recht."
        case .merged: "Gehen Sie zurück, damit nichts Getipptes verloren geht, und tragen Sie es im gemeinsamen Fall ein."
        case .notFound: "Suchen Sie in der Fallliste. Gesperrte Fälle gibt die zuständige Person frei."
        case .stale: "Laden Sie die Seite neu und tragen Sie Ihre Änderung noch einmal ein."
        case .invalid: "Bitte ergänzen Sie die markierten Felder; alles andere bleibt stehen."
        case .notNow(_, let instead): instead
        case .wrongCredentials: "Prüfen Sie beides und versuchen Sie es noch einmal."
        case .tooManyAttempts(let seconds): "Bitte warten Sie \(max(1, (seconds + 59) / 60)) Minuten."
        case .notSetUp: "Öffnen Sie die Seite „Einrichten“ und geben Sie den Code aus dem Startprotokoll ein."
        case .wrongSetUpCode: "Starten Sie den Server neu; er druckt dann einen neuen Code."
        case .erased: "Die gezählten Werte bleiben in den Berichten erhalten."
        }
    }
}

/// One field of a form or command and what is wrong with it.
public struct FieldError: Error, Sendable, Hashable {
    public let field: String
    /// A German sentence for the person who typed.
    public let message: String

    public init(field: String, message: String) {
        self.field = field
        self.message = message
    }
}
