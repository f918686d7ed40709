import Store

extension Schema {
    /// Offices on one host that work together: who is in it, households handed over with their consent, flats the city gave to agencies,
    /// and the tags by which a household is known twice without anybody's name.
    static let network: [SQL] =
        [
            """
            CREATE TABLE networks (
                network \(.text, .k1) PRIMARY KEY,
                name \(.text, .k0) NOT NULL CHECK (name <> ''),
                wrapped_key \(.blob, .k1) NOT NULL,
                founded_at \(.moment, .k1) NOT NULL
            )\(sqlite: " STRICT", postgres: "")
            """,
            "CREATE UNIQUE INDEX networks_name ON networks (name)",
            """
            CREATE TABLE network_offices (
                office \(.text, .k1) PRIMARY KEY REFERENCES offices,
                network \(.text, .k1) NOT NULL REFERENCES networks,
                part \(.text, .k1) NOT NULL,
                places \(.integer, .k1) CHECK (places >= 0),
                joined_at \(.moment, .k1) NOT NULL
            )\(sqlite: " STRICT", postgres: "")
            """,
            "CREATE INDEX network_offices_network ON network_offices (network, part, joined_at)",
            "CREATE UNIQUE INDEX network_offices_city ON network_offices (network) WHERE part = 'city'",
        ] + transfers + sharedFlats + householdTags

    /// What the city has changed in a flat since it gave it, and when last, for the agency's page; NULL where nothing. A way to all an office was sent, the newest first,
    /// and ways to those who live in the shelters now, and to all stays of one household.
    static let networkChanges: [SQL] = [
        "ALTER TABLE shared_flats ADD COLUMN changed_at \(.moment, .k1)",
        "ALTER TABLE shared_flats ADD COLUMN changed \(.text, .k1)",
        "CREATE INDEX transfers_received ON transfers (to_office, sent_at)",
        "CREATE INDEX shelter_stays_there ON shelter_stays (office, shelter, persons, left_on, voided_at) WHERE left_on IS NULL AND voided_at IS NULL",
        "CREATE INDEX shelter_stays_household ON shelter_stays (office, household, came_on)",
    ]

    private static let transfers: [SQL] = [
        """
        CREATE TABLE transfers (
            transfer \(.text, .k1) PRIMARY KEY,
            network \(.text, .k1) NOT NULL REFERENCES networks,
            number \(.text, .k1) NOT NULL,
            kind \(.text, .k1) NOT NULL,
            from_office \(.text, .k1) NOT NULL,
            to_office \(.text, .k1) NOT NULL,
            from_case \(.text, .k1) NOT NULL,
            to_case \(.text, .k1),
            persons \(.integer, .k1) NOT NULL,
            reported_on \(.day, .k1) NOT NULL,
            consent_on \(.day, .k1) NOT NULL,
            consent_how \(.text, .k1) NOT NULL,
            package \(.blob, .k3) NOT NULL,
            state \(.text, .k1) NOT NULL,
            sent_at \(.moment, .k1) NOT NULL,
            sent_by \(.text, .k1) NOT NULL,
            answered_at \(.moment, .k1),
            answered_by \(.text, .k1),
            why \(.text, .k1)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX transfers_number ON transfers (number)",
        "CREATE UNIQUE INDEX transfers_open ON transfers (from_office, from_case) WHERE state = 'sent'",
        "CREATE INDEX transfers_sent ON transfers (from_office, sent_at)",
        "CREATE INDEX transfers_from_file ON transfers (from_office, from_case, state)",
        "CREATE INDEX transfers_come ON transfers (to_office, state, sent_at)",
    ]

    private static let sharedFlats: [SQL] = [
        """
        CREATE TABLE shared_flats (
            agency \(.text, .k1) NOT NULL,
            agency_flat \(.text, .k1) NOT NULL,
            network \(.text, .k1) NOT NULL REFERENCES networks,
            city \(.text, .k1) NOT NULL,
            city_flat \(.text, .k1) NOT NULL,
            seats \(.integer, .k1) NOT NULL CHECK (seats > 0),
            with_contact \(.boolean, .k1) NOT NULL,
            given_at \(.moment, .k1) NOT NULL,
            given_by \(.text, .k1) NOT NULL,
            ended_at \(.moment, .k1),
            PRIMARY KEY (agency, agency_flat)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX shared_flats_once ON shared_flats (city, city_flat, agency) WHERE ended_at IS NULL",
        "CREATE INDEX shared_flats_city ON shared_flats (city, city_flat, given_at)",
        "CREATE INDEX shared_flats_running ON shared_flats (city, given_at) WHERE ended_at IS NULL",
    ]

    private static let householdTags: [SQL] = [
        """
        CREATE TABLE network_tags (
            network \(.text, .k1) NOT NULL,
            tag \(.integer, .k1) NOT NULL,
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            PRIMARY KEY (network, tag, office, case_id)
        )\(sqlite: " STRICT, WITHOUT ROWID", postgres: "")
        """,
        "CREATE INDEX network_tags_file ON network_tags (office, case_id)",
        """
        CREATE TABLE network_apart (
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            reason \(.blob, .k3) NOT NULL,
            decided_at \(.moment, .k1) NOT NULL,
            decided_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE network_proposals (
            network \(.text, .k1) NOT NULL,
            tag \(.integer, .k1) NOT NULL,
            office \(.text, .k1) NOT NULL,
            nomination \(.text, .k1) NOT NULL,
            proposed_at \(.moment, .k1) NOT NULL,
            PRIMARY KEY (network, tag)
        )\(sqlite: " STRICT, WITHOUT ROWID", postgres: "")
        """,
        "CREATE INDEX network_proposals_nomination ON network_proposals (office, nomination)",
    ]
}
