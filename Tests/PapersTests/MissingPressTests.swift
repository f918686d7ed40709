import Foundation
import Papers
import Testing

/// A house without a press says so, and why.
@Suite struct MissingPressTests {
    @Test func withoutPython() async throws {
        try await expectMissing(
            LetterPress(python: "/nowhere/python", worker: Workshop.worker, root: Workshop.letters, fonts: Workshop.fonts), saying: "/nowhere/python")
    }

    @Test(.enabled(if: Workshop.isOpen)) func withoutWorker() async throws {
        try await expectMissing(Workshop.press(worker: "/nowhere/worker.py"), saying: "/nowhere/worker.py")
    }

    @Test(.enabled(if: Workshop.isOpen)) func withoutFonts() async throws {
        try await Workshop.withFolder { folder in
            let press = LetterPress(python: Workshop.python, worker: Workshop.worker, root: Workshop.letters, fonts: folder.path())
            try await expectMissing(press, saying: "fonts-noto-core")
        }
    }

    /// An environment of its own beside the checkout's, with nothing installed in it.
    @Test(.enabled(if: Workshop.isOpen)) func withoutTypst() async throws {
        try await Workshop.withFolder { folder in
            let real = URL(filePath: Workshop.python).resolvingSymlinksInPath()
            let bin = folder.appending(path: "bin")
            try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(at: bin.appending(path: "python"), withDestinationURL: real)
            try Data("home = \(real.deletingLastPathComponent().path())\ninclude-system-site-packages = false\n".utf8)
                .write(to: folder.appending(path: "pyvenv.cfg"))
            let python = bin.appending(path: "python").path()
            try await expectMissing(
                LetterPress(python: python, worker: Workshop.worker, root: Workshop.letters, fonts: Workshop.fonts), saying: "typst")
        }
    }

    @Test(.enabled(if: Workshop.isOpen)) func aPressThatRunsSaysWhichOneItIs() async throws {
        let press = Workshop.press()
        guard case .ready(let version) = await press.state() else {
            Issue.record("the press does not run")
            return
        }
        #expect(version.hasPrefix("typst 0.15.0, Form "))
        await press.close()
    }

    private func expectMissing(_ press: LetterPress, saying words: String) async throws {
        await #expect { try await press.press(SampleLetters.short) } throws: { error in
            if case PaperError.pressMissing(let reason) = error { reason.contains(words) } else { false }
        }
        guard case .missing(let reason) = await press.state() else {
            Issue.record("the press says that it runs")
            return
        }
        #expect(reason.contains(words))
        await press.close()
    }
}
