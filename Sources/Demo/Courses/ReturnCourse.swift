import Basics
import Office

/// The course of one file of return counselling, from the first talk to its end, whichever that is.
struct ReturnCourse {
    private enum Way { case leaves, stays, other, quiet }
    private var writer: CourseWriter
    private let start: CivilDate
    private let way: Way
    private let namelessUntil: Int?
    private let talks: Int
    private let isChecked: Bool
    private var startup: Money?
    private let wantsTraining: Bool

    /// `checksSince`: before that day the office worked without frozen checks.
    init(office: DemoOffice, today: CivilDate, owner: Int, on day: CivilDate, checksSince: CivilDate, chance dice: Chance) {
        var chance = dice
        let kin = Kin.drawn(on: day, families: office.isDense ? 100 : nil, by: &chance)
        start = day
        way = chance.pick([.leaves, .stays, .other, .quiet], weights: [33, 29, 17, 21])
        // Some people never say their name, some do in their second talk.
        let nameless = !office.isDense && chance.happens(15)
        namelessUntil = nameless ? (way == .leaves || chance.happens(25) ? 2 : Int.max) : nil
        switch (way, namelessUntil) {
        case (.leaves, _): talks = chance.pick([2, 3, 4, 5, 6], weights: [36, 36, 18, 7, 3])
        case (_, Int.max): talks = chance.pick([1, 2], weights: [75, 25])
        default: talks = chance.pick([1, 2, 3, 4], weights: [46, 33, 16, 5])
        }
        isChecked = day >= checksSince && chance.happens(way == .leaves ? 80 : 22)
        if chance.happens(30) { startup = Money(cents: Int64(chance.pick([1_200, 1_500, 1_800, 2_400, 3_000, 3_500, 4_200]) * 100)) }
        wantsTraining = chance.happens(10)
        writer = CourseWriter(office: office, today: today, owner: owner, on: day, kin: kin, chance: chance)
    }

    mutating func steps(until end: Moment) -> [Step] {
        open()
        writer.furtherTalks([ReturnWords.analysis, ReturnWords.informed])
        for number in 1..<talks { laterTalk(number + 1) }
        if way == .leaves { leave() } else { conclude() }
        return writer.builder.course(until: end)
    }

    private var isNameless: Bool { namelessUntil != nil }

    private mutating func open() {
        let kin = writer.kin
        let knowsCountry = writer.chance.happens(92)
        writer.builder.add(
            .open(
                OpenCase(
                    desk: .return, alias: isNameless ? writer.chance.pick(ReturnWords.aliases) : nil,
                    identity: isNameless ? PersonIdentity() : kin.members[0].identity, language: kin.language,
                    needsInterpreter: writer.chance.happens(85)
                        ? !writer.office.colleagues[writer.builder.owner].languages.contains(kin.language) : nil,
                    destination: knowsCountry ? kin.country : nil, wish: writer.chance.happens(70) ? writer.chance.pick(ReturnWords.wishes) : nil)),
            taking: 4)
        writer.talk(writer.words([ReturnWords.first, ReturnWords.informed, ReturnWords.outlook]), alone: true)
        guard !isNameless || writer.chance.happens(50) else { return }
        let facts = kin.firstFacts(of: 1, on: start, by: &writer.chance)
        writer.builder.add(.record(place: 1, isNameless ? facts.filter { $0.key != "born" } : facts))
        if !isNameless { addFamily() }
        if writer.chance.happens(30) { writer.task(ReturnWords.tasks) }
        if writer.chance.happens(2) { restrict() }
    }

    private mutating func addFamily() {
        let kin = writer.kin
        for place in kin.members.indices.dropFirst().map({ $0 + 1 }) {
            writer.builder.add(.add(kin.members[place - 1].identity, kin.firstFacts(of: place, on: start, by: &writer.chance)), taking: 2)
        }
        writer.builder.add(.household(home(), wish: nil))
    }

    private mutating func home() -> [String: FactInput] {
        let district = writer.chance.pick(
            ["09162", "09184", "09174", "09175", "09178", "09179", "09188", "09173", "09177", "09182", "09180", "09190"],
            weights: [62, 10, 4, 3, 4, 4, 3, 2, 3, 2, 2, 1])
        var facts = ["residence_ags": FactInput([district], standing: writer.chance.happens(50) ? .documented : .stated)]
        if writer.chance.happens(55) {
            facts["accommodation"] = FactInput([
                writer.chance.pick(["municipal_shelter", "reception_centre", "private_flat"], weights: [60, 20, 20])
            ])
        }
        return facts
    }

    private mutating func restrict() {
        let lead = writer.chance.pick(writer.office.numbers(of: .teamLead))
        writer.builder.add(.assign(owner: writer.builder.owner, restricted: true), by: lead)
    }

    private mutating func laterTalk(_ number: Int) {
        if writer.chance.happens(60) {
            writer.book(number == 2 ? .talk : .plan, in: 5...24)
        } else {
            writer.wait(5...26)
        }
        if number == namelessUntil {
            writer.builder.add(.name(writer.kin.members[0].identity))
            writer.builder.add(.record(place: 1, writer.kin.firstFacts(of: 1, on: start, by: &writer.chance)))
            addFamily()
        }
        let isLast = number == talks
        let pools = isLast && way == .leaves ? [ReturnWords.plan, ReturnWords.plan] : [ReturnWords.analysis, ReturnWords.informed]
        writer.talk(writer.words(pools))
        if number == 2 { writer.builder.add(.stage(.analysis)) }
        if writer.chance.happens(28) { writer.task(ReturnWords.tasks) }
        if isChecked, number == (way == .leaves ? talks : 2), namelessUntil != Int.max { check() }
    }

    private mutating func check() {
        guard way == .leaves else { return writer.builder.add(.check) }
        for place in writer.kin.members.indices.map({ $0 + 1 }) {
            writer.builder.add(
                .record(place: place, writer.kin.planFacts(of: place, startup: startup, training: wantsTraining, by: &writer.chance)), taking: 2)
        }
        let departure = writer.builder.day.adding(days: writer.chance.between(30...80))
        writer.builder.add(
            .household(["destination": FactInput([writer.kin.country.code]), "departure_date": FactInput([departure.iso])], wish: nil))
        guard writer.chance.happens(78) else { return writer.builder.add(.check) }
        let approved = writer.chance.happens(45)
        if approved {
            writer.wait(3...12)
            writer.builder.add(.note(ReturnWords.approval))
        }
        writer.builder.add(.promise(approved ? ["coming-home", "reag-garp"] : ["coming-home"]), taking: 10)
        let lead = writer.chance.pick(writer.office.numbers(of: .teamLead))
        writer.builder.add(.countersign, by: lead, on: WorkCalendar.after(writer.builder.day, openDays: 1), minute: 10 * 60 + 20)
    }

    private mutating func leave() {
        let kin = writer.kin
        writer.wait(2...9)
        writer.builder.add(.stage(.departure))
        let leftOn = writer.builder.day.adding(days: writer.chance.between(12...50))
        writer.builder.go(to: writer.free(leftOn.adding(days: writer.chance.between(1...9))), minute: 9 * 60 + 15 * writer.chance.below(24))
        let proof = writer.chance.pick([DepartureProof.borderCertificate, .boardingPass, .ticket, .partner, .mission], weights: [44, 28, 14, 9, 5])
        writer.builder.add(
            .depart(places: kin.members.indices.map { $0 + 1 }, on: leftOn, kin.country, proof, detail: "Nachweis vom \(leftOn.german) in der Akte"))
        for _ in 0..<writer.chance.pick([0, 1, 2, 3], weights: [40, 30, 20, 10]) {
            writer.wait(25...110)
            writer.builder.add(.note(writer.words([ReturnWords.aftercare])))
        }
        writer.wait(20...150)
        writer.builder.add(.close(.returned))
    }

    private mutating func conclude() {
        writer.wait(way == .quiet ? 20...60 : 4...40)
        let (pool, outcome): ([String], CaseOutcome) =
            switch way {
            case .stays, .leaves: (ReturnWords.stays, .stays)
            case .other: (ReturnWords.referred, .otherAdvice)
            case .quiet: (ReturnWords.quiet, .lostContact)
            }
        if writer.chance.happens(80) { writer.builder.add(.note(writer.words([pool]))) }
        if way == .quiet { writer.wait(30...90) } else if writer.chance.happens(40) { writer.wait(10...120) }
        writer.builder.add(.close(outcome))
    }
}
