/// Reads Swift just far enough to tell code from words.
enum SwiftText {
    /// The same text with comments and the insides of string literals replaced by blanks; line breaks stay.
    /// Code inside `\( … )` of a literal stays too.
    static func blankingWords(in text: String) -> String {
        var reader = Reader(bytes: Array(text.utf8))
        reader.code(until: nil)
        return String(decoding: reader.output, as: UTF8.self)
    }

    private struct Reader {
        let bytes: [UInt8]
        var at = 0
        var output: [UInt8] = []

        init(bytes: [UInt8]) {
            self.bytes = bytes
            output.reserveCapacity(bytes.count)
        }

        func sees(_ text: StaticString) -> Bool {
            let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            return at + wanted.count <= bytes.count && bytes[at..<at + wanted.count].elementsEqual(wanted)
        }

        mutating func keep() {
            output.append(bytes[at])
            at += 1
        }

        mutating func blank(_ count: Int = 1) {
            for _ in 0..<count where at < bytes.count {
                output.append(bytes[at] == UInt8(ascii: "\n") ? bytes[at] : UInt8(ascii: " "))
                at += 1
            }
        }

        /// Reads code up to the parenthesis that closes an interpolation, or to the end.
        mutating func code(until closing: UInt8?) {
            var depth = 0
            while at < bytes.count {
                if sees("//") {
                    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { blank() }
                } else if sees("/*") {
                    comment()
                } else if sees("\"") || sees("#") && hashes() > 0 {
                    literal()
                } else {
                    if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                    if bytes[at] == UInt8(ascii: ")") {
                        if closing != nil, depth == 0 { return }
                        depth -= 1
                    }
                    keep()
                }
            }
        }

        mutating func comment() {
            var depth = 0
            repeat {
                if sees("/*") {
                    depth += 1
                    blank(2)
                } else if sees("*/") {
                    depth -= 1
                    blank(2)
                } else {
                    blank()
                }
            } while depth > 0 && at < bytes.count
        }

        /// How many `#` stand here before a quote; 0 where they open no literal.
        func hashes() -> Int {
            let count = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
            return at + count < bytes.count && bytes[at + count] == UInt8(ascii: "\"") ? count : 0
        }

        mutating func literal() {
            let pounds = Array(repeating: UInt8(ascii: "#"), count: hashes())
            for _ in pounds { keep() }
            let quotes = sees("\"\"\"") ? 3 : 1
            for _ in 0..<quotes { keep() }
            let end = Array(repeating: UInt8(ascii: "\""), count: quotes) + pounds
            let escape = [UInt8(ascii: "\\")] + pounds
            while at < bytes.count {
                let rest = bytes[at...]
                if rest.starts(with: end) {
                    for _ in end { keep() }
                    return
                } else if rest.starts(with: escape + [UInt8(ascii: "(")]) {
                    blank(escape.count)
                    keep()
                    code(until: UInt8(ascii: ")"))
                    if at < bytes.count { keep() }
                } else if rest.starts(with: escape) {
                    blank(escape.count + 1)
                } else if quotes == 1, bytes[at] == UInt8(ascii: "\n") {
                    return
                } else {
                    blank()
                }
            }
        }
    }
}
