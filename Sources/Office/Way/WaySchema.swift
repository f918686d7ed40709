import Store

extension Schema {
    /// The way into a flat: viewings, the clock of each step, who moved in when, and what was heard of them since.
    ///
    /// The household's plan stays the only list of steps; `letting_steps` repeats its days in the clear, for lists, reminders and reports.
    static let way: [SQL] = viewings + lettingSteps + moveIns

    private static let viewings: [SQL] = [
        """
        CREATE TABLE viewings (
            office \(.text, .k1) NOT NULL,
            viewing \(.text, .k1) NOT NULL,
            nomination \(.text, .k1) NOT NULL,
            flat \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            appointment \(.text, .k1) NOT NULL,
            begins_at \(.moment, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            lost_why \(.text, .k1),
            entered_at \(.moment, .k1) NOT NULL,
            entered_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, viewing),
            CHECK ((state = 'lost') = (lost_why IS NOT NULL))
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX viewings_appointment ON viewings (office, appointment)",
        "CREATE INDEX viewings_nomination ON viewings (office, nomination, begins_at)",
        "CREATE INDEX viewings_flat ON viewings (office, flat, state, begins_at)",
        "CREATE INDEX viewings_time ON viewings (office, begins_at)",
        "CREATE INDEX viewings_case ON viewings (office, case_id)",
    ]

    private static let lettingSteps: [SQL] = [
        """
        CREATE TABLE letting_steps (
            office \(.text, .k1) NOT NULL,
            nomination \(.text, .k1) NOT NULL,
            flat \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            step \(.text, .k1) NOT NULL,
            owner \(.text, .k1),
            begun_on \(.day, .k1),
            due_on \(.day, .k1),
            done_on \(.day, .k1),
            is_running \(.boolean, .k1) NOT NULL,
            PRIMARY KEY (office, nomination, step)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX letting_steps_running ON letting_steps (office, nomination, due_on, done_on, owner) WHERE is_running",
        "CREATE INDEX letting_steps_due ON letting_steps (office, due_on, owner) WHERE is_running AND done_on IS NULL AND due_on IS NOT NULL",
        "CREATE INDEX letting_steps_flat ON letting_steps (office, flat)",
        "CREATE INDEX letting_steps_case ON letting_steps (office, case_id)",
        "CREATE INDEX letting_steps_done ON letting_steps (office, step, done_on) WHERE done_on IS NOT NULL",
    ]

    private static let moveIns: [SQL] = [
        """
        CREATE TABLE move_ins (
            office \(.text, .k1) NOT NULL,
            move \(.text, .k1) NOT NULL,
            nomination \(.text, .k1) NOT NULL,
            flat \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            signed_on \(.day, .k1) NOT NULL,
            moved_on \(.day, .k1) NOT NULL,
            persons \(.integer, .k1) NOT NULL CHECK (persons > 0),
            ukraine \(.boolean, .k1),
            reported_on \(.day, .k1),
            recorded_at \(.moment, .k1) NOT NULL,
            recorded_by \(.text, .k1) NOT NULL,
            voided_at \(.moment, .k1),
            PRIMARY KEY (office, move),
            CHECK (moved_on >= signed_on)
        )\(sqlite: " STRICT", postgres: "")
        """,
        // A household moves into a flat once.
        "CREATE UNIQUE INDEX move_ins_once ON move_ins (office, nomination) WHERE voided_at IS NULL",
        "CREATE INDEX move_ins_day ON move_ins (office, moved_on)",
        "CREATE INDEX move_ins_case ON move_ins (office, case_id)",
        """
        CREATE TABLE aftercare (
            office \(.text, .k1) NOT NULL,
            contact \(.text, .k1) NOT NULL,
            move \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            on_day \(.day, .k1) NOT NULL,
            side \(.text, .k1) NOT NULL,
            housed \(.text, .k1) NOT NULL,
            note \(.blob, .k3),
            entered_at \(.moment, .k1) NOT NULL,
            entered_by \(.text, .k1) NOT NULL,
            voided_at \(.moment, .k1),
            PRIMARY KEY (office, contact)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX aftercare_move ON aftercare (office, move, on_day)",
        "CREATE INDEX aftercare_day ON aftercare (office, on_day)",
        "CREATE INDEX aftercare_case ON aftercare (office, case_id)",
    ]
}
