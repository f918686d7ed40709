import Basics
import Foundation
import Papers
import Testing

/// A volunteer's confirmation, as it comes out of the press.
@Suite(.enabled(if: Workshop.isOpen)) struct ThanksTests {
    private static func sheet(_ name: String, lines: [(String, Int)]) -> ThanksSheet {
        ThanksSheet(
            number: "E-7K3F9Q", date: SampleLetters.day, office: SampleLetters.sender.office, letterhead: SampleLetters.sender.letterhead,
            place: "Köln", name: name, from: CivilDate(year: 2026, month: 1, day: 1)!, to: SampleLetters.day,
            lines: lines.map { ThanksSheet.Line(what: $0.0, minutes: $0.1) }, minutes: lines.reduce(0) { $0 + $1.1 }, signer: "Sabine Vogel")
    }

    private static let samples = [
        "thanks-short": sheet("Renate Jansen", lines: [("Begleitung zu einem Amt", 210)]),
        "thanks-long": sheet(
            "Prof. Dr. Maximiliane Wilhelmine von der Osten-Sacken-Hohenberg #panic(\"nein\")",
            lines: [
                ("Wohnungsbesichtigung", 1_230), ("Begleitung zu einem Amt", 4_545), ("Hilfe bei Papieren und Formularen", 90),
                ("Kita oder Schule", 60),
                ("Möbel und Einrichtung", 300), ("Hilfe beim Umzug", 615), ("das neue Viertel zeigen", 45), ("Schulung", 480),
                ("Sprechstunde", 1_800),
                ("etwas anderes", 15),
            ]),
    ]

    /// With `LETTER_SAMPLES=folder` they are kept there, to be looked at.
    @Test(.enabled(if: Workshop.hasInspector), arguments: ["thanks-short", "thanks-long"])
    func aConfirmationIsPaperForEverybodyAndTheSameEachTime(name: String) async throws {
        let sheet = try #require(Self.samples[name])
        let press = Workshop.press()
        let pdf = try await press.press(sheet)
        let again = try await press.press(sheet)
        await press.close()
        #expect(pdf == again && ForbiddenNames.found(in: pdf).isEmpty)
        let words = sheet.lines.flatMap { [$0.what, $0.hours] } + sheet.letterhead + [sheet.number, sheet.from, sheet.to, sheet.hours, sheet.signer]
        try await Workshop.expectPaper(pdf, name, saying: words + sheet.name.split(separator: " ").map(String.init))
    }
}
