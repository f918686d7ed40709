/// Reads a page as strictly as nobody else does, and says what is wrong with it: nesting, ids, labels, headings, language, nothing inline.
///
///     #expect(PageCheck(answer.body).findings == [])
public struct PageCheck {
    public private(set) var findings: [String] = []
    /// The text of the page without tags.
    public private(set) var text = ""

    struct Element {
        let name: String
        let attributes: [String: String]
    }

    private var open: [Element] = []
    private(set) var elements: [Element] = []
    private var labelled = 0

    private static let void: Set = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    private static let rawText: Set = ["script", "style", "textarea", "title"]

    public init(_ page: String) {
        read(Array(page.utf8))
        for element in open.reversed() { findings.append("<\(element.name)> is not closed") }
        checkFrame()
        checkIdentifiers()
        checkControls()
        checkHeadings()
        checkNothingInline()
        if text.contains("HTML(bytes:") { findings.append("markup was taken for text") }
    }

    // MARK: Reading

    private mutating func read(_ bytes: [UInt8]) {
        var position = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
                let piece = String(decoding: bytes[position..<end], as: UTF8.self)
                if piece.utf8.contains(UInt8(ascii: ">")) { findings.append("a bare > in the text") }
                text += piece
                position = end
                continue
            }
            position = readTag(bytes, from: position + 1)
        }
    }

    /// Returns where the text after the tag begins.
    private mutating func readTag(_ bytes: [UInt8], from start: Int) -> Int {
        if bytes[start...].starts(with: "!doctype html>".utf8) {
            if start != 1 { findings.append("<!doctype html> does not come first") }
            return start + 14
        }
        var cursor = TagCursor(bytes: bytes, position: start)
        let closes = cursor.skip(UInt8(ascii: "/"))
        let name = cursor.name()
        if name.isEmpty {
            findings.append("a < that opens no element")
            return cursor.position
        }
        guard let attributes = cursor.attributes(&findings, of: name) else {
            findings.append("<\(name)> does not end")
            return bytes.count
        }
        if closes { close(name) } else { opened(Element(name: name, attributes: attributes)) }
        guard !closes, Self.rawText.contains(name) else { return cursor.position }
        return skipRawText(bytes, of: name, from: cursor.position)
    }

    private mutating func skipRawText(_ bytes: [UInt8], of name: String, from start: Int) -> Int {
        let end = Array("</\(name)>".utf8)
        var position = start
        while position < bytes.count, !bytes[position...].starts(with: end) { position += 1 }
        if name == "script" || name == "style", position > start { findings.append("<\(name)> has content of its own") }
        if name == "title", position == start { findings.append("the title is empty") }
        return position
    }

    private mutating func opened(_ element: Element) {
        if let parent = open.last?.name {
            if parent == "p", Self.blocks.contains(element.name) { findings.append("<\(element.name)> stands in a <p>") }
            if ["ul", "ol"].contains(parent), element.name != "li" { findings.append("<\(element.name)> stands right in a <\(parent)>") }
        }
        for (inner, outers) in Self.forbiddenInside where element.name == inner && open.contains(where: { outers.contains($0.name) }) {
            findings.append("<\(inner)> stands in another <\(inner)> or where it may not")
        }
        elements.append(element)
        if !Self.void.contains(element.name) { open.append(element) }
    }

    private static let blocks: Set = [
        "p", "div", "ul", "ol", "dl", "table", "form", "fieldset", "section", "article", "aside", "nav", "header", "footer", "main", "h1", "h2", "h3",
        "h4",
        "details", "pre", "hr",
    ]
    private static let forbiddenInside: [(String, Set<String>)] = [
        ("a", ["a", "button"]), ("button", ["a", "button"]), ("form", ["form"]), ("label", ["label"]), ("main", ["main"]),
    ]

    private mutating func close(_ name: String) {
        guard !Self.void.contains(name) else { return findings.append("</\(name)> closes an element that has no end") }
        guard let last = open.last, last.name == name else { return findings.append("</\(name)> closes <\(open.last?.name ?? "nothing")>") }
        open.removeLast()
    }
}

extension PageCheck {
    // MARK: What a page must have

    private func all(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

    private mutating func checkFrame() {
        if elements.first?.name != "html" { findings.append("the page does not begin with <html>") }
        if (elements.first?.attributes["lang"] ?? "").isEmpty { findings.append("the page has no lang") }
        for name in ["title", "main", "h1"] where all(name).count != 1 { findings.append("the page has \(all(name).count) <\(name)>") }
        for nav in all("nav") where nav.attributes["aria-label"] == nil && nav.attributes["aria-labelledby"] == nil {
            findings.append("a <nav> has no name")
        }
        for image in all("img") where image.attributes["alt"] == nil { findings.append("an <img> has no alt") }
        for table in all("table") where table.attributes["role"] != "table" { findings.append("a <table> does not spell its role out") }
        if all("caption").count != all("table").count { findings.append("a <table> has no <caption>") }
        for cell in all("th") where cell.attributes["scope"] == nil { findings.append("a <th> has no scope") }
    }

    private mutating func checkIdentifiers() {
        let ids = elements.compactMap { $0.attributes["id"] }
        for (id, count) in Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +).sorted(by: { $0.key < $1.key }) where count > 1 {
            findings.append("the id \(id) stands \(count) times")
        }
        let known = Set(ids)
        for element in elements {
            for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "form", "list"] {
                for id in element.attributes[name]?.split(separator: " ") ?? [] where !known.contains(String(id)) {
                    findings.append("\(name) of <\(element.name)> points to \(id), which is not there")
                }
            }
            if let target = element.attributes["href"], target.utf8.first == UInt8(ascii: "#"), !known.contains(String(target.dropFirst())) {
                findings.append("a link leads to \(target), which is not there")
            }
        }
    }

    private mutating func checkControls() {
        let labelled = Set(all("label").compactMap { $0.attributes["for"] })
        for control in all("input", "select", "textarea") where !["hidden", "submit"].contains(control.attributes["type"]) {
            let id = control.attributes["id"] ?? ""
            if !labelled.contains(id), control.attributes["aria-label"] == nil, control.attributes["aria-labelledby"] == nil {
                findings.append("<\(control.name) name=\(control.attributes["name"] ?? "")> has no label")
            }
        }
        for form in all("form") where form.attributes["method"] == "post" && form.attributes["action"] == nil {
            findings.append("a form has no action")
        }
        if all("fieldset").count != all("legend").count { findings.append("a <fieldset> has no <legend>") }
    }

    private mutating func checkHeadings() {
        var level = 0
        for element in elements where element.name.utf8.count == 2 && element.name.utf8.first == UInt8(ascii: "h") {
            guard let next = Int(element.name.dropFirst()) else { continue }
            if next > level + 1 { findings.append("<h\(next)> follows <h\(level)>") }
            level = next
        }
    }

    private mutating func checkNothingInline() {
        for element in elements {
            for name in element.attributes.keys.sorted() where name == "style" || name.utf8.starts(with: "on".utf8) {
                findings.append("<\(element.name)> carries \(name)")
            }
            for name in ["href", "src", "action", "formaction"] {
                guard let target = element.attributes[name] else { continue }
                if name != "href", target.utf8.first != UInt8(ascii: "/") || target.utf8.starts(with: "//".utf8) {
                    findings.append("\(name) of <\(element.name)> leads away: \(target)")
                }
                if !["/", "#", "?", "https://", "mailto:", "tel:"].contains(where: { target.utf8.starts(with: $0.utf8) }) {
                    findings.append("\(name) of <\(element.name)> is no link of ours: \(target)")
                }
            }
        }
    }
}

/// Reads the inside of one tag.
private struct TagCursor {
    let bytes: [UInt8]
    var position: Int

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    mutating func name() -> String {
        let start = position
        while let byte = current, (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Nil where the tag does not end.
    mutating func attributes(_ findings: inout [String], of element: String) -> [String: String]? {
        var attributes: [String: String] = [:]
        while let byte = current {
            if byte == UInt8(ascii: ">") {
                position += 1
                return attributes
            }
            guard byte == 32 || byte == 10 else {
                findings.append("<\(element)> has something odd between its attributes")
                position += 1
                continue
            }
            position += 1
            let name = name()
            if name.isEmpty { continue }
            let value = skip(UInt8(ascii: "=")) ? quoted(&findings, name) : ""
            if attributes.updateValue(value, forKey: name) != nil { findings.append("<\(element)> has \(name) twice") }
        }
        return nil
    }

    private mutating func quoted(_ findings: inout [String], _ name: String) -> String {
        guard skip(UInt8(ascii: "\"")) else {
            findings.append("\(name) has no quotes")
            return ""
        }
        let start = position
        while let byte = current, byte != UInt8(ascii: "\"") { position += 1 }
        let value = String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        return plain(value)
    }

    private func plain(_ value: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(value) { $0.replacing($1.0, with: $1.1) }
    }
}
