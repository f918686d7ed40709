import Store

extension Schema {
    /// Events of the office and who comes to them. Guests belong to no file: their names are sealed under the office's key.
    static let events: [SQL] = [
        """
        CREATE TABLE events (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            event \(.text, .k1) NOT NULL,
            desk \(.text, .k1) NOT NULL,
            kind \(.text, .k1) NOT NULL,
            audience \(.text, .k1) NOT NULL,
            title \(.text, .k1) NOT NULL CHECK (title <> ''),
            contents \(.text, .k1) NOT NULL,
            place \(.text, .k1) NOT NULL,
            begins_at \(.moment, .k1) NOT NULL,
            minutes \(.integer, .k1) NOT NULL,
            capacity \(.integer, .k1),
            register_until \(.day, .k1),
            link_digest \(.blob, .k1),
            link \(.blob, .k2),
            held_at \(.moment, .k1),
            visitors \(.integer, .k1),
            cancelled_at \(.moment, .k1),
            cancelled_why \(.text, .k1),
            planned_by \(.text, .k1) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, event)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX events_time ON events (office, begins_at)",
        "CREATE UNIQUE INDEX events_link ON events (link_digest) WHERE link_digest IS NOT NULL",
        """
        CREATE TABLE event_guests (
            office \(.text, .k1) NOT NULL,
            event \(.text, .k1) NOT NULL,
            guest \(.text, .k1) NOT NULL,
            place \(.integer, .k1) NOT NULL,
            worker \(.text, .k1),
            identity \(.blob, .k2),
            state \(.text, .k1) NOT NULL,
            entered_at \(.moment, .k1) NOT NULL,
            answered_at \(.moment, .k1),
            link_digest \(.blob, .k1),
            link \(.blob, .k2),
            certificate \(.text, .k1),
            certified \(.blob, .k2),
            PRIMARY KEY (office, event, guest),
            FOREIGN KEY (office, event) REFERENCES events (office, event)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX event_guests_link ON event_guests (link_digest) WHERE link_digest IS NOT NULL",
        "CREATE UNIQUE INDEX event_guests_worker ON event_guests (office, event, worker) WHERE worker IS NOT NULL",
        "CREATE INDEX event_guests_colleague ON event_guests (office, worker, event)",
        "CREATE UNIQUE INDEX event_guests_certificate ON event_guests (office, certificate) WHERE certificate IS NOT NULL",
    ]
}
