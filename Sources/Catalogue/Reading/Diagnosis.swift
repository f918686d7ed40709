/// A text handed in for reading; the room itself reads no disk.
public struct CatalogueFile: Sendable, Hashable {
    /// As the reader's folder names it, `programmes/coming-home.yaml`.
    public let path: String
    public let text: String

    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// One finding about a file: what is wrong, where, and the mend.
public struct Diagnosis: Sendable, Hashable {
    public enum Severity: String, Sendable, Hashable, Codable {
        case error, warning, info
    }

    /// What is wrong; the raw value is the code of docs/catalogue.md.
    public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        case unreadable = "L001"
        case duplicateKey = "L002"
        case unknownKey = "L003"
        case wrongShape = "L004"
        case unquotedCode = "L005"
        case impossibleDate = "L006"
        case badAmount = "L007"
        case schemaVersion = "L008"
        case forbiddenYAML = "L009"
        case unknownName = "L010"
        case operatorMisfit = "L012"
        case formAndAmount = "L013"
        case cycle = "L014"
        case sameNameTwice = "L015"
        case overlappingValues = "L021"
        case entityMixed = "L025"
        case overlappingRows = "L033"
        case gapInRows = "L034"
        case exclusiveWithoutOrder = "L050"
        case percentWithoutRounding = "L054"
        case missingQuestion = "L071"
    }

    public let code: Code
    public let severity: Severity
    public let file: String
    /// From 1; 1 for a finding about the whole file.
    public let line: Int
    /// From 1, counted in Unicode scalars.
    public let column: Int
    public let message: String
    public let hint: String?
    let sourceLine: String
    let length: Int

    /// `file:line:column: error L010 message`.
    public var headline: String { "\(file):\(line):\(column): \(severity.rawValue) \(code.rawValue) \(message)" }

    /// Headline, the line of the source, and a caret line with the hint.
    public var rendered: String {
        let number = String(line)
        let gutter = "  \(number) | "
        let indent = String(repeating: " ", count: gutter.utf8.count - 2) + "| " + String(repeating: " ", count: max(0, column - 1))
        let caret = indent + String(repeating: "^", count: max(1, length)) + (hint.map { "  " + $0 } ?? "")
        return "\(headline)\n\(gutter)\(sourceLine)\n\(caret)"
    }

    /// Headline and hint on one line, for a command that must say it in one.
    public var oneLine: String { headline + (hint.map { "; " + $0 } ?? "") }
}

/// All findings about a set of files, in the order of files and lines.
public struct Diagnoses: Error, Sendable, Hashable {
    public let all: [Diagnosis]

    public var errors: [Diagnosis] { all.filter { $0.severity == .error } }
    public var rendered: String { all.map(\.rendered).joined(separator: "\n") }
}
