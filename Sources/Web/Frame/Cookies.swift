import Hummingbird

/// The few cookies there are. Behind TLS their names begin with `__Host-`, which ties them to this very host.
struct Cookies: Sendable {
    let secure: Bool

    private var prefix: String { secure ? "__Host-" : "" }
    /// The session.
    var sessionName: String { prefix + "s" }
    /// Ties the forms before signing in to one browser.
    var browserName: String { prefix + "f" }
    /// The line to show on the next page.
    var noticeName: String { prefix + "n" }

    func session(_ token: String) -> Cookie { cookie(sessionName, token) }
    func browser(_ secret: String) -> Cookie { cookie(browserName, secret) }
    func notice(_ notice: Notice, signedWith secret: String) -> Cookie { cookie(noticeName, notice.signed(with: secret), maxAge: 60) }

    var sessionGone: Cookie { cookie(sessionName, "", maxAge: 0) }
    var browserGone: Cookie { cookie(browserName, "", maxAge: 0) }
    var noticeGone: Cookie { cookie(noticeName, "", maxAge: 0) }

    private func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> Cookie {
        if let maxAge {
            Cookie(name: name, value: value, maxAge: maxAge, path: "/", secure: secure, httpOnly: true, sameSite: .lax)
        } else {
            Cookie(name: name, value: value, path: "/", secure: secure, httpOnly: true, sameSite: .lax)
        }
    }
}
