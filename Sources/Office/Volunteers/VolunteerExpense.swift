public import Basics
import Store

/// What somebody spent on helping, as it is handed in.
public struct ExpenseClaim: Codable, Sendable, Hashable {
    public var day: CivilDate
    public var amount: Money
    public var kind: ExpenseKind
    public var hasReceipt: Bool
    /// "Straßenbahn zum Jobcenter"; nobody's name.
    public var about: String?

    public init(day: CivilDate, amount: Money, kind: ExpenseKind, hasReceipt: Bool, about: String? = nil) {
        self.day = day
        self.amount = amount
        self.kind = kind
        self.hasReceipt = hasReceipt
        self.about = about?.cleanedLine.nonEmpty
    }

    func problems(today: CivilDate) -> [FieldError] {
        var errors: [FieldError] = []
        func need(_ holds: Bool, _ field: String, _ message: String) { if !holds { errors.append(FieldError(field: field, message: message)) } }
        need((1...100_000).contains(amount.cents), "amount", "Der Betrag liegt zwischen 1 Cent und 1.000 Euro.")
        need(day <= today, "spent_on", "Dieser Tag liegt in der Zukunft.")
        need(day > today.adding(days: -400), "spent_on", "Das ist mehr als ein Jahr her. Sprechen Sie mit der Stelle.")
        need((about ?? "").utf8.count <= 300, "about", "Höchstens 300 Zeichen.")
        return errors
    }
}

/// An expense with what became of it.
public struct Expense: Sendable {
    public let id: ExpenseID
    public let volunteer: VolunteerID
    public let claim: ExpenseClaim
    public let state: ExpenseState
    public let askedAt: Moment
    /// Who agreed or refused; nil while nobody did.
    public let decidedBy: String?
    public let refusedWhy: String?
    public let paidOn: CivilDate?
    /// Whether the worker who asks may decide: nobody decides what is theirs or what they entered themselves.
    public let isMine: Bool
}

/// Hands an expense of mine in.
public struct AskExpense: Command {
    public static let name = "expense.ask"
    public static let needs = Right.seeOwnErrands
    public let claim: ExpenseClaim

    public init(_ claim: ExpenseClaim) { self.claim = claim }

    public func perform(at desk: Desk) throws -> Created<ExpenseID> {
        let own = try desk.ownEntryInBook()
        let id = try desk.enter(claim, of: own)
        desk.tell(Self.name, subject: id)
        return Created(id)
    }
}

/// Enters the expense of somebody without an account. Somebody else decides about it.
public struct EnterExpense: Command {
    public static let name = "expense.enter"
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let claim: ExpenseClaim

    public init(volunteer: VolunteerID, _ claim: ExpenseClaim) {
        self.volunteer = volunteer
        self.claim = claim
    }

    public func perform(at desk: Desk) throws -> Created<ExpenseID> {
        _ = try desk.volunteer(volunteer)
        let id = try desk.enter(claim, of: volunteer)
        desk.tell(Self.name, subject: id)
        return Created(id)
    }
}

/// Agrees to an expense or refuses it with a reason; never one's own, and never what one entered oneself.
public struct DecideExpense: Command {
    public static let name = "expense.decide"
    public static let needs = Right.keepVolunteers
    public let expense: ExpenseID
    public let agrees: Bool
    /// Why not; of no meaning where it is agreed to.
    public let why: String?

    public init(expense: ExpenseID, agrees: Bool, why: String? = nil) {
        self.expense = expense
        self.agrees = agrees
        self.why = why?.cleanedLine.nonEmpty
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.expense(expense, in: .asked)
        guard !known.isMine else {
            throw Refusal.notNow(
                why: "Über eigene Auslagen, und über solche, die Sie selbst eingetragen haben, entscheidet jemand anders.",
                instead: "Bitten Sie eine Kollegin oder einen Kollegen.")
        }
        if !agrees, why == nil || (why ?? "").utf8.count > 300 {
            throw Refusal.invalid("why", "Warum nicht? Die Person liest den Grund (höchstens 300 Zeichen).")
        }
        let sealed = try agrees ? nil : desk.officeSeal.seal(why, "volunteer_expenses", "refused_why", expense.text)
        try desk.transaction.execute(
            """
            UPDATE volunteer_expenses SET state = \(agrees ? ExpenseState.agreed : .refused), decided_at = \(desk.now),
                decided_by = \(desk.worker.id), refused_why = \(sealed)
            WHERE office = \(desk.office) AND expense = \(expense)
            """)
        desk.tell(Self.name, subject: expense, detail: (agrees ? ExpenseState.agreed : .refused).rawValue)
        return Done()
    }
}

/// Notes that an expense was paid.
public struct PayExpense: Command {
    public static let name = "expense.pay"
    public static let needs = Right.keepVolunteers
    public let expense: ExpenseID
    public let on: CivilDate

    public init(expense: ExpenseID, on day: CivilDate) {
        self.expense = expense
        on = day
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.expense(expense, in: .agreed)
        guard on <= desk.today else { throw Refusal.invalid("paid_on", "Dieser Tag liegt in der Zukunft.") }
        guard on >= known.claim.day else { throw Refusal.invalid("paid_on", "Das liegt vor der Ausgabe am \(known.claim.day.german).") }
        try desk.transaction.execute(
            """
            UPDATE volunteer_expenses SET state = \(ExpenseState.paid), paid_on = \(on), paid_by = \(desk.worker.id)
            WHERE office = \(desk.office) AND expense = \(expense)
            """)
        desk.tell(Self.name, subject: expense)
        return Done()
    }
}

/// The expenses somebody has to decide about or to pay, the oldest first.
public struct ExpensesToSettle: Question {
    public static let needs = Right.keepVolunteers
    public init() {}

    public struct Line: Sendable {
        public let expense: Expense
        public let name: String
    }

    public func answer(at desk: Desk) throws -> [Line] {
        let open: [ExpenseState] = [.asked, .agreed]
        let expenses = try desk.expenses(where: "AND x.state IN \(list: open) ORDER BY x.state DESC, x.asked_at, x.expense LIMIT 200")
        guard !expenses.isEmpty else { return [] }
        let people = try desk.volunteers(where: "AND v.volunteer IN \(list: Array(Set(expenses.map(\.volunteer))))")
        let names = Dictionary(people.map { ($0.id, $0.identity.name) }, uniquingKeysWith: { first, _ in first })
        return expenses.map { Line(expense: $0, name: names[$0.volunteer] ?? "") }
    }
}

extension Desk {
    func enter(_ claim: ExpenseClaim, of volunteer: VolunteerID) throws -> ExpenseID {
        let problems = claim.problems(today: today)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let id = ExpenseID()
        try transaction.execute(
            """
            INSERT INTO volunteer_expenses (office, expense, volunteer, day, cents, kind, has_receipt, about, state, asked_at, asked_by)
            VALUES (\(office), \(id), \(volunteer), \(claim.day), \(claim.amount), \(claim.kind), \(claim.hasReceipt),
                \(try officeSeal.seal(claim.about, "volunteer_expenses", "about", id.text)), \(ExpenseState.asked), \(now), \(worker.id))
            """)
        return id
    }

    fileprivate func expense(_ id: ExpenseID, in state: ExpenseState) throws -> Expense {
        guard let known = try expenses(where: "AND x.expense = \(id)").first else { throw Refusal.notFound }
        guard known.state == state else {
            throw Refusal.notNow(why: "Diese Auslage ist schon \(known.state.german).", instead: "Laden Sie die Seite neu.")
        }
        return known
    }

    func expenses(where condition: SQL) throws -> [Expense] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT x.expense, x.volunteer, x.day, x.cents, x.kind, x.has_receipt, x.about, x.state, x.asked_at, x.asked_by, x.decided_by,
                x.refused_why, x.paid_on, v.account
            FROM volunteer_expenses x JOIN volunteers v ON v.office = x.office AND v.volunteer = x.volunteer
            WHERE x.office = \(office) \(condition)
            """)
        return try rows.map { row in
            let id: ExpenseID = try row.get("expense")
            let (about, why): ([UInt8]?, [UInt8]?) = (try row.get("about"), try row.get("refused_why"))
            let (askedBy, account): (WorkerID, WorkerID?) = (try row.get("asked_by"), try row.get("account"))
            let decidedBy: WorkerID? = try row.get("decided_by")
            return Expense(
                id: id, volunteer: try row.get("volunteer"),
                claim: ExpenseClaim(
                    day: try row.get("day"), amount: try row.get("cents"), kind: try row.get("kind"), hasReceipt: try row.get("has_receipt"),
                    about: try officeSeal.open(ifAny: about, "volunteer_expenses", "about", id.text)),
                state: try row.get("state"), askedAt: try row.get("asked_at"), decidedBy: decidedBy.flatMap { names[$0] },
                refusedWhy: try officeSeal.open(ifAny: why, "volunteer_expenses", "refused_why", id.text), paidOn: try row.get("paid_on"),
                isMine: askedBy == worker.id || account == worker.id)
        }
    }
}
