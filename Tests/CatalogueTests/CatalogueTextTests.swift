import Testing

@testable import Catalogue

@Suite struct CatalogueTextTests {
    @Test(arguments: [
        "schema: 1\ntests:\n  - a\n# word\n- b\nlimits: x\n", "tests: [a,\n  b]\nschema: 1", "schema: 1\n  tests: 3\n", "tests:\n",
    ])
    func linesKeepTheirNumbersWithoutTheTests(text: String) {
        var left = CatalogueText(text)
        left.leaveTestsOut()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let kept = left.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == kept.count)
        for (old, new) in zip(lines, kept) where !new.isEmpty { #expect(old == new) }
        #expect(!left.text.hasPrefix("tests:") && !left.text.contains("\ntests:"))
    }

    @Test func whatStandsBesideTheTestsStays() {
        var text = CatalogueText("schema: 1\ntests:\n  - {name: x}\nlimits: {a: b}\n")
        text.leaveTestsOut()
        #expect(text.text == "schema: 1\n\n\nlimits: {a: b}\n")
    }

    @Test func lettersAreComposedAndLineEndsOneByte() {
        #expect(CatalogueText("Ko\u{308}ln – 3 €\r\nx").text.unicodeScalars.elementsEqual("Köln – 3 €\nx".unicodeScalars))
        #expect(CatalogueText("\u{212b}").text.unicodeScalars.elementsEqual("\u{c5}".unicodeScalars))
    }

    @Test func theShippedCatalogueIsTheSameWithoutItsTests() throws {
        let files = try ShippedCatalogueTests.files()
        let whole = try Catalogue.read(files).get()
        let quick = try Catalogue.read(files, leavingTests: true).get()
        #expect(whole.hash == quick.hash)
        #expect(whole.programmes.contains { !$0.tests.isEmpty } && quick.programmes.allSatisfy { $0.tests.isEmpty })
        let households = whole.programmes.flatMap { $0.tests.prefix(3).map(\.household) }
        for household in households { #expect(whole.assess(household).json == quick.assess(household).json) }
    }
}
