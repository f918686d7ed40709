import Basics
import Testing

@testable import Catalogue

/// The checks of `catalogue lint`: each finds its mistake and nothing else.
struct LintTests {
    @Test func aCleanCatalogueHasNoFindings() {
        let report = LintSample().lint(mutate: true)
        #expect(report.findings.isEmpty, "\(Diagnoses(all: report.findings).rendered)")
        #expect(report.accepted.isEmpty)
    }

    @Test func everyCodeHasItsMistake() {
        #expect(Set(Diagnosis.Code.allCases).subtracting(LintCase.all.map(\.code)) == [])
    }

    @Test(arguments: LintCase.all)
    func aMistakeIsFoundAndNothingElse(_ mistake: LintCase) {
        #expect(LintSample.meets(mistake.edits))
        let report = LintSample(mistake.edits).lint(mutate: mistake.mutate)
        let found = report.findings.filter { $0.severity != .info || $0.code == mistake.code }
        #expect(!found.isEmpty)
        for finding in found {
            #expect(finding.code == mistake.code, "\(finding.rendered)")
            #expect(finding.hint?.isEmpty == false, "\(finding.rendered)")
        }
    }

    /// A household that shows a finding is a test that holds as it is printed.
    @Test(arguments: LintCase.all)
    func aWitnessCanBeSavedAsATest(_ mistake: LintCase) throws {
        let sample = LintSample(mistake.edits)
        let report = sample.lint()
        let tried = report.catalogue?.runTests().count ?? 0
        for finding in report.findings {
            guard let witness = finding.witness else { continue }
            let file = ["p.yaml", "q.yaml"].contains(finding.file) ? finding.file : "p.yaml"
            let trials = try Samples.catalogue(sample.adding(witness, to: file).catalogueFiles).runTests()
            #expect(trials.count > tried)
            for trial in trials where trial.verdict != .passed { Issue.record("\(trial.text)\n\(witness)") }
        }
    }

    @Test(arguments: [Diagnosis.Code.gapInValues, .endsEarly, .overlappingRows, .unrelatedOffers, .unlimitedCash, .untested, .untestedThreshold])
    func whatIsAboutLogicIsShownByAHousehold(_ code: Diagnosis.Code) throws {
        for mistake in LintCase.all where mistake.code == code {
            let finding = try #require(LintSample(mistake.edits).lint().findings.first { $0.code == code })
            #expect(finding.witness?.contains("persons:") == true, "\(finding.rendered)")
        }
    }

    @Test(arguments: [Diagnosis.Code.untested, .untestedThreshold])
    func theProposedCaseMendsTheFinding(_ code: Diagnosis.Code) throws {
        let mistake = try #require(LintCase.all.first { $0.code == code })
        let sample = LintSample(mistake.edits)
        let finding = try #require(sample.lint().findings.first { $0.code == code })
        let mended = sample.adding(try #require(finding.witness), to: finding.file).lint()
        #expect(mended.isClean, "\(Diagnoses(all: mended.findings).rendered)")
    }

    @Test func aContradictionNamesBothParts() throws {
        let mistake = try #require(LintCase.all.first { $0.code == .neverHolds })
        let finding = try #require(LintSample(mistake.edits).lint().findings.first { $0.code == .neverHolds })
        #expect(finding.related.count == 2)
        #expect(Set(finding.related.map(\.column)).count == 2)
    }

    @Test func refusedFilesAreReportedAndNothingIsChecked() {
        let report = LintSample([.init(file: "p.yaml", old: "form: cash", new: "form: cahs")]).lint()
        #expect(report.catalogue == nil)
        #expect(report.findings.map(\.code) == [.unknownName])
    }
}

/// Findings that are explained in the file where they stand.
struct AcceptanceTests {
    static let unused = LintSample.Edit(
        file: "p.yaml", old: "rules:\n", new: "rules:\n  idle:\n    text: {de: \"x\", en: \"x\"}\n    when: {rule: group}\n    source: leaflet\n")

    static func accepting(_ entry: String) -> LintSample.Edit {
        .init(file: "p.yaml", old: "tests:\n", new: "accepted:\n  - \(entry)\ntests:\n")
    }

    @Test(arguments: ["rules.idle", "rules"])
    func anAcceptedFindingStandsApartWithItsReason(at path: String) throws {
        let entry = Self.accepting(
            "{finding: L011, at: \(path), because: {de: \"für später\", en: \"for later\"}, by: office, review_by: 2027-01-31}")
        let report = LintSample([Self.unused, entry]).lint()
        #expect(report.findings.isEmpty, "\(Diagnoses(all: report.findings).rendered)")
        let accepted = try #require(report.accepted.first)
        #expect((accepted.finding.code, accepted.because.en, accepted.by) == (.unused, "for later", "office"))
        #expect(report.json.contains(#""accepted":{"because":"für später","by":"office","review_by":"2027-01-31"}"#))
    }

    @Test(arguments: ["L011, at: rules.group", "L060, at: rules.idle"])
    func whatAnAcceptanceDoesNotNameStays(_ other: String) {
        let entry = Self.accepting("{finding: \(other), because: {de: \"x\", en: \"x\"}, by: office}")
        let report = LintSample([Self.unused, entry]).lint()
        #expect(report.findings.map(\.code) == [.unused, .unused], "\(Diagnoses(all: report.findings).rendered)")
    }

    @Test func anAcceptanceThatMeetsNothingAnyMoreIsAFinding() {
        let entry = Self.accepting("{finding: L011, at: rules.idle, because: {de: \"x\", en: \"x\"}, by: office}")
        let report = LintSample([entry]).lint()
        #expect(report.findings.map(\.path) == ["accepted.1.finding"])
    }

    @Test func anAcceptancePastItsReviewIsAFinding() {
        let entry = Self.accepting("{finding: L011, at: rules.idle, because: {de: \"x\", en: \"x\"}, by: office, review_by: 2026-01-31}")
        #expect(LintSample([Self.unused, entry]).lint().findings.map(\.code) == [.reviewDue])
    }

    @Test func anErrorCannotBeAccepted() {
        let broken = LintSample.Edit(file: "p.yaml", old: "at_least: param:stay}\n    source: leaflet", new: "at_least: param:stay}")
        let entry = Self.accepting("{finding: L060, at: rules.stayed, because: {de: \"x\", en: \"x\"}, by: office}")
        let report = LintSample([broken, entry]).lint()
        #expect(report.findings.map(\.code) == [.unsourced, .unused])
    }

    @Test func anAcceptanceNeedsAReasonAndSomebodyWhoAnswersForIt() {
        let report = LintSample([Self.unused, Self.accepting("{finding: L011, at: rules.idle, by: office}")]).lint()
        #expect(report.findings.contains { $0.code == .wrongShape && $0.message.contains("because") })
    }

    @Test func acceptingChangesNoHash() throws {
        let entry = Self.accepting("{finding: L011, at: rules.idle, because: {de: \"x\", en: \"x\"}, by: office}")
        #expect(LintSample([entry]).lint().catalogue?.hash == LintSample().lint().catalogue?.hash)
    }
}
