import Store

extension Schema {
    /// Rooms, the book of interpreters, and what an appointment says beyond who and when. What older rows do not say stays NULL: not known.
    ///
    /// Everybody who interprets with an account gets an entry under the account's own identifier, so that the `interpreter` of older
    /// appointments is that entry.
    static let calendar: [SQL] = [
        """
        CREATE TABLE rooms (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            room \(.text, .k1) NOT NULL,
            name \(.text, .k1) NOT NULL CHECK (name <> ''),
            places \(.integer, .k1) NOT NULL,
            step_free \(.boolean, .k1),
            floor \(.text, .k1),
            closed_at \(.moment, .k1),
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, room)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE interpreters (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            interpreter \(.text, .k1) NOT NULL,
            account \(.text, .k1),
            name \(.text, .k1) NOT NULL CHECK (name <> ''),
            languages \(.text, .k1) NOT NULL,
            dialects \(.text, .k1) NOT NULL,
            gender \(.text, .k1),
            districts \(.text, .k1) NOT NULL,
            sworn \(.boolean, .k1),
            by_phone \(.boolean, .k1),
            per_hour \(.money, .k1),
            travel \(.money, .k1),
            availability \(.text, .k1),
            contact \(.blob, .k2),
            active \(.boolean, .k1) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, interpreter)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX interpreters_account ON interpreters (office, account) WHERE account IS NOT NULL",
        """
        INSERT INTO interpreters (office, interpreter, account, name, languages, dialects, districts, active, version)
        SELECT office, worker, worker, name, languages, '', '', active, 1 FROM workers WHERE ' ' || roles || ' ' LIKE '% interpreter %'
        """,
        "ALTER TABLE appointments ADD COLUMN room \(.text, .k1)",
        "ALTER TABLE appointments ADD COLUMN place \(.text, .k1)",
        "ALTER TABLE appointments ADD COLUMN place_note \(.blob, .k3)",
        "ALTER TABLE appointments ADD COLUMN dialect \(.text, .k1)",
        "ALTER TABLE appointments ADD COLUMN wished_gender \(.text, .k1)",
        "ALTER TABLE appointments ADD COLUMN without_reason \(.blob, .k3)",
        "ALTER TABLE appointments ADD COLUMN decline_reason \(.text, .k1)",
        "ALTER TABLE appointments ADD COLUMN cost \(.money, .k1)",
        "ALTER TABLE appointments ADD COLUMN lost_cost \(.money, .k1)",
        "ALTER TABLE appointments ADD COLUMN cancelled_by \(.text, .k1)",
        "ALTER TABLE appointments ADD COLUMN cancel_reason \(.blob, .k3)",
        "ALTER TABLE appointments ADD COLUMN settled_at \(.moment, .k1)",
        "ALTER TABLE appointments ADD COLUMN series \(.text, .k1)",
        "ALTER TABLE appointments ADD COLUMN changed_at \(.moment, .k1)",
        "ALTER TABLE appointments ADD COLUMN version \(.integer, .k1) NOT NULL DEFAULT 1",
        "CREATE INDEX appointments_time ON appointments (office, begins_at)",
        "CREATE INDEX appointments_room ON appointments (office, room, begins_at)",
        "CREATE INDEX appointments_series ON appointments (office, series, begins_at)",
        """
        CREATE TABLE calendar_feeds (
            office \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            token_digest \(.blob, .k1) NOT NULL UNIQUE,
            created_at \(.moment, .k1) NOT NULL,
            PRIMARY KEY (office, worker),
            FOREIGN KEY (office, worker) REFERENCES workers (office, worker)
        )\(sqlite: " STRICT", postgres: "")
        """,
    ]
}
