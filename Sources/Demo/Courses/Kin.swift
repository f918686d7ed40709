import Basics
import Office

/// A household that never was: who belongs to it, how it lives here, and what is known about it.
struct Kin {
    struct Member {
        var identity: PersonIdentity
        var born: CivilDate
        let isAdult: Bool
    }

    let origin: Origin
    let language: Language
    var members: [Member]
    var status: String
    var entry: CivilDate

    var country: Country { origin.country }
    /// Places of the adults, 1 = who the file is about.
    var adults: [Int] { members.indices.filter { members[$0].isAdult }.map { $0 + 1 } }

    /// Draws a household that comes on a day.
    static func drawn(on day: CivilDate, families: Int? = nil, by chance: inout Chance) -> Kin {
        let origin = Origin.drawn(on: day, by: &chance)
        let isFamily = chance.happens(families ?? origin.families)
        var kin = Kin(
            origin: origin, language: chance.pick(origin.languages, weights: [3, 1].prefix(origin.languages.count).map { $0 }), members: [],
            status: Self.status(of: origin, on: day, by: &chance), entry: day.adding(days: -chance.between(70...2_600)))
        kin.members = isFamily ? family(of: origin, on: day, by: &chance) : [single(of: origin, on: day, by: &chance)]
        return kin
    }

    private static func single(of origin: Origin, on day: CivilDate, by chance: inout Chance) -> Member {
        let isFemale = chance.happens(22)
        let age = chance.pick([chance.between(18...29), chance.between(30...44), chance.between(45...68)], weights: [46, 40, 14])
        return member(origin, isFemale, family: nil, born: birthday(age, on: day, by: &chance), isAdult: true, by: &chance)
    }

    private static func family(of origin: Origin, on day: CivilDate, by chance: inout Chance) -> [Member] {
        let isAlone = chance.happens(22)
        let name = chance.pick(origin.names.family)
        let children =
            isAlone ? chance.pick([1, 2, 3, 4], weights: [45, 35, 15, 5]) : chance.pick([0, 1, 2, 3, 4, 5, 6], weights: [16, 25, 27, 17, 9, 4, 2])
        let firstIsFemale = chance.happens(isAlone ? 85 : 38)
        let age = chance.between(24...46)
        var members = [member(origin, firstIsFemale, family: name, born: birthday(age, on: day, by: &chance), isAdult: true, by: &chance)]
        if !isAlone {
            let other = birthday(max(20, age + chance.between(-6...6)), on: day, by: &chance)
            members.append(member(origin, !firstIsFemale, family: name, born: other, isAdult: true, by: &chance))
        }
        var years = min(17, age - 19)
        for _ in 0..<children {
            years = max(0, years - chance.between(0...4))
            members.append(member(origin, chance.happens(49), family: name, born: birthday(years, on: day, by: &chance), isAdult: false, by: &chance))
        }
        return members
    }

    static func member(
        _ origin: Origin, _ isFemale: Bool, family: NameStock.Name?, born: CivilDate, isAdult: Bool, by chance: inout Chance
    ) -> Member {
        let names = origin.names
        let given = names.given(isFemale, by: &chance)
        let last = names.form(of: family ?? chance.pick(names.family), isFemale: isFemale)
        let own = given.own.flatMap { first in last.own.map { first + " " + $0 } }
        let contact = isAdult && chance.happens(35) ? chance.pick(contacts) : nil
        return Member(
            identity: PersonIdentity(
                familyName: last.latin, givenName: given.latin, nameInOwnScript: own, gender: isFemale ? .female : .male, contact: contact),
            born: born, isAdult: isAdult)
    }

    private static let contacts = [
        "Telefon 0151 00000017, lieber am Nachmittag", "über den Sozialdienst der Unterkunft", "nur per Nachricht, bitte nicht anrufen",
        "Telefon 0160 00000042, Freundin übersetzt", "Brief an die Unterkunft, neutraler Umschlag",
        "E-Mail ist sicher, Telefon teilt sie mit anderen",
        "kommt selbst vorbei, hat kein Telefon",
    ]

    static func birthday(_ age: Int, on day: CivilDate, by chance: inout Chance) -> CivilDate {
        day.adding(years: -age).adding(days: -chance.between(1...364))
    }

    private static func status(of origin: Origin, on day: CivilDate, by chance: inout Chance) -> String {
        if origin.country.code == "UA", day.year >= 2022 { return chance.happens(85) ? "humanitarian_title" : "tolerated" }
        return chance.pick(
            ["asylum_seeker", "tolerated", "obliged_to_leave", "recognised", "withdrawn_application", "asylum_request", "other_third_country"],
            weights: [38, 27, 16, 8, 4, 3, 4])
    }
}

extension Kin {
    /// What a first talk brings to light about a member; some things stay unknown, some people do not want to say.
    func firstFacts(of place: Int, on day: CivilDate, by chance: inout Chance) -> [String: FactInput] {
        var facts = [
            "third_country": FactInput(["true"]),
            "nationality": FactInput([country.code], standing: chance.happens(45) ? .documented : .stated),
            "born": FactInput([members[place - 1].born.iso], standing: chance.happens(45) ? .documented : .stated),
        ]
        if chance.happens(88) {
            facts["status"] = FactInput([status], standing: chance.pick([.stated, .documented, .verified], weights: [40, 45, 15]))
        }
        if chance.happens(84) { facts["entry_date"] = FactInput([entry.iso], standing: chance.happens(30) ? .documented : .stated) }
        if status == "tolerated", chance.happens(50) {
            facts["tolerated_since"] = FactInput([min(day.adding(days: -20), entry.adding(days: chance.between(200...600))).iso])
        }
        if members[place - 1].isAdult, chance.happens(4) { facts["vulnerabilities"] = FactInput([], standing: .refused) }
        if members[place - 1].isAdult, chance.happens(6) { facts["previous_return_aid"] = FactInput(["false"]) }
        return facts
    }

    /// What a plan needs: the declarations, means, and what the person wants to live on.
    func planFacts(of place: Int, startup: Money?, training: Bool, by chance: inout Chance) -> [String: FactInput] {
        let proven: FactStanding = chance.happens(55) ? .documented : .stated
        var facts = [
            "status": FactInput([status], standing: proven), "entry_date": FactInput([entry.iso], standing: proven),
            "voluntary_return": FactInput(["true"], standing: proven), "has_own_means": FactInput(["false"], standing: proven),
            "waives_status": FactInput(["true"], standing: proven), "previous_return_aid": FactInput(["false"]),
        ]
        if chance.happens(90) { facts["no_return_pledge"] = FactInput(["true"], standing: proven) }
        guard members[place - 1].isAdult else { return facts }
        facts["wants_startup"] = FactInput([place == 1 && startup != nil ? "true" : "false"])
        facts["wants_training"] = FactInput([place == 1 && training ? "true" : "false"])
        if place == 1, let startup { facts["startup_request"] = FactInput([startup.decimal], standing: .documented) }
        return facts
    }
}
