import Basics
import Crypto
import Hummingbird
import Synchronization

/// Pages as they were last answered, each for the one session that asked. A page is given again only while nothing at all was written
/// to the database since, and for a few seconds at most, so that time goes on for the session and on the page.
final class KeptPages: Sendable {
    static let seconds = 5
    static let most = 200

    struct Key: Hashable {
        let session: [UInt8]
        let address: String
    }

    private struct Kept {
        let answer: Answer
        let state: Int64
        let until: Moment
    }

    private let pages = Mutex<[Key: Kept]>([:])

    func answer(_ key: Key, state: Int64, at now: Moment) -> Answer? {
        pages.withLock { pages in
            guard let kept = pages[key] else { return nil }
            if kept.state == state, now < kept.until { return kept.answer }
            pages[key] = nil
            return nil
        }
    }

    /// `state` is the database's from before the page was made.
    func keep(_ answer: Answer, _ key: Key, state: Int64, at now: Moment) {
        let kept = Kept(answer: answer, state: state, until: now.adding(seconds: Self.seconds))
        pages.withLock { pages in
            if pages.count >= Self.most { pages = pages.filter { now < $0.value.until && $0.value.state == state } }
            if pages.count < Self.most { pages[key] = kept }
        }
    }
}

extension KeptPages.Key {
    /// Nil where the request carries no session, or a notice that is to be shown once.
    init?(_ request: Request, _ cookies: Cookies) {
        let sent = request.cookies
        guard let token = sent[cookies.sessionName]?.value, sent[cookies.noticeName] == nil else { return nil }
        self.init(session: Array(SHA256.hash(data: Array(token.utf8))), address: request.uri.string)
    }
}
