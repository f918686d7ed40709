public import Basics
public import Catalogue
import Store

/// What the form of an appointment needs: the file's head, rooms, companions.
public struct BookingSheet: Question {
    public static let needs = Right.keepFiles
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        /// Those in use.
        public let rooms: [Room]
        /// Without those to whom the file is closed.
        public let volunteers: [Colleague]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let closed = try desk.closedTo(file.id)
        return Answer(
            file: file, rooms: try desk.rooms().filter(\.isOpen),
            volunteers: try desk.colleagues(with: [.volunteer]).filter { !closed.contains($0.id) })
    }
}

/// What the desk thinks of a plan while it is being typed: clashes, who could interpret, when everybody is free. Nothing is kept.
public struct BookingAdvice: Question {
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let wish: InterpretingWish
    public let needsInterpreter: Bool
    /// The plan as far as it is typed; nil while day or hour are missing.
    public let plan: AppointmentPlan?
    public let series: AppointmentSeries?
    /// The appointment that is being moved.
    public let except: AppointmentID?
    public let searchFrom: CivilDate?

    public static let daysAhead = 28
    public static let slotLimit = 8

    public init(
        file: CaseID, wish: InterpretingWish, needsInterpreter: Bool, plan: AppointmentPlan?, series: AppointmentSeries? = nil,
        except: AppointmentID? = nil, searchFrom: CivilDate? = nil
    ) {
        self.file = file
        self.wish = wish
        self.needsInterpreter = needsInterpreter
        self.plan = plan
        self.series = series
        self.except = except
        self.searchFrom = searchFrom
    }

    public struct Answer: Sendable {
        public let clashes: [Clash]
        /// The day is a Saturday, a Sunday or this holiday.
        public let dayOff: String?
        public let proposals: [InterpreterProposal]
        public let slots: [Slot]
        public let hours: OfficeHours
        public let roomNames: [RoomID: String]
        public let interpreterNames: [InterpreterID: String]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let settings = try desk.settings()
        let workingDays = desk.shelf.current.workingDays(in: settings.district)
        var wish = wish
        wish.district = wish.place == .office ? settings.district : nil
        let proposals = needsInterpreter ? try desk.proposals(for: wish, at: plan?.span, of: file, except: except) : []
        let plans = plan.map { plan in
            (series?.times(from: plan.begins.local) ?? [plan.begins.local]).compactMap { $0.moments.first }.map(plan.at)
        }
        return Answer(
            clashes: try (plans ?? []).flatMap { try desk.clashes($0, of: file.id, kept: desk.worker.id, except: except) },
            dayOff: plan.flatMap { workingDays.dayOff($0.begins.local.day) }, proposals: proposals,
            slots: try slots(of: file, proposals: proposals, workingDays: workingDays, at: desk), hours: .usual,
            roomNames: try desk.roomNames(), interpreterNames: try desk.interpreterNames())
    }

    private func slots(of file: CaseFile, proposals: [InterpreterProposal], workingDays: WorkingDays, at desk: Desk) throws -> [Slot] {
        let first = max(desk.now, LocalTime(day: searchFrom ?? plan?.begins.local.day ?? desk.today, hour: 0, minute: 0).moment)
        let last = first.local.day.adding(days: Self.daysAhead)
        let whole = TimeSpan(begins: first, ends: LocalTime(day: last.adding(days: 1), hour: 0, minute: 0).moment)
        let taken = try desk.occupation(from: whole.begins, to: whole.ends, except: except)
        let helper = try plan?.companion.flatMap { try desk.volunteerID(of: $0) }
        let people =
            try taken.spans { $0.worker == desk.worker.id || $0.file == file.id || ($0.companion != nil && $0.companion == plan?.companion) }
            + desk.errandsTakingTime(of: helper, or: file.id, within: whole).map(\.span)
        let rooms: [Room]? = wish.place == .office ? try desk.rooms().filter { $0.isOpen && (plan?.room == nil || $0.id == plan?.room) } : nil
        // The smallest that holds the household and the counsellor, then the larger ones, then those that are tight.
        let fitting = rooms?.sorted { left, right in
            func key(_ room: Room) -> (Int, Int, String) {
                room.details.places > file.persons ? (0, room.details.places, room.name) : (1, -room.details.places, room.name)
            }
            return key(left) < key(right)
        }
        let chosen = plan?.interpreter
        let able = proposals.map(\.interpreter.id).filter { chosen == nil || $0 == chosen }
        let search = SlotSearch(
            minutes: wish.minutes, workingDays: workingDays, taken: people,
            rooms: fitting.flatMap { $0.isEmpty ? nil : $0.map { room in (room.id, taken.spans { $0.room == room.id }) } },
            interpreters: needsInterpreter && !able.isEmpty ? able.map { id in (id, taken.spans { $0.interpreter == id }) } : nil)
        return search.slots(from: first, through: last, limit: Self.slotLimit, limitPerDay: 2)
    }
}

extension WorkingDays {
    /// "Samstag", "Sonntag" or the holiday's name; nil on a working day.
    public func dayOff(_ day: CivilDate) -> String? {
        if let holiday = holiday(on: day) { return holiday.de }
        return day.weekday == 6 ? "Samstag" : day.weekday == 7 ? "Sonntag" : nil
    }
}

extension Desk {
    /// Who could interpret, the best first, with reasons; nobody to whom the file is closed.
    func proposals(for wish: InterpretingWish, at span: TimeSpan?, of file: CaseFile, except: AppointmentID? = nil) throws -> [InterpreterProposal] {
        let book = try interpreters(where: "AND i.active = \(true)")
        let closed = try closedTo(file.id)
        let able = book.filter { interpreter in
            (wish.language.map(interpreter.details.languages.contains) ?? true) && !(interpreter.account.map(closed.contains) ?? false)
        }
        let taken = try span.map { try occupation(from: $0.begins, to: $0.ends, except: except).lines } ?? []
        let spans = Dictionary(taken.compactMap { line in line.interpreter.map { ($0, line.span) } }) { first, _ in first }
        return InterpreterRanking(wish: wish, taken: spans, records: try records(of: able.map(\.id), with: file.id)).proposals(from: able)
    }

    /// What those interpreters answered in the last year, and how often they interpreted for the file.
    private func records(of interpreters: [InterpreterID], with file: CaseID) throws -> [InterpreterID: InterpretingRecord] {
        guard !interpreters.isEmpty else { return [:] }
        var records: [InterpreterID: InterpretingRecord] = [:]
        let answers = try transaction.rows(
            """
            SELECT interpreter, interpreter_answer, COUNT(*) FROM appointments WHERE office = \(office) AND interpreter IN \(list: interpreters)
                AND begins_at > \(now.adding(seconds: -365 * 86_400)) AND interpreter_answer IN \(list: [HelperAnswer.accepted, .declined])
            GROUP BY interpreter, interpreter_answer
            """)
        for row in answers {
            let (id, count): (InterpreterID, Int) = (try row.get(at: 0), try row.get(at: 2))
            let answer: HelperAnswer = try row.get(at: 1)
            if answer == .accepted { records[id, default: .init()].accepted = count } else { records[id, default: .init()].declined = count }
        }
        let talks = try transaction.rows(
            """
            SELECT interpreter, COUNT(*) FROM appointments WHERE office = \(office) AND case_id = \(file) AND state = \(AppointmentState.kept)
                AND interpreter IN \(list: interpreters) GROUP BY interpreter
            """)
        for row in talks { records[try row.get(at: 0), default: .init()].withFamily = try row.get(at: 1) }
        return records
    }
}
