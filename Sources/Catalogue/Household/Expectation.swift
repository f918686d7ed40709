/// A test: a household and what should come out.
struct Expectation: Sendable {
    struct Wanted: Sendable {
        let key: String
        let values: [String]
        let place: Findings.Place
    }

    let name: String
    let place: Findings.Place
    let household: Household
    let wanted: [Wanted]
}

extension HouseholdReader {
    /// A test inside a programme file: `name anchor household persons expect`.
    func programmeTest(_ tree: Tree) -> Expectation? { expectation(tree, "expect") }

    /// A case of a file of cases: `name anchor household persons totals`.
    func fileCase(_ tree: Tree) -> Expectation? { expectation(tree, "totals") }

    private func expectation(_ tree: Tree, _ results: String) -> Expectation? {
        guard let map = Keyed(tree, "a test", keys: ["name", "anchor", "household", "persons", results, "note"], findings),
            let household = household(map, on: nil), let wanted = map.required(results)?.map
        else { return nil }
        return Expectation(
            name: findings.text(map.required("name"), "'name'") ?? "", place: tree.place, household: household,
            wanted: wanted.map { entry in
                .init(key: entry.key, values: entry.value.list.map { $0.compactMap(\.text) } ?? [entry.value.text ?? ""], place: entry.place)
            })
    }
}
