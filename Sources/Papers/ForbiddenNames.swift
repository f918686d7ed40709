/// The names no letter of ours holds: whatever would make a PDF act, call or carry something by itself.
public enum ForbiddenNames {
    public static let all: Set<String> = [
        "JS", "JavaScript", "OpenAction", "AA", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "GoToR", "GoToE", "SubmitForm", "ImportData",
        "Rendition", "XFA", "Encrypt",
        // Objects in compressed streams cannot be looked at here; our press writes none.
        "ObjStm",
    ]

    /// The forbidden names in a PDF, in order of their first appearance; empty for a harmless one. Reads names as a viewer does, escapes (`/J#53`)
    /// included, and looks past strings, comments and the contents of streams.
    public static func found(in pdf: [UInt8]) -> [String] {
        var scanner = NameScanner(bytes: pdf)
        var found: [String] = []
        while let name = scanner.next() {
            if all.contains(name), !found.contains(name) { found.append(name) }
        }
        return found
    }
}

/// Walks over the names of a PDF (ISO 32000-1, 7.2 and 7.3).
private struct NameScanner: IteratorProtocol {
    let bytes: [UInt8]
    private var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> String? {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "/"): return name()
            case UInt8(ascii: "("): skipString()
            case UInt8(ascii: "%"): skip { $0 != 10 && $0 != 13 }
            case UInt8(ascii: "s") where starts(with: "stream"): skipStream()
            default: place += 1
            }
        }
        return nil
    }

    private mutating func name() -> String {
        place += 1
        var name: [UInt8] = []
        while place < bytes.count, Self.isRegular(bytes[place]) {
            if bytes[place] == UInt8(ascii: "#"), place + 2 < bytes.count, let high = Self.digit(bytes[place + 1]),
                let low = Self.digit(bytes[place + 2])
            {
                name.append(high << 4 | low)
                place += 3
            } else {
                name.append(bytes[place])
                place += 1
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func skipString() {
        var depth = 0
        repeat {
            switch bytes[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            place += 1
        } while depth > 0 && place < bytes.count
    }

    private mutating func skipStream() {
        place += 6
        guard place < bytes.count, bytes[place] == 10 || bytes[place] == 13 else { return }
        while place < bytes.count, !starts(with: "endstream") { place += 1 }
        place += 9
    }

    private mutating func skip(while holds: (UInt8) -> Bool) {
        while place < bytes.count, holds(bytes[place]) { place += 1 }
    }

    private func starts(with word: StaticString) -> Bool {
        guard place + word.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == word.utf8Start[$0] }
    }

    private static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 9, 10, 12, 13, 32: false
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"): false
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"): false
        default: true
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
