import Foundation

#if canImport(FoundationEssentials)
    import FoundationEssentials
#endif

extension String {
    /// NFC, outer white space gone, control characters and bidirectional overrides gone; line ends as `\n`.
    /// Text from outside passes here before it is kept.
    public var cleaned: String {
        var scalars = String.UnicodeScalarView()
        var previousWasReturn = false
        for scalar in unicodeScalars {
            defer { previousWasReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0a where previousWasReturn: continue
            case 0x0d, 0x0a, 0x2028, 0x2029: scalars.append("\n")
            case 0x09: scalars.append(" ")
            case 0x00...0x1f, 0x7f...0x9f, 0x202a...0x202e, 0x2066...0x2069, 0xfeff, 0xfffe, 0xffff: continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars).precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Like `cleaned`, on one line.
    public var cleanedLine: String { cleaned.replacing("\n", with: " ") }
}
