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
