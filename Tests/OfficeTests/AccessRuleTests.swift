import Basics
import Testing

@testable import Office

/// The rule of access against a table that lists every combination, and against the words people were told.
@Suite struct AccessRuleTests {
    struct Situation: CustomStringConvertible {
        enum Owner: CaseIterable { case me, absentColleague, other }
        enum Opening: CaseIterable { case none, single, emergency }

        let ownDesk: Bool
        let owner: Owner
        let restricted: Bool
        let isLead: Bool
        let closed: Bool
        let opening: Opening

        static var all: [Situation] {
            var all: [Situation] = []
            for ownDesk in [true, false] {
                for owner in Owner.allCases {
                    for restricted in [true, false] {
                        for isLead in [true, false] {
                            for closed in [true, false] {
                                for opening in Opening.allCases {
                                    all.append(
                                        Situation(
                                            ownDesk: ownDesk, owner: owner, restricted: restricted, isLead: isLead, closed: closed, opening: opening))
                                }
                            }
                        }
                    }
                }
            }
            return all
        }

        var description: String {
            "\(ownDesk ? "own" : "other") desk, owner \(owner), restricted \(restricted), lead \(isLead), closed \(closed), \(opening)"
        }

        /// In the order of the sentences on the page: closed by name, own, in place of a colleague, the desk's, the lead's, opened singly.
        var expected: Footing? {
            switch (closed, ownDesk, owner, restricted, isLead, opening) {
            case (true, _, _, _, _, _): nil
            case (_, true, .me, _, _, _): .owner
            case (_, true, .absentColleague, _, _, _): .deputy
            case (_, true, .other, false, _, _): .desk
            case (_, true, .other, true, true, _): .lead
            case (_, _, _, _, _, .single): .single
            case (_, _, _, _, _, .emergency): .emergency
            default: nil
            }
        }
    }

    @Test func theTableHoldsForEverySituation() {
        let (me, colleague, other, file) = (WorkerID(), WorkerID(), WorkerID(), CaseID())
        #expect(Situation.all.count == 144)
        var counts: [Footing?: Int] = [:]
        for situation in Situation.all {
            var rule = AccessRule(worker: me, desks: [.return], isLead: situation.isLead)
            rule.deputises = [colleague]
            let desk: CounsellingDesk = situation.ownDesk ? .return : .housing
            if situation.closed { rule.closed = [file, CaseID()] }
            if situation.opening != .none {
                let footing: Footing = situation.opening == .single ? .single : .emergency
                rule.opened = [file: AccessRule.Opening(footing: footing, desk: desk, until: Moment(microseconds: 1))]
            }
            let owner =
                switch situation.owner {
                case .me: me
                case .absentColleague: colleague
                case .other: other
                }
            let standing = FileStanding(id: file, desk: desk, owner: owner, restricted: situation.restricted)
            #expect(rule.footing(in: standing) == situation.expected, "\(situation)")
            counts[situation.expected, default: 0] += 1
        }
        // Counted by hand: a rule that opens more or less shows here too.
        #expect(counts == [nil: 72 + 13, .owner: 12, .deputy: 12, .desk: 6, .lead: 3, .single: 13, .emergency: 12 + 1])
    }
}
