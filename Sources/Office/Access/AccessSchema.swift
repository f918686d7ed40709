import Store

extension Schema {
    /// Who is kept from a file by name, who stands in for whom, and which single files are open to somebody for a while.
    static let access: [SQL] = [
        """
        CREATE TABLE closed_files (
            office \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            closed_at \(.moment, .k1) NOT NULL,
            closed_by \(.text, .k1) NOT NULL,
            reason \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, worker, case_id),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX closed_files_case ON closed_files (office, case_id)",
        """
        CREATE TABLE deputies (
            office \(.text, .k1) NOT NULL,
            deputy_id \(.text, .k1) NOT NULL,
            absent \(.text, .k1) NOT NULL,
            deputy \(.text, .k1) NOT NULL,
            from_day \(.day, .k1) NOT NULL,
            until_day \(.day, .k1) NOT NULL,
            set_at \(.moment, .k1) NOT NULL,
            set_by \(.text, .k1) NOT NULL,
            ended_at \(.moment, .k1),
            PRIMARY KEY (office, deputy_id),
            CHECK (absent <> deputy),
            CHECK (from_day <= until_day)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX deputies_deputy ON deputies (office, deputy, until_day)",
        """
        CREATE TABLE file_grants (
            office \(.text, .k1) NOT NULL,
            grant_id \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            kind \(.text, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            asked_at \(.moment, .k1) NOT NULL,
            days \(.integer, .k1) NOT NULL,
            decided_at \(.moment, .k1),
            decided_by \(.text, .k1),
            ends_at \(.moment, .k1) NOT NULL,
            seen_by_owner_at \(.moment, .k1),
            acknowledged_at \(.moment, .k1),
            acknowledged_by \(.text, .k1),
            reason \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, grant_id),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX file_grants_worker ON file_grants (office, worker, state, ends_at)",
        "CREATE INDEX file_grants_case ON file_grants (office, case_id, asked_at)",
        "CREATE INDEX file_grants_kind ON file_grants (office, kind, state, asked_at)",
    ]
}
