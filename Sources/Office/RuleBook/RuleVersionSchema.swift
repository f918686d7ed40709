import Store

extension Schema {
    /// Which catalogue is in force from when on, and the two people behind it. It belongs to the installation; the office says whose people.
    static let ruleVersions: [SQL] = [
        """
        CREATE TABLE rule_versions (
            version \(.text, .k0) PRIMARY KEY,
            office \(.text, .k1) NOT NULL,
            hash \(.text, .k0) NOT NULL REFERENCES catalogues,
            valid_from \(.day, .k0) NOT NULL,
            comment \(.text, .k0) NOT NULL,
            state \(.text, .k0) NOT NULL,
            proposed_by \(.text, .k1),
            proposed_at \(.moment, .k0) NOT NULL,
            approved_by \(.text, .k1),
            approved_at \(.moment, .k0)
        )\(sqlite: " STRICT", postgres: "")
        """
    ]
}
