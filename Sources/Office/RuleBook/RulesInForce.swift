import Basics
import Catalogue
import Store

extension Office {
    /// Puts the version in force that was approved for today. The first catalogue of an installation is in force as it lies there;
    /// every later one waits for two people. Says whether the rules are others than before.
    @discardableResult
    public func settleRules() async throws -> Bool {
        let (today, now, shelf) = (clock.now().local.day, clock.now(), shelf)
        guard let hash = try await database.read({ try Self.rulesInForce(on: today, in: $0) }) else {
            let (current, files) = (shelf.current.hash, shelf.files)
            try await database.write { transaction in
                guard try Self.rulesInForce(on: today, in: transaction) == nil else { return }
                try CatalogueStore.keep(current, files, at: now, in: transaction)
                try transaction.execute(
                    """
                    INSERT INTO rule_versions (version, office, hash, valid_from, comment, state, proposed_at, approved_at)
                    VALUES (\(RuleVersionID()), \(""), \(current), \(today), \("Erste Fassung dieser Installation"),
                        \(RuleVersionState.approved), \(now), \(now))
                    """)
            }
            return false
        }
        guard hash != shelf.current.hash else { return false }
        let files = try await database.read { try CatalogueStore.files(hash, in: $0) }
        try shelf.replace(with: files)
        return true
    }

    private static func rulesInForce(on day: CivilDate, in transaction: any Transaction) throws -> String? {
        try transaction.value(
            """
            SELECT hash FROM rule_versions WHERE state = \(RuleVersionState.approved) AND valid_from <= \(day)
            ORDER BY valid_from DESC, approved_at DESC, CASE WHEN proposed_by IS NULL THEN 1 ELSE 0 END LIMIT 1
            """)
    }
}
