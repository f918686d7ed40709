public import Basics
import Store

/// Notes who was there; said again, it corrects. Visitors of an open hour are counted without names.
public struct HoldEvent: Command {
    public static let name = "event.hold"
    public static let needs = Right.keepEvents
    public let event: EventID
    public let present: [GuestID]
    public let visitors: Int

    public init(event: EventID, present: [GuestID], visitors: Int = 0) {
        self.event = event
        self.present = present
        self.visitors = visitors
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.openEvent(event)
        guard known.plan.begins <= desk.now else {
            throw Refusal.notNow(why: "Die Veranstaltung hat noch nicht begonnen.", instead: "Tragen Sie danach ein, wer da war.")
        }
        guard (0...Desk.mostGuests).contains(visitors) else {
            throw Refusal.invalid("visitors", "Die Zahl liegt zwischen 0 und \(Desk.mostGuests).")
        }
        let guests = try desk.guests(of: known)
        let here = Set(present)
        guard here.isSubset(of: Set(guests.map(\.id))) else { throw Refusal.notFound }
        if let certified = guests.first(where: { $0.certificate != nil && !here.contains($0.id) }) {
            throw Refusal.notNow(
                why: "\(certified.identity.name) hat schon eine Bescheinigung über die Teilnahme.",
                instead: "Wer eine Bescheinigung hat, bleibt in der Anwesenheit.")
        }
        for guest in guests {
            if here.contains(guest.id) {
                try desk.answer(guest, of: known, .attended)
            } else if guest.state == .registered || guest.wasSeen {
                try desk.answer(guest, of: known, .absent)
            }
        }
        try desk.transaction.execute(
            """
            UPDATE events SET held_at = \(desk.now), visitors = \(visitors), version = version + 1
            WHERE office = \(desk.office) AND event = \(event)
            """)
        try desk.recount(known, visitors: visitors)
        desk.tell(Self.name, subject: event, detail: String(here.count + visitors))
        return Done()
    }
}

extension Desk {
    /// Counts the event and everybody who was there anew; what was counted before is voided.
    func recount(_ event: OfficeEvent, visitors: Int) throws {
        try voidFacts(about: event.id.text)
        let day = event.plan.begins.local.day
        let kind = event.plan.kind.rawValue
        func fact(_ counted: FactKind, _ pseudonym: String) -> CountedFact {
            CountedFact(kind: counted, day: day, pseudonym: pseudonym, subject: event.id.text, programme: kind)
        }
        try count(fact(.event, event.id.text), on: event.plan.desk)
        let named = try guests(of: event, where: "AND state = \(GuestState.attended)").map(\.id.text)
        // Nobody can be led back from a guest's random id, and a visitor without a name gets one that exists nowhere else.
        for pseudonym in named + (0..<visitors).map({ _ in GuestID().text }) {
            try count(fact(.attended, pseudonym), on: event.plan.desk)
        }
    }
}
