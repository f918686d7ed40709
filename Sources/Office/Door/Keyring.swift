import Basics
import Store
import Vault

/// Opens and remembers the keys of offices and files; one for the whole process.
///
/// Case keys are remembered by their wrapped bytes, so a key that was destroyed in the database cannot be found here.
final class Keyring: Sendable {
    private let root: RootKey
    private let offices = Locked<[OfficeID: OfficeKey]>([:])
    private let networks = Locked<[NetworkID: OfficeKey]>([:])
    private let cases = Locked<[SealedBytes: CaseKey]>([:])
    private let limit = 60_000
    let titles = OpenedValues<String>()
    let housingSheets = OpenedValues<HousingSheet>()

    init(root: RootKey) { self.root = root }

    var fingerprint: String { root.fingerprint }

    /// A key for an office that is being founded, and its wrapped form.
    func newOffice(_ office: OfficeID) throws -> (key: OfficeKey, wrapped: [UInt8]) {
        let key = OfficeKey.random()
        return (key, try key.wrapped(by: root, office: office.text))
    }

    /// The wrapped key of a network that is being founded; only tags are made with it.
    func newNetwork(_ network: NetworkID) throws -> [UInt8] { try OfficeKey.random().wrapped(by: root, office: Self.place(of: network)) }

    func networkKey(of network: NetworkID, in transaction: any Transaction) throws -> OfficeKey {
        if let known = networks.withLock({ $0[network] }) { return known }
        guard let wrapped: [UInt8] = try transaction.value("SELECT wrapped_key FROM networks WHERE network = \(network)") else {
            throw Refusal.notFound
        }
        let key = try OfficeKey(unwrapping: wrapped, by: root, office: Self.place(of: network))
        networks.withLock { $0[network] = key }
        return key
    }

    private static func place(of network: NetworkID) -> String { "network:" + network.text }

    func key(of office: OfficeID, in transaction: any Transaction) throws -> OfficeKey {
        if let known = offices.withLock({ $0[office] }) { return known }
        guard let wrapped: [UInt8] = try transaction.value("SELECT wrapped_key FROM offices WHERE office = \(office)") else { throw Refusal.notFound }
        let key = try OfficeKey(unwrapping: wrapped, by: root, office: office.text)
        offices.withLock { $0[office] = key }
        return key
    }

    /// Throws `Refusal.erased` where the file's key was destroyed.
    func key(unwrapping wrapped: [UInt8]?, office: OfficeKey, in officeID: OfficeID, of caseID: CaseID) throws -> CaseKey {
        guard let wrapped else { throw Refusal.erased }
        let place = SealedBytes(wrapped)
        if let known = cases.withLock({ $0[place] }) { return known }
        let key = try CaseKey(unwrapping: wrapped, by: office, at: Place.ofKey(office: officeID, file: caseID))
        cases.withLock { cache in
            if cache.count >= limit { cache.removeAll(keepingCapacity: true) }
            cache[place] = key
        }
        return key
    }

    func forget(_ wrapped: [UInt8], of file: CaseID) {
        cases.withLock { $0[SealedBytes(wrapped)] = nil }
        titles.forget(file)
        housingSheets.forget(file)
    }
}

extension Place {
    /// Where a file's wrapped key is kept.
    static func ofKey(office: OfficeID, file: CaseID) -> Place {
        Place(office: office.text, file: file.text, table: "case_keys", column: "wrapped_key", row: file.text)
    }
}

extension Keyring {
    /// A keyed digest of a login name, so that failed guesses are counted without keeping what was typed.
    func loginDigest(_ login: String) -> [UInt8] { root.blindIndex("login").tag(of: login) }
}
