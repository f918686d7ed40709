/// What the vault can refuse. It never says which byte was wrong, and never carries a value.
public enum VaultError: Error, Equatable, Sendable {
    /// The key is whole, but it is not the one this database was written with.
    case wrongKey
    /// A sealed value does not open: altered, moved to another place, or sealed with another key. One answer for all of these.
    case damaged
    /// The key was destroyed on purpose; what it sealed is gone for good.
    case erased
    /// The root key file is missing, too open, or not a key; the sentence says which and what to do.
    case unreadableRootKey(String)
    /// The checkpoint key file is missing, too open, or not a key.
    case unreadableCheckpointKey(String)
    /// A checkpoint or its public key is not in the agreed form, or its signature does not hold.
    case badCheckpoint
    /// Too many passwords are being checked at this moment.
    case busy
    /// The password could not be hashed: no memory was left for it.
    case noMemory
}

extension VaultError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongKey: "the root key is not the one this database was written with"
        case .damaged: "a sealed value does not open"
        case .erased: "the key of this file was destroyed"
        case .unreadableRootKey(let sentence), .unreadableCheckpointKey(let sentence): sentence
        case .badCheckpoint: "the checkpoint does not hold"
        case .busy: "too many passwords are being checked at this moment"
        case .noMemory: "no memory was left to hash the password"
        }
    }
}
