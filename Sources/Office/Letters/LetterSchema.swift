import Store

extension Schema {
    /// Letters written from templates: sealed under the file's key, never changed but for how they were sent.
    static let letters: [SQL] = [
        """
        CREATE TABLE letters (
            office \(.text, .k1) NOT NULL,
            letter \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            number \(.text, .k1) NOT NULL,
            written_at \(.moment, .k1) NOT NULL,
            written_by \(.text, .k1) NOT NULL,
            replaces \(.text, .k1),
            sent_on \(.day, .k1),
            sending \(.blob, .k3),
            body \(.blob, .k3) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, letter),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX letters_case ON letters (office, case_id, written_at)",
        "CREATE UNIQUE INDEX letters_number ON letters (office, number)",
        "CREATE UNIQUE INDEX letters_replaces ON letters (office, replaces) WHERE replaces IS NOT NULL",
        "ALTER TABLE preferences ADD COLUMN telephone \(.text, .k1)",
    ]
}
