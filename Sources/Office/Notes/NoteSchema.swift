import Store

extension Schema {
    /// What is typed and not yet said, what a note said before, and what somebody set up for themselves.
    static let notes: [SQL] = [
        """
        CREATE TABLE drafts (
            office \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            form \(.text, .k1) NOT NULL,
            sheet \(.text, .k1) NOT NULL,
            stamp \(.text, .k1) NOT NULL,
            serial \(.integer, .k1) NOT NULL,
            saved_at \(.moment, .k1) NOT NULL,
            discarded_at \(.moment, .k1),
            body \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, worker, case_id, form),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE note_versions (
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            subject \(.text, .k1) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            replaced_at \(.moment, .k1) NOT NULL,
            replaced_by \(.text, .k1) NOT NULL,
            body \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, case_id, subject, version),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE snippets (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            snippet \(.text, .k1) NOT NULL,
            worker \(.text, .k1),
            title \(.text, .k1) NOT NULL CHECK (title <> ''),
            text \(.text, .k1) NOT NULL CHECK (text <> ''),
            PRIMARY KEY (office, snippet)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE saved_lists (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            list \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            name \(.text, .k1) NOT NULL CHECK (name <> ''),
            query \(.text, .k1) NOT NULL,
            shared \(.boolean, .k1) NOT NULL,
            PRIMARY KEY (office, list)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE preferences (
            office \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            single_keys \(.boolean, .k1) NOT NULL,
            PRIMARY KEY (office, worker)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "ALTER TABLE notes ADD COLUMN version \(.integer, .k1) NOT NULL DEFAULT 1",
        "ALTER TABLE notes ADD COLUMN edited_at \(.moment, .k1)",
        "ALTER TABLE notes ADD COLUMN edited_by \(.text, .k1)",
        "ALTER TABLE sessions ADD COLUMN version \(.integer, .k1) NOT NULL DEFAULT 1",
        "ALTER TABLE sessions ADD COLUMN edited_at \(.moment, .k1)",
        "ALTER TABLE sessions ADD COLUMN edited_by \(.text, .k1)",
    ]

    /// Notes whose text stands behind the logged click.
    static let sensitiveNotes: [SQL] = [
        "ALTER TABLE notes ADD COLUMN sensitive \(.boolean, .k1) NOT NULL DEFAULT FALSE",
        "ALTER TABLE sessions ADD COLUMN sensitive \(.boolean, .k1) NOT NULL DEFAULT FALSE",
    ]
}
