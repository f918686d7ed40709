import Store

extension Schema {
    /// What a report on a period reads of proposals, steps and offers, without going through those of all years.
    static let reportIndexes: [SQL] = [
        "CREATE INDEX nominations_proposed ON nominations (office, proposed_at)",
        // The narrowest of its table, so that SQLite looks here for what is open and not through all there ever were.
        "CREATE INDEX nominations_now ON nominations (office) WHERE is_open",
        "CREATE INDEX nominations_state ON nominations (office, state, state_since)",
        "CREATE INDEX letting_steps_done_on ON letting_steps (office, done_on) WHERE done_on IS NOT NULL",
        "CREATE INDEX flats_offered ON flats (office, offered_at)",
        "CREATE INDEX flats_ended ON flats (office, state_since) WHERE ended_why IS NOT NULL",
    ]
}
