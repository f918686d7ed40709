public import Basics
public import HTTPTypes
public import Markup
public import Office
public import Papers

/// What the handler of an open route and that of a signed-in worker have in common.
public protocol RouteContext: Sendable {
    var visit: Visit { get }
    init(visit: Visit) throws
}

/// Somebody came; we do not know who.
public struct OpenContext: RouteContext {
    public let visit: Visit
    public init(visit: Visit) { self.visit = visit }
}

/// A worker came. There is no other way to make one than from a session in force.
public struct SignedInContext: RouteContext {
    public let visit: Visit
    public let worker: Worker
    public let session: SessionState

    public init(visit: Visit) throws {
        guard let session = visit.session else { throw SignInNeeded() }
        self.visit = visit
        self.session = session
        worker = session.worker
    }
}

/// Thrown where a worker is needed and none is signed in.
struct SignInNeeded: Error {}

extension RouteContext {
    public var office: Office { visit.face.office }
    /// What the form sent; empty for a page that is only read.
    public var form: FormData { visit.form }
    /// The file the form brought along, read and cleaned.
    public var upload: ReadUpload.File { visit.upload }
    /// What stands behind the `?` of the address.
    public var query: FormData { visit.query }
    /// Path and query of this request.
    public var here: Link { visit.here }

    /// A `:name` of the route's path, decoded; no such page where it is missing.
    public func parameter(_ name: String) throws -> String {
        guard let text = visit.parameters[name].flatMap({ FormData.decoded(path: $0) }) else { throw Refusal.notFound }
        return text
    }

    /// An identifier from the route's path; no such page where it is not one.
    public func id<Owner>(_ name: String, of owner: Owner.Type = Owner.self) throws -> Identifier<Owner> {
        guard let id = Identifier<Owner>(try parameter(name)) else { throw Refusal.notFound }
        return id
    }

    /// A form that posts to `link`, with what was typed and what was wrong with it.
    public func form(to link: Link, kept: FormData = FormData(), errors: FieldErrors = FieldErrors(), name: String = "feld") -> Form {
        Form(to: link, seal: visit.seal, kept: kept, errors: errors, name: name)
    }

    /// The page in its frame.
    public func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Answer {
        visit.answer(page, status: page.errors.isEmpty || status != .ok ? status : .unprocessableContent)
    }

    /// After something was done: go there, with a line that says so. The line names no person.
    public func seeOther(_ link: Link, notice: Notice? = nil) -> Answer {
        var answer = Answer.seeOther(link)
        if let notice { answer.cookies.append(visit.cookies.notice(notice, signedWith: visit.secret)) }
        return answer
    }
}

extension SignedInContext {
    /// Does something, once for each form that was shown.
    public func perform<C: Command>(_ command: C) async throws -> C.Outcome {
        try await office.perform(command, id: commandID, by: worker)
    }

    /// The id the form was shown with: what it asks for happens once.
    public var commandID: CommandID {
        get throws {
            guard let id = form[Form.commandField].flatMap({ CommandID($0) }) else {
                throw Refusal.invalid([FieldError(field: "", message: "Bitte laden Sie die Seite neu und senden Sie das Formular noch einmal.")])
            }
            return id
        }
    }

    public func ask<Q: Question>(_ question: Q) async throws -> Q.Answer {
        try await office.ask(question, by: worker)
    }
}

extension OpenContext {
    /// A page with a form for somebody who is not signed in: a cookie ties the form to this browser.
    public func formPage(_ page: Page, status: HTTPResponse.Status = .ok) -> Answer {
        var answer = self.page(page, status: status)
        if visit.secretIsNew { answer.cookies.append(visit.cookies.browser(visit.secret)) }
        return answer
    }
}
