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
}
