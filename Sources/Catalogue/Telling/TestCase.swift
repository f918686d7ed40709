public import Basics

/// A test of a programme file, for people to read: who, when, and what is to come out.
public struct TestCase: Sendable {
    public struct Expected: Sendable, Hashable {
        public enum Outcome: Sendable, Hashable {
            case status(Status)
            /// As the file writes it, `1000.00` or `0.00..1000.00`.
            case amount(String)
            /// The household's sum.
            case total(String)
            /// The questions that would be asked, as `1.entry_date`.
            case questions([String])
        }

        /// By id; nil for questions, and for a key that names no offer.
        public let offer: String?
        /// From 1; nil for the household.
        public let person: Int?
        public let outcome: Outcome
    }

    public let name: String
    public let anchor: CivilDate
    public let household: Household
    public let expected: [Expected]
    /// Whether the engine gives all of it today.
    public let holds: Bool
}

extension Programme {
    /// How many tests its file holds.
    public var testCount: Int { tests.count }
}

extension Catalogue {
    /// The tests inside one programme's file, each run once.
    public func testCases(of programme: Programme) -> [TestCase] {
        let failed = Set(runTests(of: programme.id).filter { $0.verdict == .failed }.map(\.name))
        return programme.tests.map { test in
            TestCase(
                name: test.name, anchor: test.household.anchor, household: test.household,
                expected: test.wanted.map { expected($0, of: programme) } + test.totals.map(total), holds: !failed.contains(test.name))
        }
    }

    private func expected(_ wanted: Expectation.Wanted, of programme: Programme) -> TestCase.Expected {
        if wanted.key == "ask" { return .init(offer: nil, person: nil, outcome: .questions(wanted.values)) }
        var parts = wanted.key.split(separator: ".").map(String.init)
        let person = parts.first.flatMap { Int($0) }
        if person != nil { parts.removeFirst() }
        let value = wanted.values.first ?? ""
        let offer = parts.first.flatMap { name in programme.offers.first { $0.name == name }?.id }
        switch parts.count {
        case 2 where parts[1] == "total": return .init(offer: offer, person: nil, outcome: .total(value))
        case 1: return .init(offer: offer, person: person, outcome: Status(rawValue: value).map { .status($0) } ?? .amount(value))
        default: return .init(offer: offer, person: person, outcome: .amount(value))
        }
    }

    private func total(_ wanted: Expectation.Wanted) -> TestCase.Expected {
        let value = wanted.values.first ?? ""
        return .init(
            offer: offer(wanted.key)?.id, person: nil, outcome: Status(rawValue: value).map { .status($0) } ?? .total(value))
    }
}
