import Chance
import Foundation
import Names
import Testing

@Suite struct FoldedNameTests {
    @Test(arguments: [
        ("Müller-Çelik", ["muller", "celik"]), ("MUELLER", ["muller"]), ("Mu\u{308}ller", ["muller"]), ("Đặng", ["dang"]), ("Đ\u{323}ặng", ["dang"]),
        ("Łukasz", ["lukasz"]), ("Groß", ["gross"]), ("GROẞ", ["gross"]), ("Işık", ["isik"]), ("IŞIK", ["isik"]), ("İpek", ["ipek"]),
        ("Søren Ǿ", ["soren", "o"]), ("Þór", ["thor"]), ("Æsa", ["asa"]), ("O’Neill", ["oneill"]), ("N‘Diaye", ["ndiaye"]), ("Qurʼan", ["quran"]),
        ("Ka´bi", ["kabi"]), ("Əliyev", ["aliyev"]), ("van  der\tVelde,Jr.", ["van", "der", "velde", "jr"]), ("ﬁnn", ["finn"]), ("Ａｌｉ", ["ali"]),
        ("علي", ["علي"]), ("عَلِي", ["علي"]), ("می\u{200c}نا", ["مینا"]), ("Ковальчук", ["ковальчук"]), ("Йосип", ["иосип"]), ("张伟", ["张伟"]),
        ("Gül\u{ad}ay", ["gulay"]), ("F-2026-0417", ["f", "2026", "0417"]),
    ])
    func aNameIsFoldedToItsParts(name: String, parts: [String]) {
        #expect(FoldedName.parts(of: name) == parts)
    }

    @Test(arguments: ["", " ", "-", "’", "…", "👩‍👩‍👧", "\u{301}", "\u{200d}\u{202e}", "\u{0}"])
    func textWithoutALetterHasNoParts(text: String) {
        #expect(FoldedName.parts(of: text) == [])
    }

    static let pairs = [
        ("Müller", "Mueller"), ("Jörg", "Joerg"), ("Bäcker", "Baecker"), ("O’Neill", "ONeill"), ("O'Neill", "O´Neill"), ("Weiß", "Weiss"),
        ("Çelik", "celik"), ("Nguyễn", "Nguyen"), ("Ayşe", "AYSE"), ("Đorđević", "Dordevic"), ("Yıldız", "YILDIZ"), ("Łódź", "lodz"),
    ]

    @Test(arguments: pairs)
    func twoSpellingsOfOneNameMeet(one: String, other: String) {
        #expect(FoldedName.parts(of: one) == FoldedName.parts(of: other))
    }

    @Test(arguments: [("Müller", "Miller"), ("Ali", "Alia"), ("Hasan", "Hassan"), ("علي", "علا"), ("O’Neill", "O Neill")])
    func twoNamesStayApart(one: String, other: String) {
        #expect(FoldedName.parts(of: one) != FoldedName.parts(of: other))
    }

    static let alphabet = Array("aAäÄeuUoñçÇßẞđĐłŁøıİIşŞ'’ʼ-. \u{301}\u{308}\u{323}\u{200c}ﬁ１Ａعة".unicodeScalars)

    @Test func foldingDoesNotDependOnHowTheTextIsComposed() {
        var chance = Chance(31)
        for _ in 0..<5_000 {
            let name = chance.text(of: Self.alphabet, upTo: 10)
            let parts = FoldedName.parts(of: name)
            #expect(parts == FoldedName.parts(of: name.decomposedStringWithCanonicalMapping), "\(name.unicodeScalars.map(\.value))")
            #expect(parts == FoldedName.parts(of: name.precomposedStringWithCanonicalMapping))
        }
    }

    @Test func partsAreFoldedThroughAndThrough() {
        var chance = Chance(32)
        for _ in 0..<5_000 {
            for part in FoldedName.parts(of: chance.text(of: Self.alphabet, upTo: 10)) {
                #expect(!part.isEmpty)
                #expect(part == part.lowercased())
                #expect(part.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil })
            }
        }
    }
}
