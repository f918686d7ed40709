public import Store

/// The schema's history; released steps are never edited.
public enum Schema {
    public static let migrations: [Migration] = [Migration("001-house", offices + books + casework + appointments + funding)]

    /// Offices, the people who sign in, and the keys.
    private static let offices: [SQL] = [
        """
        CREATE TABLE offices (
            office \(type: .text) PRIMARY KEY,
            name \(type: .text) NOT NULL CHECK (name <> ''),
            settings \(type: .text) NOT NULL,
            wrapped_key \(type: .blob) NOT NULL,
            root_fingerprint \(type: .text) NOT NULL,
            created_at \(type: .moment) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE workers (
            office \(type: .text) NOT NULL REFERENCES offices,
            worker \(type: .text) NOT NULL,
            login \(type: .text) NOT NULL CHECK (login <> ''),
            name \(type: .text) NOT NULL CHECK (name <> ''),
            roles \(type: .text) NOT NULL,
            languages \(type: .text) NOT NULL,
            password_hash \(type: .text) NOT NULL,
            active \(type: .boolean) NOT NULL,
            created_at \(type: .moment) NOT NULL,
            PRIMARY KEY (office, worker)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX workers_login ON workers (login)",
        """
        CREATE TABLE sign_ins (
            token_digest \(type: .blob) PRIMARY KEY,
            office \(type: .text) NOT NULL,
            worker \(type: .text) NOT NULL,
            begun_at \(type: .moment) NOT NULL,
            seen_at \(type: .moment) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE sign_in_failures (
            login_digest \(type: .blob) NOT NULL,
            at \(type: .moment) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX sign_in_failures_login ON sign_in_failures (login_digest, at)",
        """
        CREATE TABLE setup_codes (
            code_digest \(type: .blob) PRIMARY KEY,
            expires_at \(type: .moment) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE case_keys (
            office \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            wrapped_key \(type: .blob),
            erased_at \(type: .moment),
            PRIMARY KEY (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
    ]

    /// The three books, and what makes a command happen once.
    private static let books: [SQL] = [
        """
        CREATE TABLE log (
            office \(type: .text) NOT NULL,
            seq \(type: .integer) NOT NULL,
            at \(type: .moment) NOT NULL,
            worker \(type: .text),
            action \(type: .text) NOT NULL,
            case_id \(type: .text),
            subject \(type: .text) NOT NULL,
            detail \(type: .text) NOT NULL,
            mac \(type: .blob) NOT NULL,
            PRIMARY KEY (office, seq)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX log_case ON log (office, case_id, seq)",
        """
        CREATE TABLE checkpoints (
            office \(type: .text) NOT NULL,
            seq \(type: .integer) NOT NULL,
            at \(type: .moment) NOT NULL,
            signed \(type: .text) NOT NULL,
            PRIMARY KEY (office, seq)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE facts (
            office \(type: .text) NOT NULL,
            fact \(type: .text) NOT NULL,
            kind \(type: .text) NOT NULL,
            day \(type: .day) NOT NULL,
            recorded_at \(type: .moment) NOT NULL,
            voided_at \(type: .moment),
            pseudonym \(type: .text) NOT NULL,
            subject \(type: .text) NOT NULL,
            desk \(type: .text) NOT NULL,
            country \(type: .text),
            birth_year \(type: .integer),
            programme \(type: .text),
            PRIMARY KEY (office, fact)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX facts_kind_day ON facts (office, kind, day)",
        "CREATE INDEX facts_subject ON facts (office, subject)",
        """
        CREATE TABLE ledger (
            office \(type: .text) NOT NULL,
            entry \(type: .text) NOT NULL,
            posted_at \(type: .moment) NOT NULL,
            day \(type: .day) NOT NULL,
            from_account \(type: .text) NOT NULL,
            to_account \(type: .text) NOT NULL,
            cents \(type: .money) NOT NULL CHECK (cents > 0),
            fund \(type: .text) NOT NULL,
            cost \(type: .text) NOT NULL,
            offer \(type: .text) NOT NULL,
            PRIMARY KEY (office, entry)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX ledger_offer ON ledger (office, offer)",
        """
        CREATE TABLE commands (
            office \(type: .text) NOT NULL,
            command \(type: .text) NOT NULL,
            worker \(type: .text) NOT NULL,
            name \(type: .text) NOT NULL,
            at \(type: .moment) NOT NULL,
            outcome \(type: .text) NOT NULL,
            PRIMARY KEY (office, command)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE catalogues (
            hash \(type: .text) PRIMARY KEY,
            files \(type: .text) NOT NULL,
            stored_at \(type: .moment) NOT NULL
        )\(sqlite: " STRICT", postgres: "")
        """,
    ]

    private static let casework: [SQL] = [
        """
        CREATE TABLE cases (
            office \(type: .text) NOT NULL REFERENCES offices,
            case_id \(type: .text) NOT NULL,
            number \(type: .text) NOT NULL,
            desk \(type: .text) NOT NULL,
            naming \(type: .text) NOT NULL,
            stage \(type: .text) NOT NULL,
            outcome \(type: .text),
            owner \(type: .text) NOT NULL,
            restricted \(type: .boolean) NOT NULL,
            destination \(type: .text),
            language \(type: .text),
            needs_interpreter \(type: .boolean),
            persons \(type: .integer) NOT NULL,
            opened_on \(type: .day) NOT NULL,
            last_contact_on \(type: .day) NOT NULL,
            closed_on \(type: .day),
            title \(type: .blob) NOT NULL,
            wish \(type: .blob),
            facts \(type: .blob),
            version \(type: .integer) NOT NULL,
            PRIMARY KEY (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX cases_number ON cases (office, number)",
        "CREATE INDEX cases_list ON cases (office, desk, last_contact_on DESC, case_id)",
        "CREATE INDEX cases_owner ON cases (office, owner, last_contact_on DESC, case_id)",
        """
        CREATE TABLE persons (
            office \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            person \(type: .text) NOT NULL,
            place \(type: .integer) NOT NULL,
            identity \(type: .blob),
            facts \(type: .blob) NOT NULL,
            version \(type: .integer) NOT NULL,
            PRIMARY KEY (office, case_id, person),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        """
        CREATE TABLE name_tags (
            office \(type: .text) NOT NULL,
            tag \(type: .blob) NOT NULL,
            case_id \(type: .text) NOT NULL,
            person \(type: .text) NOT NULL,
            PRIMARY KEY (office, tag, case_id, person)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX name_tags_case ON name_tags (office, case_id)",
        """
        CREATE TABLE sessions (
            office \(type: .text) NOT NULL,
            session \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            held_on \(type: .day) NOT NULL,
            minutes \(type: .integer) NOT NULL CHECK (minutes > 0),
            channel \(type: .text) NOT NULL,
            language \(type: .text),
            interpreting \(type: .text) NOT NULL,
            interpreter \(type: .text),
            held_by \(type: .text) NOT NULL,
            note \(type: .blob),
            PRIMARY KEY (office, session),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX sessions_case ON sessions (office, case_id, held_on)",
        """
        CREATE TABLE notes (
            office \(type: .text) NOT NULL,
            note_id \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            written_at \(type: .moment) NOT NULL,
            written_by \(type: .text) NOT NULL,
            body \(type: .blob) NOT NULL,
            PRIMARY KEY (office, note_id),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX notes_case ON notes (office, case_id, written_at)",
        """
        CREATE TABLE departures (
            office \(type: .text) NOT NULL,
            departure \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            person \(type: .text) NOT NULL,
            left_on \(type: .day) NOT NULL,
            country \(type: .text) NOT NULL,
            proof \(type: .text) NOT NULL,
            proof_detail \(type: .blob),
            confirmed_at \(type: .moment) NOT NULL,
            confirmed_by \(type: .text) NOT NULL,
            voided_at \(type: .moment),
            PRIMARY KEY (office, departure),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX departures_once ON departures (office, case_id, person) WHERE voided_at IS NULL",
    ]

    private static let appointments: [SQL] = [
        """
        CREATE TABLE appointments (
            office \(type: .text) NOT NULL,
            appointment \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            begins_at \(type: .moment) NOT NULL,
            minutes \(type: .integer) NOT NULL,
            matter \(type: .text) NOT NULL,
            worker \(type: .text) NOT NULL,
            companion \(type: .text),
            language \(type: .text),
            interpreter \(type: .text),
            interpreter_answer \(type: .text) NOT NULL,
            state \(type: .text) NOT NULL,
            PRIMARY KEY (office, appointment),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX appointments_worker ON appointments (office, worker, begins_at)",
        "CREATE INDEX appointments_interpreter ON appointments (office, interpreter, begins_at)",
        "CREATE INDEX appointments_companion ON appointments (office, companion, begins_at)",
        "CREATE INDEX appointments_case ON appointments (office, case_id, begins_at)",
        """
        CREATE TABLE tasks (
            office \(type: .text) NOT NULL,
            task \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            worker \(type: .text) NOT NULL,
            due_on \(type: .day) NOT NULL,
            title \(type: .blob) NOT NULL,
            done_at \(type: .moment),
            PRIMARY KEY (office, task),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX tasks_worker ON tasks (office, worker, due_on)",
        "CREATE INDEX tasks_case ON tasks (office, case_id, due_on)",
    ]

    private static let funding: [SQL] = [
        """
        CREATE TABLE checks (
            office \(type: .text) NOT NULL,
            check_id \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            made_at \(type: .moment) NOT NULL,
            made_by \(type: .text) NOT NULL,
            catalogue \(type: .text) NOT NULL,
            household \(type: .blob) NOT NULL,
            assessment \(type: .blob) NOT NULL,
            PRIMARY KEY (office, check_id),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX checks_case ON checks (office, case_id, made_at)",
        """
        CREATE TABLE offers (
            office \(type: .text) NOT NULL,
            offer \(type: .text) NOT NULL,
            case_id \(type: .text) NOT NULL,
            check_id \(type: .text) NOT NULL,
            number \(type: .text) NOT NULL,
            state \(type: .text) NOT NULL,
            total \(type: .money) NOT NULL CHECK (total >= 0),
            drafted_at \(type: .moment) NOT NULL,
            drafted_by \(type: .text) NOT NULL,
            signed_at \(type: .moment),
            signed_by \(type: .text),
            countersigned_at \(type: .moment),
            countersigned_by \(type: .text),
            withdrawn_at \(type: .moment),
            letter \(type: .blob),
            version \(type: .integer) NOT NULL,
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
            office \(type: .text) NOT NULL,
            offer \(type: .text) NOT NULL,
            line \(type: .integer) NOT NULL,
            case_id \(type: .text) NOT NULL,
            benefit \(type: .text) NOT NULL,
            person \(type: .text) NOT NULL,
            cents \(type: .money) NOT NULL CHECK (cents >= 0),
            form \(type: .text) NOT NULL,
            live \(type: .boolean) NOT NULL,
            PRIMARY KEY (office, offer, line),
            FOREIGN KEY (office, offer) REFERENCES offers (office, offer)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX offer_lines_once ON offer_lines (office, case_id, benefit, person) WHERE live",
    ]
}
