import Store

extension Schema {
    /// The city's shelters and who lives in them. A household there needs no file; how it is called is sealed under the office's key.
    ///
    /// Stays are never changed: what is known anew is a new row, and the one before says until when it was believed.
    static let shelters: [SQL] = [
        """
        CREATE TABLE shelters (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            shelter \(.text, .k1) NOT NULL,
            name \(.text, .k1) NOT NULL CHECK (name <> ''),
            kind \(.text, .k1) NOT NULL,
            district \(.text, .k1),
            places \(.integer, .k1) NOT NULL CHECK (places > 0),
            step_free \(.boolean, .k1),
            closed_at \(.moment, .k1),
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, shelter)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE shelter_households (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            household \(.text, .k1) NOT NULL,
            case_id \(.text, .k1),
            since \(.day, .k1) NOT NULL,
            label \(.blob, .k2) NOT NULL,
            PRIMARY KEY (office, household)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX shelter_households_case ON shelter_households (office, case_id) WHERE case_id IS NOT NULL",
        """
        CREATE TABLE shelter_stays (
            office \(.text, .k1) NOT NULL,
            row_id \(.text, .k1) NOT NULL,
            stay \(.text, .k1) NOT NULL,
            household \(.text, .k1) NOT NULL,
            shelter \(.text, .k1) NOT NULL,
            persons \(.integer, .k1) NOT NULL CHECK (persons > 0),
            came_on \(.day, .k1) NOT NULL,
            left_on \(.day, .k1),
            left_to \(.text, .k1),
            recorded_at \(.moment, .k1) NOT NULL,
            recorded_by \(.text, .k1) NOT NULL,
            voided_at \(.moment, .k1),
            PRIMARY KEY (office, row_id),
            FOREIGN KEY (office, household) REFERENCES shelter_households (office, household),
            FOREIGN KEY (office, shelter) REFERENCES shelters (office, shelter),
            CHECK (left_on IS NULL OR left_on >= came_on),
            CHECK ((left_on IS NULL) = (left_to IS NULL))
        )\(sqlite: " STRICT", postgres: "")
        """,
        // Nobody sleeps in two places.
        "CREATE UNIQUE INDEX shelter_stays_open ON shelter_stays (office, household) WHERE left_on IS NULL AND voided_at IS NULL",
        "CREATE INDEX shelter_stays_shelter ON shelter_stays (office, shelter, voided_at, left_on)",
        "CREATE INDEX shelter_stays_stay ON shelter_stays (office, stay)",
    ]
}
