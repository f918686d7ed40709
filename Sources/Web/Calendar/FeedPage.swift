import Basics
import Crypto
import HTTPTypes
import Markup
import Office
import Papers

#if canImport(FoundationEssentials)
    import FoundationEssentials
#endif

/// The calendar in other programs: a secret address that tells no names.
enum FeedPage {
    static let link: Link = "/kalender/adresse"

    static let routes: [Route] = [
        .get("/kalender/adresse", needs: .right(.seeOwnDay)) { context in context.page(try await page(context)) },
        .post("/kalender/adresse", needs: .right(.seeOwnDay)) { context in
            let secret = try await context.office.renewCalendarFeed(id: try context.commandID, by: context.worker)
            return context.page(try await page(context, secret: secret, isRenewed: true))
        },
        .post("/kalender/adresse/sperren", needs: .right(.seeOwnDay)) { context in
            try await context.office.revokeCalendarFeed(id: try context.commandID, by: context.worker)
            return context.seeOther(link, notice: Notice("Die Adresse ist gesperrt. Kalenderprogramme bekommen nichts mehr."))
        },
        .get("/kalender/feed/:datei", needs: .open, feed),
    ]

    private static func feed(_ context: OpenContext) async throws -> Answer {
        let name = try context.parameter("datei")
        guard name.hasSuffix(".ics"), let calendar = try await context.office.calendar(forSecret: String(name.dropLast(4))) else {
            throw Refusal.notFound
        }
        let bytes = calendar.bytes
        let mark = "\"\(Self.mark(bytes))\""
        let headers: HTTPFields = [.contentType: "text/calendar; charset=utf-8", .eTag: mark, .cacheControl: "private, no-cache"]
        if context.visit.ifNoneMatch?.split(separator: ",").contains(where: { $0.drop { $0 == " " } == mark[...] }) == true {
            return Answer(status: .notModified, headers: headers)
        }
        return Answer(status: .ok, headers: headers, body: bytes)
    }

    /// Tells a calendar program whether anything has changed.
    private static func mark(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).prefix(12).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func page(_ context: SignedInContext, secret: String? = nil, isRenewed: Bool = false) async throws -> Page {
        let since = try await context.ask(CalendarFeedState())
        let form = context.form(to: link)
        return Page(
            "Im eigenen Kalenderprogramm zeigen", area: .calendar, isNarrow: true,
            body: """
                \(shown(context, secret, isRenewed))
                <p>Outlook, Thunderbird, Apple Kalender und andere lesen Ihre Termine über eine geheime Adresse. Dort steht nur: die Fallnummer, „Termin“ oder „Frist“,
                die Zeit und die Art des Orts. Kein Name, kein Anlass, keine Sprache.</p>
                <p>Wer die Adresse kennt, sieht diese Angaben. Geben Sie sie niemandem, und erneuern Sie sie, wenn ein Gerät verloren geht.</p>
                <p>\(since.map { "Ihre Adresse gilt seit dem \(dayAndHour($0))." as HTML } ?? "Sie haben noch keine Adresse.")</p>
                <div class="acts">\(form.button(since == nil ? "Adresse anlegen" : "Adresse erneuern", isSecond: false))\
                \(since == nil ? .empty : context.form(to: "/kalender/adresse/sperren").button("Adresse sperren"))</div>
                <p><a href="/kalender">Zum Kalender</a></p>
                """)
    }

    private static func shown(_ context: SignedInContext, _ secret: String?, _ isRenewed: Bool) -> HTML {
        guard isRenewed else { return .empty }
        guard let secret else {
            return panel(.warn, "<p>Diese Adresse wurde schon einmal gezeigt. Brauchen Sie sie noch, dann erneuern Sie sie.</p>")
        }
        let address = context.visit.wholeAddress(of: "/kalender/feed/\(secret).ics")
        return panel(
            .good,
            """
            <p><strong>Ihre Adresse, nur dieses eine Mal gezeigt:</strong></p>\
            <p><label for="adresse" class="unseen">Adresse</label><input type="text" id="adresse" class="full" readonly \
            value="\(address)"></p>\
            <p>Fügen Sie sie im Kalenderprogramm unter „Kalender abonnieren“ ein. Eine frühere Adresse gilt nicht mehr.</p>
            """)
    }
}
