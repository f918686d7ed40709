import Basics
import Chance
import Figures
import Testing

@Suite struct ActivityFiguresTests {
    private static let countries = ["XK", "GM", "IQ", "SN", "GE"].compactMap { Country($0) }
    private static let start = CivilDate(year: 2026, month: 1, day: 1)!

    /// Few days, people and moments, so that borders are met all the time.
    private func events(_ chance: inout Chance) -> [Event] {
        (0..<chance.number(0...80)).map { _ in
            Event(
                kind: [.session, .advised, .departure][chance.number(0...2)], day: Self.start.adding(days: chance.number(0...9)),
                pseudonym: "p\(chance.number(1...12))", country: chance.number(0...5) == 0 ? nil : Self.countries[chance.number(0...4)],
                recordedAt: Moment(microseconds: Int64(chance.number(0...9))),
                voidedAt: chance.number(0...2) == 0 ? Moment(microseconds: Int64(chance.number(0...12))) : nil)
        }
    }

    /// The definitions, word by word.
    private func naive(_ events: [Event], _ from: CivilDate, _ to: CivilDate, _ asOf: Moment) -> (Int, Int, Int, [String: Int]) {
        let counted = events.filter { event in
            let isInPeriod = event.day.dayNumber >= from.dayNumber && event.day.dayNumber <= to.dayNumber
            let isKnown = event.recordedAt.microseconds <= asOf.microseconds
            let isTakenBack = event.voidedAt.map { $0.microseconds <= asOf.microseconds } ?? false
            return isInPeriod && isKnown && !isTakenBack
        }
        let departures = counted.filter { $0.kind == .departure }
        var byCountry: [String: Int] = [:]
        for code in departures.compactMap({ $0.country?.code }) { byCountry[code] = (byCountry[code] ?? 0) + 1 }
        let people = Set(counted.filter { $0.kind == .advised }.map(\.pseudonym))
        return (departures.count, counted.filter { $0.kind == .session }.count, people.count, byCountry)
    }

    @Test func theFiguresAreWhatTheirDefinitionsSay() {
        var chance = Chance(51)
        for _ in 0..<2_000 {
            let events = events(&chance)
            let from = Self.start.adding(days: chance.number(-1...10))
            let (to, asOf) = (from.adding(days: chance.number(-1...9)), Moment(microseconds: Int64(chance.number(-1...13))))
            let figures = ActivityFigures(events: events, from: from, to: to, asOf: asOf)
            let (departures, sessions, persons, byCountry) = naive(events, from, to, asOf)
            #expect(figures.departures == departures && figures.sessions == sessions && figures.persons == persons)
            #expect(figures.countries == byCountry.count)
            #expect(Dictionary(uniqueKeysWithValues: figures.byCountry.map { ($0.country.code, $0.departures) }) == byCountry)
        }
    }

    @Test func theOrderOfEventsDoesNotMatter() {
        var chance = Chance(52)
        for _ in 0..<500 {
            let events = events(&chance)
            let (from, to, asOf) = (Self.start, Self.start.adding(days: 7), Moment(microseconds: 8))
            let figures = ActivityFigures(events: events, from: from, to: to, asOf: asOf)
            #expect(figures == ActivityFigures(events: events.shuffled(using: &chance), from: from, to: to, asOf: asOf))
        }
    }

    @Test func countriesComeWithMostDeparturesFirstThenByCode() {
        let codes = ["SN", "IQ", "GM", "IQ", "GM", "XK"]
        let figures = figures(codes.map { departure(to: Country($0)) })
        #expect(figures.byCountry.map(\.country.code) == ["GM", "IQ", "SN", "XK"])
        #expect(figures.byCountry.map(\.departures) == [2, 2, 1, 1])
    }

    @Test func aDepartureWithoutACountryIsADepartureAllTheSame() {
        let figures = figures([departure(to: nil)])
        #expect(figures.departures == 1)
        #expect(figures.countries == 0)
    }

    @Test func anEventCountsFromItsRecordingUntilItIsTakenBack() {
        let event = Event(
            kind: .session, day: Self.start, pseudonym: "", country: nil, recordedAt: Moment(microseconds: 10), voidedAt: Moment(microseconds: 20))
        #expect((9...21).filter { event.counted(at: Moment(microseconds: $0)) } == Array(10...19))
    }

    @Test func bothEndsOfThePeriodBelongToIt() {
        let days = (0...4).map { Self.start.adding(days: $0) }
        let events = days.map { Event(kind: .session, day: $0, pseudonym: "", country: nil, recordedAt: Moment(microseconds: 0), voidedAt: nil) }
        #expect(ActivityFigures(events: events, from: days[1], to: days[3], asOf: Moment(microseconds: 0)).sessions == 3)
        #expect(ActivityFigures(events: events, from: days[3], to: days[1], asOf: Moment(microseconds: 0)).sessions == 0)
    }

    @Test func aPersonOfManyTalksIsOnePersonAndATalkOfManyPeopleOneTalk() {
        let talk = [event(.session, "")] + ["mother", "son", "daughter"].map { event(.advised, $0) }
        let figures = figures(talk + talk)
        #expect(figures.sessions == 2)
        #expect(figures.persons == 3)
    }

    @Test func theSentenceKnowsOneAndMany() {
        #expect(figures([]).sentence == "0 Ausreisen in 0 Länder, 0 Beratungen für 0 Personen.")
        let one = [departure(to: Country("XK")), event(.session, ""), event(.advised, "a")]
        #expect(figures(one).sentence == "1 Ausreise in 1 Land, 1 Beratung für 1 Person.")
        let two = one + [departure(to: Country("GM")), event(.session, ""), event(.advised, "b")]
        #expect(figures(two).sentence == "2 Ausreisen in 2 Länder, 2 Beratungen für 2 Personen.")
    }

    private func event(_ kind: Event.Kind, _ pseudonym: String, to country: Country? = nil) -> Event {
        Event(kind: kind, day: Self.start, pseudonym: pseudonym, country: country, recordedAt: Moment(microseconds: 0), voidedAt: nil)
    }

    private func departure(to country: Country?) -> Event { event(.departure, "somebody", to: country) }

    private func figures(_ events: [Event]) -> ActivityFigures {
        ActivityFigures(events: events, from: Self.start, to: Self.start, asOf: Moment(microseconds: 0))
    }
}
