import Basics
import Office

/// A few events of each demo office: a workshop that was, open hours, and what is planned.
struct DemoEvents {
    let office: DemoOffice
    let workers: [Worker]
    let today: CivilDate

    private struct Past {
        let plan: EventPlan
        let guests: [GuestIdentity]
        let visitors: Int
    }

    func write(in sitting: Sitting) throws {
        guard let keeper = worker(.teamLead) else { return }
        // All in one evening behind the years of files, so that the log stays in order.
        let now = LocalTime(day: WorkCalendar.before(today), hour: 21, minute: 0).moment
        for past in self.past {
            let event = try sitting.perform(PlanEvent(past.plan), by: keeper, at: now).id
            let guests = try past.guests.map {
                try sitting.perform(AddGuest(event: event, identity: $0, isInvitation: false), by: keeper, at: now).id
            }
            try sitting.perform(HoldEvent(event: event, present: guests.dropLast().map { $0 }, visitors: past.visitors), by: keeper, at: now)
            if past.guests.count > 1 { try sitting.perform(CertifyGuests(event: event), by: keeper, at: now) }
        }
        try plan(in: sitting, by: keeper, at: now)
    }

    private func plan(in sitting: Sitting, by keeper: Worker, at now: Moment) throws {
        for (number, plan) in ahead.enumerated() {
            let event = try sitting.perform(PlanEvent(plan), by: keeper, at: now).id
            guard number == 0 else { continue }
            try sitting.perform(SetRegistration(event: event, isOpen: true), by: keeper, at: now)
            for identity in Self.guests.prefix(3) {
                try sitting.perform(AddGuest(event: event, identity: identity, isInvitation: true), by: keeper, at: now)
            }
            for role in [Role.volunteer, .counsellor, .housingCounsellor] {
                if let guest = worker(role) { try sitting.perform(JoinEvent(event: event, isComing: true), by: guest, at: now) }
            }
        }
    }

    private func worker(_ role: Role) -> Worker? { office.numbers(of: role).first.map { workers[$0] } }

    private var past: [Past] {
        switch office.desk {
        case .return:
            [
                Past(
                    plan: plan(
                        .workshop, .partners, "Beratung vor und nach der Rückkehr", day: -48, hour: 9, minutes: 420, capacity: 20,
                        contents: "Übergabe an Partnerorganisationen\nWas Familien vor der Reise wissen müssen\nFallbeispiele"),
                    guests: Self.guests, visitors: 0)
            ]
        case .housing:
            [
                Past(
                    plan: plan(.openHour, .volunteers, "Offene Sprechstunde Wohnungssuche", day: -6, hour: 16, minutes: 120), guests: [], visitors: 9),
                Past(
                    plan: plan(.workshop, .volunteers, "Mietvertrag und Nebenkosten", day: -27, hour: 17, minutes: 150, capacity: 15),
                    guests: Self.guests, visitors: 2),
            ]
        }
    }

    private var ahead: [EventPlan] {
        switch office.desk {
        case .return:
            [
                plan(
                    .seminar, .counsellors, "Rückkehrberatung mit Familien", day: 18, hour: 9, minutes: 480, capacity: 16,
                    contents: "Gespräche mit Kindern\nSchule und Papiere\nÜbungen in Gruppen"),
                plan(.conference, .everyone, "Fachtag Reintegration", day: 75, hour: 10, minutes: 360, capacity: 80),
            ]
        case .housing:
            [
                plan(.openHour, .volunteers, "Offene Sprechstunde Wohnungssuche", day: 8, hour: 16, minutes: 120),
                plan(.information, .residents, "So läuft die Wohnungssuche", day: 12, hour: 18, minutes: 90, capacity: 40),
            ]
        }
    }

    private func plan(
        _ kind: EventKind, _ audience: EventAudience, _ title: String, day: Int, hour: Int, minutes: Int, capacity: Int? = nil, contents: String = ""
    ) -> EventPlan {
        EventPlan(
            desk: office.desk, kind: kind, audience: audience, title: title, contents: contents,
            place: "Besprechungsraum 2, \(office.settings.place)",
            begins: LocalTime(day: WorkCalendar.onOrAfter(today.adding(days: day)), hour: hour, minute: 0).moment, minutes: minutes,
            capacity: capacity)
    }

    private static let guests = [
        GuestIdentity(name: "Lena Albrecht", organisation: "Caritas (Demo)", contact: "albrecht@caritas.example"),
        GuestIdentity(name: "Besnik Krasniqi", organisation: "Beratungszentrum Pristina (Demo)", contact: "besnik@zentrum.example"),
        GuestIdentity(name: "Mariam Toure", organisation: "Migrationsberatung (Demo)"),
        GuestIdentity(name: "Oleh Bondar", organisation: "Flüchtlingsrat (Demo)"),
    ]
}
