import Catalogue

/// Fields that stand together on a form.
struct FactGroup {
    let title: String
    let fields: [Field]

    /// What is known about a person, without what is sensitive. A field nobody sorted stands under "Weitere Angaben".
    static func person(_ fields: [Field]) -> [FactGroup] {
        let open = fields.filter { !$0.isSensitive }
        return sorted(
            open,
            by: [
                ("Person", ["born", "nationality", "third_country", "travel_document", "fled_ukraine_2022"]),
                (
                    "Aufenthalt",
                    [
                        "status", "residence_title", "entry_date", "tolerated_since", "asylum_decision", "asylum_decision_date", "remedy_filed",
                        "dublin_decision_final",
                    ]
                ),
                (
                    "Vorhaben",
                    ["wants_startup", "startup_request", "wants_training", "assessed_start_help", "has_own_means", "previous_return_aid"]
                ),
            ])
    }

    static func household(_ fields: [Field]) -> [FactGroup] {
        sorted(
            fields.filter { !$0.isSensitive },
            by: [
                ("Wohnen", ["residence_ags", "accommodation"]),
                ("Reise", ["destination", "departure_date", "travels_by_car", "onward_migration", "onward_residence_right"]),
            ])
    }

    /// What is asked last and shown only on a click.
    static func sensitive(_ fields: [Field]) -> [Field] { fields.filter(\.isSensitive) }

    private static func sorted(_ fields: [Field], by plan: [(title: String, ids: [String])]) -> [FactGroup] {
        let planned = Set(plan.flatMap(\.ids))
        let rest = fields.filter { !planned.contains($0.id) }
        let groups =
            plan.map { group in FactGroup(title: group.title, fields: group.ids.compactMap { id in fields.first { $0.id == id } }) } + [
                FactGroup(title: "Erklärungen der Person", fields: rest.filter { $0.type == .declaration }),
                FactGroup(title: "Einschätzungen der Stelle", fields: rest.filter { $0.type == .judgement }),
                FactGroup(title: "Weitere Angaben", fields: rest.filter { $0.type != .declaration && $0.type != .judgement }),
            ]
        return groups.filter { !$0.fields.isEmpty }
    }
}
