import Store

/// How somebody likes to work.
public struct Preferences: Sendable, Hashable {
    /// Whether single keys lead somewhere; whoever dictates or rests a hand on the keys turns them off (WCAG 2.1.4).
    public var singleKeys: Bool

    public init(singleKeys: Bool = true) { self.singleKeys = singleKeys }
}

extension Office {
    /// Preferences belong to the person and not to a right.
    public func keep(_ preferences: Preferences, of worker: Worker) async throws {
        try await database.write { transaction in
            _ = try transaction.execute(
                """
                INSERT INTO preferences (office, worker, single_keys) VALUES (\(worker.office), \(worker.id), \(preferences.singleKeys))
                ON CONFLICT (office, worker) DO UPDATE SET single_keys = excluded.single_keys
                """)
        }
    }
}
