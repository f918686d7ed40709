import Crypto
import Foundation
import Testing

@testable import Vault

func hex(_ text: String) -> [UInt8] {
    let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// Values of version 1, made once and kept.
enum Known {
    static let fingerprint = "9bf116b6c3e7c5aa"
    static let office = hex(
        "0101019cc6dc58a585fa7c64811d78b9dd290d8a2fb9d0e02da02dd5b668cb375d63c5bf169ef13d7fa24ed2b63dd1f23127579993383a056022c5ba02f477")
    static let file = hex(
        "010101a6c43cb3df688db3daea52cec6a39cb8d7a6fafb0205aa7c60156078bb858f21e2dd9b5873d0082ac25d7b2131b0ec96b2f0ba2e95d014a89fc2e95a")
    static let field = hex("01010123519fed61f61e280a5cf42c7b55ba59686165995b93b884dcb28ab93ac4fdfb7ea716df05ccef")
    static let tag = hex("914ecae5f0a632ea")
    static let link = hex("d8f5699cbfce0f840cad19d47c124da4e82556c11a6f4dbec0508333a68c403e")
}

/// Published vectors: the primitives are the ones we think they are.
@Suite struct KnownAnswers {
    @Test func aesGCMOfTheGCMSpecification() throws {
        // McGrew and Viega, test case 16: 256-bit key with additional data.
        let key = SymmetricKey(data: hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        let nonce = try AES.GCM.Nonce(data: hex("cafebabefacedbaddecaf888"))
        let plain = hex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
        let box = try AES.GCM.seal(plain, using: key, nonce: nonce, authenticating: hex("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
        #expect([UInt8](box.tag) == hex("76fc6ece0f4e1768cddf8853bb2d551b"))
        #expect(Array(box.ciphertext.prefix(8)) == hex("522dc1f099567d07"))
    }

    @Test func hmacOfRFC4231() {
        let key = SymmetricKey(data: Array("Jefe".utf8))
        let code = Array(HMAC<SHA256>.authenticationCode(for: Array("what do ya want for nothing?".utf8), using: key))
        #expect(code == hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
    }

    @Test func hkdfOfRFC5869() {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: [UInt8](repeating: 0x0b, count: 22)), salt: hex("000102030405060708090a0b0c"),
            info: hex("f0f1f2f3f4f5f6f7f8f9"), outputByteCount: 42)
        let expected = hex("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
        #expect(key.withUnsafeBytes { [UInt8]($0) } == expected)
    }

    @Test func ed25519OfRFC8032() throws {
        let key = try Curve25519.Signing.PublicKey(
            rawRepresentation: hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
        let signature = hex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
        #expect(key.isValidSignature(signature, for: [0x72]))
    }

    /// Checked with the argon2 command: `echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1`.
    @Test func argon2idOfTheReferenceImplementation() {
        let hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        #expect(Password.verify("password", against: hash))
        #expect(!Password.verify("Password", against: hash))
        #expect(Password.needsRehash(hash))
    }

    @Test func theDerivationsOfTheFirstVersionStand() throws {
        let office = try OfficeKey(unwrapping: Known.office, by: RootKey(bytes: Array(0..<32)), office: "muenchen")
        #expect(office.blindIndex("person.name").tag(of: "haddad amal") == Known.tag)
        #expect(office.logKey.mac(previous: LogChain.beginning, fields: [Array("opened".utf8), []]) == Known.link)
    }
}
