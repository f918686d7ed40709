import Basics

/// A ground on which nobody may choose tenants, with the words by which it shows and what is said then.
public struct WishGround: Sendable, Hashable, Identifiable {
    public let id: String
    public let title: Wording
    /// Beginnings of words, as they are written.
    let words: [String]
    public let answer: Wording
    public let provenance: Provenance
}

extension HousingRules {
    /// The grounds that show in a landlord's wish. Found by words alone: it may miss some and notice others wrongly, so a person reads the wish.
    public func grounds(in wish: String) -> [WishGround] {
        let words = wish.lowercased().unicodeScalars.split { !$0.properties.isAlphabetic }.map { String($0) }
        return wishes.filter { ground in
            ground.words.contains { stem in words.contains { $0.hasPrefix(stem) } }
        }
    }
}
