import ArgumentParser
import Basics
import Foundation
import Names

struct NamesCheck: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "names-check", abstract: "Compares pairs of people whose answer is known, and says how often the comparison is right.",
        discussion: """
            A table with tabs: same (1/0), kind, then for both people family, given, own_script, born (YYYY-MM-DD), gender, nationality; a first line \
            with the columns' names. Benchmarks/names/generate_pairs.py writes one. Exit 1 where recall or precision is below its goal.
            """)
    @Argument(help: "The table.") var pairs: String
    @Option(help: "Least share of the same people that must be found, in percent.") var recall = 97
    @Option(help: "Least share of what is found that must be right, in percent.") var precision = 90
    @Flag(help: "Print every pair that was judged wrongly.") var wrong = false
    @Option var format = OutputFormat.text

    func speak() async throws {
        let lines = try text().split(separator: "\n").dropFirst()
        var tally = NameTally()
        for (number, line) in zip(2..., lines) {
            guard let pair = LabelledPair(String(line)) else { throw Complaint.usage("\(pairs):\(number): the line cannot be read") }
            let likeness = Likeness(pair.one, pair.other)
            tally.count(pair, likeness)
            if wrong, (likeness.verdict >= .possible) != pair.isSame {
                print("\(likeness.points)\t\(likeness.reasons.map { "\($0.ground.english) (\($0.points))" }.joined(separator: ", "))\t\(line)")
            }
        }
        try print(tally)
        let isGood = tally.recall >= recall * 100 && tally.precision >= precision * 100
        if !isGood { throw Complaint.no("recall or precision is below its goal") }
    }

    private func text() throws -> String {
        guard let data = FileManager.default.contents(atPath: pairs), let text = String(data: data, encoding: .utf8) else {
            throw Complaint.missing("\(pairs) cannot be read")
        }
        return text
    }

    private func print(_ tally: NameTally) throws {
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            Swift.print(String(decoding: try encoder.encode(tally.document), as: UTF8.self))
        case .text:
            let document = tally.document
            for key in document.keys.sorted() { Swift.print("\(key): \(document[key] ?? 0)") }
        }
    }

    private func print(_ text: String) { Swift.print(text) }
}

/// Two descriptions and whether they are of one person.
struct LabelledPair {
    let isSame: Bool
    let kind: String
    let one: PersonTraits
    let other: PersonTraits
    let names: (one: [String], other: [String])
    let years: (one: Int?, other: Int?)

    init?(_ line: String) {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.isEmpty ? nil : String($0) }
        guard cells.count == 14, cells[0] == "1" || cells[0] == "0" else { return nil }
        isSame = cells[0] == "1"
        kind = cells[1] ?? ""
        one = Self.person(cells[2..<8])
        other = Self.person(cells[8..<14])
        names = (cells[2..<5].compactMap { $0 }, cells[8..<11].compactMap { $0 })
        years = (one.birth?.year, other.birth?.year)
    }

    private static func person(_ cells: ArraySlice<String?>) -> PersonTraits {
        let cells = Array(cells)
        return PersonTraits(
            familyName: cells[0], givenName: cells[1], nameInOwnScript: cells[2],
            birth: cells[3].flatMap { CivilDate(iso: $0) }.map { BirthHint($0) }, gender: cells[4], nationality: cells[5])
    }
}

/// Counts of right and wrong; shares in hundredths of a percent.
struct NameTally {
    private var found = 0
    private var missed = 0
    private var wronglyFound: [String: Int] = [:]
    private var rightlyLeft = 0
    private var surelyRight = 0
    private var surelyWrong = 0
    private var reachable = 0

    mutating func count(_ pair: LabelledPair, _ likeness: Likeness) {
        switch (pair.isSame, likeness.verdict >= .possible) {
        case (true, true): found += 1
        case (true, false): missed += 1
        case (false, true): wronglyFound[pair.kind, default: 0] += 1
        case (false, false): rightlyLeft += 1
        }
        if likeness.verdict == .veryLikely { if pair.isSame { surelyRight += 1 } else { surelyWrong += 1 } }
        guard pair.isSame else { return }
        let search = NameSearch(names: pair.names.other, birthYear: pair.years.other)
        if !NameKeys.all(of: pair.names.one, birthYear: pair.years.one).isDisjoint(with: search.pairs + search.inYear) { reachable += 1 }
    }

    private func share(_ part: Int, of whole: Int) -> Int { whole == 0 ? 10_000 : part * 10_000 / whole }
    var recall: Int { share(found, of: found + missed) }
    var precision: Int { share(found, of: found + wronglyFound.values.reduce(0, +)) }

    var document: [String: Int] {
        var document = [
            "pairs": found + missed + rightlyLeft + wronglyFound.values.reduce(0, +), "same": found + missed, "found": found, "missed": missed,
            "wrongly_found": wronglyFound.values.reduce(0, +), "recall_in_hundredths_of_percent": recall,
            "precision_in_hundredths_of_percent": precision, "very_likely_right": surelyRight, "very_likely_wrong": surelyWrong,
            "same_reached_by_pair_or_year_in_hundredths_of_percent": share(reachable, of: found + missed),
        ]
        for (kind, count) in wronglyFound { document["wrongly_found_\(kind.replacing(" ", with: "_"))"] = count }
        return document
    }
}
