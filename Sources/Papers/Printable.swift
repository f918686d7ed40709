import Basics
import Foundation

/// Text that goes on paper: cleaned whenever it is set or decoded, so a letter never holds anything else.
///
/// One string is one line: NFC, no control characters, nothing that turns the direction of what follows or hides in it. Empty entries of a list are dropped.
@propertyWrapper
public struct Printable<Value: PrintableText>: Sendable, Hashable, Codable {
    private var value: Value

    public init(wrappedValue: Value) { value = wrappedValue.printable }

    public var wrappedValue: Value {
        get { value }
        set { value = newValue.printable }
    }

    public init(from decoder: any Decoder) throws { value = try Value(from: decoder).printable }

    public func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

public protocol PrintableText: Codable, Sendable, Hashable {
    var printable: Self { get }
}

extension String: PrintableText {
    public var printable: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x2028, 0x2029: scalars.append(" ")
            // Direction marks, invisible operators, annotations, tags: unseen on paper, but they move or hide what is seen.
            case 0x061c, 0x200b, 0x200e, 0x200f, 0x2060...0x2064, 0x206a...0x206f, 0xfff9...0xfffb, 0xe0000...0xe007f: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars).cleanedLine
    }
}

extension [String]: PrintableText {
    public var printable: [String] { map(\.printable).filter { !$0.isEmpty } }
}
