import Basics

extension Compiler {
    func read(parameters tree: Tree?, of draft: Draft) -> [Parameter] {
        guard let tree else { return [] }
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "'parameters' is a mapping, not \(tree.kind)")
            return []
        }
        var parameters: [Parameter] = []
        for entry in entries {
            guard findings.isName(entry, "a parameter"), let parameter = parameter(entry, of: draft) else { continue }
            draft.parameters[entry.key] = book.parameters.count
            draft.parameterPlaces[entry.key] = entry.place
            book.parameters.append(parameter)
            parameters.append(parameter)
        }
        return parameters
    }

    private func parameter(_ entry: Tree.Entry, of draft: Draft) -> Parameter? {
        guard let map = Keyed(entry.value, "a parameter", keys: ["unit", "text", "values", "note"], findings) else { return nil }
        guard let unit = findings.word(map.required("unit"), "'unit'", Parameter.Unit.self), let values = map.required("values") else { return nil }
        guard let items = values.list else {
            findings.add(.wrongShape, at: values.place, "'values' is a list of {from, value, source}, not \(values.kind)")
            return nil
        }
        let versions = items.compactMap { version($0, unit) }
        checkOverlap(versions.map(\.period), values, "the parameter '\(entry.key)'")
        return Parameter(id: entry.key, programme: draft.id, unit: unit, text: findings.wording(map["text"], "'text'") ?? .none, versions: versions)
    }

    private func version(_ tree: Tree, _ unit: Parameter.Unit) -> Parameter.Version? {
        guard let map = Keyed(tree, "a value", keys: ["from", "to", "value"] + Findings.provenanceKeys, findings), let value = map.required("value")
        else { return nil }
        let period = findings.period(map)
        let (from, to) = period.days
        let unread = value.text == "unread"
        return .init(
            period: period, text: unread ? nil : value.text, provenance: findings.provenance(map, sources), from: from, to: to,
            value: unread ? nil : number(value, unit))
    }

    private func number(_ tree: Tree, _ unit: Parameter.Unit) -> Int64? {
        switch unit {
        case .euro, .euroPerMonth: findings.money(tree, "the value")?.cents
        case .duration: findings.span(tree, "the value")?.packed
        case .count: findings.count(tree, "the value").map(Int64.init)
        case .percent: findings.percent(tree, "the value")
        }
    }
}
