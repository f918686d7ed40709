import Store

extension Schema {
    /// Plans with what they were before, the office's own times for steps, what somebody put off, and handovers to another centre.
    static let plans: [SQL] = [
        """
        CREATE TABLE plans (
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            wished_on \(.day, .k1),
            body \(.blob, .k3) NOT NULL,
            changed_at \(.moment, .k1) NOT NULL,
            changed_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, case_id),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX plans_wished ON plans (office, wished_on, case_id)",
        """
        CREATE TABLE plan_history (
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            wished_on \(.day, .k1),
            body \(.blob, .k3) NOT NULL,
            changed_at \(.moment, .k1) NOT NULL,
            changed_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, case_id, version),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE plan_times (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            plan \(.text, .k1) NOT NULL,
            step \(.text, .k1) NOT NULL,
            lead \(.text, .k1) NOT NULL,
            set_at \(.moment, .k1) NOT NULL,
            set_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, plan, step)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE next_step_marks (
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            step \(.text, .k1) NOT NULL,
            until_on \(.day, .k1) NOT NULL,
            marked_at \(.moment, .k1) NOT NULL,
            marked_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, case_id, step),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE handovers (
            office \(.text, .k1) NOT NULL,
            handover \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            centre \(.text, .k1) NOT NULL,
            consent_on \(.day, .k1) NOT NULL,
            consent_form \(.text, .k1) NOT NULL,
            sheet \(.blob, .k3) NOT NULL,
            made_at \(.moment, .k1) NOT NULL,
            made_by \(.text, .k1) NOT NULL,
            withdrawn_at \(.moment, .k1),
            withdrawn_by \(.text, .k1),
            PRIMARY KEY (office, handover),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX handovers_case ON handovers (office, case_id, made_at)",
    ]
}
