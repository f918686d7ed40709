/// Where in the markup a hole stands: enough of HTML's tokenizer, followed over the literals, to catch mistakes in development.
struct Place {
    enum Kind: Equatable {
        /// Between tags.
        case text
        /// Inside a tag, where an attribute may begin.
        case tag
        /// In the quotes of an ordinary attribute.
        case value
        /// In the quotes of an attribute that holds an address.
        case address
        /// Nothing may stand here.
        case forbidden(String)
    }

    private enum State: Equatable {
        case text, elementName, betweenAttributes, attributeName, beforeValue
        case quoted(UInt8)
        case unquoted, comment, raw
    }

    private var state = State.text
    private var element: [UInt8] = []
    private var attribute: [UInt8] = []
    private var tail: [UInt8] = []

    var kind: Kind {
        switch state {
        case .text: .text
        // The holes of a tag bring a space, so one may follow a finished name at once: `<p\(flag: …)>`.
        case .betweenAttributes, .attributeName: .tag
        case .elementName: element.isEmpty ? .forbidden("the name of an element") : .tag
        case .quoted(UInt8(ascii: "\"")): Self.kind(ofAttribute: attribute)
        case .quoted: .forbidden("an attribute in single quotes")
        case .beforeValue, .unquoted: .forbidden("an attribute without quotes")
        case .comment: .forbidden("a comment")
        case .raw: .forbidden("a script or style sheet")
        }
    }

    static func kind(ofAttribute name: [UInt8]) -> Kind {
        if addresses.contains(where: { name.elementsEqual($0.utf8) }) { return .address }
        if name.elementsEqual("style".utf8) || name.elementsEqual("srcdoc".utf8) || name.starts(with: "on".utf8) {
            return .forbidden("an attribute that is run")
        }
        return .value
    }

    private static let addresses = ["href", "src", "action", "formaction", "cite", "poster", "data", "srcset", "ping", "background"]

    mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { advance(over: byte) }
    }

    private mutating func advance(over byte: UInt8) {
        tail.append(byte)
        if tail.count > 9 { tail.removeFirst() }
        let isSpace = byte == UInt8(ascii: " ") || byte == 10 || byte == 9
        switch state {
        case .text: if byte == UInt8(ascii: "<") { open() }
        case .elementName, .betweenAttributes, .attributeName: advanceInTag(byte, isSpace: isSpace)
        case .beforeValue:
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { state = .quoted(byte) } else if !isSpace { state = .unquoted }
        case .unquoted: if isSpace { nextAttribute() } else if byte == UInt8(ascii: ">") { close() }
        case .quoted(let quote): if byte == quote { nextAttribute() }
        case .comment: if tail.suffix(3).elementsEqual("-->".utf8) { state = .text }
        case .raw: if ends("</script>") || ends("</style>") { state = .text }
        }
    }

    private mutating func advanceInTag(_ byte: UInt8, isSpace: Bool) {
        switch byte {
        case UInt8(ascii: ">"): close()
        case UInt8(ascii: "="): state = .beforeValue
        case _ where isSpace: nextAttribute()
        default:
            if state == .elementName {
                element.append(byte | 0x20)
                if tail.suffix(4).elementsEqual("<!--".utf8) { state = .comment }
            } else {
                state = .attributeName
                attribute.append(byte | 0x20)
            }
        }
    }

    private mutating func open() {
        state = .elementName
        element = []
        attribute = []
    }

    private mutating func nextAttribute() {
        state = .betweenAttributes
        attribute = []
    }

    private mutating func close() {
        state = element.elementsEqual("script".utf8) || element.elementsEqual("style".utf8) ? .raw : .text
    }

    private func ends(_ text: String) -> Bool { tail.suffix(text.utf8.count).elementsEqual(text.utf8) }
}
