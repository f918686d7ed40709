import Basics
import Foundation
import Papers
import Testing

@Suite struct LetterSheetTests {
    @Test func everyTextOfALetterStandsOnItsSheet() throws {
        let letter = SampleLetters.arabic
        let lines = letter.sheet.plainLines.joined(separator: "\n")
        var texts: [String] = []
        collectTexts(try JSONSerialization.jsonObject(with: JSONEncoder().encode(letter)), into: &texts)
        let codes: Set = ["ar", "rtl", letter.date.iso]
        for text in texts where !codes.contains(text) && CivilDate(iso: text) == nil { #expect(lines.contains(text)) }
        #expect(texts.count > 40)
    }

    @Test func theRemarkThatCounsellingIsVoluntaryCannotBeLeftOut() {
        var letter = SampleLetters.short
        letter.remarks = []
        letter.withoutLegalClaim = []
        let lines = letter.sheet.plainLines
        #expect(lines.contains("Die Beratung ist freiwillig. Sie können Ihre Entscheidung bis zur Ausreise ändern."))
        #expect(!lines.contains { $0.contains("Rechtsanspruch") })
    }

    @Test func missingLegalClaimIsSaidOfTheProgrammesNamed() {
        #expect(
            SampleLetters.short.sheet.plainLines.contains("Nach den Regeln des Programms besteht kein Rechtsanspruch auf Leistungen aus: REAG/GARP."))
    }

    @Test func aDraftInAnotherLanguageSaysSo() {
        #expect(SampleLetters.arabic.sheet.plainLines.contains("Entwurf, noch nicht geprüft"))
        var reviewed = SampleLetters.arabic
        reviewed.summary?.isDraft = false
        #expect(!reviewed.sheet.plainLines.contains { $0.contains("Entwurf") })
    }

    @Test func storedFactsGiveTheSameSheet() throws {
        for (_, letter) in SampleLetters.all {
            let stored = try JSONDecoder().decode(OfferLetter.self, from: JSONEncoder().encode(letter))
            #expect(stored.sheet == letter.sheet)
        }
    }

    /// Plants hidden characters in every text of a letter, whatever it is called, and looks for them on the sheet.
    @Test func nothingHiddenComesOntoTheSheet() throws {
        let hidden = "\u{202E}\u{2066}\u{200F}\u{0000}\u{0007}\u{FEFF}\u{061C}\u{2028}\r\n\u{E0041}"
        let planted = plant(hidden, in: try JSONSerialization.jsonObject(with: JSONEncoder().encode(SampleLetters.arabic)), key: "")
        let letter = try JSONDecoder().decode(OfferLetter.self, from: JSONSerialization.data(withJSONObject: planted))
        for line in letter.sheet.plainLines {
            for scalar in hidden.unicodeScalars { #expect(!line.unicodeScalars.contains(scalar)) }
        }
        var direct = SampleLetters.short
        direct.subject = "a\u{202E}b"
        #expect(direct.sheet.subject == "ab")
    }

    @Test func joinersThatScriptsNeedAreKept() {
        var letter = SampleLetters.short
        letter.subject = "می\u{200C}خواهم"
        #expect(letter.sheet.subject == "می\u{200C}خواهم")
    }

    private func plant(_ text: String, in json: Any, key: String) -> Any {
        switch json {
        case let object as [String: Any]: return Dictionary(uniqueKeysWithValues: object.map { ($0, plant(text, in: $1, key: $0)) })
        case let list as [Any]: return list.map { plant(text, in: $0, key: key) }
        case let string as String: return ["date", "language", "direction", "tag"].contains(key) ? string : string + text + string
        default: return json
        }
    }

    private func collectTexts(_ json: Any, into texts: inout [String]) {
        switch json {
        case let object as [String: Any]: for value in object.values { collectTexts(value, into: &texts) }
        case let list as [Any]: for value in list { collectTexts(value, into: &texts) }
        case let string as String where !string.isEmpty: texts.append(string)
        default: break
        }
    }
}
