import Testing

@testable import Catalogue

/// Files are read side by side; nobody can tell.
struct SideBySideTests {
    @Test func manyFilesAreReadAsOneAfterTheOther() throws {
        let files = try ShippedCatalogueTests.files().enumerated().map { number, file in
            number.isMultiple(of: 5) ? CatalogueFile(path: file.path, text: file.text + "schema: 1\nx: &a 1\n") : file
        }
        let (one, many) = (Findings(), Findings())
        let expected = files.compactMap { Document.read($0, one) }
        #expect(one.hasErrors)
        let trees = Document.read(files, many, leavingTests: false)
        #expect(many.all == one.all && many.paths == one.paths)
        #expect(trees.map(\.canonical.compact) == expected.map(\.canonical.compact))
        #expect(trees.map(\.place) == expected.map(\.place))
        #expect(many.lineCount(of: files.count - 1) == one.lineCount(of: files.count - 1))
    }

    /// A reason tells the same whenever it is read, and two that say the same are the same.
    @Test func aReasonIsToldAlikeEachTime() throws {
        let catalogue = try Samples.catalogue()
        let household = Household(anchor: try Samples.day("2025-06-30"), members: [.init(), .init()])
        let (one, other) = (catalogue.assess(household), catalogue.assess(household))
        for (left, right) in zip(one.offers, other.offers) {
            #expect(left.reasons == right.reasons)
            #expect(left.reasons.map(\.words) == left.reasons.map(\.words))
        }
        #expect(one.json == other.json && one.trace == other.trace)
    }
}
