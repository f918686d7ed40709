/// A test: a household and what should come out.
struct Expectation: Sendable {
    struct Wanted: Sendable {
        let key: String
        let values: [String]
        let place: Findings.Place
    }

    let file: String
    let name: String
    let place: Findings.Place
    let household: Household
    /// Asked of single offers: `1.startup`, `1.startup.amount`, `ask`.
    let wanted: [Wanted]
    /// Asked of the household: `reag-garp.start_aid`, `reag-garp`.
    let totals: [Wanted]
}

extension HouseholdReader {
    /// A test inside a programme file: `name anchor household persons expect`.
    func programmeTest(_ tree: Tree) -> Expectation? { expectation(tree, needsTotals: false) }

    /// A case of a file of cases: `name anchor household persons totals`.
    func fileCase(_ tree: Tree) -> Expectation? { expectation(tree, needsTotals: true) }

    private func expectation(_ tree: Tree, needsTotals: Bool) -> Expectation? {
        guard let map = Keyed(tree, "a test", keys: ["name", "anchor", "household", "persons", "expect", "totals", "note"], findings),
            let household = household(map, on: nil)
        else { return nil }
        if needsTotals || map["expect"] == nil { _ = map.required("totals") }
        return Expectation(
            file: findings.path(of: tree.place), name: findings.text(map.required("name"), "'name'") ?? "", place: tree.place, household: household,
            wanted: wanted(map["expect"]), totals: wanted(map["totals"]))
    }

    private func wanted(_ tree: Tree?) -> [Expectation.Wanted] {
        (tree?.map ?? []).map { entry in
            .init(key: entry.key, values: entry.value.list.map { $0.compactMap(\.text) } ?? [entry.value.text ?? ""], place: entry.place)
        }
    }
}
