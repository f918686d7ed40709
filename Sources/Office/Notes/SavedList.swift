public import Basics
import Store

/// A list of files somebody comes back to.
public enum SavedListRecord {}
public typealias SavedListID = Identifier<SavedListRecord>

/// A name for a filter. The filter names no person, so it stands in the clear.
public struct SavedList: Sendable {
    public let id: SavedListID
    public let name: String
    /// As it stands in the address of the list.
    public let query: String
    public let isShared: Bool
    public let isOwn: Bool
    public let workerName: String
}

/// The worker's own lists, and what colleagues share.
public struct SavedLists: Question {
    public static let needs = Right.seeFiles

    public init() {}

    public func answer(at desk: Desk) throws -> [SavedList] {
        let names = try desk.names()
        let rows = try desk.transaction.rows(
            """
            SELECT list, name, query, shared, worker FROM saved_lists
            WHERE office = \(desk.office) AND (shared OR worker = \(desk.worker.id)) ORDER BY name, list
            """)
        return try rows.map { row in
            let worker: WorkerID = try row.get("worker")
            return SavedList(
                id: try row.get("list"), name: try row.get("name"), query: try row.get("query"), isShared: try row.get("shared"),
                isOwn: worker == desk.worker.id, workerName: names[worker] ?? "")
        }
    }
}

/// Keeps a filter under a name; the same name again is the same list.
public struct KeepList: Jotting {
    public static let needs = Right.seeFiles
    /// As many as one worker keeps.
    public static let most = 40
    public let name: String
    public let query: String
    public let isShared: Bool

    public init(name: String, query: String, isShared: Bool) {
        self.name = name
        self.query = query
        self.isShared = isShared
    }

    public func perform(at desk: Desk) throws {
        let name = name.cleanedLine
        guard !name.isEmpty, name.utf8.count <= 160 else { throw Refusal.invalid("name", "Geben Sie der Liste einen kurzen Namen.") }
        guard query.utf8.count <= 500 else { throw Refusal.invalid("name", "Diese Eingrenzung ist zu lang.") }
        let mine: SQL = "office = \(desk.office) AND worker = \(desk.worker.id)"
        try desk.transaction.execute("DELETE FROM saved_lists WHERE \(mine) AND name = \(name)")
        let count: Int = try desk.transaction.value("SELECT COUNT(*) FROM saved_lists WHERE \(mine)") ?? 0
        guard count < Self.most else {
            throw Refusal.notNow(why: "Sie haben schon \(Self.most) Listen.", instead: "Nehmen Sie in den Einstellungen eine heraus.")
        }
        try desk.transaction.execute(
            """
            INSERT INTO saved_lists (office, list, worker, name, query, shared)
            VALUES (\(desk.office), \(SavedListID()), \(desk.worker.id), \(name), \(query), \(isShared))
            """)
    }
}

/// Takes one of the worker's own lists away.
public struct DropList: Jotting {
    public static let needs = Right.seeFiles
    public let list: SavedListID

    public init(list: SavedListID) { self.list = list }

    public func perform(at desk: Desk) throws {
        let gone = try desk.transaction.execute(
            "DELETE FROM saved_lists WHERE office = \(desk.office) AND worker = \(desk.worker.id) AND list = \(list)")
        guard gone == 1 else { throw Refusal.notFound }
    }
}
