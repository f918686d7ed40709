import Foundation
import Papers
import Testing

/// The press of this checkout.
enum Workshop {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path()
    static let python = root + ".venv/bin/python"
    static let worker = root + "letters/worker.py"
    static let letters = root + "letters"
    static let fonts = "/usr/share/fonts/truetype/noto"

    /// Whether tests that need the press run: always where CI says that nothing may be left out.
    static let isOpen = ProcessInfo.processInfo.environment["CI"] != nil || has("typst")
    static let hasInspector = ProcessInfo.processInfo.environment["CI"] != nil || has("typst, pikepdf")

    static func press(worker: String = worker, timeLimit: Duration = .seconds(60)) -> LetterPress {
        LetterPress(python: python, worker: worker, root: letters, fonts: fonts, timeLimit: timeLimit)
    }

    /// Runs a Python program to its end: what it printed, and its exit status.
    static func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }

    /// A folder that is gone afterwards.
    static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "neuanfang-papers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    private static func has(_ modules: String) -> Bool {
        (try? run(["-c", "import \(modules)"]))?.status == 0
    }
}

extension Workshop {
    /// Holds a paper to the check of all papers, which has to find these words. With `LETTER_SAMPLES=folder` it is kept there, to be looked at.
    static func expectPaper(_ pdf: [UInt8], _ name: String, saying words: [String]) async throws {
        try await withFolder { folder in
            let kept = ProcessInfo.processInfo.environment["LETTER_SAMPLES"].map { URL(filePath: $0, directoryHint: .isDirectory) } ?? folder
            let paper = kept.appending(path: "\(name).pdf")
            let texts = folder.appending(path: "texts.json")
            try Data(pdf).write(to: paper)
            try JSONEncoder().encode(words).write(to: texts)
            let check = try run([root + "Tests/Papers/check_pdf.py", "--plain", paper.path(), texts.path()])
            #expect(check.status == 0, "\(check.output)")
        }
    }
}
