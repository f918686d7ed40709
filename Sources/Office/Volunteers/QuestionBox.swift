public import Basics
import Store

/// A question to the professionals. It belongs to no file, and its text is sealed under the office's key.
public struct BoxQuestion: Sendable {
    public let id: BoxQuestionID
    public let topic: QuestionTopic
    public let askedAt: Moment
    /// Who asked; empty where it is one's own.
    public let askedBy: String
    public let text: String
    public let answer: String?
    public let answeredAt: Moment?
    public let answeredBy: String?
    /// When whoever asked said that they read it.
    public let readAt: Moment?
}

/// Asks the professionals something.
public struct AskProfessionals: Command {
    public static let name = "question.ask"
    public static let needs = Right.seeOwnErrands
    /// More open questions than that are a talk.
    static let mostOpen = 10
    static let longest = 2_000
    public let topic: QuestionTopic
    public let text: String

    public init(topic: QuestionTopic, text: String) {
        self.topic = topic
        self.text = text
    }

    public func perform(at desk: Desk) throws -> Created<BoxQuestionID> {
        let text = text.cleaned
        guard !text.isEmpty, text.utf8.count <= Self.longest else {
            throw Refusal.invalid("text", "Was möchten Sie wissen? (höchstens \(Self.longest) Zeichen)")
        }
        let open: Int =
            try desk.transaction.value(
                """
                SELECT COUNT(*) FROM volunteer_questions WHERE office = \(desk.office) AND asked_by = \(desk.worker.id) AND answered_at IS NULL
                """) ?? 0
        guard open < Self.mostOpen else {
            throw Refusal.notNow(why: "Sie haben schon \(open) offene Fragen.", instead: "Rufen Sie in der Stelle an, wenn es eilt.")
        }
        let id = BoxQuestionID()
        try desk.transaction.execute(
            """
            INSERT INTO volunteer_questions (office, question, asked_by, topic, asked_at, body)
            VALUES (\(desk.office), \(id), \(desk.worker.id), \(topic), \(desk.now),
                \(try desk.officeSeal.seal(text, "volunteer_questions", "body", id.text)))
            """)
        desk.tell(Self.name, subject: id, detail: topic.rawValue)
        return Created(id)
    }
}

/// Answers a question; said again, it replaces the answer, and whoever asked reads it as new.
public struct AnswerQuestion: Command {
    public static let name = "question.answer"
    public static let needs = Right.keepVolunteers
    public let question: BoxQuestionID
    public let text: String

    public init(question: BoxQuestionID, text: String) {
        self.question = question
        self.text = text
    }

    public func perform(at desk: Desk) throws -> Done {
        let text = text.cleaned
        guard !text.isEmpty, text.utf8.count <= 4_000 else { throw Refusal.invalid("answer", "Was antworten Sie? (höchstens 4.000 Zeichen)") }
        let changed = try desk.transaction.execute(
            """
            UPDATE volunteer_questions SET answer = \(try desk.officeSeal.seal(text, "volunteer_questions", "answer", question.text)),
                answered_at = \(desk.now), answered_by = \(desk.worker.id), read_at = NULL
            WHERE office = \(desk.office) AND question = \(question)
            """)
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: question)
        return Done()
    }
}

/// Says that I read the answer.
public struct ReadAnswer: Command {
    public static let name = "question.read"
    public static let needs = Right.seeOwnErrands
    public let question: BoxQuestionID

    public init(question: BoxQuestionID) { self.question = question }

    public func perform(at desk: Desk) throws -> Done {
        let changed = try desk.transaction.execute(
            """
            UPDATE volunteer_questions SET read_at = \(desk.now)
            WHERE office = \(desk.office) AND question = \(question) AND asked_by = \(desk.worker.id) AND answered_at IS NOT NULL
            """)
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: question)
        return Done()
    }
}

/// My questions and what was answered, the latest first.
public struct MyQuestions: Question {
    public static let needs = Right.seeOwnErrands
    public init() {}

    public func answer(at desk: Desk) throws -> [BoxQuestion] {
        try desk.boxQuestions(where: "AND q.asked_by = \(desk.worker.id) ORDER BY q.asked_at DESC, q.question LIMIT 50")
    }
}

/// Questions without an answer, the oldest first, and those answered last.
public struct QuestionBox: Question {
    public static let needs = Right.keepVolunteers
    public init() {}

    public struct Answer: Sendable {
        public let open: [BoxQuestion]
        public let answered: [BoxQuestion]
    }

    public func answer(at desk: Desk) throws -> Answer {
        Answer(
            open: try desk.boxQuestions(where: "AND q.answered_at IS NULL ORDER BY q.asked_at, q.question LIMIT 100"),
            answered: try desk.boxQuestions(where: "AND q.answered_at IS NOT NULL ORDER BY q.answered_at DESC, q.question LIMIT 20"))
    }
}

extension Desk {
    fileprivate func boxQuestions(where condition: SQL) throws -> [BoxQuestion] {
        let names = try names()
        let rows = try transaction.rows(
            """
            SELECT q.question, q.topic, q.asked_at, q.asked_by, q.body, q.answer, q.answered_at, q.answered_by, q.read_at
            FROM volunteer_questions q WHERE q.office = \(office) \(condition)
            """)
        return try rows.map { row in
            let id: BoxQuestionID = try row.get("question")
            let (askedBy, answeredBy): (WorkerID, WorkerID?) = (try row.get("asked_by"), try row.get("answered_by"))
            return BoxQuestion(
                id: id, topic: try row.get("topic"), askedAt: try row.get("asked_at"), askedBy: askedBy == worker.id ? "" : names[askedBy] ?? "",
                text: try officeSeal.open(try row.get("body"), "volunteer_questions", "body", id.text),
                answer: try officeSeal.open(ifAny: try row.get("answer"), "volunteer_questions", "answer", id.text),
                answeredAt: try row.get("answered_at"), answeredBy: answeredBy.flatMap { names[$0] }, readAt: try row.get("read_at"))
        }
    }
}
