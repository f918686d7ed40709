import Basics
import Testing

@testable import Catalogue

struct WorkedProgrammeTests {
    @Test func everyTestInTheFilesPasses() throws {
        let trials = try Samples.catalogue().runTests()
        #expect(trials.count == 21)
        for trial in trials { #expect(trial.verdict == .passed, "\(trial.text)") }
    }

    @Test func theHashIgnoresCommentsAndOrderButNotValues() throws {
        let hash = try Samples.catalogue().hash
        #expect(hash.hasPrefix("sha256:"))
        let commented = try Samples.files("programmes/integplan.yaml", replacing: "legal_claim: false", with: "# a comment\nlegal_claim: false")
        #expect(try Samples.catalogue(commented).hash == hash)
        let changed = try Samples.files("programmes/coming-home.yaml", replacing: "\"3000.00\"", with: "\"3000.01\"")
        #expect(try Samples.catalogue(changed).hash != hash)
    }
}
