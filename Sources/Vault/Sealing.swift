import Crypto

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// AES-256-GCM under a fresh random nonce, bound to its header and its place.
///
///     version 1 | algorithm 1 | key version 1 | nonce 12 | ciphertext | tag 16
enum Sealing {
    static let header: [UInt8] = [1, 1, 1]
    static let overhead = 3 + 12 + 16

    static func seal(_ bytes: [UInt8], with key: SymmetricKey, for purpose: String, at place: Place) throws(VaultError) -> [UInt8] {
        guard let box = try? AES.GCM.seal(bytes, using: key, authenticating: authenticated(purpose, place)), let combined = box.combined else {
            throw .damaged
        }
        var sealed: [UInt8] = []
        sealed.reserveCapacity(bytes.count + overhead)
        sealed += header
        sealed += combined
        return sealed
    }

    static func open(_ sealed: [UInt8], with key: SymmetricKey, for purpose: String, at place: Place) throws(VaultError) -> [UInt8] {
        guard sealed.count >= overhead, sealed[0] == header[0], sealed[1] == header[1], sealed[2] == header[2],
            let box = try? AES.GCM.SealedBox(combined: sealed[3...]),
            let plain = try? AES.GCM.open(box, using: key, authenticating: authenticated(purpose, place))
        else { throw .damaged }
        return [UInt8](plain)
    }

    private static func authenticated(_ purpose: String, _ place: Place) -> [UInt8] {
        var fields = LengthPrefixed(capacity: 192)
        fields.append(header)
        fields.append(purpose)
        place.encode(into: &fields)
        return fields.bytes
    }
}

extension SymmetricKey {
    /// 256 bits, from bytes the caller wipes.
    init(wiping bytes: inout [UInt8]) {
        self.init(data: bytes)
        bytes.wipe()
    }

    var byteCount: Int { bitCount / 8 }

    /// A key of 256 bits for one purpose: HKDF-SHA-256 over length-prefixed labels.
    func derived(_ purpose: String, _ labels: String...) -> SymmetricKey {
        var info = LengthPrefixed()
        info.append("neuanfang v1")
        info.append(purpose)
        for label in labels { info.append(label) }
        return HKDF<SHA256>.deriveKey(inputKeyMaterial: self, info: info.bytes, outputByteCount: 32)
    }

    func sealed(by key: SymmetricKey, for purpose: String, at place: Place) throws(VaultError) -> [UInt8] {
        var bytes = withUnsafeBytes { [UInt8]($0) }
        defer { bytes.wipe() }
        return try Sealing.seal(bytes, with: key, for: purpose, at: place)
    }

    init(opening sealed: [UInt8]?, by key: SymmetricKey, for purpose: String, at place: Place) throws(VaultError) {
        guard let sealed, !sealed.isEmpty else { throw .erased }
        var bytes = try Sealing.open(sealed, with: key, for: purpose, at: place)
        guard bytes.count == 32 else { throw .damaged }
        self.init(wiping: &bytes)
    }
}
