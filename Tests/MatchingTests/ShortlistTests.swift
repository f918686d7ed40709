import Chance
import Crypto
import Testing

@testable import Matching

@Suite struct ShortlistTests {
    static let sha256: Hash = { Array(SHA256.hash(data: $0)) }
    static let bench: [PointsPart] = [
        PointsPart(.waitingDays, weight: 1, most: 1825), PointsPart(.urgency, weight: 600, most: 3), PointsPart(.wishedDistrict, weight: 500),
        PointsPart(.keepsSchool, weight: 700), PointsPart(.exactSize, weight: 300),
    ]

    private func fixed(_ rule: Criteria.Rule, conditions: Set<Obstacle> = Set(Obstacle.allCases), atOnce: Int = 3) throws -> FixedCriteria {
        FixedCriteria(try Criteria(rule: rule, conditions: conditions, candidatesAtOnce: atOnce), hash: Self.sha256)
    }

    private func lottery(_ first: UInt8 = 7) throws -> Lottery {
        try #require(Lottery(seed: [first] + Array(repeating: 0, count: 31), hash: Self.sha256))
    }

    private func invented(_ count: Int, seed: UInt64) -> [Candidate] {
        var chance = Chance(seed)
        return (0..<count).map { number in
            Candidate(
                id: "h\(number)", waitingDays: chance.number(0...9) == 0 ? nil : chance.number(0...40) * 50, urgency: chance.number(0...3),
                isInWishedDistrict: chance.number(0...1) == 1, keepsSchool: nil, fitsExactly: chance.number(0...1) == 1,
                persons: chance.number(1...6),
                obstacles: chance.number(0...4) == 0 ? [.wbsMissing] : [])
        }
    }

    @Test func placesDoNotDependOnTheOrderOfTheInput() throws {
        for seed in 0..<40 as Range<UInt64> {
            var chance = Chance(seed)
            let candidates = invented(60, seed: seed)
            let busy: Set<String> = ["h3", "h4"]
            let straight = try Shortlist(by: fixed(.points(Self.bench)), lottery: lottery(), among: candidates, busy: busy)
            let mixed = try Shortlist(by: fixed(.points(Self.bench)), lottery: lottery(), among: candidates.shuffled(using: &chance), busy: busy)
            #expect(straight == mixed)
        }
    }

    @Test func everybodyConsideredIsInTheAnswerOnce() throws {
        let candidates = invented(200, seed: 5)
        let list = try Shortlist(by: fixed(.points(Self.bench)), lottery: lottery(), among: candidates, busy: ["h1"], asked: ["h2"])
        #expect((list.places.map(\.id) + list.missing.map(\.id)).sorted() == candidates.map(\.id).sorted())
        #expect(list.places.map(\.rank) == Array(1...list.places.count))
        #expect(list.missing.allSatisfy { !$0.reasons.isEmpty })
        #expect(list.missing.first { $0.id == "h1" }?.reasons.contains(.nominatedElsewhere) == true)
        #expect(list.missing.first { $0.id == "h2" }?.reasons.contains(.askedBefore) == true)
    }

    @Test func theTicketOfOneDoesNotHangOnTheOthers() throws {
        let few = try Shortlist(by: fixed(.lottery), lottery: lottery(), among: invented(50, seed: 1))
        let many = try Shortlist(by: fixed(.lottery), lottery: lottery(), among: invented(300, seed: 1))
        let tickets = Dictionary(uniqueKeysWithValues: many.places.map { ($0.id, $0.ticket) })
        #expect(few.places.allSatisfy { tickets[$0.id] == $0.ticket })
        // Renaming one household changes its own ticket and the places, but nobody else's ticket.
        let renamed = invented(300, seed: 1).map { $0.id == "h7" ? Candidate(id: "other", waitingDays: $0.waitingDays, obstacles: $0.obstacles) : $0 }
        let after = try Shortlist(by: fixed(.lottery), lottery: lottery(), among: renamed)
        #expect(after.places.filter { $0.id != "other" }.allSatisfy { tickets[$0.id] == $0.ticket })
        #expect(after.places.filter { $0.id != "other" }.map(\.id) == many.places.filter { $0.id != "h7" }.map(\.id))
    }

    /// printf of 32 bytes 07 00 … 00 and "h1" into sha256sum, first sixteen digits.
    @Test func aTicketIsWhatSha256sumSays() throws {
        #expect(try lottery().ticket(of: "h1") == 0x5a3f_8c51_348c_1f98)
        #expect(Lottery(seed: [1, 2, 3], hash: Self.sha256) == nil)
    }

    @Test func anotherSeedDrawsAnotherOrder() throws {
        let candidates = invented(50, seed: 1)
        let one = try Shortlist(by: fixed(.lottery), lottery: lottery(1), among: candidates)
        let other = try Shortlist(by: fixed(.lottery), lottery: lottery(2), among: candidates)
        #expect(one.places.map(\.id) != other.places.map(\.id))
    }

    @Test func pointsAreToldPartByPart() throws {
        let one = Candidate(
            id: "a", waitingDays: 2000, urgency: 2, isInWishedDistrict: true, keepsSchool: nil, fitsExactly: false, obstacles: [.rentOver])
        let conditions = Set(Obstacle.allCases).subtracting([.rentOver])
        let list = try Shortlist(by: fixed(.points(Self.bench), conditions: conditions), lottery: lottery(), among: [one])
        let place = try #require(list.places.first)
        #expect(place.points == 1825 + 1200 + 500)
        #expect(place.remarks == [.rentOver])
        let parts = Dictionary(uniqueKeysWithValues: place.parts.map { ($0.input, $0) })
        #expect(parts[.waitingDays]?.units == 2000)
        #expect(parts[.waitingDays]?.points == 1825)
        let school = try #require(parts[.keepsSchool])
        #expect(school.units == nil)
        #expect(school.points == 0)
    }

    @Test func waitingTimeRanksByWaitingAlone() throws {
        let list = try Shortlist(
            by: fixed(.waitingTime), lottery: lottery(),
            among: [
                Candidate(id: "short", waitingDays: 10, urgency: 3), Candidate(id: "unknown", waitingDays: nil, urgency: 3),
                Candidate(id: "long", waitingDays: 900),
            ])
        #expect(list.places.map(\.id) == ["long", "short", "unknown"])
    }

    @Test func whoComesNextIsNeitherAskedNorBusy() throws {
        let list = try Shortlist(
            by: fixed(.waitingTime, atOnce: 2), lottery: lottery(), among: ["1", "2", "3", "4", "5"].map { Candidate(id: $0, waitingDays: Int($0)) })
        #expect(list.nominated.map(\.id) == ["5", "4"])
        let following = list.next(asked: ["5", "4"], busy: ["3"])
        #expect(following?.id == "2")
        #expect(list.next(asked: ["1", "2", "3", "4", "5"], busy: []) == nil)
    }

    @Test func aHouseholdTwiceIsSaidAtOnce() throws {
        let twice = [Candidate(id: "a", waitingDays: 1), Candidate(id: "a", waitingDays: 2)]
        let criteria = try fixed(.lottery)
        let draw = try lottery()
        #expect(throws: ShortlistError.twice("a")) { try Shortlist(by: criteria, lottery: draw, among: twice) }
    }

    @Test func criteriaHaveOneFingerprintWhateverTheirOrder() throws {
        let one = try Criteria(rule: .points(Self.bench), conditions: [.noLift, .areaOver], candidatesAtOnce: 3)
        let other = try Criteria(rule: .points(Self.bench.reversed()), conditions: [.areaOver, .noLift], candidatesAtOnce: 3)
        #expect(FixedCriteria(one, hash: Self.sha256).fingerprint == FixedCriteria(other, hash: Self.sha256).fingerprint)
        let heavier = try Criteria(rule: .points([PointsPart(.urgency, weight: 601, most: 3)]), candidatesAtOnce: 3)
        let lighter = try Criteria(rule: .points([PointsPart(.urgency, weight: 600, most: 3)]), candidatesAtOnce: 3)
        #expect(heavier.canonicalBytes != lighter.canonicalBytes)
        #expect(
            String(decoding: try Criteria(rule: .lottery, conditions: [.noLift], candidatesAtOnce: 1).canonicalBytes, as: UTF8.self)
                == "neuanfang criteria 1\nat once 1\nrule lottery\ncondition NO_LIFT\n")
    }

    @Test func criteriaThatMakeNoSenseAreRefused() {
        #expect(throws: CriteriaError.inputTwice(.urgency)) {
            try Criteria(rule: .points([PointsPart(.urgency, weight: 1), PointsPart(.urgency, weight: 2)]), candidatesAtOnce: 1)
        }
        #expect(throws: CriteriaError.outOfRange(.urgency)) {
            try Criteria(rule: .points([PointsPart(.urgency, weight: 1, most: 0)]), candidatesAtOnce: 1)
        }
        #expect(throws: CriteriaError.candidatesAtOnce(0)) { try Criteria(rule: .lottery, candidatesAtOnce: 0) }
    }

    /// Whoever adds a field here has to say why it may decide who is asked first.
    @Test func aCandidateHoldsThePermittedInputsAndNothingElse() {
        let fields = Mirror(reflecting: Candidate(id: "a", waitingDays: 1)).children.compactMap(\.label)
        #expect(
            Set(fields) == [
                "id", "waitingDays", "urgency", "isInWishedDistrict", "keepsSchool", "fitsExactly", "usesStepFree", "persons", "obstacles",
            ])
        let forbidden = ["name", "origin", "nationality", "country", "religion", "language", "sex", "gender", "age", "birth", "married", "health"]
        for word in fields.filter({ $0 != "persons" }) + Input.allCases.map(\.rawValue) {
            #expect(!forbidden.contains { word.lowercased() == $0 || word.lowercased().hasPrefix($0 + "_") }, "\(word)")
        }
    }
}
