import ArgumentParser
import Foundation
import Matching

struct SimulateHousing: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Goes through an invented year under a rule: who moves, how fast, what is lost, and who gains by another rule.",
        discussion: """
            3,000 households wait and twelve arrive each week; a coin per pair says whether a proposal ends in a contract, the same under every rule. It \
            shows orders of magnitude and is no forecast. Rules: \(Replay.Rule.allCases.map(\.rawValue).joined(separator: ", ")).
            """)
    @Option(help: "The rule; without one, all of them.", transform: ruleNamed) var rule: Replay.Rule?
    @Option(help: "Tells who gains and who waits longer than under this rule.", transform: ruleNamed) var comparedWith: Replay.Rule?
    @Option(help: "Flats offered each week.") var offers = 3
    @Option(help: "Households each flat is proposed to at once.") var candidates = 1
    @Option(help: "Weeks.") var weeks = 52
    @Option(help: "Households waiting at the start.") var waiting = 3000
    @Option(help: "Households that arrive each week.") var arrivals = 12
    @Option(help: "How many proposals in a hundred end in a contract.") var accept = 35
    @Option(help: "How many more weeks a landlord waits.") var patience = 1
    @Flag(help: "Prints one JSON document.") var json = false

    private static func ruleNamed(_ name: String) throws -> Replay.Rule {
        guard let rule = Replay.Rule(rawValue: name) else { throw ValidationError("there is no rule \(name)") }
        return rule
    }

    func validate() throws {
        guard (0...520).contains(weeks), (0...1000).contains(offers), (0...100_000).contains(waiting), (0...10_000).contains(arrivals) else {
            throw ValidationError("weeks up to 520, offers up to 1000, waiting up to 100000, arrivals up to 10000")
        }
        guard (1...20).contains(candidates) else { throw ValidationError("--candidates lies between 1 and 20") }
        guard (0...100).contains(accept), (0...520).contains(patience) else {
            throw ValidationError("--accept lies between 0 and 100, --patience between 0 and 520")
        }
        if comparedWith != nil, rule == nil { throw ValidationError("--compared-with belongs to --rule") }
    }

    func speak() async throws {
        let year = BenchYear(weeks: weeks, waiting: waiting, arrivals: arrivals, offers: offers, accept: accept, patience: patience)
        guard let replay = year.replay else { throw Complaint.usage("these weeks cannot be gone through") }
        let begun = Usage.processorTime
        let rules = rule.map { [$0] } ?? Replay.Rule.allCases
        let outcomes = rules.map { ($0, replay.run($0, candidates: candidates)) }
        let took = (Usage.processorTime - begun).wholeMicroseconds
        let comparison = comparedWith.flatMap { other in
            outcomes.first.flatMap { Comparison(of: $0.1, with: replay.run(other, candidates: candidates)) }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            encoder.keyEncodingStrategy = .convertToSnakeCase
            let document = YearReport(
                rows: outcomes.map(YearReport.Row.init), groups: comparison?.lines.map(YearReport.Group.init), searchMicroseconds: took)
            print(String(decoding: try encoder.encode(document), as: UTF8.self))
        } else {
            tell(outcomes.map(YearReport.Row.init), took)
            for line in comparison?.lines ?? [] { tell(line) }
        }
    }

    private func tell(_ rows: [YearReport.Row], _ took: Int) {
        print("rule\tplaced\tlost\tpersons\tscore\thalf weeks to let\turgency 2 and 3\t5 and more\tdays waited at the start\tproposals")
        for row in rows {
            print(
                "\(row.rule)\t\(row.placed)/\(row.offered)\t\(row.lost)\t\(row.persons)\t\(row.score)\t"
                    + "\(Figure.hundredths(row.halfWeeksToLetInHundredths))\t\(row.urgent)\t\(row.large)\t"
                    + "\(Figure.hundredths(row.waitInTenths.map { $0 * 10 }))\t\(row.proposals)")
        }
        print("CPU time \(Figure.milliseconds(took))")
    }

    private func tell(_ line: Comparison.Line) {
        let weeks = line.weeksAfter - line.weeksBefore
        let change = weeks == 0 ? "wait as long" : "wait \(Figure.grouped(abs(weeks))) weeks \(weeks > 0 ? "longer" : "less") in all"
        print(
            "\(line.group.rawValue): \(line.placedAfter) of \(Figure.grouped(line.households)) move (\(line.placedBefore) before), \(line.gain) only now, "
                + "\(line.lose) no more; they \(change)")
    }
}

/// A simulated year as a document.
struct YearReport: Encodable {
    struct Row: Encodable {
        let rule: String
        let offered: Int
        let placed: Int
        let lost: Int
        let stillOpen: Int
        let persons: Int
        let score: Int
        let halfWeeksToLetInHundredths: Int?
        let urgent: Int
        let large: Int
        let waitInTenths: Int?
        let proposals: Int

        init(_ rule: Replay.Rule, _ outcome: Outcome) {
            self.rule = rule.rawValue
            offered = outcome.offered
            placed = outcome.placed
            lost = outcome.lost
            stillOpen = outcome.stillOpen
            persons = outcome.persons
            score = outcome.score
            halfWeeksToLetInHundredths = outcome.meanHalfWeeksToLetInHundredths
            urgent = outcome.urgent
            large = outcome.large
            waitInTenths = outcome.meanWaitInTenths
            proposals = outcome.proposals
        }
    }

    struct Group: Encodable {
        let group: String
        let households: Int
        let placedBefore: Int
        let placedAfter: Int
        let gain: Int
        let lose: Int
        let weeksBefore: Int
        let weeksAfter: Int

        init(_ line: Comparison.Line) {
            group = line.group.rawValue
            households = line.households
            placedBefore = line.placedBefore
            placedAfter = line.placedAfter
            gain = line.gain
            lose = line.lose
            weeksBefore = line.weeksBefore
            weeksAfter = line.weeksAfter
        }
    }

    let rows: [Row]
    let groups: [Group]?
    let searchMicroseconds: Int
}
