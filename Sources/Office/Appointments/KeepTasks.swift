public import Basics
import Store

/// Notes something to be done by a day.
public struct AddTask: Command {
    public static let name = "task.add"
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let title: String
    public let dueOn: CivilDate

    public init(file: CaseID, title: String, dueOn: CivilDate) {
        self.file = file
        self.title = title
        self.dueOn = dueOn
    }

    public func perform(at desk: Desk) throws -> Created<TaskID> {
        let text = title.cleanedLine
        guard !text.isEmpty, text.utf8.count <= 400 else { throw Refusal.invalid("title", "Was ist zu tun? (höchstens 400 Zeichen)") }
        let file = try desk.openFile(file)
        let id = TaskID()
        try desk.transaction.execute(
            """
            INSERT INTO tasks (office, task, case_id, worker, due_on, title)
            VALUES (\(desk.office), \(id), \(file.id), \(desk.worker.id), \(dueOn), \(try file.seal.seal(text, "tasks", "title", id.text)))
            """)
        desk.tell(Self.name, of: file.id, subject: id)
        return Created(id)
    }
}

/// Ticks a task off, or takes the tick back.
public struct FinishTask: Command {
    public static let name = "task.finish"
    public static let needs = Right.keepFiles
    public let task: TaskID
    public let done: Bool

    public init(task: TaskID, done: Bool = true) {
        self.task = task
        self.done = done
    }

    public func perform(at desk: Desk) throws -> Done {
        guard let caseID: CaseID = try desk.transaction.value("SELECT case_id FROM tasks WHERE office = \(desk.office) AND task = \(task)")
        else { throw Refusal.notFound }
        let file = try desk.file(caseID)
        let doneAt: Moment? = done ? desk.now : nil
        try desk.transaction.execute("UPDATE tasks SET done_at = \(doneAt) WHERE office = \(desk.office) AND task = \(task)")
        desk.tell(Self.name, of: file.id, subject: task, detail: done ? "done" : "open")
        return Done()
    }
}
