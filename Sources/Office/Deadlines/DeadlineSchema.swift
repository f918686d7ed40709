import Store

extension Schema {
    /// What deadlines count from, who ticked them off, and which benefits a frozen check gives.
    static let deadlines: [SQL] = [
        """
        CREATE TABLE milestones (
            office \(.text, .k1) NOT NULL,
            milestone \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            event \(.text, .k1) NOT NULL,
            programme \(.text, .k1) NOT NULL,
            day \(.day, .k1) NOT NULL,
            recorded_at \(.moment, .k1) NOT NULL,
            recorded_by \(.text, .k1) NOT NULL,
            voided_at \(.moment, .k1),
            PRIMARY KEY (office, milestone),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX milestones_once ON milestones (office, case_id, event, programme) WHERE voided_at IS NULL",
        """
        CREATE TABLE deadline_marks (
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            programme \(.text, .k1) NOT NULL,
            deadline \(.text, .k1) NOT NULL,
            event_day \(.day, .k1) NOT NULL,
            done_at \(.moment, .k1) NOT NULL,
            done_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, case_id, programme, deadline, event_day),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        // The sealed ids of what the check gives; NULL in checks frozen before, whose trace says it too.
        "ALTER TABLE checks ADD COLUMN given \(.blob, .k3)",
    ]
}
