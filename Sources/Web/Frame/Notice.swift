public import Markup

/// One line on the next page: what was done, and a button to take it back. It travels in a cookie, so it names no person.
public struct Notice: Sendable, Equatable {
    public let text: String
    /// Posts there when "Rückgängig" is pressed.
    public let undo: Link?

    public init(_ text: String, undo: Link? = nil) {
        self.text = text
        self.undo = undo
    }

    func signed(with secret: String) -> String {
        let content = FormData([("text", text), ("undo", undo?.text ?? "")]).encoded
        return "\(seal(content, with: secret)).\(content)"
    }

    /// Nil for a line we did not write ourselves.
    init?(signed text: String, with secret: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1)
        guard parts.count == 2, let content = String(parts[1]), let mark = String(parts[0]), sameText(mark, seal(content, with: secret)),
            let data = try? FormData(bytes: Array(content.utf8)), let line = data["text"]
        else { return nil }
        self.init(line, undo: data["undo"].flatMap { Link(local: $0) })
    }
}
