public import Basics
import Catalogue
import Foundation
import Store
import Vault

/// What came of putting an office's frozen checks through their catalogues once more.
public struct ReplayVerdict: Sendable, Codable {
    /// A check that does not come out as it was stored.
    public struct Difference: Sendable, Codable {
        public enum Reason: String, Sendable, Codable {
            /// The engine decides or words results otherwise than the one that made the check.
            case engineChanged = "engine_changed"
            case catalogueMissing = "catalogue_missing"
            /// The stored files are not those the check names.
            case catalogueChanged = "catalogue_changed"
            /// What is stored cannot be opened: it was changed, or belongs elsewhere.
            case sealBroken = "seal_broken"
            case differentBytes = "different_bytes"
        }

        public let check: CheckID
        /// The file's number, `M-7K3F9Q`; never a name.
        public let file: String
        public let madeAt: Moment
        public let reason: Reason
        /// In words: which engines, which hash, where the bytes part.
        public let detail: String
    }

    public let office: String
    /// Replayed byte for byte.
    public let equal: Int
    /// Of files whose keys were destroyed; nothing is left to replay.
    public let erased: Int
    public let differences: [Difference]

    public var holds: Bool { differences.isEmpty }
}

extension Office {
    /// Puts every frozen check of every office through the catalogue it was made with and compares byte for byte. Nothing is written.
    public func replayChecks() async throws -> [ReplayVerdict] {
        let replay = Replay(keyring: keyring, shelf: shelf)
        return try await database.read { transaction in
            try transaction.rows("SELECT office, name FROM offices ORDER BY name").map { row in
                try replay.verdict(on: try row.get("office"), called: try row.get("name"), in: transaction)
            }
        }
    }
}

private struct Replay: Sendable {
    let keyring: Keyring
    let shelf: CatalogueShelf

    func verdict(on office: OfficeID, called name: String, in transaction: any Transaction) throws -> ReplayVerdict {
        let officeKey = try keyring.key(of: office, in: transaction)
        var (equal, erased) = (0, 0)
        var differences: [ReplayVerdict.Difference] = []
        var last = ""
        while true {
            let rows = try transaction.rows(
                """
                SELECT k.check_id, k.case_id, k.made_at, k.catalogue, k.household, k.assessment, c.number, w.wrapped_key
                FROM checks k JOIN cases c ON c.office = k.office AND c.case_id = k.case_id
                JOIN case_keys w ON w.office = k.office AND w.case_id = k.case_id
                WHERE k.office = \(office) AND k.check_id > \(last) ORDER BY k.check_id LIMIT 200
                """)
            guard let end = rows.last else { break }
            last = try end.get("check_id")
            for row in rows {
                let file: CaseID = try row.get("case_id")
                guard let wrapped: [UInt8] = try row.get("wrapped_key") else {
                    erased += 1
                    continue
                }
                let key = try keyring.key(unwrapping: wrapped, office: officeKey, in: office, of: file)
                let check = try StoredCheck(row, FileSeal(key: key, office: office, file: file))
                if let found = try difference(check, in: transaction) { differences.append(found) } else { equal += 1 }
            }
        }
        return ReplayVerdict(office: name, equal: equal, erased: erased, differences: differences)
    }

    private func difference(_ check: StoredCheck, in transaction: any Transaction) throws -> ReplayVerdict.Difference? {
        guard let household = try? check.openHousehold(), let trace = try? check.openTrace() else {
            return check.difference(.sealBroken, "the stored facts or answer cannot be opened")
        }
        let catalogue: Catalogue
        do {
            catalogue = try shelf.catalogue(check.catalogue, in: transaction)
        } catch Refusal.notFound {
            return check.difference(.catalogueMissing, check.catalogue)
        } catch is Diagnoses {
            return check.difference(.catalogueChanged, "the files stored for \(check.catalogue) cannot be read")
        }
        guard catalogue.hash == check.catalogue else {
            return check.difference(.catalogueChanged, "the files stored for \(check.catalogue) give \(catalogue.hash)")
        }
        let again = catalogue.assess(household).trace
        guard again != trace else { return nil }
        if let engine = Self.engine(of: trace), engine != Assessment.engine {
            return check.difference(.engineChanged, "made by engine \(engine), this is engine \(Assessment.engine)")
        }
        let place = zip(trace.utf8, again.utf8).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(trace.utf8.count, again.utf8.count)
        return check.difference(.differentBytes, "\(trace.utf8.count) bytes stored, \(again.utf8.count) now; they part at byte \(place + 1)")
    }

    private static func engine(of trace: String) -> Int? {
        struct Head: Decodable { let engine: Int }
        return try? JSONDecoder().decode(Head.self, from: Data(trace.utf8)).engine
    }
}

/// A frozen check as it lies in the database.
private struct StoredCheck {
    let id: CheckID
    let file: String
    let madeAt: Moment
    let catalogue: String
    private let household: [UInt8]
    private let assessment: [UInt8]
    private let seal: FileSeal

    init(_ row: Row, _ seal: FileSeal) throws {
        self.seal = seal
        id = try row.get("check_id")
        file = try row.get("number")
        madeAt = try row.get("made_at")
        catalogue = try row.get("catalogue")
        household = try row.get("household")
        assessment = try row.get("assessment")
    }

    func openHousehold() throws -> Household {
        let input: FrozenInput = try seal.openJSON(household, "checks", "household", id.text)
        return input.household
    }

    func openTrace() throws -> String { try seal.openPacked(assessment, "checks", "assessment", id.text) }

    func difference(_ reason: ReplayVerdict.Difference.Reason, _ detail: String) -> ReplayVerdict.Difference {
        .init(check: id, file: file, madeAt: madeAt, reason: reason, detail: detail)
    }
}
