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
        case unused = "L011"
        case operatorMisfit = "L012"
        case formAndAmount = "L013"
        case cycle = "L014"
        case sameNameTwice = "L015"
        case gapInValues = "L020"
        case overlappingValues = "L021"
        case endsEarly = "L022"
        case reviewDue = "L023"
        case endedButCounted = "L024"
        case entityMixed = "L025"
        case memberUnnamed = "L026"
        case anchorsDiffer = "L027"
        case valueUnread = "L028"
        case neverHolds = "L030"
        case alwaysHolds = "L031"
        case unreachable = "L032"
        case overlappingRows = "L033"
        case gapInRows = "L034"
        case duplicateRows = "L035"
        case idleCondition = "L036"
        case neverItsTurn = "L037"
        case readTwice = "L038"
        case budgetSpent = "L039"
        case exclusiveWithoutOrder = "L050"
        case limitsCross = "L051"
        case limitMisfit = "L052"
        case unrelatedOffers = "L053"
        case percentWithoutRounding = "L054"
        case unlimitedCash = "L055"
        case unsourced = "L060"
        case thinSource = "L061"
        case copyChanged = "L062"
        case figureNotQuoted = "L063"
        case assumptionAdrift = "L064"
        case missingText = "L070"
        case missingQuestion = "L071"
        case needlesslySensitive = "L072"
        case untested = "L080"
        case untestedThreshold = "L081"
        case failedTest = "L082"
        case survivingChange = "L083"
        case testOutsideValidity = "L084"
    }

    public let code: Code
    public let severity: Severity
    public let file: String
    /// From 1; 1 for a finding about the whole file.
    public let line: Int
    /// From 1, counted in Unicode scalars.
    public let column: Int
    public let message: String
    /// The mend.
    public let hint: String?
    let sourceLine: String
    let length: Int
    /// The other places it is about.
    public var related: [Related] = []
    /// A household that shows it, as a test ready to be put into the programme's file; nil where the files alone show it.
    public var witness: String?
    /// The keys that lead to the place inside its file, `rules.young.when`: what an acceptance names.
    public var path = ""

    /// Another place a finding speaks of.
    public struct Related: Sendable, Hashable {
        public let file: String
        public let line: Int
        public let column: Int
        public let message: String
    }

    /// `file:line:column: error L010 message`.
    public var headline: String { "\(file):\(line):\(column): \(severity.rawValue) \(code.rawValue) \(message)" }

    /// Headline, the line of the source, a caret line with the hint; then other places and the household that shows it.
    public var rendered: String {
        let number = String(line)
        let gutter = "  \(number) | "
        let indent = String(repeating: " ", count: gutter.utf8.count - 2) + "| " + String(repeating: " ", count: max(0, column - 1))
        let caret = indent + String(repeating: "^", count: max(1, length)) + (hint.map { "  " + $0 } ?? "")
        let others = related.map { "\n  \($0.file):\($0.line):\($0.column): \($0.message)" }.joined()
        let shown = witness.map { "\n  shown by:\n" + $0.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n") } ?? ""
        return "\(headline)\n\(gutter)\(sourceLine)\n\(caret)\(others)\(shown)"
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
