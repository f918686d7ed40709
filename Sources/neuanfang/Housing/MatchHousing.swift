import ArgumentParser
import Foundation
import Matching

struct MatchHousing: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Assigns households to flats so that the sum of the scores is the highest there is.",
        discussion: """
            Reads a file of pairs (as `housing dump` writes it), or makes the invented instance of --size without storing its pairs. It proposes; people \
            decide. Exit 2 where the file is damaged.
            """)
    @Argument(help: "A file of pairs.") var file: String?
    @Option(help: "tiny, small, large, or households x flats: 300000x3000.") var size: InstanceSize?
    @Option(help: "How many households each flat is proposed to.") var candidates = 1
    @Flag(help: "Tells for some flats what they are worth, and their next best use.") var explain = false
    @Flag(help: "Checks by the prices that no other assignment reaches a higher total.") var prove = false
    @Flag(help: "Prints one JSON document.") var json = false

    private static let explained = 5

    func validate() throws {
        if (file == nil) == (size == nil) { throw ValidationError("give either a file of pairs or --size") }
        if explain, candidates > 1 { throw ValidationError("--explain tells about one household for each flat") }
        guard (1...20).contains(candidates) else { throw ValidationError("--candidates lies between 1 and 20") }
    }

    func speak() async throws {
        if let file {
            do {
                try match(try PairFile.read(file))
            } catch let damage as PairFile.Damage {
                throw Complaint.usage("\(file) \(damage.sentence)")
            }
        } else if let size {
            try match(BenchInstance(households: size.households, flats: size.flats))
        }
    }

    private func match(_ source: some PairSource) throws {
        guard source.flats <= Assignment.mostOfAKind / candidates else { throw Complaint.usage("too many flats") }
        let begun = Usage.processorTime
        let best = Assignment.best(of: source, candidates: candidates)
        let search = (Usage.processorTime - begun).wholeMicroseconds
        // The proof and the telling come after the memory is read, so that they do not count.
        var report = MatchReport(best, of: source, search: search, all: Usage.processorTime.wholeMicroseconds, megabytes: Usage.peakMegabytes)
        if prove { report.isProven = best.isOptimal(for: source) }
        if explain {
            report.uses = best.uses(of: best.pairs.prefix(Self.explained).map(\.flat), in: source).map(MatchReport.Use.init)
        }
        try report.print(asJSON: json)
        if report.isProven == false { throw Complaint.no("the prices do not prove the total") }
    }
}

/// What the command says, as a document or in words.
struct MatchReport: Encodable {
    struct Use: Encodable {
        let flat: Int
        let household: Int
        let score: Int
        let loss: Int
        let nextWorth: Int
        let nextHousehold: Int?

        init(_ use: Assignment.Use) {
            flat = use.pair.flat
            household = use.pair.household
            score = use.pair.score
            loss = use.loss
            nextWorth = use.nextWorth
            nextHousehold = use.next?.household
        }

        var sentence: String {
            let worth = "flat \(flat) is worth \(Figure.grouped(score)) with household \(household); "
            let next = "its next best use is \(Figure.grouped(nextWorth)), "
            guard let nextHousehold else { return worth + next + "empty, with household \(household) elsewhere." }
            return worth + next + "with household \(nextHousehold), counting what the others lose."
        }
    }

    let households: Int
    let flats: Int
    let candidates: Int
    let total: Int
    let matched: Int
    let searchMicroseconds: Int
    let processMicroseconds: Int
    let peakMegabytes: Int?
    var isProven: Bool?
    var uses: [Use]?

    init(_ best: Assignment, of source: some PairSource, search: Int, all: Int, megabytes: Int?) {
        households = source.households
        flats = source.flats
        candidates = best.candidates
        total = best.total
        matched = best.pairs.count
        searchMicroseconds = search
        processMicroseconds = all
        peakMegabytes = megabytes
    }

    func print(asJSON: Bool) throws {
        if asJSON {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            encoder.keyEncodingStrategy = .convertToSnakeCase
            Swift.print(String(decoding: try encoder.encode(self), as: UTF8.self))
            return
        }
        let places = "\(Figure.grouped(matched)) of \(Figure.grouped(flats * candidates)) places in \(Figure.grouped(flats)) flats"
        Swift.print("\(places), \(Figure.grouped(households)) households: total \(Figure.grouped(total))")
        let memory = peakMegabytes.map { ", peak memory \($0) MB" } ?? ""
        Swift.print("CPU time \(Figure.milliseconds(searchMicroseconds)) for the search, \(Figure.milliseconds(processMicroseconds)) in all\(memory)")
        if let isProven { Swift.print(isProven ? "Proven: no other assignment reaches more." : "Not proven.") }
        for use in uses ?? [] { Swift.print(use.sentence) }
    }
}

struct DumpHousing: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Writes the pairs of the invented instance to a file, for `housing match` and other solvers.")
    @Argument(help: "Where the pairs go.") var file: String
    @Option(help: "tiny, small, large, or households x flats.") var size: InstanceSize

    func speak() async throws {
        let instance = BenchInstance(households: size.households, flats: size.flats)
        let checksum = instance.checksum
        do {
            try PairFile.write(try instance.stored(), to: file)
        } catch let damage as PairFile.Damage {
            throw Complaint.missing("\(file) \(damage.sentence)")
        }
        print("\(checksum.pairs) pairs, checksum \(String(checksum.sum, radix: 16))")
    }
}
