extension HTML {
    /// What may stand in a hole, and where. A misplaced hole traps in development and in tests.
    public struct StringInterpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []
        #if DEBUG
            var place = Place()
        #endif

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        /// Only literals of our own source are `StaticString`s.
        public mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer {
                bytes.append(contentsOf: $0)
                #if DEBUG
                    place.advance(over: $0)
                #endif
            }
        }

        /// There is no hole for a `String?`: with one, `\(hint.map { "<p>\($0)</p>" })` would be taken for text and escaped.
        public mutating func appendInterpolation(_ text: String) {
            expect(.text, .value)
            appendEscaped(text)
        }

        public mutating func appendInterpolation(_ number: some BinaryInteger) {
            expect(.text, .value)
            bytes.append(contentsOf: String(number).utf8)
        }

        /// The only thing that may follow `href="`, `src="`, `action="` and their like.
        public mutating func appendInterpolation(_ link: Link) {
            expect(.address)
            appendEscaped(link.text)
        }

        public mutating func appendInterpolation(_ markup: HTML) {
            expect(.text)
            bytes.append(contentsOf: markup.bytes)
        }

        public mutating func appendInterpolation(_ markup: HTML?) {
            expect(.text)
            if let markup { bytes.append(contentsOf: markup.bytes) }
        }

        public mutating func appendInterpolation(_ pieces: some Sequence<HTML>) {
            expect(.text)
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }

        /// A boolean attribute, with the space before it: `<input type="checkbox"\(flag: "checked", if: isOn)>`.
        public mutating func appendInterpolation(flag name: StaticString, if isSet: Bool) {
            expect(.tag)
            guard isSet else { return }
            appendName(name)
        }

        /// An attribute that may be absent, with the space before it: `<p\(attribute: "id", id)>`.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            expect(.tag)
            expectPlain(name)
            guard let value else { return }
            appendName(name)
            bytes.append(contentsOf: "=\"".utf8)
            appendEscaped(value)
            bytes.append(UInt8(ascii: "\""))
        }

        private mutating func appendName(_ name: StaticString) {
            bytes.append(UInt8(ascii: " "))
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// By byte, never by Character: `"` followed by a combining mark is one Character.
        private mutating func appendEscaped(_ text: String) {
            // Nearly all text needs no escaping, and then it is copied as a whole.
            guard text.utf8.contains(where: { $0 <= UInt8(ascii: ">") && Self.isSpecial($0) }) else {
                bytes.append(contentsOf: text.utf8)
                return
            }
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
                case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
                case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
                case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
                case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
                default: bytes.append(byte)
                }
            }
        }

        private static func isSpecial(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
            default: false
            }
        }

        @inline(__always)
        private func expect(_ allowed: Place.Kind...) {
            #if DEBUG
                precondition(allowed.contains(place.kind), "a value of this type may not stand here: \(place.kind)")
            #endif
        }

        @inline(__always)
        private func expectPlain(_ name: StaticString) {
            #if DEBUG
                precondition(Place.kind(ofAttribute: name.withUTF8Buffer { Array($0) }) == .value, "\(name) takes a link, or nothing at all")
            #endif
        }
    }
}
