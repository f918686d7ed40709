/// The outcome of one expectation of a test.
public struct Trial: Sendable, Hashable {
    public enum Verdict: Sendable, Hashable {
        case passed, failed
        /// Not tried, and why.
        case skipped(String)
    }

    public let file: String
    public let line: Int
    /// The test's name.
    public let name: String
    /// What was asked: `1.startup`, `reag-garp.start_aid`, `ask`.
    public let key: String
    public let expected: String
    public let got: String
    public let verdict: Verdict

    /// `programmes/x.yaml:12: failed: name: 1.startup is no, expected yes`.
    public var text: String {
        switch verdict {
        case .passed: "\(file):\(line): passed: \(name): \(key) is \(got)"
        case .failed: "\(file):\(line): failed: \(name): \(key) is \(got), expected \(expected)"
        case .skipped(let why): "\(file):\(line): skipped: \(name): \(key): \(why)"
        }
    }
}

extension Catalogue {
    /// Runs the tests inside the programme files; of one programme, or of all.
    public func runTests(of programme: String? = nil) -> [Trial] {
        programmes.filter { programme == nil || $0.id == programme }.flatMap { programme in
            programme.tests.flatMap { run($0, of: programme) }
        }
    }

    func run(_ test: Expectation, of programme: Programme) -> [Trial] {
        let assessment = assess(test.household, offers: test.totals.isEmpty ? programme.offers : offers, asks: false)
        let trials = test.wanted.map { wanted in
            let isAsk = wanted.key == "ask"
            let got = isAsk ? Self.list(asked(test.household, programme)) : outcome(wanted.key, programme, assessment)
            let expected = isAsk ? Self.list(wanted.values) : wanted.values.first ?? ""
            return Trial(
                file: test.file, line: wanted.place.line, name: test.name, key: wanted.key, expected: expected, got: got,
                verdict: got == expected ? .passed : .failed)
        }
        return trials + test.totals.map { total($0, of: test, assessment) }
    }

    /// What would be asked with this programme alone in view.
    private func asked(_ household: Household, _ programme: Programme) -> [String] {
        let numbers = Set(programme.offers.map(\.number))
        var evaluator = Evaluator(rules, Circumstances(household, book))
        let solution = evaluator.solve()
        let open = Interview(evaluator: evaluator, solution: solution).questions(about: book.order.filter(numbers.contains))
        return open.map { question($0).fact.text }
    }

    private static func list(_ words: [String]) -> String { "[" + words.joined(separator: ", ") + "]" }

    /// `1.startup`, `1.startup.amount`; `startup` for an offer to the household, `startup.total` for its sum.
    private func outcome(_ key: String, _ programme: Programme, _ assessment: Assessment) -> String {
        var parts = key.split(separator: ".").map(String.init)
        let person = parts.first.flatMap { Int($0) }
        if person != nil { parts.removeFirst() }
        guard let name = parts.first, let offer = programme.offers.first(where: { $0.name == name }) else { return "unknown offer" }
        if parts.count == 2, parts[1] == "total" { return assessment.total(of: offer.id)?.text ?? "no amount" }
        guard let result = assessment.results(of: offer.id).first(where: { $0.person == person }) else { return "unknown person" }
        switch parts.count {
        case 1: return result.status.rawValue
        case 2 where parts[1] == "amount": return result.amount?.text ?? "no amount"
        default: return "unknown key"
        }
    }
}

/// A file of cases with the totals they should give, such as the golden cases.
public struct ExpectationFile: Sendable {
    public let path: String
    let cases: [Expectation]

    /// Runs every case; programmes the catalogue does not have are skipped, never passed.
    public func run(against catalogue: Catalogue) -> [Trial] {
        cases.flatMap { entry in
            let assessment = catalogue.assess(entry.household, offers: catalogue.offers, asks: false)
            return entry.totals.map { catalogue.total($0, of: entry, assessment) }
        }
    }
}

extension Catalogue {
    /// A sum, a status, or `no` for a whole programme.
    func total(_ wanted: Expectation.Wanted, of test: Expectation, _ assessment: Assessment) -> Trial {
        let expected = wanted.values.first ?? ""
        func trial(_ got: String, _ verdict: Trial.Verdict) -> Trial {
            Trial(file: test.file, line: wanted.place.line, name: test.name, key: wanted.key, expected: expected, got: got, verdict: verdict)
        }
        let programme = String(wanted.key.prefix { $0 != "." })
        guard self.programme(programme) != nil else { return trial("", .skipped("programme '\(programme)' is not in this catalogue")) }
        if programme == wanted.key {
            let results = assessment.offers.filter { $0.programme == programme }
            let got = results.allSatisfy(\.status.isImpossible) ? "no" : "possible"
            return trial(got, got == expected ? .passed : .failed)
        }
        guard offer(wanted.key) != nil else { return trial("unknown offer", .failed) }
        let isAmount = expected.utf8.first.map { (48...57).contains($0) } ?? false
        let got = isAmount ? assessment.total(of: wanted.key)?.text ?? "no amount" : Self.status(assessment.results(of: wanted.key))
        return trial(got, got == expected ? .passed : .failed)
    }

    /// The status all persons share, or all of them side by side.
    private static func status(_ results: [OfferResult]) -> String {
        let statuses = results.map(\.status.rawValue)
        return Set(statuses).count == 1 ? statuses[0] : statuses.joined(separator: ", ")
    }
}

extension Catalogue {
    /// Reads a file of cases: a list of `name anchor household persons totals`.
    public func cases(_ file: CatalogueFile) -> Result<ExpectationFile, Diagnoses> {
        let findings = Findings()
        guard let tree = Document.read(file, findings) else { return .failure(findings.sorted) }
        guard let items = tree.list else {
            findings.add(.wrongShape, at: tree.place, "a file of cases is a list, not \(tree.kind)")
            return .failure(findings.sorted)
        }
        let reader = HouseholdReader(book.vocabulary, findings)
        let cases = items.compactMap { reader.fileCase($0) }
        return findings.hasErrors ? .failure(findings.sorted) : .success(ExpectationFile(path: file.path, cases: cases))
    }
}
