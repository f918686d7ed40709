import Store

extension Schema {
    /// Secret addresses at which a shelter's social service reports households, and what came in there; since when a file's household was reported.
    static let reports: [SQL] = [
        """
        CREATE TABLE report_addresses (
            office \(.text, .k1) NOT NULL,
            address \(.text, .k1) NOT NULL,
            shelter \(.text, .k1) NOT NULL,
            link \(.blob, .k2) NOT NULL,
            link_digest \(.blob, .k1) NOT NULL,
            made_at \(.moment, .k1) NOT NULL,
            made_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, address),
            FOREIGN KEY (office, shelter) REFERENCES shelters (office, shelter)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX report_addresses_link ON report_addresses (link_digest)",
        "CREATE UNIQUE INDEX report_addresses_shelter ON report_addresses (office, shelter)",
        """
        CREATE TABLE household_reports (
            office \(.text, .k1) NOT NULL,
            report \(.text, .k1) NOT NULL,
            shelter \(.text, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            persons \(.integer, .k1) NOT NULL,
            body \(.blob, .k2),
            reported_at \(.moment, .k1) NOT NULL,
            case_id \(.text, .k1),
            answered_at \(.moment, .k1),
            answered_by \(.text, .k1),
            declined_why \(.text, .k1),
            PRIMARY KEY (office, report),
            FOREIGN KEY (office, shelter) REFERENCES shelters (office, shelter)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX household_reports_state ON household_reports (office, state, reported_at)",
        "CREATE INDEX household_reports_time ON household_reports (office, reported_at)",
        "CREATE INDEX household_reports_file ON household_reports (office, case_id) WHERE case_id IS NOT NULL",
        // Whoever was reported before somebody opened a file has waited since then; NULL where nobody reported them.
        "ALTER TABLE cases ADD COLUMN reported_on \(.day, .k1)",
    ]
}
