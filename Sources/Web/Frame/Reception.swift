import Basics
import HTTPTypes
import Hummingbird
import Logging
import Markup
import NIOCore
import Office
import Papers

/// Receives every request: reads who comes, refuses what may not pass, runs the route, and turns whatever goes wrong into a page.
struct Reception: Sendable {
    let face: Face

    func answer(to request: Request, for route: Route, parameters: [String: String], logger: Logger) async -> Answer {
        guard route.isKept, let key = KeptPages.Key(request, Cookies(secure: face.settings.isSecure)), let state = face.office.state else {
            return await freshAnswer(to: request, for: route, parameters: parameters, logger: logger)
        }
        if let kept = face.kept.answer(key, state: state, at: face.clock.now()) { return kept }
        let answer = await freshAnswer(to: request, for: route, parameters: parameters, logger: logger)
        if answer.status == .ok, answer.cookies.isEmpty { face.kept.keep(answer, key, state: state, at: face.clock.now()) }
        return answer
    }

    private func freshAnswer(to request: Request, for route: Route, parameters: [String: String], logger: Logger) async -> Answer {
        var visit = visit(request, parameters: parameters, logger: logger)
        do {
            visit = try await visit.withSession(sentIn: request)
            try admit(visit, to: route)
            if route.takesFile {
                visit = try await visitWithFile(in: request, from: visit, upTo: route.bodyLimit)
            } else if route.method == .post {
                visit = visit.with(form: try await sealedForm(in: request, from: visit, upTo: route.bodyLimit))
            }
            return try await route.run(visit)
        } catch is SignInNeeded where route.method == .post {
            return await answerToLateForm(in: request, from: visit, upTo: route.bodyLimit)
        } catch {
            return visit.answer(to: error, reading: route.method == .get)
        }
    }

    private func visit(_ request: Request, parameters: [String: String], logger: Logger) -> Visit {
        let query = (request.uri.query?.utf8).flatMap { try? FormData(bytes: Array($0)) } ?? FormData()
        let here = request.head.path.flatMap { Link(local: $0) } ?? "/"
        return Visit(
            face: face, parameters: parameters, query: query, here: here, authority: request.head.authority ?? "",
            ifNoneMatch: request.headers[.ifNoneMatch], logger: logger)
    }

    private func admit(_ visit: Visit, to route: Route) throws {
        switch route.needs {
        case .open: return
        case .signedIn: if visit.session == nil { throw SignInNeeded() }
        case .right(let right):
            guard let session = visit.session else { throw SignInNeeded() }
            guard session.worker.may(right) else { throw Refusal.notPermitted(right) }
        }
    }

    /// A post passes only from a page of ours, shown to this browser.
    private func sealedForm(in request: Request, from visit: Visit, upTo limit: Int) async throws -> FormData {
        let form = try await readForm(in: request, upTo: limit)
        try assertSealed(form, shownTo: visit)
        return form
    }

    private func readForm(in request: Request, upTo limit: Int) async throws -> FormData {
        guard isFromOwnPage(request) else { throw FormRefused.foreignOrigin }
        guard let type = request.headers[.contentType], type.utf8.starts(with: "application/x-www-form-urlencoded".utf8) else {
            throw FormRefused.wrongType
        }
        let body = try await request.body.collect(upTo: limit)
        return try FormData(bytes: Array(body.readableBytesView))
    }

    /// A form that comes after its session has ended is carried through the sign-in page, where it can be shown that it is that session's own.
    private func answerToLateForm(in request: Request, from visit: Visit, upTo limit: Int) async -> Answer {
        guard let token = request.cookies[visit.cookies.sessionName]?.value, let form = try? await readForm(in: request, upTo: limit),
            let seal = form.exact(FormSeal.field), FormSeal(secret: token).matches(seal)
        else { return visit.answer(to: SignInNeeded(), reading: false) }
        do {
            let carried = CarriedForm(path: visit.here.text, body: form.encoded)
            guard let sealed = try await face.office.seal(carried, forEnded: token) else { throw SignInNeeded() }
            return CarriedPage.signIn(visit, carrying: sealed)
        } catch {
            return visit.answer(to: error, reading: false)
        }
    }

    private func assertSealed(_ form: FormData, shownTo visit: Visit) throws {
        guard let seal = form.exact(FormSeal.field), !visit.secretIsNew, visit.seal.matches(seal) else { throw FormRefused.noSeal }
    }

    /// A body that is too long by its own word is refused before a byte of it is kept. The reader's process takes the form apart, not we.
    private func visitWithFile(in request: Request, from visit: Visit, upTo limit: Int) async throws -> Visit {
        guard isFromOwnPage(request) else { throw FormRefused.foreignOrigin }
        guard let type = request.headers[.contentType], type.utf8.starts(with: "multipart/form-data".utf8) else { throw FormRefused.wrongType }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw UploadRefused.tooLarge }
        guard let reader = face.documents else { throw UploadRefused.noReader }
        return try await face.uploads.withPlace {
            let body: [UInt8]
            do {
                body = Array(try await request.body.collect(upTo: limit).readableBytesView)
            } catch is NIOTooManyBytesError {
                throw UploadRefused.tooLarge
            }
            let read: ReadUpload
            do {
                read = try await reader.read(body, contentType: type)
            } catch PaperError.refused {
                throw FormRefused.wrongType
            } catch is PaperError {
                throw UploadRefused.noReader
            }
            guard let fields = read.fields else { throw UploadRefused.tooMuch }
            let form = FormData(fields.map { ($0.name, $0.value) })
            try assertSealed(form, shownTo: visit)
            return visit.with(form: form).with(upload: read.file)
        }
    }

    /// Browsers say where a form stands. Our `no-referrer` makes them send `Origin: null`; without TLS that may be all they say, and the seal decides.
    private func isFromOwnPage(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" }
        guard let origin = request.headers[.origin] else { return true }
        if origin == "null" { return !face.settings.isSecure }
        return origin == "\(face.settings.isSecure ? "https" : "http")://\(request.head.authority ?? "")"
    }
}

/// A form that did not come from a page of ours.
enum FormRefused: Error { case foreignOrigin, noSeal, wrongType }

/// A file that did not get as far as its page.
enum UploadRefused: Error { case tooLarge, tooMuch, noReader, tooManyAtOnce }

/// How many files may be on their way in at once: each is held in memory whole.
final class UploadPlaces: Sendable {
    private let taken = Locked(0)
    private let most: Int

    init(most: Int = 4) { self.most = most }

    func withPlace<Result>(_ body: () async throws -> Result) async throws -> Result {
        let isFree = taken.withLock { taken in
            guard taken < most else { return false }
            taken += 1
            return true
        }
        guard isFree else { throw UploadRefused.tooManyAtOnce }
        defer { taken.withLock { $0 -= 1 } }
        return try await body()
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
