import Store

extension Schema {
    /// What came of a round, in one row: the flat as it was held against everybody, how many had which reason, and for each household its place
    /// with the codes behind it, every one sealed under the key of its own file.
    ///
    /// The rows of one household each were too slow to write while somebody waits; rounds computed with them are computed again.
    static let selections: [SQL] = [
        """
        CREATE TABLE selections (
            office \(.text, .k1) NOT NULL,
            round \(.text, .k1) NOT NULL,
            flat_facts \(.blob, .k2) NOT NULL,
            considered \(.integer, .k1) NOT NULL,
            placed \(.integer, .k1) NOT NULL,
            absences \(.text, .k1) NOT NULL,
            households \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, round)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "UPDATE rounds SET computed_at = NULL",
        "DROP TABLE considered",
    ]
}
