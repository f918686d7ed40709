public import Basics

/// What a catalogue says about one offer or programme, in words and without any household: readable by a counsellor, the same
/// bytes for the same catalogue and day.
public struct Explanation: Sendable, Hashable {
    /// A sentence with what stands behind it, and its parts.
    public struct Line: Sendable, Hashable {
        public var text: Wording
        /// Ids in the register of sources.
        public var sources: [String] = []
        public var confidence: Confidence?
        /// Assumption, conflict of sources, value not read, overdue review.
        public var doubts: [Wording] = []
        public var parts: [Line] = []

        init(_ text: Wording, parts: [Line] = []) {
            self.text = text
            self.parts = parts
        }

        init(de: String, en: String, parts: [Line] = []) { self.init(Wording(de: de, en: en), parts: parts) }
    }

    /// Lines under a heading.
    public struct Section: Sendable, Hashable {
        public let heading: Wording
        public let lines: [Line]
    }

    /// `coming-home.startup`, or `coming-home` for a whole programme.
    public let id: String
    public let title: Wording
    /// The day whose values are shown; nil for all.
    public let day: CivilDate?
    public let sections: [Section]
    /// The register's entries of all sources that were named, in the order of their ids.
    public let sources: [Source]

    /// The whole as plain text in one language, a line each, indented by two.
    public func text(in language: String) -> String {
        let german = language == "de"
        let when = day.map { german ? "Stand \($0.german)" : "as of \($0.iso)" } ?? (german ? "alle Fassungen" : "all versions")
        var out = ["\(title[language]) (\(id)), \(when)"]
        for section in sections {
            out.append("")
            out.append(section.heading[language])
            for line in section.lines { Self.write(line, language, depth: 1, &out) }
        }
        if !sources.isEmpty {
            out += ["", german ? "Quellen" : "Sources"]
            for source in sources { out.append("  [\(source.id)] " + Self.entry(source, german: german)) }
        }
        return out.joined(separator: "\n")
    }

    private static func write(_ line: Line, _ language: String, depth: Int, _ out: inout [String]) {
        let indent = String(repeating: "  ", count: depth)
        let sources = line.sources.isEmpty ? "" : " [\(line.sources.joined(separator: ", "))]"
        let confidence = line.confidence.flatMap { $0 == .found ? nil : " (\($0.wording[language]))" } ?? ""
        out.append(indent + line.text[language] + sources + confidence)
        for doubt in line.doubts { out.append(indent + "  ! " + doubt[language]) }
        for part in line.parts { write(part, language, depth: depth + 1, &out) }
    }

    private static func entry(_ source: Source, german: Bool) -> String {
        var parts = [source.publisher, "„\(source.title)“", source.published ?? ""].filter { !$0.isEmpty }
        if let day = source.readOn { parts.append(german ? "gelesen am \(day.german)" : "read on \(day.iso)") }
        if let address = source.address { parts.append(address) }
        return parts.joined(separator: ", ")
    }

    /// The whole as one JSON document, both languages side by side.
    public var json: String {
        JSONText.object([
            ("id", .text(id)), ("title", title.json), ("day", day.map { .text($0.iso) } ?? .null),
            ("sections", .list(sections.map { .object([("heading", $0.heading.json), ("lines", .list($0.lines.map(\.json)))]) })),
            ("sources", .list(sources.map(\.json))),
        ]).compact
    }
}

extension Explanation.Line {
    var json: JSONText {
        var entries: [(String, JSONText)] = [("text", text.json)]
        if !sources.isEmpty { entries.append(("sources", .texts(sources))) }
        if let confidence { entries.append(("confidence", .text(confidence.rawValue))) }
        entries += JSONText.filled("doubts", doubts.map(\.json)) + JSONText.filled("parts", parts.map(\.json))
        return .object(entries)
    }
}

extension Wording {
    var json: JSONText { .object([("de", .text(de)), ("en", .text(en))]) }
}

extension Source {
    var json: JSONText {
        var entries: [(String, JSONText)] = [("id", .text(id)), ("publisher", .text(publisher)), ("title", .text(title))]
        if let published { entries.append(("published", .text(published))) }
        if let readOn { entries.append(("read_on", .text(readOn.iso))) }
        if let address { entries.append(("url", .text(address))) }
        return .object(entries)
    }
}

extension Confidence {
    /// How sure a value is, in words.
    public var wording: Wording {
        switch self {
        case .memory: Wording(de: "aus dem Gedächtnis", en: "from memory")
        case .inferred: Wording(de: "erschlossen", en: "inferred")
        case .partial: Wording(de: "teilweise belegt", en: "partly confirmed")
        case .found: Wording(de: "belegt", en: "found in a source")
        }
    }
}
