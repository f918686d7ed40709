import Basics
import Office

/// The course of one household on its way from a shelter into a flat.
struct HousingCourse {
    private var writer: CourseWriter
    private let start: CivilDate
    private let outcome: CaseOutcome
    private let isChecked: Bool

    init(office: DemoOffice, today: CivilDate, owner: Int, on day: CivilDate, checksSince: CivilDate, chance dice: Chance) {
        var chance = dice
        var kin = Kin.drawn(on: day, families: office.isDense ? 100 : 62, by: &chance)
        if !["asylum_seeker", "tolerated", "recognised", "humanitarian_title"].contains(kin.status) { kin.status = "recognised" }
        start = day
        outcome = chance.pick([.movedOut, .otherAdvice, .lostContact], weights: [58, 24, 18])
        isChecked = day >= checksSince && chance.happens(70)
        writer = CourseWriter(office: office, today: today, owner: owner, on: day, kin: kin, chance: chance)
    }

    mutating func steps(until end: Moment) -> [Step] {
        open()
        writer.furtherTalks([HousingWords.search, HousingWords.documents])
        prepare()
        for _ in 0..<writer.chance.pick([0, 1, 2, 3], weights: [20, 35, 30, 15]) { view() }
        conclude()
        return writer.builder.course(until: end)
    }

    private mutating func open() {
        let kin = writer.kin
        writer.builder.add(
            .open(
                OpenCase(
                    desk: .housing, identity: kin.members[0].identity, language: kin.language,
                    needsInterpreter: !writer.office.colleagues[writer.builder.owner].languages.contains(kin.language),
                    wish: writer.chance.pick(HousingWords.wishes))), taking: 4)
        writer.talk(writer.words([HousingWords.first, HousingWords.documents]))
        writer.builder.add(.record(place: 1, kin.firstFacts(of: 1, on: start, by: &writer.chance)))
        for place in kin.members.indices.dropFirst().map({ $0 + 1 }) {
            writer.builder.add(.add(kin.members[place - 1].identity, kin.firstFacts(of: place, on: start, by: &writer.chance)), taking: 2)
        }
        let shelter = writer.chance.pick(["municipal_shelter", "municipal_hotel"], weights: [75, 25])
        writer.builder.add(
            .household(
                ["residence_ags": FactInput(["05315"], standing: .documented), "accommodation": FactInput([shelter], standing: .documented)],
                wish: nil))
        if writer.chance.happens(40) { writer.task(HousingWords.tasks) }
    }

    private mutating func prepare() {
        writer.book(.talk, in: 10...40)
        writer.talk(writer.words([HousingWords.documents, HousingWords.documents]))
        if isChecked {
            let judged = writer.chance.happens(80)
            if judged { writer.builder.add(.household(["move_out_place": FactInput(["true"], standing: .verified)], wish: nil)) }
            writer.builder.add(.check)
        }
        writer.builder.add(.stage(.analysis))
        if writer.chance.happens(30) { writer.task(HousingWords.tasks) }
    }

    private mutating func view() {
        let companion = writer.chance.happens(60) ? writer.chance.pick(writer.office.numbers(of: .volunteer)) : nil
        writer.book(.viewing, in: 14...70, minutes: 45, companion: companion)
        if writer.chance.happens(60) {
            writer.talk(writer.words([HousingWords.search, HousingWords.search]))
        } else {
            writer.builder.add(.note(writer.words([HousingWords.search])))
        }
        if writer.chance.happens(35) { writer.task(HousingWords.tasks) }
    }

    private mutating func conclude() {
        guard outcome == .movedOut else {
            writer.wait(40...160)
            writer.builder.add(
                .note(writer.words([outcome == .lostContact ? ReturnWords.quiet : ["Hat selbst etwas gefunden und braucht keine Hilfe mehr."]])))
            return writer.builder.add(.close(outcome))
        }
        writer.wait(10...60)
        writer.builder.add(.stage(.plan))
        writer.talk(writer.words([HousingWords.move, HousingWords.move]))
        writer.book(.move, in: 14...45, minutes: 240, companion: writer.chance.pick(writer.office.numbers(of: .volunteer)))
        writer.builder.add(.stage(.aftercare))
        for _ in 0..<2 {
            writer.wait(20...50)
            writer.builder.add(.note(writer.words([HousingWords.aftercare])))
        }
        writer.wait(10...30)
        writer.builder.add(.close(.movedOut))
    }
}
