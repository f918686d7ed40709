import Basics
import Figures
import Testing

@Suite struct HousingFiguresTests {
    private static let start = CivilDate(year: 2026, month: 1, day: 1)!
    private static func day(_ number: Int) -> CivilDate { start.adding(days: number) }
    private static func noon(_ number: Int) -> Moment { LocalTime(day: day(number), hour: 12, minute: 0).moment }
    private static let later = noon(400)

    private func move(
        _ name: String, persons: Int = 2, ukraine: Bool? = nil, on number: Int = 10, reported: Int? = nil, landlord: String? = "private",
        flat: String? = nil, rent: Int64? = 90_000, recorded: Int = 0, voided: Int? = nil
    ) -> PlacedHousehold {
        PlacedHousehold(
            move: name, flat: flat ?? "flat \(name)", persons: persons, isFromUkraine: ukraine, movedOn: Self.day(number),
            reportedOn: reported.map(Self.day),
            landlord: landlord, origin: "phone", district: nil, rent: rent.map { Money(cents: $0) }, recordedAt: Self.noon(recorded),
            voidedAt: voided.map(Self.noon))
    }

    private func figures(_ moves: [PlacedHousehold], to: Int = 364, asOf: Moment = later) -> HousingFigures {
        HousingFigures(moves, from: Self.start, to: Self.day(to), asOf: asOf)
    }

    @Test func theSentenceOfCologneComesOutOfItsYear() {
        // 335 persons in 135 flats, 187 of them from Ukraine; 87 private, 32 of the city's company, 16 others; nine households of six and more.
        var moves: [PlacedHousehold] = []
        for (number, (persons, ukraine)) in Self.cologne.enumerated() {
            let landlord = number < 87 ? "private" : number < 119 ? "city_company" : "church"
            moves.append(move("\(number)", persons: persons, ukraine: ukraine, on: number, landlord: landlord))
        }
        let figures = figures(moves)
        #expect(figures.placed.persons == 335 && figures.flats == 135 && figures.fromUkraine.persons == 187 && figures.large.households == 9)
        #expect(figures.personsPerFlatInTenths == 25)
        #expect(
            figures.sentence
                == "335 Personen zogen in 135 Wohnungen, 187 von ihnen aus der Ukraine. 64 % der Wohnungen kamen von privaten Vermietenden, 24 % der Wohnungen kamen von städtischen Gesellschaften, 12 % von anderen. 9 Haushalte haben sechs und mehr Personen."
        )
    }

    /// Sizes and origin of the 135 households: 9 × 6, 16 × 4, 55 × 2, 52 × 2 …
    static let cologne: [(Int, Bool)] = {
        var sizes = Array(repeating: 6, count: 9) + Array(repeating: 4, count: 20) + Array(repeating: 3, count: 30)
        sizes += Array(repeating: 2, count: 35) + Array(repeating: 1, count: 41)
        var left = 187
        return sizes.map { size in
            guard size <= left else { return (size, false) }
            left -= size
            return (size, true)
        }
    }()

    @Test func aMoveTakenBackCountsUntilThen() {
        let moves = [move("a", recorded: 1, voided: 20), move("a2", persons: 3, recorded: 20)]
        #expect(figures(moves, asOf: Self.noon(15)).placed.persons == 2)
        #expect(figures(moves).placed.persons == 3)
        #expect(figures(moves, asOf: Self.noon(0)).placed.households == 0)
        #expect(figures([]).sentence == "In diesem Zeitraum zog niemand in eine eigene Wohnung.")
    }

    @Test func smallGroupsAreNotToldApart() {
        #expect(SmallCells.shown([12, 7, 0]) == [12, 7, 0])
        #expect(SmallCells.shown([12, 7, 3]) == [12, nil, nil], "one hidden cell alone could be found by taking the others from the sum")
        #expect(SmallCells.shown([2, 4, 90]) == [nil, nil, 90])
        #expect(SmallCells.shown([3]) == [nil])
        #expect(SmallCells.shown([3, 0, 0]) == [nil, nil, 0], "with nobody else the sum would be the small cell")
        #expect(SmallCells.shown([30, 20, 3, 10, 0], together: 3) == [30, nil, nil, nil, 0])
        #expect(SmallCells.shownRows([[40, 8, 9], [30, 7, 3], [20, 6, 6]]) == [true, false, false])
        #expect(SmallCells.shownRows([[40, 8], [30, 7]]) == [true, true])
        let few = figures((0..<6).map { move("\($0)", ukraine: $0 == 0) })
        #expect(!few.sentence.contains("Ukraine") && !few.sentence.contains("%"))
    }

    /// Of 14 households and 29 persons the two sums would give two covered sizes away.
    @Test func threeSizesAreCoveredSoThatNoneCanBeReckoned() {
        let sizes = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 4, 4, 4]
        let figures = figures(sizes.enumerated().map { move("\($0)", persons: $1) })
        #expect(SmallCells.shownSizes(figures) == [nil, nil, 0, nil, 0, 0])
        let two = self.figures([move("a", persons: 3), move("b", persons: 4)])
        #expect(SmallCells.shownSizes(two) == [nil, nil, nil, nil, nil, nil], "two households of seven persons leave no choice")
    }

    @Test func theSentenceSaysNothingTheTablesCover() {
        // Three of whom nothing is known: with them the seven from Ukraine are covered as well.
        var moves = (0..<40).map { move("\($0)", ukraine: $0 < 7) } + (40..<43).map { move("\($0)") }
        #expect(!figures(moves).sentence.contains("Ukraine"))
        moves += (43..<50).map { move("\($0)") }
        #expect(figures(moves).sentence.contains("14 von ihnen aus der Ukraine, soweit es bekannt ist."))
        // Two flats of the city's company are too few for a share.
        let landlords = (0..<30).map { move("\($0)", landlord: $0 < 2 ? "city_company" : $0 < 10 ? nil : "private") }
        #expect(!figures(landlords).sentence.contains("%"))
    }

    @Test func sharesAreOfFlatsAndAddUp() {
        // One private flat for eleven households, and nineteen flats of the city's company and of somebody nobody noted.
        var moves = (0..<11).map { move("p\($0)", flat: "one") } + (0..<6).map { move("q\($0)") }
        moves += (0..<7).map { move("c\($0)", landlord: "city_company") } + (0..<7).map { move("u\($0)", landlord: nil) }
        #expect(
            figures(moves).sentence.hasSuffix(
                "34 % der Wohnungen kamen von privaten Vermietenden, 33 % der Wohnungen kamen von städtischen Gesellschaften, 33 % von anderen oder nicht bekannt."
            ), "\(figures(moves).sentence)")
        #expect(HousingFigures.percents([1, 1, 1]) == [34, 33, 33] && HousingFigures.percents([0, 0]) == [0, 0])
    }

    @Test func whatAYearSavedIsNightsTimesThePlaceLessTheRent() throws {
        let moves = [move("a", persons: 4, on: 0, rent: 126_300), move("b", on: 100, rent: nil)]
        var facts = LettingFigures.Facts()
        facts.moves = moves
        let savings = try #require(
            HousingSavings(facts, from: Self.start, to: Self.day(364), asOf: Self.later, personMonth: Money(cents: 95_600)))
        // 365 nights of four persons are twelve months of four places.
        #expect(savings.nights == 1_460 && savings.shelter == Money(cents: 48 * 95_600) && savings.rent == Money(cents: 12 * 126_300))
        #expect(savings.saved == Money(cents: 48 * 95_600 - 12 * 126_300) && savings.households == 1 && savings.withoutRent == 1)
        let half = try #require(
            HousingSavings(facts, from: Self.start, to: Self.day(364), asOf: Self.noon(9), personMonth: Money(cents: 95_600)))
        #expect(half.nights == 40, "days to come have saved nothing yet")
        #expect(HousingSavings(LettingFigures.Facts(), from: Self.start, to: Self.day(1), asOf: Self.later, personMonth: .zero) == nil)
    }

    @Test func whoLeftTheFlatAgainSavesNoMoreNights() throws {
        var facts = LettingFigures.Facts()
        facts.moves = [move("a", persons: 1, on: 0)]
        facts.aftercare = [heard("a", 20, false), heard("a", 50, true), heard("a", 100, false), heard("a", 120, false)]
        func nights(asOf: Moment) throws -> Int {
            try #require(HousingSavings(facts, from: Self.start, to: Self.day(364), asOf: asOf, personMonth: .zero)).nights
        }
        #expect(try nights(asOf: Self.later) == 100, "gone since the first no after the last yes")
        #expect(try nights(asOf: Self.noon(99)) == 100 && nights(asOf: Self.noon(30)) == 20)
    }

    private func heard(_ move: String, _ number: Int, _ isHoused: Bool?, voided: Int? = nil) -> AftercareFact {
        AftercareFact(
            move: move, day: Self.day(number), isWithHousehold: true, isHoused: isHoused, enteredAt: Self.noon(number),
            voidedAt: voided.map(Self.noon))
    }

    @Test func whatIsStillToComeIsNotCounted() {
        var facts = LettingFigures.Facts()
        facts.viewings = [ViewingFact(day: Self.day(20), isHeld: true, lostWhy: nil, enteredAt: Self.noon(6))]
        facts.moves = [move("a", on: 0)]
        func figures(_ day: Int) -> LettingFigures { LettingFigures(facts, from: Self.start, to: Self.day(364), asOf: Self.noon(day)) }
        #expect(figures(19).viewingsHeld == 0 && figures(20).viewingsHeld == 1)
        #expect(figures(60).housed[0].reached == 0 && figures(90).housed[0].unknown == 1, "nobody has reached a day to come")
    }

    /// Three months from 30 November end on the last of February; who is called on that day still lives there.
    @Test func monthsEndOnTheirLastDay() {
        let moved = Self.start.adding(days: -32)
        var facts = LettingFigures.Facts()
        facts.moves = [move("a", on: -32)]
        facts.aftercare = [heard("a", 58, true)]
        #expect(moved == CivilDate(iso: "2025-11-30") && Self.day(58) == CivilDate(iso: "2026-02-28"))
        #expect(LettingFigures(facts, from: Self.start, to: Self.day(364), asOf: Self.later).housed[0].yes == 1)
    }

    @Test func whoLivesThereAfterThreeMonthsIsWhatSomebodyHeard() {
        var facts = LettingFigures.Facts()
        facts.moves = ["a", "b", "c", "d", "e"].map { move($0, on: 0) }
        facts.aftercare = [heard("a", 95, true), heard("b", 40, false), heard("c", 30, true), heard("d", 95, true, voided: 96)]
        // A yes that came after a no, both before the day, is no answer either.
        facts.aftercare += [heard("e", 30, false), heard("e", 60, true)]
        let figures = LettingFigures(facts, from: Self.start, to: Self.day(364), asOf: Self.later)
        let three = figures.housed[0]
        #expect(three.yes == 1 && three.no == 1 && three.unknown == 3, "before the day nobody knows whether they stay")
        #expect(figures.housed[1].reached == 0 && figures.contactsWithHouseholds == 5)
    }

    @Test func stepsProposalsAndLossesAreCountedWhenTheyHappened() {
        var facts = LettingFigures.Facts()
        facts.steps = [2, 4, 30].map { StepFact(step: "rent_assurance", begunOn: Self.day(10), doneOn: Self.day(10 + $0)) }
        facts.steps.append(StepFact(step: "rent_assurance", begunOn: Self.day(300), doneOn: Self.day(380)))
        facts.proposals = (0..<6).map {
            ProposalFact(proposedAt: Self.noon(5), declinedAt: $0 < 5 ? Self.noon(6 + $0) : nil, side: "household", reason: "district")
        }
        facts.viewings = [
            ViewingFact(day: Self.day(7), isHeld: true, lostWhy: nil, enteredAt: Self.noon(6)),
            ViewingFact(day: Self.day(8), isHeld: false, lostWhy: "landlord_absent", enteredAt: Self.noon(6)),
        ]
        facts.offers = [LostOffer(at: Self.noon(9), why: "too_slow"), LostOffer(at: Self.noon(370), why: "too_slow")]
        let figures = LettingFigures(facts, from: Self.start, to: Self.day(364), asOf: Self.later)
        #expect(figures.steps.map(\.days) == [HousingFigures.Days([2, 4, 30])] && figures.steps.first?.days.median == 4)
        #expect(figures.proposals == 6 && figures.refusals.map(\.count) == [5])
        #expect(figures.viewingsHeld == 1 && figures.viewingsLost.map(\.code) == ["landlord_absent"] && figures.offersLost.map(\.count) == [1])
        let before = LettingFigures(facts, from: Self.start, to: Self.day(364), asOf: Self.noon(7))
        #expect(before.refusals.map(\.count) == [2] && before.offersLost.isEmpty && before.steps.isEmpty)
    }
}
