import Store

extension Schema {
    /// The book of volunteers and what they do: errands and tandems with households, hours, expenses, questions to the professionals.
    ///
    /// Who a volunteer is, is sealed under the office's key; what an errand is about, under the key of the household's file.
    static let volunteers: [SQL] =
        [
            """
            CREATE TABLE volunteers (
                office \(.text, .k1) NOT NULL REFERENCES offices,
                volunteer \(.text, .k1) NOT NULL,
                account \(.text, .k1),
                state \(.text, .k1) NOT NULL,
                languages \(.text, .k1) NOT NULL,
                districts \(.text, .k1) NOT NULL,
                talk_on \(.day, .k1),
                secrecy_on \(.day, .k1),
                certificate_seen_on \(.day, .k1),
                certificate_until \(.day, .k1),
                certificate_seen_by \(.text, .k1),
                most_tandems \(.integer, .k1) CHECK (most_tandems >= 0),
                active_since \(.day, .k1),
                ended_on \(.day, .k1),
                identity \(.blob, .k2) NOT NULL,
                version \(.integer, .k1) NOT NULL,
                PRIMARY KEY (office, volunteer),
                CHECK ((certificate_seen_on IS NULL) = (certificate_until IS NULL))
            )\(sqlite: " STRICT", postgres: "")
            """,
            "CREATE UNIQUE INDEX volunteers_account ON volunteers (office, account) WHERE account IS NOT NULL",
            "CREATE INDEX volunteers_state ON volunteers (office, state)",
            """
            CREATE TABLE volunteer_trainings (
                office \(.text, .k1) NOT NULL,
                training \(.text, .k1) NOT NULL,
                volunteer \(.text, .k1) NOT NULL,
                kind \(.text, .k1) NOT NULL,
                held_on \(.day, .k1) NOT NULL,
                valid_until \(.day, .k1),
                entered_at \(.moment, .k1) NOT NULL,
                entered_by \(.text, .k1) NOT NULL,
                PRIMARY KEY (office, training),
                FOREIGN KEY (office, volunteer) REFERENCES volunteers (office, volunteer)
            )\(sqlite: " STRICT", postgres: "")
            """,
            "CREATE INDEX volunteer_trainings_volunteer ON volunteer_trainings (office, volunteer, held_on)",
        ] + together + given

    /// What volunteers and households do together; it goes along with the file.
    private static let together: [SQL] = [
        """
        CREATE TABLE errands (
            office \(.text, .k1) NOT NULL,
            errand \(.text, .k1) NOT NULL,
            volunteer \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            kind \(.text, .k1) NOT NULL,
            state \(.text, .k1) NOT NULL,
            begins_at \(.moment, .k1) NOT NULL,
            minutes \(.integer, .k1) NOT NULL CHECK (minutes > 0),
            shown_until \(.day, .k1) NOT NULL,
            language \(.text, .k1),
            agreed_on \(.day, .k1) NOT NULL,
            details \(.blob, .k3) NOT NULL,
            given_at \(.moment, .k1) NOT NULL,
            given_by \(.text, .k1) NOT NULL,
            answered_at \(.moment, .k1),
            done_at \(.moment, .k1),
            PRIMARY KEY (office, errand),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id),
            FOREIGN KEY (office, volunteer) REFERENCES volunteers (office, volunteer)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX errands_volunteer ON errands (office, volunteer, begins_at)",
        "CREATE INDEX errands_case ON errands (office, case_id, begins_at)",
        """
        CREATE TABLE tandems (
            office \(.text, .k1) NOT NULL,
            tandem \(.text, .k1) NOT NULL,
            volunteer \(.text, .k1) NOT NULL,
            case_id \(.text, .k1) NOT NULL,
            since \(.day, .k1) NOT NULL,
            until \(.day, .k1) NOT NULL,
            agreed_on \(.day, .k1) NOT NULL,
            contact \(.text, .k1) NOT NULL,
            ended_on \(.day, .k1),
            ended_why \(.text, .k1),
            entered_at \(.moment, .k1) NOT NULL,
            entered_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, tandem),
            FOREIGN KEY (office, case_id) REFERENCES cases (office, case_id),
            FOREIGN KEY (office, volunteer) REFERENCES volunteers (office, volunteer),
            CHECK (until >= since)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX tandems_volunteer ON tandems (office, volunteer, until)",
        "CREATE INDEX tandems_case ON tandems (office, case_id, until)",
    ]

    /// What volunteers give and what they get for it. No household is named here.
    private static let given: [SQL] = [
        """
        CREATE TABLE volunteer_hours (
            office \(.text, .k1) NOT NULL,
            entry \(.text, .k1) NOT NULL,
            volunteer \(.text, .k1) NOT NULL,
            day \(.day, .k1) NOT NULL,
            minutes \(.integer, .k1) NOT NULL CHECK (minutes > 0),
            kind \(.text, .k1) NOT NULL,
            errand \(.text, .k1),
            entered_at \(.moment, .k1) NOT NULL,
            entered_by \(.text, .k1) NOT NULL,
            voided_at \(.moment, .k1),
            voided_by \(.text, .k1),
            PRIMARY KEY (office, entry),
            FOREIGN KEY (office, volunteer) REFERENCES volunteers (office, volunteer)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX volunteer_hours_volunteer ON volunteer_hours (office, volunteer, day)",
        "CREATE INDEX volunteer_hours_day ON volunteer_hours (office, day)",
        """
        CREATE TABLE volunteer_expenses (
            office \(.text, .k1) NOT NULL,
            expense \(.text, .k1) NOT NULL,
            volunteer \(.text, .k1) NOT NULL,
            day \(.day, .k1) NOT NULL,
            cents \(.money, .k1) NOT NULL CHECK (cents > 0),
            kind \(.text, .k1) NOT NULL,
            has_receipt \(.boolean, .k1) NOT NULL,
            about \(.blob, .k2),
            state \(.text, .k1) NOT NULL,
            asked_at \(.moment, .k1) NOT NULL,
            asked_by \(.text, .k1) NOT NULL,
            decided_at \(.moment, .k1),
            decided_by \(.text, .k1),
            refused_why \(.blob, .k2),
            paid_on \(.day, .k1),
            paid_by \(.text, .k1),
            PRIMARY KEY (office, expense),
            FOREIGN KEY (office, volunteer) REFERENCES volunteers (office, volunteer),
            CHECK (decided_by IS NULL OR decided_by <> asked_by)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX volunteer_expenses_volunteer ON volunteer_expenses (office, volunteer, day)",
        "CREATE INDEX volunteer_expenses_state ON volunteer_expenses (office, state, asked_at)",
        """
        CREATE TABLE volunteer_questions (
            office \(.text, .k1) NOT NULL,
            question \(.text, .k1) NOT NULL,
            asked_by \(.text, .k1) NOT NULL,
            topic \(.text, .k1) NOT NULL,
            asked_at \(.moment, .k1) NOT NULL,
            body \(.blob, .k3) NOT NULL,
            answer \(.blob, .k3),
            answered_at \(.moment, .k1),
            answered_by \(.text, .k1),
            read_at \(.moment, .k1),
            PRIMARY KEY (office, question)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE INDEX volunteer_questions_open ON volunteer_questions (office, asked_at) WHERE answered_at IS NULL",
        "CREATE INDEX volunteer_questions_asked_by ON volunteer_questions (office, asked_by, asked_at)",
        "CREATE INDEX volunteer_questions_answered ON volunteer_questions (office, answered_at)",
        """
        CREATE TABLE volunteer_thanks (
            office \(.text, .k1) NOT NULL,
            thanks \(.text, .k1) NOT NULL,
            volunteer \(.text, .k1) NOT NULL,
            number \(.text, .k1) NOT NULL,
            from_day \(.day, .k1) NOT NULL,
            to_day \(.day, .k1) NOT NULL,
            sheet \(.blob, .k2) NOT NULL,
            given_at \(.moment, .k1) NOT NULL,
            given_by \(.text, .k1) NOT NULL,
            PRIMARY KEY (office, thanks),
            FOREIGN KEY (office, volunteer) REFERENCES volunteers (office, volunteer)
        )\(sqlite: " STRICT", postgres: "")
        """,
        "CREATE UNIQUE INDEX volunteer_thanks_number ON volunteer_thanks (office, number)",
        "CREATE INDEX volunteer_thanks_volunteer ON volunteer_thanks (office, volunteer, given_at)",
        // Who brought a flat reads how it stands.
        "CREATE INDEX flats_offered_by ON flats (office, offered_by, offered_at) WHERE offered_by IS NOT NULL",
    ]

    /// The book counts what is not over, and errands of years lie behind that.
    static let errandsShown: [SQL] = ["CREATE INDEX errands_shown ON errands (office, shown_until, state, volunteer)"]
}
