import Foundation
import Papers
import Testing

/// What comes out of the press.
@Suite(.enabled(if: Workshop.isOpen)) struct PaperTests {
    @Test func theSameLetterGivesTheSameBytesInEveryPress() async throws {
        let first = Workshop.press()
        let second = Workshop.press()
        let once = try await first.press(SampleLetters.arabic)
        _ = try await first.press(SampleLetters.large)
        let again = try await first.press(SampleLetters.arabic)
        let elsewhere = try await second.press(SampleLetters.arabic)
        #expect(once == again)
        #expect(once == elsewhere)
        #expect(await first.state() == second.state())
        var other = SampleLetters.arabic
        other.sum = "bis 4.200,01 €"
        #expect(try await first.press(other) != once)
        await first.close()
        await second.close()
    }

    /// With `LETTER_SAMPLES=folder` the letters are kept there, to be looked at.
    @Test(.enabled(if: Workshop.hasInspector), arguments: SampleLetters.all.map(\.name))
    func everySampleIsPaperForEverybody(name: String) async throws {
        let letter = try #require(SampleLetters.all.first { $0.name == name }?.letter)
        let press = Workshop.press()
        let pdf = try await press.press(letter)
        await press.close()
        #expect(ForbiddenNames.found(in: pdf).isEmpty)
        try await Workshop.withFolder { folder in
            let kept = ProcessInfo.processInfo.environment["LETTER_SAMPLES"].map { URL(filePath: $0, directoryHint: .isDirectory) } ?? folder
            let paper = kept.appending(path: "\(name).pdf")
            let texts = folder.appending(path: "texts.json")
            try Data(pdf).write(to: paper)
            try JSONEncoder().encode(Self.texts(of: letter)).write(to: texts)
            let check = try Workshop.run([Workshop.root + "Tests/Papers/check_pdf.py", paper.path(), texts.path()])
            #expect(check.status == 0, "\(check.output)")
        }
    }

    @Test(.enabled(if: Workshop.hasInspector)) func theCheckOfPaperNoticesEveryDamage() async throws {
        let press = Workshop.press()
        let pdf = try await press.press(SampleLetters.short)
        await press.close()
        try await Workshop.withFolder { folder in
            let paper = folder.appending(path: "letter.pdf")
            try Data(pdf).write(to: paper)
            let control = try Workshop.run([Workshop.root + "Tests/Papers/check_pdf.py", "--control", paper.path()])
            #expect(control.status == 0, "\(control.output)")
        }
    }

    @Test(.enabled(if: Workshop.hasInspector)) func textIsNeverMarkup() async throws {
        var letter = SampleLetters.short
        letter.opening = [
            "#eval(\"1+1\") *fett* #read(\"/etc/hosts\") $x^2$ = keine Überschrift <label> @ref https://example.org /JavaScript \\ `code`"
        ]
        letter.recipient = ["#panic(\"nein\")"]
        let press = Workshop.press()
        let pdf = try await press.press(letter)
        await press.close()
        #expect(ForbiddenNames.found(in: pdf).isEmpty)
        try await Workshop.withFolder { folder in
            let paper = folder.appending(path: "letter.pdf")
            let texts = folder.appending(path: "texts.json")
            try Data(pdf).write(to: paper)
            try JSONEncoder().encode(letter.opening + letter.recipient).write(to: texts)
            let check = try Workshop.run([Workshop.root + "Tests/Papers/check_pdf.py", paper.path(), texts.path()])
            #expect(check.status == 0, "\(check.output)")
        }
    }

    /// The texts as the text layer holds them: cell by cell, label by label. Of Arabic only single words, and none where lam and alef
    /// join: poppler turns the two around when it reads from right to left.
    private static func texts(of letter: OfferLetter) -> [String] {
        letter.sheet.plainLines.flatMap { line -> [String] in
            guard line.unicodeScalars.contains(where: isArabic) else {
                return line.split(separator: line.contains(" | ") ? " | " : ": ").map(String.init)
            }
            return line.split(separator: " ").map(String.init).filter { word in
                word.unicodeScalars.allSatisfy(isArabic) && !["لا", "لأ", "لى"].contains { word.contains($0) }
            }
        }
    }

    private static func isArabic(_ scalar: Unicode.Scalar) -> Bool { (0x620...0x64a).contains(scalar.value) }
}
