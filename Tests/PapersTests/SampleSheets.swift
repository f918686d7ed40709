import Foundation
import Papers
import Testing

/// `LETTER_SAMPLES=folder swift test --filter SampleSheets` lays the sample letters into a folder, to be looked at.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LETTER_SAMPLES"] != nil)) struct SampleSheets {
    @Test func laidOut() async throws {
        let folder = URL(filePath: ProcessInfo.processInfo.environment["LETTER_SAMPLES"] ?? "", directoryHint: .isDirectory)
        let press = Workshop.press()
        for (name, letter) in SampleLetters.all {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(letter.sheet).write(to: folder.appending(path: "\(name).json"))
            try Data(try await press.press(letter)).write(to: folder.appending(path: "\(name).pdf"))
        }
        await press.close()
    }
}
