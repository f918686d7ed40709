import Basics
import HTTPTypes
import Hummingbird
import Logging
public import Markup
public import Office
public import Papers

/// One request, read and checked: what a route's context is made of.
public struct Visit: Sendable {
    public let face: Face
    public let parameters: [String: String]
    public let query: FormData
    public private(set) var form = FormData()
    /// The file a form brought along.
    public private(set) var upload = ReadUpload.File.none
    public let here: Link
    let ifNoneMatch: String?
    public private(set) var session: SessionState?
    /// What ties forms to this browser: the session token or, before signing in, a cookie of its own.
    private(set) var secret: String
    private(set) var secretIsNew = true
    private(set) var notice: Notice?
    let logger: Logger
    /// Host and port as the browser named them.
    private let authority: String

    init(
        face: Face, parameters: [String: String], query: FormData, here: Link, authority: String, ifNoneMatch: String? = nil, logger: Logger
    ) {
        self.face = face
        self.parameters = parameters
        self.query = query
        self.here = here
        self.ifNoneMatch = ifNoneMatch
        self.logger = logger
        self.authority = authority
        secret = freshSecret()
    }

    /// A path of ours as somebody outside can type it, by the name this server was called with.
    func wholeAddress(of link: Link) -> String { "\(face.settings.isSecure ? "https" : "http")://\(authority)\(link.text)" }

    var cookies: Cookies { Cookies(secure: face.settings.isSecure) }
    var seal: FormSeal { FormSeal(secret: secret) }

    /// The session token; nil where no session is in force.
    var token: String? { session == nil ? nil : secret }

    /// Until the session ends if nothing more is asked.
    var secondsLeft: Int? { session.map { min($0.idleEnd, $0.end).seconds(since: face.clock.now()) } }

    func with(form: FormData) -> Visit {
        var copy = self
        copy.form = form
        return copy
    }

    /// The same visit, now of somebody who has just signed in.
    func signedIn(_ session: SessionState, token: String) -> Visit {
        var copy = self
        copy.session = session
        copy.secret = token
        copy.secretIsNew = false
        return copy
    }

    func with(upload: ReadUpload.File) -> Visit {
        var copy = self
        copy.upload = upload
        return copy
    }

    /// Looks the cookies up: who is it, and what ties the forms to the browser.
    func withSession(sentIn request: Request) async throws -> Visit {
        var copy = self
        let sent = request.cookies
        if let token = sent[cookies.sessionName]?.value, let session = try await face.office.worker(forSession: token) {
            copy.session = session
            copy.secret = token
            copy.secretIsNew = false
        } else if let secret = sent[cookies.browserName]?.value, secret.utf8.count == 43 {
            copy.secret = secret
            copy.secretIsNew = false
        }
        copy.notice = sent[cookies.noticeName].flatMap { Notice(signed: $0.value, with: copy.secret) }
        return copy
    }

    func answer(_ page: Page, status: HTTPResponse.Status) -> Answer {
        let frame = Frame(
            assets: face.assets, worker: session?.worker, seal: seal, notice: notice,
            secondsLeft: secondsLeft, hasSingleKeys: session?.preferences.singleKeys ?? true)
        var answer = Answer(status: status, page: page.markup(in: frame))
        if notice != nil { answer.cookies.append(cookies.noticeGone) }
        return answer
    }
}
