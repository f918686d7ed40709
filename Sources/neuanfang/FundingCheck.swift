import ArgumentParser
import Basics
import Catalogue
import Foundation

struct FundingCheck: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "funding-check", abstract: "What every programme gives one household, with reasons; or many households from a table.",
        discussion: """
            --batch reads a table: person_id,household_id,person_index, then facts. T and F, codes, days, whole cents; an empty cell is not known.
            Its rules and columns are those of the comparison with other engines (Benchmarks/funding-check/catalogue), unless --catalogue
            names a catalogue: then that one's batch.yaml names the columns, or without one the columns are its fields and all its offers.
            """)
    @Argument(help: "A household, YAML or JSON; - reads standard input.") var file: String?
    @Option(help: "The application date, before the file's anchor; YYYY-MM-DD.") var on: String?
    @Option(help: "Directory of the catalogue.") var catalogue: String?
    @OptionGroup(title: "Many households") var many: BatchCheck
    @Option(help: "text for people, json for programs.") var format = OutputFormat.json
    @Option(help: .hidden) var repeatForBench = 0

    func validate() throws {
        if (file == nil) == (many.batch == nil) { throw ValidationError("one household's file or --batch, one of the two") }
    }

    func speak() async throws {
        let day = try on.map { text in
            guard let day = CivilDate(iso: text) else { throw Complaint.usage("--on: “\(text)” is not a day; write YYYY-MM-DD") }
            return day
        }
        if let table = many.batch { return try many.run(table, on: day, catalogue: catalogue) }
        let book = try CatalogueOnDisk.read(CatalogueOnDisk.directory(catalogue), leavingTests: true)
        let household = try read(file ?? "-", day, by: book)
        if repeatForBench > 0 { return measure(household, by: book) }
        let assessment = book.assess(household)
        switch format {
        case .json: print(assessment.json)
        case .text: tell(assessment, by: book)
        }
    }

    private func read(_ file: String, _ day: CivilDate?, by book: Catalogue) throws -> Household {
        let data = file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
        guard let data else { throw Complaint.usage("\(file) cannot be read") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Complaint.usage("\(file):1:1: the file is not UTF-8; save it as UTF-8")
        }
        switch book.household(CatalogueFile(path: file, text: text), on: day) {
        case .success(let household): return household
        case .failure(let diagnoses): throw Complaint.usage(diagnoses.all.first?.oneLine ?? "\(file) cannot be read")
        }
    }

    private func tell(_ assessment: Assessment, by book: Catalogue) {
        print("Stichtag \(assessment.anchor.german), Katalog \(assessment.catalogue.prefix(19))")
        for result in assessment.offers {
            let title = book.offer(result.offerID)?.title.de ?? result.offerID
            let who = result.person.map { "Person \($0)" } ?? "Haushalt"
            print("\(title), \(who): \(result.status.rawValue) \(result.amount?.wording.de ?? "")")
            for reason in result.reasons where reason.isDecisive { print("    \(reason.holds.word): \(reason.text.de)") }
        }
        for question in assessment.questions { print("? \(question.text.de)") }
    }

    /// Times one family many times over and prints microseconds: the answer with its next questions, the same with the words of all
    /// reasons it hangs on (made when they are read), and its JSON after that.
    private func measure(_ household: Household, by book: Catalogue) {
        let clock = ContinuousClock()
        var answers: [Duration] = []
        var told: [Duration] = []
        var texts: [Duration] = []
        var bytes = 0
        for _ in 0..<repeatForBench {
            var answer: Assessment?
            answers.append(clock.measure { answer = book.assess(household) })
            let words = clock.measure { bytes += answer?.offers.reduce(0) { $0 + length(of: $1.reasons) } ?? 0 }
            told.append(answers[answers.count - 1] + words)
            texts.append(clock.measure { bytes += answer?.json.utf8.count ?? 0 })
        }
        print(
            "{\"runs\": \(repeatForBench), \"bytes\": \(bytes), \"evaluate_us\": \(spread(answers)), \"answer_us\": \(spread(told)), "
                + "\"json_us\": \(spread(texts))}")
    }

    /// Bytes of everything a page tells of the reasons a result hangs on.
    private func length(of reasons: [Reason]) -> Int {
        reasons.reduce(0) { sum, reason in
            guard reason.isDecisive else { return sum }
            let warnings = reason.warnings.reduce(0) { $0 + $1.de.utf8.count }
            let fact = reason.fact.map { $0.label.de.utf8.count + ($0.value?.de.utf8.count ?? 0) } ?? 0
            return sum + reason.text.de.utf8.count + fact + warnings + reason.sources.count + length(of: reason.parts)
        }
    }

    private func spread(_ times: [Duration]) -> String {
        let sorted = times.sorted()
        let shares = [("p50", 50), ("p95", 95), ("p99", 99)].map { name, percent in
            "\"\(name)\": \(sorted[min(sorted.count - 1, sorted.count * percent / 100)] / .microseconds(1))"
        }
        return "{" + shares.joined(separator: ", ") + "}"
    }
}
