/// A draw that anybody can repeat: a household's ticket is the hash over the seed and its pseudonym, whoever else takes part.
public struct Lottery: Sendable {
    /// 32 bytes, committed to before the round.
    public let seed: [UInt8]
    private let hash: Hash

    /// Nil where the seed is not 32 bytes long.
    public init?(seed: [UInt8], hash: @escaping Hash) {
        guard seed.count == 32 else { return nil }
        self.seed = seed
        self.hash = hash
    }

    /// The first eight bytes, big-endian, of the hash over the seed followed by the pseudonym in UTF-8. The lowest ticket comes first.
    public func ticket(of id: String) -> UInt64 {
        hash(seed + Array(id.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
