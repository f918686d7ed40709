public import Store

/// The schema's history; released steps are never edited.
public enum Schema {
    public static let migrations: [Migration] = [
        Migration("001-house", offices + books + casework + appointments + funding),
        Migration("002-ways-to-a-file", waysToAFile),
        Migration("003-deadlines", deadlines),
        Migration("004-rule-versions", ruleVersions),
        Migration("005-person-cards", personCards),
        Migration("006-calendar", calendar),
        Migration("007-notes", notes),
        Migration("008-plans", plans),
        Migration("009-documents", documents),
        Migration("010-access", access),
        Migration("011-events", events),
        Migration("012-letters", letters),
        Migration("013-sensitive-notes", sensitiveNotes),
        Migration("014-flats", flats),
        Migration("015-shelters", shelters),
        Migration("016-way", way),
        Migration("017-volunteers", volunteers),
        Migration("018-network", network),
        Migration("019-selections", selections),
        Migration("020-reported-households", reports),
        Migration("021-errands-shown", errandsShown),
        Migration("022-network-changes", networkChanges),
        Migration("023-report-indexes", reportIndexes),
    ]

    /// Offices, the people who sign in, and the keys.
    private static let offices: [SQL] = [
        """
        CREATE TABLE offices (
            office \(.text, .k1) PRIMARY KEY,
            name \(.text, .k0) NOT NULL CHECK (name <> ''),
            settings \(.text, .k1) NOT NULL,
            wrapped_key \(.blob, .k1) NOT NULL,
            root_fingerprint \(.text, .k1) NOT NULL,
            created_at \(.moment, .k1) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE workers (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            worker \(.text, .k1) NOT NULL,
            login \(.text, .k1) NOT NULL CHECK (login <> ''),
            name \(.text, .k1) NOT NULL CHECK (name <> ''),
            roles \(.text, .k1) NOT NULL,
            languages \(.text, .k1) NOT NULL,
            password_hash \(.text, .k1) NOT NULL,
            active \(.boolean, .k1) NOT NULL,
            created_at \(.moment, .k1) NOT NULL,
            PRIMARY KEY (office, worker)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX workers_login ON workers (login)",
        """
        CREATE TABLE sign_ins (
            token_digest \(.blob, .k1) PRIMARY KEY,
            office \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            begun_at \(.moment, .k1) NOT NULL,
            seen_at \(.moment, .k1) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE sign_in_failures (
            login_digest \(.blob, .k1) NOT NULL,
            at \(.moment, .k1) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX sign_in_failures_login ON sign_in_failures (login_digest, at)",
        """
        CREATE TABLE setup_codes (
            code_digest \(.blob, .k1) PRIMARY KEY,
            expires_at \(.moment, .k1) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE case_keys (
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            wrapped_key \(.blob, .k1),
            erased_at \(.moment, .k1),
            PRIMARY KEY (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
    ]

    /// The three books, and what makes a command happen once.
    private static let books: [SQL] = [
        """
        CREATE TABLE log (
            office \(.text, .k1) NOT NULL,
            seq \(.integer, .k1) NOT NULL,
            at \(.moment, .k1) NOT NULL,
            worker \(.text, .k1),
            action \(.text, .k1) NOT NULL,
            case_id \(.text, .k1),
            subject \(.text, .k1) NOT NULL,
            detail \(.text, .k1) NOT NULL,
            mac \(.blob, .k1) NOT NULL,
            PRIMARY KEY (office, seq)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX log_case ON log (office, case_id, seq)",
        """
        CREATE TABLE checkpoints (
            office \(.text, .k1) NOT NULL,
            seq \(.integer, .k1) NOT NULL,
            at \(.moment, .k1) NOT NULL,
            signed \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, seq)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE facts (
            office \(.text, .k1) NOT NULL,
            fact \(.text, .k1) NOT NULL,
            kind \(.text, .k1) NOT NULL,
            day \(.day, .k1) NOT NULL,
            recorded_at \(.moment, .k1) NOT NULL,
            voided_at \(.moment, .k1),
            pseudonym \(.text, .k1) NOT NULL,
            subject \(.text, .k1) NOT NULL,
            desk \(.text, .k1) NOT NULL,
            country \(.text, .k1),
            birth_year \(.integer, .k1),
            programme \(.text, .k1),
            PRIMARY KEY (office, fact)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX facts_kind_day ON facts (office, kind, day)",
        "CREATE INDEX facts_subject ON facts (office, subject)",
        """
        CREATE TABLE ledger (
            office \(.text, .k1) NOT NULL,
            entry \(.text, .k1) NOT NULL,
            posted_at \(.moment, .k1) NOT NULL,
            day \(.day, .k1) NOT NULL,
            from_account \(.text, .k1) NOT NULL,
            to_account \(.text, .k1) NOT NULL,
            cents \(.money, .k1) NOT NULL CHECK (cents > 0),
            fund \(.text, .k1) NOT NULL,
            cost \(.text, .k1) NOT NULL,
            offer \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, entry)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX ledger_offer ON ledger (office, offer)",
        """
        CREATE TABLE commands (
            office \(.text, .k1) NOT NULL,
            command \(.text, .k1) NOT NULL,
            worker \(.text, .k1) NOT NULL,
            name \(.text, .k1) NOT NULL,
            at \(.moment, .k1) NOT NULL,
            outcome \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, command)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE catalogues (
            hash \(.text, .k0) PRIMARY KEY,
            files \(.text, .k0) NOT NULL,
            stored_at \(.moment, .k0) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
    ]

    private static let casework: [SQL] = [
        """
        CREATE TABLE cases (
            office \(.text, .k1) NOT NULL REFERENCES offices,
            case_id \(.text, .k1) NOT NULL,
            number \(.text, .k1) NOT NULL,
            desk \(.text, .k1) NOT NULL,
            naming \(.text, .k1) NOT NULL,
            stage \(.text, .k1) NOT NULL,
            outcome \(.text, .k1),
            owner \(.text, .k1) NOT NULL,
            restricted \(.boolean, .k1) NOT NULL,
            destination \(.text, .k1),
            language \(.text, .k1),
            needs_interpreter \(.boolean, .k1),
            persons \(.integer, .k1) NOT NULL,
            opened_on \(.day, .k1) NOT NULL,
            last_contact_on \(.day, .k1) NOT NULL,
            closed_on \(.day, .k1),
            title \(.blob, .k2) NOT NULL,
            wish \(.blob, .k3),
            facts \(.blob, .k3),
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX cases_number ON cases (office, number)",
        "CREATE INDEX cases_list ON cases (office, desk, last_contact_on DESC, case_id)",
        "CREATE INDEX cases_owner ON cases (office, owner, last_contact_on DESC, case_id)",
        """
        CREATE TABLE persons (
            office \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            person \(.text, .k1) NOT NULL,
            place \(.integer, .k1) NOT NULL,
            identity \(.blob, .k2),
            facts \(.blob, .k3) NOT NULL,
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, case_id, person),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE name_tags (
            office \(.text, .k1) NOT NULL,
            tag \(.blob, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            person \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, tag, case_id, person)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX name_tags_case ON name_tags (office, case_id)",
        """
        CREATE TABLE sessions (
            office \(.text, .k1) NOT NULL,
            session \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            held_on \(.day, .k1) NOT NULL,
            minutes \(.integer, .k1) NOT NULL CHECK (minutes > 0),
            channel \(.text, .k1) NOT NULL,
            language \(.text, .k1),
            interpreting \(.text, .k1) NOT NULL,
            interpreter \(.text, .k1),
            held_by \(.text, .k1) NOT NULL,
            note \(.blob, .k3),
            PRIMARY KEY (office, session),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX sessions_case ON sessions (office, case_id, held_on)",
        """
        CREATE TABLE notes (
            office \(.text, .k1) NOT NULL,
            note_id \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            written_at \(.moment, .k1) NOT NULL,
            written_by \(.text, .k1) NOT NULL,
            body \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, note_id),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX notes_case ON notes (office, case_id, written_at)",
        """
        CREATE TABLE departures (
            office \(.text, .k1) NOT NULL,
            departure \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            person \(.text, .k1) NOT NULL,
            left_on \(.day, .k1) NOT NULL,
            country \(.text, .k1) NOT NULL,
            proof \(.text, .k1) NOT NULL,
            proof_detail \(.blob, .k3),
            confirmed_at \(.moment, .k1) NOT NULL,
            confirmed_by \(.text, .k1) NOT NULL,
            voided_at \(.moment, .k1),
            PRIMARY KEY (office, departure),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX departures_once ON departures (office, case_id, person) WHERE voided_at IS NULL",
    ]

    private static let funding: [SQL] = [
        """
        CREATE TABLE checks (
            office \(.text, .k1) NOT NULL,
            check_id \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            made_at \(.moment, .k1) NOT NULL,
            made_by \(.text, .k1) NOT NULL,
            catalogue \(.text, .k1) NOT NULL,
            household \(.blob, .k3) NOT NULL,
            assessment \(.blob, .k3) NOT NULL,
            PRIMARY KEY (office, check_id),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX checks_case ON checks (office, case_id, made_at)",
        """
        CREATE TABLE offers (
            office \(.text, .k1) NOT NULL,
            offer \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            check_id \(.text, .k1) NOT NULL,
            number \(.text, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            total \(.money, .k1) NOT NULL CHECK (total >= 0),
            drafted_at \(.moment, .k1) NOT NULL,
            drafted_by \(.text, .k1) NOT NULL,
            signed_at \(.moment, .k1),
            signed_by \(.text, .k1),
            countersigned_at \(.moment, .k1),
            countersigned_by \(.text, .k1),
            withdrawn_at \(.moment, .k1),
            letter \(.blob, .k3),
            version \(.integer, .k1) NOT NULL,
            PRIMARY KEY (office, offer),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id),
            CHECK (countersigned_by IS NULL OR countersigned_by <> signed_by)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX offers_number ON offers (office, number)",
        "CREATE INDEX offers_case ON offers (office, case_id, drafted_at)",
        "CREATE INDEX offers_state ON offers (office, state, drafted_at)",
        """
        CREATE TABLE offer_lines (
            office \(.text, .k1) NOT NULL,
            offer \(.text, .k1) NOT NULL,
            line \(.integer, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            benefit \(.text, .k1) NOT NULL,
            person \(.text, .k1) NOT NULL,
            cents \(.money, .k1) NOT NULL CHECK (cents >= 0),
            form \(.text, .k1) NOT NULL,
            live \(.boolean, .k1) NOT NULL,
            PRIMARY KEY (office, offer, line),
            FOREIGN KEY (office, offer) REFERENCES offers (office, offer)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX offer_lines_once ON offer_lines (office, case_id, benefit, person) WHERE live",
    ]
}
