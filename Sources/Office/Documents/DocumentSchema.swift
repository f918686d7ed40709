import Store

extension Schema {
    /// Papers of a file: what is known of each, and its bytes in parts. In the database, so that one backup holds everything and one key erases it.
    static let documents: [SQL] = [
        """
        CREATE TABLE documents (
            office \(.text, .k1) NOT NULL,
            document \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            kept_at \(.moment, .k1) NOT NULL,
            kept_by \(.text, .k1) NOT NULL,
            bytes \(.integer, .k1) NOT NULL,
            parts \(.integer, .k1) NOT NULL CHECK (parts > 0),
            state \(.text, .k1) NOT NULL,
            scanned_at \(.moment, .k1),
            expires_on \(.day, .k1),
            keep_until \(.day, .k1),
            about \(.blob, .k3) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, document),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX documents_case ON documents (office, case_id, kept_at)",
        "CREATE INDEX documents_expiry ON documents (office, expires_on)",
        "CREATE INDEX documents_state ON documents (state, kept_at)",
        """
        CREATE TABLE document_parts (
            office \(.text, .k1) NOT NULL,
            document \(.text, .k1) NOT NULL,
            part \(.integer, .k1) NOT NULL,
            body \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, document, part),
            FOREIGN KEY (office, document) REFERENCES documents (office, document)
        )\(sqlite: " STRICT", postgres: "")
        """,
    ]
}
