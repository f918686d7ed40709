public import Basics
public import Papers
import Store

/// Gives everybody who was there a certificate of attendance with a number. What it says is frozen.
public struct CertifyGuests: Command {
    public static let name = "event.certify"
    public static let needs = Right.keepEvents
    public let event: EventID

    public init(event: EventID) { self.event = event }

    public func perform(at desk: Desk) throws -> Done {
        let event = try desk.openEvent(event)
        guard case .held = event.state else {
            throw Refusal.notNow(why: "Noch ist nicht eingetragen, wer da war.", instead: "Tragen Sie zuerst die Anwesenheit ein.")
        }
        let fresh = try desk.guests(of: event).filter { $0.state == .attended && $0.certificate == nil }
        guard !fresh.isEmpty else {
            throw Refusal.notNow(why: "Alle, die da waren, haben eine Bescheinigung.", instead: "Sie steht in der Liste bei der Person.")
        }
        let settings = try desk.settings()
        for guest in fresh {
            let number = try desk.freeCertificateNumber()
            let sheet = CertificateSheet(number: number, guest: guest, event: event, settings: settings, signer: desk.worker.name, day: desk.today)
            try desk.transaction.execute(
                """
                UPDATE event_guests SET certificate = \(number),
                    certified = \(try desk.officeSeal.sealJSON(sheet, "event_guests", "certified", guest.id.text))
                WHERE office = \(desk.office) AND event = \(event.id) AND guest = \(guest.id)
                """)
        }
        desk.tell(Self.name, subject: event.id, detail: String(fresh.count))
        return Done()
    }
}

extension Desk {
    /// A number no certificate of the office has.
    fileprivate func freeCertificateNumber() throws -> String {
        try freeNumber(prefix: "T") { "SELECT COUNT(*) FROM event_guests WHERE office = \(office) AND certificate = \($0)" }
    }
}

extension CertificateSheet {
    fileprivate init(number: String, guest: Guest, event: OfficeEvent, settings: OfficeSettings, signer: String, day: CivilDate) {
        let plan = event.plan
        let begins = plan.begins.local
        self.init(
            number: number, date: day, office: settings.shortName, letterhead: settings.letterhead, place: settings.place,
            name: guest.identity.name, organisation: guest.identity.organisation, kind: plan.kind.german, title: plan.title,
            when: "\(begins.day.german), \(begins.clock) Uhr, Dauer \(plan.lasting)", where: plan.place, contents: plan.contents, signer: signer)
    }
}

extension EventPlan {
    /// "90 Minuten", "6 Stunden", "2 Stunden 30 Minuten".
    public var lasting: String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        guard minutes >= 120 else { return "\(minutes) Minuten" }
        return "\(hours) Stunden" + (rest == 0 ? "" : " \(rest) Minuten")
    }
}

/// A guest's certificate as it was frozen.
public struct GuestCertificate: Question {
    public static let needs = Right.keepEvents
    public let event: EventID
    public let guest: GuestID

    public init(event: EventID, guest: GuestID) {
        self.event = event
        self.guest = guest
    }

    public func answer(at desk: Desk) throws -> CertificateSheet {
        let sealed: [UInt8]? = try desk.transaction.value(
            "SELECT certified FROM event_guests WHERE office = \(desk.office) AND event = \(event) AND guest = \(guest)")
        guard let sealed else { throw Refusal.notFound }
        return try desk.officeSeal.openJSON(sealed, "event_guests", "certified", guest.text)
    }
}
