public import Basics
public import Store

/// What is known of a room.
public struct RoomDetails: Codable, Sendable, Hashable {
    public var name: String
    /// Seats.
    public var places: Int
    /// Whether a wheelchair gets in; nil while nobody looked.
    public var isStepFree: Bool?
    /// "2. Stock", as the office says it.
    public var floor: String?

    public init(name: String, places: Int, isStepFree: Bool?, floor: String?) {
        self.name = name
        self.places = places
        self.isStepFree = isStepFree
        self.floor = floor
    }
}

/// A room of the office. One that can no longer be used is closed, never deleted: past appointments were in it.
public struct Room: Sendable, Hashable, RowDecodable {
    public let id: RoomID
    public let details: RoomDetails
    public let closedAt: Moment?
    public let version: Int

    public var name: String { details.name }
    public var isOpen: Bool { closedAt == nil }

    static let columns: SQL = "room, name, places, step_free, floor, closed_at, version"

    public init(row: Row) throws(DatabaseError) {
        id = try row.get("room")
        details = RoomDetails(
            name: try row.get("name"), places: try row.get("places"), isStepFree: try row.get("step_free"), floor: try row.get("floor"))
        closedAt = try row.get("closed_at")
        version = try row.get("version")
    }
}

/// Writes a room down, or changes what is known of it.
public struct KeepRoom: Command {
    public static let name = "room.keep"
    public static let needs = Right.keepFiles
    /// Nil for a new one.
    public let room: RoomID?
    public let details: RoomDetails
    /// The version the worker saw; of no meaning for a new one.
    public let version: Int

    public init(room: RoomID? = nil, details: RoomDetails, version: Int = 0) {
        self.room = room
        self.details = details
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Created<RoomID> {
        let name = details.name.cleanedLine
        var errors: [FieldError] = []
        if name.isEmpty || name.unicodeScalars.count > 80 {
            errors.append(FieldError(field: "name", message: "Wie heißt der Raum? (höchstens 80 Zeichen)"))
        }
        if !(1...500).contains(details.places) { errors.append(FieldError(field: "places", message: "Ein Raum hat 1 bis 500 Plätze.")) }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
        let id = room ?? RoomID()
        let floor = details.floor?.cleanedLine.nonEmpty
        if room == nil {
            try desk.transaction.execute(
                """
                INSERT INTO rooms (office, room, name, places, step_free, floor, version)
                VALUES (\(desk.office), \(id), \(name), \(details.places), \(details.isStepFree), \(floor), 1)
                """)
        } else {
            let changed = try desk.transaction.execute(
                """
                UPDATE rooms SET name = \(name), places = \(details.places), step_free = \(details.isStepFree), floor = \(floor), version = version + 1
                WHERE office = \(desk.office) AND room = \(id) AND version = \(version)
                """)
            guard changed == 1 else { throw try desk.room(id) == nil ? Refusal.notFound : Refusal.stale }
        }
        desk.tell(Self.name, subject: id)
        return Created(id)
    }
}

/// Closes a room, or opens it again. Appointments that lie ahead in it are shown, not changed.
public struct CloseRoom: Command {
    public static let name = "room.close"
    public static let needs = Right.keepFiles
    public let room: RoomID
    public let closes: Bool

    public init(room: RoomID, closes: Bool = true) {
        self.room = room
        self.closes = closes
    }

    public func perform(at desk: Desk) throws -> Done {
        let closedAt: Moment? = closes ? desk.now : nil
        let changed = try desk.transaction.execute(
            "UPDATE rooms SET closed_at = \(closedAt), version = version + 1 WHERE office = \(desk.office) AND room = \(room)")
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: room, detail: closes ? "closed" : "open")
        return Done()
    }
}

/// The rooms of the office, open ones first.
public struct RoomList: Question {
    public static let needs = Right.seeOwnDay
    public init() {}

    public struct Answer: Sendable {
        public let rooms: [Room]
        /// Appointments ahead, by room.
        public let ahead: [RoomID: Int]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let rows = try desk.transaction.rows(
            """
            SELECT room, COUNT(*) FROM appointments WHERE office = \(desk.office) AND room IS NOT NULL AND begins_at > \(desk.now)
                AND state = \(AppointmentState.planned) GROUP BY room
            """)
        let ahead = Dictionary(try rows.map { (try $0.get(at: 0, as: RoomID.self), try $0.get(at: 1, as: Int.self)) }) { first, _ in first }
        return Answer(rooms: try desk.rooms(), ahead: ahead)
    }
}

extension Desk {
    /// Every room, the open ones first, then by name.
    func rooms() throws -> [Room] {
        try transaction.all("SELECT \(Room.columns) FROM rooms WHERE office = \(office) ORDER BY (closed_at IS NOT NULL), name, room")
    }

    func room(_ id: RoomID) throws -> Room? {
        try transaction.first("SELECT \(Room.columns) FROM rooms WHERE office = \(office) AND room = \(id)")
    }
}
