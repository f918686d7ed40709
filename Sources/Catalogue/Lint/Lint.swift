public import Basics

/// What `catalogue lint` found.
public struct LintReport: Sendable {
    /// A finding somebody explained in the file where it stands.
    public struct Accepted: Sendable {
        public let finding: Diagnosis
        public let because: Wording
        public let by: String
        public let reviewBy: CivilDate?
    }

    /// By file and line; what was accepted is not among them.
    public let findings: [Diagnosis]
    public let accepted: [Accepted]
    /// Nil where the files are refused as a whole.
    public let catalogue: Catalogue?

    public func count(_ severity: Diagnosis.Severity) -> Int { findings.count { $0.severity == severity } }
    /// Nothing to mend: what is left is for information.
    public var isClean: Bool { findings.allSatisfy { $0.severity == .info } }
}

extension Catalogue {
    /// Reads and checks a catalogue (docs/catalogue.md, "Findings"). `today` is the day reviews are measured by; `mutate` also tries
    /// whether the tests notice a changed rule, which takes long.
    public static func lint(
        _ files: [CatalogueFile], on today: CivilDate, copies: [StoredCopy] = [], mutate: Bool = false
    ) -> LintReport {
        let findings = Findings()
        guard let marked = readMarked(files, findings) else { return LintReport(findings: findings.sorted.all, accepted: [], catalogue: nil) }
        let reading = findings.sorted.all
        let survey = Survey(marked, today: today, copies: copies)
        let paths = TreePaths(marked.trees)
        let acceptances = Acceptances(survey, findings)
        let known = (reading + findings.all.dropFirst(reading.count)).map { findings.placed($0, paths, marked.trees) }
        let found = survey.checked(mutate: mutate).map { findings.diagnosis($0, paths) }
        return acceptances.sorted(out: known + found, findings, paths, catalogue: marked.catalogue)
    }
}

extension Survey {
    /// The findings of every check.
    func checked(mutate: Bool) -> [Finding] {
        var found = unusedNames() + entityFindings()
        found += missingValues() + reviewsDue() + endedProgrammes() + differingAnchors() + unreadValues()
        found += inEach { LogicCheck.run(self, $0) }
        found += turnsThatNeverCome() + unrelatedOffers()
        found += crossingLimits() + limitsOutOfTime() + deductions() + unlimitedCash()
        found += planFindings() + housingFindings()
        found += unsourced() + thinSources() + storedCopies() + assumptions()
        found += missingTexts() + questions() + needlesslySensitive()
        found += testsOfTheFiles() + untestedThresholds()
        return mutate ? found + survivingChanges() : found
    }
}
