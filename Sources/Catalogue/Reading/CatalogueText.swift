import Foundation

/// A file's text as the reader wants it: NFC, line ends as one byte.
struct CatalogueText {
    private(set) var text: String

    init(_ source: String) {
        var text = source
        if text.unicodeScalars.first == "\u{feff}" { text = String(text.unicodeScalars.dropFirst()) }
        if !Self.isPlainlyComposed(text) { text = text.precomposedStringWithCanonicalMapping }
        if text.utf8.contains(UInt8(ascii: "\r")) { text = text.replacing("\r\n", with: "\n") }
        self.text = text
    }

    /// Whether every sign is one that composition leaves alone: Latin letters, dashes, quotes, the euro sign. Most files are.
    private static func isPlainlyComposed(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value < 0x300 || (0x2010...0x205e).contains($0.value) || $0.value == 0x20ac }
    }

    /// Blanks out the top-level `tests:`, so that all other lines keep their numbers.
    mutating func leaveTestsOut() {
        guard text.utf8.starts(with: "tests:".utf8) || text.contains("\ntests:") else { return }
        var kept: [UInt8] = []
        kept.reserveCapacity(text.utf8.count)
        var isTest = false
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let first = line.first ?? UInt8(ascii: " ")
            if line.starts(with: "tests:".utf8) { isTest = true } else if !" #-\t".utf8.contains(first) { isTest = false }
            if !isTest { kept.append(contentsOf: line) }
            kept.append(UInt8(ascii: "\n"))
        }
        kept.removeLast()
        text = String(decoding: kept, as: UTF8.self)
    }
}
