import Store

extension Schema {
    /// A small sealed card for every person, the keys it is found by, and the pairs that may be one person.
    ///
    /// The tags of before go: they were made anew by `Office.settleNameKeys`, because making tags needs the office's key.
    static let personCards: [SQL] = [
        "DROP TABLE name_tags",
        """
        CREATE TABLE person_cards (
            entry \(.integer, .k1) PRIMARY KEY,
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            person \(.text, .k1) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            card \(.blob, .k2) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX person_cards_person ON person_cards (office, case_id, person)",
        """
        CREATE TABLE name_keys (
            tag \(.integer, .k1) NOT NULL,
            entry \(.integer, .k1) NOT NULL,
            PRIMARY KEY (tag, entry)
        )\(sqlite: " STRICT, WITHOUT ROWID", postgres: "")
        """,
        "CREATE INDEX name_keys_entry ON name_keys (entry, tag)",
        """
        CREATE TABLE name_key_versions (
            office \(.text, .k1) PRIMARY KEY,
            version \(.integer, .k1) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE person_pairs (
            office \(.text, .k1) NOT NULL,
            one_person \(.text, .k1) NOT NULL,
            other_person \(.text, .k1) NOT NULL,
            one_case \(.text, .k1) NOT NULL,
            other_case \(.text, .k1) NOT NULL,
            points \(.integer, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            found_at \(.moment, .k1) NOT NULL,
            decided_at \(.moment, .k1),
            decided_by \(.text, .k1),
            PRIMARY KEY (office, one_person, other_person)
        )\(sqlite: " STRICT", postgres: "")
        """,
        // The file this one went into; for everybody it is then only a way there.
        "ALTER TABLE cases ADD COLUMN merged_into \(.text, .k1)",
        """
        CREATE TABLE file_merges (
            office \(.text, .k1) NOT NULL,
            merge_id \(.text, .k1) NOT NULL,
            from_case \(.text, .k1) NOT NULL,
            into_case \(.text, .k1) NOT NULL,
            merged_at \(.moment, .k1) NOT NULL,
            merged_by \(.text, .k1) NOT NULL,
            undone_at \(.moment, .k1),
            undone_by \(.text, .k1),
            reason \(.blob, .k3) NOT NULL,
            way_back \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, merge_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX file_merges_into ON file_merges (office, into_case, merged_at)",
        "CREATE INDEX file_merges_from ON file_merges (office, from_case)",
        "CREATE INDEX person_pairs_other ON person_pairs (office, other_person)",
        "CREATE INDEX person_pairs_state ON person_pairs (office, state, points DESC, one_person)",
        "CREATE INDEX person_pairs_one_case ON person_pairs (office, one_case, state)",
        "CREATE INDEX person_pairs_other_case ON person_pairs (office, other_case, state)",
    ]
}
