public import Basics
public import Catalogue
import Store

/// Writes down the day the person wishes, or that there is none. The wish is theirs; nothing follows from it but dates.
public struct WishPlanDay: Command {
    public static let name = "plan.wish"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let day: CivilDate?
    /// The plan's version the worker saw; 0 where there was none.
    public let version: Int

    public init(file: CaseID, day: CivilDate?, version: Int) {
        self.file = file
        self.day = day
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        if let day, day < desk.today || day.year > desk.today.year + 10 {
            throw Refusal.invalid("day", "Der Wunschtermin liegt in der Zukunft, höchstens zehn Jahre voraus.")
        }
        try desk.changePlan(of: file, basedOn: version) { body, file, template in
            if template.dayField == nil { body.wished = day } else { try desk.recordWish(day, of: file, in: template) }
        }
        desk.tell(Self.name, of: file, detail: day == nil ? "none" : "")
        return Done()
    }
}

/// What happened to a step of a plan.
public enum PlanStepChange: Codable, Sendable, Hashable {
    case begun(on: CivilDate)
    case done(on: CivilDate, expiresOn: CivilDate?)
    /// Neither begun nor done.
    case open
    case needed
    case notNeeded(reason: String)
    /// The catalogue's condition decides again.
    case byRule

    /// What the log calls it.
    var code: String {
        switch self {
        case .begun: "begun"
        case .done: "done"
        case .open: "open"
        case .needed: "needed"
        case .notNeeded: "not_needed"
        case .byRule: "by_rule"
        }
    }
}

/// Notes what happened to a step, or whether it is needed.
public struct MarkPlanStep: Command {
    public static let name = "plan.step"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let step: String
    public let change: PlanStepChange
    public let version: Int

    public init(file: CaseID, step: String, change: PlanStepChange, version: Int) {
        self.file = file
        self.step = step
        self.change = change
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        try check(desk.today)
        try desk.changePlan(of: file, basedOn: version) { body, _, template in
            guard template.step(step) != nil || body.own.contains(where: { $0.id == step }) else { throw Refusal.notFound }
            var mark = body.marks[step] ?? PlanMark(by: desk.worker.id, on: desk.today)
            (mark.by, mark.on) = (desk.worker.id, desk.today)
            apply(to: &mark)
            body.marks[step] = mark
        }
        desk.tell(Self.name, of: file, subject: step, detail: change.code)
        return Done()
    }

    private func check(_ today: CivilDate) throws {
        switch change {
        case .begun(let day), .done(let day, _):
            guard day <= today else { throw Refusal.invalid("on", "Der Tag liegt noch vor uns. Tragen Sie ein, was geschehen ist.") }
            guard day.year >= 2000 else { throw Refusal.invalid("on", "Der Tag liegt vor dem Jahr 2000.") }
            if case .done(_, let expires?) = change, expires < day {
                throw Refusal.invalid("expires_on", "Das Papier wäre abgelaufen, bevor es da war.")
            }
        case .notNeeded(let reason):
            guard let text = reason.cleanedLine.nonEmpty, text.utf8.count <= 400 else {
                throw Refusal.invalid("reason", "Warum ist der Schritt nicht nötig? (höchstens 400 Zeichen)")
            }
        case .open, .needed, .byRule: return
        }
    }

    private func apply(to mark: inout PlanMark) {
        switch change {
        case .begun(let day): (mark.begunOn, mark.doneOn, mark.expiresOn) = (day, nil, nil)
        case .done(let day, let expires): (mark.doneOn, mark.expiresOn) = (day, expires)
        case .open: (mark.begunOn, mark.doneOn, mark.expiresOn) = (nil, nil, nil)
        case .needed: (mark.isNeeded, mark.reason) = (true, nil)
        case .notNeeded(let reason): (mark.isNeeded, mark.reason) = (false, reason.cleanedLine)
        case .byRule: (mark.isNeeded, mark.reason) = (nil, nil)
        }
    }
}

/// Adds a step of the office's own to a file's plan.
public struct AddPlanStep: Command {
    public static let name = "plan.add"
    public static let needs = Right.keepFiles
    /// The most one plan holds.
    public static let limit = 40
    public let file: CaseID
    public let title: String
    public let who: PlanDoer
    public let days: Int?
    /// The step it comes before; nil for none.
    public let needs: [String]
    public let version: Int

    public init(file: CaseID, title: String, who: PlanDoer, days: Int?, needs: [String] = [], version: Int) {
        self.file = file
        self.title = title
        self.who = who
        self.days = days
        self.needs = needs
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Created<String> {
        let text = title.cleanedLine
        guard !text.isEmpty, text.utf8.count <= 400 else { throw Refusal.invalid("title", "Was ist zu tun? (höchstens 400 Zeichen)") }
        guard days.map({ (0...3_650).contains($0) }) ?? true else { throw Refusal.invalid("days", "Eine Zahl von 0 bis 3650, oder nichts.") }
        var made = ""
        try desk.changePlan(of: file, basedOn: version) { body, _, template in
            guard body.own.count < Self.limit else {
                throw Refusal.notNow(why: "Ein Plan hat höchstens \(Self.limit) eigene Schritte.", instead: "Nehmen Sie einen heraus.")
            }
            let known = Set(template.steps.map(\.id) + body.own.map(\.id))
            guard needs.allSatisfy(known.contains) else { throw Refusal.invalid("needs", "Diesen Schritt gibt es nicht.") }
            // Own steps only wait for steps that are there before them, so they never close a circle.
            let last = body.own.compactMap { Int($0.id.dropFirst(4)) }.max() ?? 0
            made = "own-\(last + 1)"
            body.own.append(OwnPlanStep(id: made, title: text, who: who, days: days, needs: needs))
        }
        desk.tell(Self.name, of: file, subject: made)
        return Created(made)
    }
}

/// Takes back the last change of a plan, one at a time.
public struct TakeBackPlanChange: Command {
    public static let name = "plan.back"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let version: Int

    public init(file: CaseID, version: Int) {
        self.file = file
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let rows = try desk.transaction.rows(
            """
            SELECT version, wished_on, body FROM plan_history WHERE office = \(desk.office) AND case_id = \(file) ORDER BY version DESC LIMIT 1
            """)
        guard let row = rows.first else {
            throw Refusal.notNow(why: "Es gibt nichts zurückzunehmen.", instead: "Ändern Sie den Plan direkt.")
        }
        let (earlier, wished): (Int, CivilDate?) = (try row.get("version"), try row.get("wished_on"))
        try desk.changePlan(of: file, basedOn: version, keepsHistory: false) { body, file, template in
            body = try file.seal.openJSON(try row.get("body"), "plan_history", "body", "\(file.id.text)-\(earlier)")
            if template.dayField != nil { try desk.recordWish(wished, of: file, in: template) }
        }
        try desk.transaction.execute(
            "DELETE FROM plan_history WHERE office = \(desk.office) AND case_id = \(file) AND version = \(earlier)")
        desk.tell(Self.name, of: file)
        return Done()
    }
}
