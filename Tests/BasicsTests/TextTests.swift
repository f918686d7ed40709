import Basics
import Chance
import Foundation
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        ("e\u{301}", "\u{e9}"), ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\n\r\nb", "a\n\nb"), ("a\u{2028}b\u{2029}c", "a\nb\nc"), ("a\tb", "a b"),
        ("  a b  \n", "a b"), ("\u{a0}a\u{3000}", "a"), ("a\u{0}b", "ab"), ("a\u{1b}[31mb", "a[31mb"), ("a\u{85}b", "ab"), ("\u{feff}a", "a"),
        ("gnp.\u{202e}exe", "gnp.exe"), ("\u{2066}a\u{2069}", "a"), ("\u{0}\r\n\u{202e}", ""), ("", ""), ("\u{200e}a", "\u{200e}a"), ("علي", "علي"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"), ("👩‍👩‍👧", "👩‍👩‍👧"),
    ])
    func textFromOutsideIsCleaned(text: String, cleaned: String) {
        #expect(Array(text.cleaned.unicodeScalars) == Array(cleaned.unicodeScalars))
    }

    static let alphabet = Array(
        "aé\u{301}\u{323}ß \t\r\n\u{0}\u{7f}\u{85}\u{a0}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}\u{ffff}\u{2028}ع가각".unicodeScalars)

    @Test func cleanTextStaysAsItIs() {
        var chance = Chance(21)
        for _ in 0..<5_000 {
            let once = chance.text(of: Self.alphabet, upTo: 12).cleaned
            #expect(Array(once.cleaned.utf8) == Array(once.utf8))
        }
    }

    @Test func nothingHiddenIsLeftInCleanText() {
        var chance = Chance(22)
        let hidden: Set<UInt32> = Set(0...9).union(11...31).union(0x7f...0x9f).union(0x202a...0x202e).union(0x2066...0x2069).union([
            0xfeff, 0xffff, 0x2028,
        ])
        for _ in 0..<5_000 {
            let text = chance.text(of: Self.alphabet, upTo: 12)
            #expect(text.cleaned.unicodeScalars.allSatisfy { !hidden.contains($0.value) })
            #expect(!text.cleanedLine.utf8.contains(10))
        }
    }
}

@Suite struct IdentifierTests {
    private enum Thing {}
    static let text = "0f8fad5b-d9cb-469f-a165-70867728950e"

    @Test func anIdentifierIsLowerCase() throws {
        #expect(try #require(Identifier<Thing>(Self.text.uppercased())).text == Self.text)
        #expect(Identifier<Thing>().text.utf8.allSatisfy { !(65...90).contains($0) })
        #expect(Identifier<Thing>(Self.text) == Identifier<Thing>(Self.text.uppercased()))
    }

    @Test func freshIdentifiersDifferAndAreOfVersionFour() {
        let fresh = (0..<1_000).map { _ in Identifier<Thing>().text }
        #expect(Set(fresh).count == 1_000)
        #expect(fresh.allSatisfy { Array($0.utf8)[14] == UInt8(ascii: "4") })
    }

    @Test(arguments: [
        "", "0f8fad5b", text.replacing("-", with: ""), "{\(text)}", text + " ", " " + text, text + "0", text + "\u{0}", text + "\n",
        String(text.dropLast()),
        text.replacing("0", with: "g"), text.replacing("0", with: "０"), text.replacing("-", with: "−"), "../../etc/passwd",
    ])
    func whatIsNoUUIDIsRefused(text: String) {
        #expect(Identifier<Thing>(text) == nil)
    }

    @Test func aDocumentCarriesItsText() throws {
        let ids = [try #require(Identifier<Thing>(Self.text))]
        let json = String(decoding: try JSONEncoder().encode(ids), as: UTF8.self)
        #expect(json == "[\"\(Self.text)\"]")
        #expect(try JSONDecoder().decode([Identifier<Thing>].self, from: Data(json.utf8)) == ids)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Identifier<Thing>].self, from: Data("[\"x\"]".utf8)) }
    }
}
