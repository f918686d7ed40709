import HTTPTypes
import Markup
import Office

extension SignedInContext {
    /// Does what a form asks for. What the desk refuses comes back into the form, with everything that was typed.
    ///
    /// Where somebody else was faster, the version the form was based on is taken out of what it keeps: the form then shows the newest one,
    /// and sending it again is a decision.
    func attempt(_ step: () async throws -> Answer, orShow page: (_ kept: FormData, _ errors: FieldErrors) async throws -> Page) async throws
        -> Answer
    {
        do {
            return try await step()
        } catch Refusal.invalid(let errors) {
            return self.page(try await page(form, FieldErrors(errors)))
        } catch Refusal.stale {
            let message =
                "Jemand anders hat diesen Eintrag inzwischen geändert. Nichts wurde überschrieben; Ihre Eingaben stehen noch hier. "
                + "Vergleichen Sie, und speichern Sie noch einmal, wenn sie gelten sollen."
            let errors = FieldErrors([FieldError(field: "", message: message)])
            return self.page(try await page(form.setting(FilePages.versionField, to: nil), errors), status: .conflict)
        } catch let refusal as Refusal {
            guard case .notNow(let why, let instead) = refusal else { throw refusal }
            return self.page(try await page(form, FieldErrors([FieldError(field: "", message: "\(why) \(instead)")])))
        }
    }
}

extension FilePages {
    static let versionField = "version"
}

extension Form {
    /// The version the form is based on: what it was first shown with, for as long as it is not out of date.
    func version(_ newest: Int) -> HTML {
        hidden(FilePages.versionField, kept[FilePages.versionField].flatMap { Int($0) }.map { String($0) } ?? String(newest))
    }
}

extension FormReader {
    /// The version the form was based on.
    mutating func version() -> Int {
        guard let version = form[FilePages.versionField].flatMap({ Int($0) }) else {
            add("", "Bitte laden Sie die Seite neu und senden Sie das Formular noch einmal.")
            return 0
        }
        return version
    }
}
