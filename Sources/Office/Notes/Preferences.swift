import Store

/// How somebody likes to work, and where to reach them.
public struct Preferences: Sendable, Hashable {
    /// Whether single keys lead somewhere; whoever dictates or rests a hand on the keys turns them off (WCAG 2.1.4).
    public var singleKeys: Bool
    /// Where somebody is called back; stands in letters they write. Nil where nobody said.
    public var telephone: String?

    public init(singleKeys: Bool = true, telephone: String? = nil) {
        self.singleKeys = singleKeys
        self.telephone = telephone
    }
}

extension Office {
    /// Preferences belong to the person and not to a right.
    public func keep(_ preferences: Preferences, of worker: Worker) async throws {
        try await database.write { transaction in
            _ = try transaction.execute(
                """
                INSERT INTO preferences (office, worker, single_keys, telephone)
                VALUES (\(worker.office), \(worker.id), \(preferences.singleKeys), \(preferences.telephone))
                ON CONFLICT (office, worker) DO UPDATE SET single_keys = excluded.single_keys, telephone = excluded.telephone
                """)
        }
    }
}
