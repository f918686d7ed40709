import Foundation
import Yams

/// Reads one YAML text into a `Tree`; whatever is wrong goes into the findings.
struct Document {
    static let largestFile = 1 << 20
    static let deepest = 24

    private let findings: Findings
    private let file: Int
    private let text: String

    /// The tree of a file, or nil where it cannot be read (said in the findings).
    static func read(_ source: CatalogueFile, _ findings: Findings, leavingTests: Bool = false) -> Tree? {
        guard source.text.utf8.count <= largestFile else {
            let file = findings.open(source.path, "")
            findings.add(.unreadable, at: .init(file: file, line: 1, column: 1, length: 1), "the file is larger than 1 MB")
            return nil
        }
        var text = CatalogueText(source.text)
        if leavingTests { text.leaveTestsOut() }
        let document = Document(findings: findings, file: findings.open(source.path, text.text), text: text.text)
        return document.compose()
    }

    private func place(_ mark: Mark?, _ length: Int = 1) -> Findings.Place {
        .init(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, length: length)
    }

    private func compose() -> Tree? {
        if let line = lineNestedTooDeep() {
            findings.add(.unreadable, at: .init(file: file, line: line, column: 1, length: 1), "nested deeper than \(Self.deepest) levels")
            return nil
        }
        do {
            // The parser stays alive while the tree is walked: anchors live only as long as it does.
            let parser = try Parser(yaml: text, resolver: Resolver.basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                findings.add(.unreadable, at: place(nil), "the file is empty")
                return nil
            }
            return withExtendedLifetime(parser) { tree(root, depth: 0) }
        } catch let error as YamlError {
            report(error)
        } catch {
            findings.add(.unreadable, at: place(nil), "the file cannot be read as YAML")
        }
        return nil
    }

    private func tree(_ node: Yams.Node, depth: Int) -> Tree? {
        guard depth <= Self.deepest else {
            findings.add(.unreadable, at: place(node.mark), "nested deeper than \(Self.deepest) levels")
            return nil
        }
        guard node.anchor == nil else {
            findings.add(.forbiddenYAML, at: place(node.mark), "anchors and aliases are not allowed", hint: "write the value out where it is used")
            return nil
        }
        switch node {
        case .scalar(let scalar):
            guard plain(scalar.tag, scalar.mark) else { return nil }
            let quoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            let length = scalar.string.unicodeScalars.prefix { $0 != "\n" }.count + (quoted ? 2 : 0)
            return Tree(shape: .text(scalar.string, quoted: quoted), place: place(scalar.mark, max(1, length)))
        case .sequence(let sequence):
            guard plain(sequence.tag, sequence.mark) else { return nil }
            var items: [Tree] = []
            for item in sequence {
                guard let item = tree(item, depth: depth + 1) else { return nil }
                items.append(item)
            }
            return Tree(shape: .list(items), place: place(sequence.mark))
        case .mapping(let mapping):
            guard plain(mapping.tag, mapping.mark), let entries = entries(of: mapping, depth: depth) else { return nil }
            return Tree(shape: .map(entries), place: place(mapping.mark))
        case .alias(let alias):
            findings.add(.forbiddenYAML, at: place(alias.mark), "anchors and aliases are not allowed")
            return nil
        }
    }

    private func entries(of mapping: Yams.Node.Mapping, depth: Int) -> [Tree.Entry]? {
        var entries: [Tree.Entry] = []
        for (key, value) in mapping {
            guard case .scalar(let name) = key else {
                findings.add(.wrongShape, at: place(key.mark), "a key is a word")
                return nil
            }
            guard name.string != "<<" else {
                findings.add(.forbiddenYAML, at: place(name.mark, 2), "merge keys are not allowed", hint: "write the values out where they are used")
                return nil
            }
            guard let value = tree(value, depth: depth + 1) else { return nil }
            entries.append(.init(key: name.string, place: place(name.mark, name.string.unicodeScalars.count), value: value))
        }
        return entries
    }

    private func plain(_ tag: Tag, _ mark: Mark?) -> Bool {
        guard tag.description.isEmpty || tag.description.hasPrefix("tag:yaml.org,2002:str") else {
            findings.add(.forbiddenYAML, at: place(mark), "tags such as !x are not allowed", hint: "the field's type says how the text is read")
            return false
        }
        return true
    }

    private func report(_ error: YamlError) {
        switch error {
        case .duplicatedKeysInMapping(let keys, let context): reportDuplicate(keys.first ?? "", context.mark)
        case .composer(_, let problem, let mark, _) where problem.contains("another document"):
            findings.add(.forbiddenYAML, at: place(mark, 3), "a file holds one document", hint: "put the second document into a file of its own")
        case .composer(_, let problem, let mark, _):
            findings.add(problem.contains("alias") ? .forbiddenYAML : .unreadable, at: place(mark), problem)
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            findings.add(.unreadable, at: place(mark), problem, hint: hint(for: problem, mark))
        case .reader(let problem, _, _, _): findings.add(.unreadable, at: place(nil), problem)
        default: findings.add(.unreadable, at: place(nil), "the file cannot be read as YAML")
        }
    }

    /// The mends for the four slips people really make.
    private func hint(for problem: String, _ mark: Mark) -> String? {
        let line = findings.line(mark.line, of: file)
        if line.utf8.contains(UInt8(ascii: "\t")) || problem.contains("tab") { return "indent with spaces, not tabs" }
        if [" >", ":>", " <"].contains(where: { line.contains($0) }) { return "write 'more_than:' or 'at_least:' instead of '>'" }
        if problem.contains("mapping values are not allowed") { return "a text with ': ' in it needs quotes, or the line is indented too far" }
        if problem.contains("did not find expected") { return "a bracket, a quote or an indentation does not fit" }
        return nil
    }

    /// The parser names the first place only; the second is looked up in the text.
    private func reportDuplicate(_ key: String, _ first: Mark) {
        let second = secondPlace(of: key, after: first) ?? (first.line, first.column)
        let repeated = Findings.Place(file: file, line: second.line, column: second.column, length: max(1, key.unicodeScalars.count))
        findings.add(
            .duplicateKey, at: repeated, "'\(key)' stands here for the second time",
            hint: "first in line \(first.line), column \(first.column); keep one of the two")
    }

    private func secondPlace(of key: String, after first: Mark) -> (line: Int, column: Int)? {
        let wanted = Array(key.unicodeScalars)
        var fallback: (line: Int, column: Int)?
        for number in first.line...max(first.line, findings.lineCount(of: file)) {
            let scalars = Array(findings.line(number, of: file).unicodeScalars)
            guard scalars.count > wanted.count else { continue }
            for column in 0..<(scalars.count - wanted.count) {
                guard (number, column + 1) > (first.line, first.column), Array(scalars[column..<(column + wanted.count)]) == wanted else { continue }
                var end = column + wanted.count
                if scalars[end] == "\"" || scalars[end] == "'" { end += 1 }
                guard end < scalars.count, scalars[end] == ":" else { continue }
                if column + 1 == first.column { return (number, column + 1) }
                if number == first.line, column == 0 || " {,\"'".unicodeScalars.contains(scalars[column - 1]) {
                    fallback = fallback ?? (number, column + 1)
                }
            }
            if fallback != nil { return fallback }
        }
        return fallback
    }

    /// A line whose brackets or dashes nest too deep, found before the parser (which recurses) sees the text.
    private func lineNestedTooDeep() -> Int? {
        var depth = 0
        var line = 1
        var dashes = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0a:
                line += 1
                dashes = 0
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "-") where dashes >= 0: dashes += 1
            case UInt8(ascii: " "): continue
            default: dashes = -1
            }
            if depth > 200 || dashes > 200 { return line }
        }
        return nil
    }
}
