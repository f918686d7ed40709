import Foundation
import Testing

/// One Swift file of `Sources/`, as the rules of the house look at it.
struct SourceFile: Sendable, CustomTestStringConvertible {
    /// The target it belongs to, `Office`.
    let room: String
    /// Below the project's root, `Sources/Office/Door/Desk.swift`.
    let path: String
    let text: String
    /// The text with comments and the insides of string literals blanked, line for line.
    let code: String

    var testDescription: String { path }

    init(room: String, path: String, text: String) {
        self.room = room
        self.path = path
        self.text = text
        code = SwiftText.blankingWords(in: text)
    }

    /// The modules it imports, each with its line (from 1).
    var imports: [(module: String, line: Int)] {
        code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
            guard
                let match = line.firstMatch(of: /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(.*)$/)
            else { return nil }
            let words = match.1.split(separator: " ")
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"]
            guard let name = words.first(where: { !kinds.contains($0) }) else { return nil }
            return (String(name.prefix { $0 != "." && $0 != ";" }), index + 1)
        }
    }

    /// Where a pattern occurs in the code, as `path:line: found text`.
    func places(of pattern: String) throws -> [String] {
        let expression = try Regex(pattern).wordBoundaryKind(.simple)  // the default joins `Swift.Float` into one word
        return code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            line.matches(of: expression).map { "\(path):\(index + 1): \(line[$0.range])" }
        }
    }
}

/// The project as it lies on the disk.
enum Project {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources: [SourceFile] = {
        let folder = root.appendingPathComponent("Sources")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else { return nil }
            return SourceFile(room: String(name.prefix { $0 != "/" }), path: "Sources/" + name, text: text)
        }
    }()

    static var rooms: Set<String> {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Sources").path)) ?? []
        return Set(names.filter { !$0.hasPrefix(".") })
    }
}
