import Basics
import Foundation
import Testing

@testable import Catalogue

/// The catalogue of the house itself: it reads without an error and keeps what its own tests promise.
struct ShippedCatalogueTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func files() throws -> [CatalogueFile] {
        let folder = root.appending(path: "catalogue")
        let names = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
            .sorted()
        return try names.map { CatalogueFile(path: $0, text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }

    @Test func itReads() throws {
        let catalogue = try Samples.catalogue(Self.files())
        #expect(catalogue.warnings.isEmpty, "\(Diagnoses(all: catalogue.warnings).rendered)")
    }

    @Test func itsOwnTestsPass() throws {
        let trials = try Samples.catalogue(Self.files()).runTests()
        #expect(!trials.isEmpty)
        for trial in trials where trial.verdict != .passed { Issue.record("\(trial.text)") }
    }

    /// The worked example of docs/catalogue.md, tried as it stands there.
    @Test func theExampleOfTheManualIsTrue() throws {
        let manual = try String(contentsOf: Self.root.appending(path: "docs/catalogue.md"), encoding: .utf8)
        let blocks = manual.components(separatedBy: "```yaml\n").dropFirst().map { block in
            let lines = block.components(separatedBy: "```").first?.components(separatedBy: "\n") ?? []
            return lines.map { $0.hasPrefix("   ") ? String($0.dropFirst(3)) : $0 }.joined(separator: "\n")
        }
        let programme = try #require(blocks.first { $0.hasPrefix("schema: 1\nprogramme: neustadt") })
        let source = "schema: 1\nsources:\n  " + (try #require(blocks.first))
        let files =
            try Self.files() + [CatalogueFile(path: "neustadt-sources.yaml", text: source), CatalogueFile(path: "neustadt.yaml", text: programme)]
        let trials = try Samples.catalogue(files).runTests(of: "neustadt")
        #expect(trials.count == 4)
        for trial in trials { #expect(trial.verdict == .passed, "\(trial.text)") }
    }
}
