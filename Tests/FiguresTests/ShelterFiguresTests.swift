import Basics
import Chance
import Figures
import Testing

@Suite struct ShelterFiguresTests {
    private static let start = CivilDate(year: 2026, month: 1, day: 1)!
    private static func day(_ number: Int) -> CivilDate { start.adding(days: number) }

    private func stay(
        _ household: String = "a", persons: Int = 3, since: Int? = nil, came: Int, left: Int? = nil, to exit: String? = nil, recorded: Int64 = 0,
        voided: Int64? = nil
    ) -> ShelterStay {
        ShelterStay(
            household: household, persons: persons, since: Self.day(since ?? came), cameOn: Self.day(came), leftOn: left.map(Self.day), leftTo: exit,
            isMoveBetweenShelters: exit == "other_shelter", recordedAt: Moment(microseconds: recorded),
            voidedAt: voided.map { Moment(microseconds: $0) })
    }

    private func figures(_ stays: [ShelterStay], _ from: Int, _ to: Int, asOf: Int64 = 100) -> ShelterFigures {
        ShelterFigures(stays: stays, from: Self.day(from), to: Self.day(to), asOf: Moment(microseconds: asOf))
    }

    @Test func whoMovesBetweenSheltersNeitherComesNorLeaves() {
        let moved = figures([stay(came: 0, left: 5, to: "other_shelter"), stay(since: 0, came: 5)], 1, 10)
        #expect(moved.before.persons == 3)
        #expect(moved.came.households == 0)
        #expect(moved.left.isEmpty)
        #expect(moved.after == moved.before)
        #expect(moved.timeSoFar?.median == 10)
    }

    @Test func theNightOfTheLastDayDecides() {
        let left = [stay(came: 0, left: 5, to: "own_flat")]
        #expect(figures(left, 1, 4).after.households == 1)
        #expect(figures(left, 1, 4).left.isEmpty)
        #expect(figures(left, 1, 5).after.households == 0)
        #expect(figures(left, 1, 5).timeUntil["own_flat"]?.median == 5)
    }

    @Test func whatWasTakenBackCountsOnlyAsOfBefore() {
        let stays = [stay(came: 0, left: 5, to: "own_flat", recorded: 10, voided: 20), stay(came: 0, recorded: 20)]
        #expect(figures(stays, 1, 9, asOf: 15).allLeft.persons == 3)
        #expect(figures(stays, 1, 9, asOf: 25).allLeft.persons == 0)
        #expect(figures(stays, 1, 9, asOf: 25).after.persons == 3)
    }

    @Test func nineOfTenAreShorterThanTheNinthDecile() {
        let stays = (1...10).map { stay("h\($0)", came: 100 - $0 * 7) }
        let time = figures(stays, 100, 100).timeSoFar
        #expect(time?.median == 35)
        #expect(time?.ninthDecile == 63)
        let long = figures([stay("x", since: -1_826, came: 0), stay("y", since: -1_825, came: 0)], 0, 0).timeSoFar
        #expect(long?.fiveYearsOrMore == 1)
    }

    /// Whoever was there before or came is there afterwards or left: for any stays of households that never come back.
    @Test func nobodyIsLostOrCountedTwice() {
        var chance = Chance(7)
        for _ in 0..<500 {
            let stays = (0..<chance.number(0...12)).flatMap { number -> [ShelterStay] in
                let came = chance.number(0...20)
                let size = chance.number(1...8)
                let since = came - chance.number(0...1) * chance.number(0...9)
                guard chance.number(0...2) > 0 else { return [stay("h\(number)", persons: size, since: since, came: came)] }
                let left = came + chance.number(0...15)
                guard chance.number(0...1) == 0 else {
                    return [stay("h\(number)", persons: size, since: since, came: came, left: left, to: "own_flat")]
                }
                return [
                    stay("h\(number)", persons: size, since: since, came: came, left: left, to: "other_shelter"),
                    stay("h\(number)", persons: size, since: since, came: left),
                ]
            }
            let from = chance.number(0...20)
            let counted = figures(stays, from, from + chance.number(0...15))
            // Somebody who came and moved on within the same day spent no night anywhere.
            #expect(counted.before.persons + counted.came.persons == counted.after.persons + counted.allLeft.persons)
        }
    }
}
