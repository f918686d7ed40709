import Store

extension Schema {
    /// Landlords and flats, sealed under the office's key where they say who and where; what households need of a flat, sealed under theirs;
    /// whom an office considered for which flat, and whom it proposed.
    static let flats: [SQL] = landlords + offeredFlats + nominations

    private static let landlords: [SQL] = [
        """
        CREATE TABLE landlords (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            landlord \(.text, .k1) NOT NULL,
            kind \(.text, .k1) NOT NULL,
            units \(.integer, .k1),
            identity \(.blob, .k2) NOT NULL,
            phone_tag \(.blob, .k1),
            mail_tag \(.blob, .k1),
            entered_at \(.moment, .k1) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, landlord)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX landlords_time ON landlords (office, entered_at)",
        "CREATE INDEX landlords_phone ON landlords (office, phone_tag) WHERE phone_tag IS NOT NULL",
        "CREATE INDEX landlords_mail ON landlords (office, mail_tag) WHERE mail_tag IS NOT NULL",
    ]

    private static let offeredFlats: [SQL] = [
        """
        CREATE TABLE flats (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            flat \(.text, .k1) NOT NULL,
            number \(.text, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            is_live \(.boolean, .k1) NOT NULL,
            origin \(.text, .k1) NOT NULL,
            landlord \(.text, .k1),
            municipality \(.text, .k1),
            district \(.text, .k1),
            area \(.integer, .k1),
            rooms \(.integer, .k1),
            base_rent \(.money, .k1),
            cold_costs \(.money, .k1),
            warm_costs \(.money, .k1),
            deposit \(.money, .k1),
            floor \(.integer, .k1),
            lift \(.boolean, .k1),
            step_free \(.boolean, .k1),
            funded \(.boolean, .k1),
            permit_groups \(.text, .k1) NOT NULL,
            limited \(.boolean, .k1),
            available_from \(.day, .k1),
            held_until \(.day, .k1),
            person_cap \(.integer, .k1),
            securities \(.text, .k1) NOT NULL,
            asks_in_advance \(.boolean, .k1) NOT NULL,
            details \(.blob, .k2) NOT NULL,
            address_tag \(.blob, .k1),
            link_digest \(.blob, .k1),
            link \(.blob, .k2),
            offered_at \(.moment, .k1) NOT NULL,
            offered_by \(.text, .k1),
            state_since \(.moment, .k1) NOT NULL,
            ended_why \(.text, .k1),
            fitting \(.integer, .k1),
            counted_on \(.day, .k1),
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, flat)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX flats_number ON flats (office, number)",
        "CREATE INDEX flats_live ON flats (office, is_live, offered_at)",
        "CREATE INDEX flats_landlord ON flats (office, landlord, offered_at)",
        "CREATE INDEX flats_address ON flats (office, address_tag) WHERE address_tag IS NOT NULL",
        "CREATE UNIQUE INDEX flats_link ON flats (link_digest) WHERE link_digest IS NOT NULL",
        "CREATE INDEX flats_outside ON flats (office, origin, offered_at)",
    ]

    private static let nominations: [SQL] = [
        """
        CREATE TABLE housing_needs (
            office \(.text, .k1) NOT NULL,
            entry \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            needs \(.blob, .k3) NOT NULL,
            noted_at \(.moment, .k1) NOT NULL,
            noted_by \(.text, .k1) NOT NULL,
            is_current \(.boolean, .k1) NOT NULL,
            PRIMARY KEY (office, entry)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX housing_needs_file ON housing_needs (office, case_id, noted_at)",
        """
        CREATE TABLE rounds (
            office \(.text, .k1) NOT NULL,
            round \(.text, .k1) NOT NULL,
            flat \(.text, .k1) NOT NULL,
            criteria \(.text, .k1) NOT NULL,
            criteria_hash \(.text, .k1) NOT NULL,
            catalogue_hash \(.text, .k1) NOT NULL,
            seed \(.text, .k1) NOT NULL,
            on_day \(.day, .k1) NOT NULL,
            fixed_at \(.moment, .k1) NOT NULL,
            fixed_by \(.text, .k1) NOT NULL,
            computed_at \(.moment, .k1),
            PRIMARY KEY (office, round)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX rounds_flat ON rounds (office, flat, fixed_at)",
        """
        CREATE TABLE considered (
            office \(.text, .k1) NOT NULL,
            entry \(.text, .k1) NOT NULL,
            round \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            rank \(.integer, .k1),
            verdict \(.text, .k1) NOT NULL,
            points \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, entry)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX considered_round ON considered (office, round, rank)",
        "CREATE INDEX considered_file ON considered (office, case_id)",
        """
        CREATE TABLE nominations (
            office \(.text, .k1) NOT NULL,
            nomination \(.text, .k1) NOT NULL,
            flat \(.text, .k1) NOT NULL,
            round \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            rank \(.integer, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            is_open \(.boolean, .k1) NOT NULL,
            level \(.integer, .k1) NOT NULL,
            reason \(.blob, .k3) NOT NULL,
            proposed_at \(.moment, .k1) NOT NULL,
            proposed_by \(.text, .k1) NOT NULL,
            state_since \(.moment, .k1) NOT NULL,
            declined_by \(.text, .k1),
            declined_why \(.text, .k1),
            PRIMARY KEY (office, nomination)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX nominations_open ON nominations (office, case_id) WHERE is_open",
        "CREATE INDEX nominations_flat ON nominations (office, flat, rank)",
        "CREATE INDEX nominations_file ON nominations (office, case_id, proposed_at)",
    ]
}
