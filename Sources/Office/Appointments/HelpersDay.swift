public import Basics
import Store
import Vault

/// A talk as its interpreter sees it: time, place, language. No name, no matter, no file.
public struct InterpretingLine: Sendable {
    public let id: AppointmentID
    public let begins: Moment
    public let minutes: Int
    public let language: Language?
    /// Whom to ask, also for what is not said here.
    public let counsellor: String
    public let answer: HelperAnswer
    public let place: PlaceKind?
    public let roomName: String?
    public let dialect: String?
    public let state: AppointmentState
    public let cost: Money?
}

/// The talks I am asked to interpret from now on, and those of the last year that are over.
public struct MyInterpreting: Question {
    public static let needs = Right.answerInterpreting
    public init() {}

    public struct Answer: Sendable {
        public let ahead: [InterpretingLine]
        /// The latest first.
        public let past: [InterpretingLine]
        public let months: [CivilDate]
    }

    public func answer(at desk: Desk) throws -> Answer {
        guard let entry = try desk.ownEntry() else { return Answer(ahead: [], past: [], months: []) }
        let now = desk.now
        let ahead = try desk.interpretingLines(
            of: entry.id,
            where: "AND state = \(AppointmentState.planned) AND begins_at > \(now.adding(seconds: -86_400)) ORDER BY begins_at, appointment LIMIT 100"
        )
        let past = try desk.interpretingLines(
            of: entry.id,
            where: """
                AND interpreter_answer = \(HelperAnswer.accepted) AND begins_at < \(now) AND begins_at > \(now.adding(seconds: -366 * 86_400))
                AND state <> \(AppointmentState.planned) ORDER BY begins_at DESC, appointment LIMIT 400
                """)
        let months = Set(past.map { $0.begins.local.day.adding(days: 1 - $0.begins.local.day.day) })
        return Answer(ahead: ahead, past: past, months: months.sorted(by: >))
    }
}

extension Desk {
    func interpretingLines(of interpreter: InterpreterID, where condition: SQL) throws -> [InterpretingLine] {
        let (names, rooms) = (try names(), try roomNames())
        let rows = try transaction.rows(
            """
            SELECT appointment, begins_at, minutes, language, dialect, worker, interpreter_answer, place, room, state, cost, lost_cost FROM appointments
            WHERE office = \(office) AND interpreter = \(interpreter)\(try access().notClosed("case_id")) \(condition)
            """)
        return try rows.map { row in
            let room: RoomID? = try row.get("room")
            let state: AppointmentState = try row.get("state")
            return InterpretingLine(
                id: try row.get("appointment"), begins: try row.get("begins_at"), minutes: try row.get("minutes"), language: try row.get("language"),
                counsellor: names[try row.get("worker", as: WorkerID.self)] ?? "", answer: try row.get("interpreter_answer"),
                place: try row.get("place"), roomName: room.flatMap { rooms[$0] }, dialect: try row.get("dialect"), state: state,
                cost: state == .kept ? try row.get("cost") : try row.get("lost_cost"))
        }
    }
}
