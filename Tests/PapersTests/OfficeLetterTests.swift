import Foundation
import Papers
import Testing

/// Letters from templates, as they come out of the press.
@Suite(.enabled(if: Workshop.isOpen)) struct OfficeLetterTests {
    private static let office = OfficeLetter(
        sender: SampleLetters.sender, recipient: ["Amt Musterstadt", "Rathausplatz 1", "80000 Musterstadt"], number: "B-2026-7K3F9Q",
        date: SampleLetters.day, information: [OfferLetter.Entry("Unser Zeichen", "B-2026-7K3F9Q"), OfferLetter.Entry("Durchwahl", "089 0000-17")],
        subject: "Bitte um Unterlagen für Arta Krasniqi, geboren am 03.04.1990", salutation: "Sehr geehrte Damen und Herren,",
        passages: [
            OfficeLetter.Passage(lines: ["wir beraten Arta Krasniqi und bitten Sie um:", "die Geburtsurkunde im Original"]),
            OfficeLetter.Passage(heading: "Bitte legen Sie bei", lines: ["eine Kopie", "#eval(\"1+1\") *nicht fett* <label>"]),
        ], closing: "Mit freundlichen Grüßen", signatories: [OfferLetter.Signatory(name: "Maria Huber", function: "Beratung")])

    /// The person's own: their name where the office's head would be.
    private static var own: OfficeLetter {
        var letter = office
        letter.sender = OfferLetter.Sender(
            office: "Arta Krasniqi", letterhead: ["Beispielweg 12", "80000 Musterstadt"],
            returnAddress: "Arta Krasniqi · Beispielweg 12 · 80000 Musterstadt")
        letter.information = []
        letter.signatories = [OfferLetter.Signatory(name: "Arta Krasniqi", function: "")]
        return letter
    }

    /// With `LETTER_SAMPLES=folder` the letters are kept there, to be looked at.
    @Test(.enabled(if: Workshop.hasInspector), arguments: ["letter-office", "letter-own"])
    func aLetterIsPaperForEverybodyAndTheSameEachTime(name: String) async throws {
        let letter = name == "letter-own" ? Self.own : Self.office
        let press = Workshop.press()
        let pdf = try await press.press(letter)
        let again = try await press.press(letter)
        await press.close()
        #expect(pdf == again && ForbiddenNames.found(in: pdf).isEmpty)
        try await Workshop.expectPaper(pdf, name, saying: letter.sheet.plainLines.flatMap { $0.split(separator: ": ").map(String.init) })
    }

    @Test func aFrozenLetterIsReadBackAsItWas() throws {
        let bytes = try JSONEncoder().encode(Self.office)
        #expect(try JSONDecoder().decode(OfficeLetter.self, from: bytes) == Self.office)
    }
}
