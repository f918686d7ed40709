import Papers
import Testing

@Suite struct ForbiddenNamesTests {
    @Test(arguments: ForbiddenNames.all.sorted())
    func everyNameIsFound(name: String) {
        #expect(ForbiddenNames.found(in: Array("1 0 obj <</Type/Catalog/\(name) 2 0 R>> endobj".utf8)) == [name])
    }

    @Test func anEscapedNameIsTheSameName() {
        #expect(ForbiddenNames.found(in: Array("<</J#53(app.alert(1))/S/#4aavaScript>>".utf8)) == ["JS", "JavaScript"])
    }

    @Test(arguments: [
        "<</Title(say \\) /JS and (/Launch) again)/Lang(de)>>", "% /JavaScript\n<</Type/Page>>",
        "<</Length 12>>\nstream\n/OpenAction \nendstream", "<</Jsx 1/AAA 2/MyJS 3>>", "", "/", "(", "stream\n", "/J#5",
    ])
    func whatOnlyLooksLikeANameIsLeftAlone(pdf: String) {
        #expect(ForbiddenNames.found(in: Array(pdf.utf8)).isEmpty)
    }

    @Test func namesAfterAStreamAreReadAgain() {
        #expect(ForbiddenNames.found(in: Array("stream\r\n(((\r\nendstream\nendobj <</AA 1 0 R>>".utf8)) == ["AA"])
    }
}
