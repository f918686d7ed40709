import Basics
import Store

/// Two appointments that want the same person or room at the same time, or an appointment and a volunteer's errand.
public struct Clash: Sendable, Hashable {
    public enum Party: String, Sendable, CaseIterable {
        case interpreter, room, counsellor, companion, family

        /// Nobody is in two places; whether a counsellor, a companion or the family manage both is for people to say.
        public var isRefused: Bool { self == .interpreter || self == .room }
    }

    public let party: Party
    /// Who or what is taken; nothing is said of the other file.
    public let name: String
    public let span: TimeSpan
    /// The appointment that wants them, where there are several.
    public let wanted: TimeSpan
    /// Whether it is an errand that takes the time, and no appointment.
    public var isErrand = false

    public var german: String {
        let time = "\(span.begins.local.day == wanted.begins.local.day ? "" : "am \(span.begins.local.day.german) ")\(span.clocks)"
        switch party {
        case .interpreter: return "\(name) dolmetscht \(time) schon woanders."
        case .room: return "\(name) ist \(time) belegt."
        case .counsellor: return "\(name) hat \(time) schon einen Termin."
        case .companion: return isErrand ? "\(name) hat \(time) schon einen Auftrag." : "\(name) begleitet \(time) schon jemanden."
        case .family: return "Die Familie hat \(time) schon \(isErrand ? "etwas mit jemandem aus dem Ehrenamt vor" : "einen Termin")."
        }
    }
}

/// What is taken in a stretch of time: everything a clash or a slot needs to know, read once.
struct Occupation: Sendable {
    struct Line: Sendable {
        let id: AppointmentID
        let file: CaseID
        let span: TimeSpan
        let worker: WorkerID
        let room: RoomID?
        let interpreter: InterpreterID?
        let companion: WorkerID?
    }
    let lines: [Line]

    /// The hours anything the choice keeps is taken.
    func spans(_ keeps: (Line) -> Bool) -> [TimeSpan] { lines.filter(keeps).map(\.span) }
}

extension Desk {
    /// No appointment is longer than twelve hours, so an earlier one cannot reach into a span.
    static var longestMinutes: Int { 720 }

    /// The office's appointments that take time between two moments; `except` is the one that is being moved.
    func occupation(from start: Moment, to end: Moment, except: AppointmentID? = nil) throws -> Occupation {
        let rows = try transaction.rows(
            """
            SELECT appointment, case_id, begins_at, minutes, worker, room, interpreter, interpreter_answer, companion FROM appointments
            WHERE office = \(office) AND begins_at > \(start.adding(seconds: -Self.longestMinutes * 60)) AND begins_at < \(end)
                AND state IN \(list: AppointmentState.allCases.filter(\.takesTime)) ORDER BY begins_at, appointment
            """)
        let lines: [Occupation.Line] = try rows.map { row in
            let answer: HelperAnswer = try row.get("interpreter_answer")
            return Occupation.Line(
                id: try row.get("appointment"), file: try row.get("case_id"),
                span: TimeSpan(begins: try row.get("begins_at"), minutes: try row.get("minutes")), worker: try row.get("worker"),
                room: try row.get("room"), interpreter: answer == .declined ? nil : try row.get("interpreter"),
                companion: try row.get("companion"))
        }
        let whole = TimeSpan(begins: start, ends: end)
        return Occupation(lines: lines.filter { $0.id != except && $0.span.meets(whole) })
    }

    /// What speaks against a plan, for the counsellor who keeps the appointment.
    func clashes(_ plan: AppointmentPlan, of file: CaseID, kept counsellor: WorkerID, except: AppointmentID? = nil) throws -> [Clash] {
        try appointmentClashes(plan, of: file, kept: counsellor, except: except) + errandClashes(plan, of: file)
    }

    /// What the companion and the family have agreed on with each other or with somebody else, as errands.
    private func errandClashes(_ plan: AppointmentPlan, of file: CaseID) throws -> [Clash] {
        let helper = try plan.companion.flatMap { try volunteerID(of: $0) }
        let errands = try errandsTakingTime(of: helper, or: file, within: plan.span)
        guard !errands.isEmpty else { return [] }
        let name = try plan.companion.flatMap { try names()[$0] } ?? ""
        return errands.map { errand in
            let isHelper = errand.volunteer == helper
            return Clash(
                party: isHelper ? .companion : .family, name: isHelper ? name : "", span: errand.span, wanted: plan.span, isErrand: true)
        }
    }

    private func appointmentClashes(
        _ plan: AppointmentPlan, of file: CaseID, kept counsellor: WorkerID, except: AppointmentID?
    ) throws -> [Clash] {
        let taken = try occupation(from: plan.span.begins, to: plan.span.ends, except: except).lines
        guard !taken.isEmpty else { return [] }
        let (people, interpreters, rooms) = (try names(), try interpreterNames(), try roomNames())
        var clashes: [Clash] = []
        func note(_ party: Clash.Party, _ name: String?, _ line: Occupation.Line) {
            clashes.append(Clash(party: party, name: name ?? "", span: line.span, wanted: plan.span))
        }
        for line in taken {
            if let interpreter = plan.interpreter, line.interpreter == interpreter { note(.interpreter, interpreters[interpreter], line) }
            if let room = plan.room, line.room == room { note(.room, rooms[room], line) }
            if line.worker == counsellor { note(.counsellor, people[counsellor], line) }
            if let companion = plan.companion, line.companion == companion { note(.companion, people[companion], line) }
            if line.file == file { note(.family, nil, line) }
        }
        return clashes
    }
}
