import Basics
import Office

/// The volunteers of a demo office: those with an account, and some who are only in the book.
struct DemoVolunteers {
    let office: DemoOffice
    let workers: [Worker]
    let today: CivilDate

    struct Entry {
        let name: String
        let languages: String
        let districts: [String]
        let times: String?
        let state: VolunteerState
        /// Days from today until the certificate ends; nil where nobody has seen one.
        let certificate: Int?
        let tandems: Int?
    }

    private var now: Moment { LocalTime(day: WorkCalendar.before(today), hour: 21, minute: 50).moment }
    var keeper: Worker? { (office.numbers(of: .housingCounsellor) + office.numbers(of: .teamLead)).first.map { workers[$0] } }

    func write(in office: Office) async throws {
        guard let keeper else { return }
        try await office.sit { sitting in _ = try book(in: sitting, by: keeper) }
    }

    /// Everybody of the book, those with an account first.
    private func book(in sitting: Sitting, by keeper: Worker) throws -> [VolunteerID] {
        var ids: [VolunteerID] = []
        for (number, entry) in (withAccount + Self.others(office.desk)).enumerated() {
            let account = number < accounts.count ? workers[accounts[number]].id : nil
            ids.append(try enter(entry, number, account: account, in: sitting, by: keeper))
        }
        return ids
    }

    private var accounts: [Int] { office.numbers(of: .volunteer) }

    private func enter(_ entry: Entry, _ number: Int, account: WorkerID?, in sitting: Sitting, by keeper: Worker) throws -> VolunteerID {
        let identity = VolunteerIdentity(
            name: entry.name, phone: "0\(office.desk == .housing ? "221" : "89") 0000-6\(number < 10 ? "0" : "")\(number)", times: entry.times)
        let id = try sitting.perform(
            KeepVolunteer(
                identity: identity, account: account, languages: entry.languages.split(separator: " ").compactMap { Language(String($0)) },
                districts: entry.districts, mostTandems: entry.tandems), by: keeper, at: now
        ).id
        guard entry.state != .interested else { return id }
        let began = today.adding(days: -(90 + number * 61))
        let certificate = entry.certificate.map { SeenCertificate(seenOn: began.adding(days: 12), validUntil: today.adding(days: $0)) }
        try sitting.perform(
            RecordOnboarding(
                volunteer: id, onboarding: Onboarding(talkOn: began, secrecyOn: began.adding(days: 5), certificate: certificate), version: 1),
            by: keeper, at: now)
        if entry.state != .onboarding {
            try sitting.perform(NoteTraining(volunteer: id, kind: .basic, heldOn: began.adding(days: 20)), by: keeper, at: now)
            if number % 2 == 0 {
                try sitting.perform(
                    NoteTraining(
                        volunteer: id, kind: .renting, heldOn: began.adding(days: 41), validUntil: today.adding(days: 20 + number * 90)),
                    by: keeper, at: now)
            }
        }
        try sitting.perform(
            MoveVolunteer(volunteer: id, to: entry.state, since: entry.state == .onboarding ? nil : began.adding(days: 25)), by: keeper, at: now)
        return id
    }

    private var withAccount: [Entry] {
        accounts.enumerated().map { number, account in
            let plan = office.colleagues[account]
            return Entry(
                name: plan.name, languages: plan.languages.map(\.tag).joined(separator: " "),
                districts: office.desk == .housing ? [["Ehrenfeld", "Nippes"], ["Kalk"], ["Mülheim", "Kalk"]][number % 3] : [],
                times: ["dienstags und donnerstags ab 16 Uhr", "abends und am Wochenende", nil][number % 3], state: .active,
                certificate: [400, 700, 33][number % 3], tandems: [2, 1, nil][number % 3])
        }
    }

    private static func others(_ desk: CounsellingDesk) -> [Entry] {
        guard desk == .housing else { return [] }
        return [
            Entry(
                name: "Walburga Krings", languages: "de", districts: ["Lindenthal"], times: "vormittags", state: .active, certificate: -12, tandems: 1
            ),
            Entry(name: "Farid Noori", languages: "de fa prs", districts: ["Porz"], times: "samstags", state: .active, certificate: 250, tandems: 2),
            Entry(
                name: "Ingeborg Thelen", languages: "de fr", districts: ["Chorweiler", "Nippes"], times: nil, state: .paused, certificate: 90,
                tandems: 0),
            Entry(
                name: "Matthias Odenthal", languages: "de en", districts: ["Innenstadt"], times: "abends", state: .onboarding, certificate: nil,
                tandems: nil),
            Entry(name: "Yara Haddad", languages: "de ar", districts: ["Kalk"], times: nil, state: .interested, certificate: nil, tandems: nil),
        ]
    }
}
