/// Collects what is wrong in the files being read. Lives only as long as one reading.
final class Findings {
    /// Where something stands: a file, a line and a column from 1, and how much to underline.
    struct Place: Sendable, Hashable {
        var file: Int
        var line: Int
        var column: Int
        var length: Int
    }

    private(set) var all: [Diagnosis] = []
    private var known: Set<Diagnosis> = []
    private var files: [(path: String, lines: [Substring])] = []
    /// The number of the first file in here.
    private let first: Int

    /// `first`: the number of the next file to be opened, where earlier ones stand elsewhere.
    init(first: Int = 0) { self.first = first }

    /// What is left of a reading, to be handed to another one.
    struct Left: Sendable {
        fileprivate let files: [(path: String, lines: [Substring])]
        fileprivate let all: [Diagnosis]
    }

    var left: Left { Left(files: files, all: all) }

    /// Takes in what was found in files that follow on those in here.
    func take(_ other: Left) {
        files += other.files
        for finding in other.all where known.insert(finding).inserted { all.append(finding) }
    }

    var hasErrors: Bool { all.contains { $0.severity == .error } }

    func open(_ path: String, _ text: String) -> Int {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
        files.append((path, lines))
        return first + files.count - 1
    }

    func path(of place: Place) -> String { files[place.file - first].path }

    var paths: [String] { files.map(\.path) }

    func line(_ number: Int, of file: Int) -> Substring {
        files[file - first].lines.indices.contains(number - 1) ? files[file - first].lines[number - 1] : ""
    }

    func lineCount(of file: Int) -> Int { files[file - first].lines.count }

    /// `vocabulary/fields.yaml:3`.
    func short(_ place: Place) -> String { "\(path(of: place)):\(place.line)" }

    func add(_ code: Diagnosis.Code, _ severity: Diagnosis.Severity = .error, at place: Place, _ message: String, hint: String? = nil) {
        let finding = diagnosis(code, severity, at: place, message, hint: hint)
        if known.insert(finding).inserted { all.append(finding) }
    }

    /// A finding with the line it stands on.
    func diagnosis(_ code: Diagnosis.Code, _ severity: Diagnosis.Severity, at place: Place, _ message: String, hint: String?) -> Diagnosis {
        let source = String(line(place.line, of: place.file).prefix(240)).replacing("\r", with: "").replacing("\t", with: " ")
        return Diagnosis(
            code: code, severity: severity, file: path(of: place), line: place.line, column: place.column, message: message, hint: hint,
            sourceLine: source, length: min(place.length, max(1, source.unicodeScalars.count - place.column + 1)))
    }

    /// Everything found, by file in the order handed in, then by line.
    var sorted: Diagnoses { Diagnoses(all: inOrder(all)) }

    func inOrder(_ findings: [Diagnosis]) -> [Diagnosis] {
        let order = Dictionary(files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: min)
        func key(_ finding: Diagnosis) -> (Int, Int, Int, String) { (order[finding.file] ?? 0, finding.line, finding.column, finding.code.rawValue) }
        return findings.sorted { key($0) < key($1) }
    }
}

/// The known word nearest to a mistyped one, or nil where none is near.
func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let limit = max(1, word.unicodeScalars.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in known {
        let distance = editDistance(word.lowercased(), candidate.lowercased())
        if distance <= limit, best.map({ (distance, candidate) < ($0.distance, $0.word) }) ?? true { best = (candidate, distance) }
    }
    return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
private func editDistance(_ left: String, _ right: String) -> Int {
    let a = Array(left.unicodeScalars.prefix(60))
    let b = Array(right.unicodeScalars.prefix(60))
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
        var row = [i + 1]
        for j in 0..<b.count {
            var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
            row.append(cost)
        }
        before = last
        last = row
    }
    return last[b.count]
}
