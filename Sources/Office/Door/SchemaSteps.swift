import Store

/// What later steps changed in the tables of the first.
extension Schema {
    /// Without all their columns SQLite reads the primary key of the whole office instead.
    static let waysToAFile: [SQL] = [
        "DROP INDEX name_tags_case",
        "CREATE INDEX name_tags_case ON name_tags (office, case_id, person)",
        "CREATE INDEX departures_case ON departures (office, case_id, left_on)",
    ]
}
