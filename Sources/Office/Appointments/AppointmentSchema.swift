import Store

extension Schema {
    /// Appointments and tasks.
    static let appointments: [SQL] = [
        """
        CREATE TABLE appointments (
            office \(.text, .k1) NOT NULL,
            appointment \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            begins_at \(.moment, .k1) NOT NULL,
            minutes \(.integer, .k1) NOT NULL,
            matter \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            companion \(.text, .k1),
            language \(.text, .k1),
            interpreter \(.text, .k1),
            interpreter_answer \(.text, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, appointment),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX appointments_worker ON appointments (office, worker, begins_at)",
        "CREATE INDEX appointments_interpreter ON appointments (office, interpreter, begins_at)",
        "CREATE INDEX appointments_companion ON appointments (office, companion, begins_at)",
        "CREATE INDEX appointments_case ON appointments (office, case_id, begins_at)",
        """
        CREATE TABLE tasks (
            office \(.text, .k1) NOT NULL,
            task \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            due_on \(.day, .k1) NOT NULL,
            title \(.blob, .k3) NOT NULL,
            done_at \(.moment, .k1),
            PRIMARY KEY (office, task),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX tasks_worker ON tasks (office, worker, due_on)",
        "CREATE INDEX tasks_case ON tasks (office, case_id, due_on)",
    ]
}
