import Basics

extension Compiler {
    private static let amountKeys: [String: [String]] = [
        "field": ["field"], "lesser_of": ["lesser_of"], "greater_of": ["greater_of"], "sum": ["sum"], "times": ["times"],
        "share": ["share", "round"], "by": ["by", "on", "rows"], "rows": ["rows"], "dated": ["dated"],
    ]

    /// The number of an amount; nil where it cannot be read (said).
    func amount(_ tree: Tree?, _ context: ConditionContext) -> Int? {
        guard let tree, let number = read(amount: tree, context) else { return nil }
        places.amounts[number] = tree.place
        return number
    }

    private func read(amount tree: Tree, _ context: ConditionContext) -> Int? {
        if let text = tree.text { return plainAmount(text, tree, context) }
        guard let entries = tree.map, let kind = entries.first(where: { $0.key == "by" }) ?? entries.first(where: { Self.amountKeys[$0.key] != nil })
        else {
            let near = tree.map?.first.flatMap { nearest(to: $0.key, among: Self.amountKeys.keys) }
            findings.add(
                .wrongShape, at: tree.map?.first?.place ?? tree.place, "this is no amount",
                hint: near.map { "did you mean '\($0)'?" }
                    ?? "write \"200.00\", param:x or one of: \(Self.amountKeys.keys.sorted().joined(separator: ", "))")
            return nil
        }
        guard let map = Keyed(tree, "a '\(kind.key)' amount", keys: Self.amountKeys[kind.key] ?? [], findings) else { return nil }
        switch kind.key {
        case "field": return fieldAmount(kind.value, context)
        case "lesser_of": return several(.lesser, kind.value, context)
        case "greater_of": return several(.greater, kind.value, context)
        case "sum": return several(.sum, kind.value, context)
        case "times": return times(kind.value, context)
        case "share": return share(map, context)
        case "dated": return dated(kind.value, context)
        default: return rows(map, context)
        }
    }

    private func plainAmount(_ text: String, _ tree: Tree, _ context: ConditionContext) -> Int? {
        if text == "unread" { return add(AmountNode(op: .parameter)) }
        if text.hasPrefix("param:") {
            guard let parameter = parameter(text, at: tree.place, [.euro], context) else { return nil }
            return add(AmountNode(op: .parameter, parameter: parameter, programme: context.draft.number))
        }
        guard let money = findings.money(tree, "an amount") else { return nil }
        return add(AmountNode(op: .constant, value: money.cents))
    }

    private func fieldAmount(_ tree: Tree, _ context: ConditionContext) -> Int? {
        guard let name = findings.text(tree, "a field's name"), let index = field(name, at: tree.place) else { return nil }
        let field = book.vocabulary.fields[index]
        guard field.type == .money else {
            findings.add(.operatorMisfit, at: tree.place, "'\(name)' is no amount of money")
            return nil
        }
        guard context.scope == .person || field.of == .household else {
            findings.add(.entityMixed, at: tree.place, "'\(name)' belongs to one person, but the amount is for the household")
            return nil
        }
        return add(AmountNode(op: .field, field: index))
    }

    private func several(_ op: AmountNode.Op, _ tree: Tree, _ context: ConditionContext) -> Int? {
        guard let items = tree.list, !items.isEmpty else {
            findings.add(.wrongShape, at: tree.place, "here stands a list of amounts")
            return nil
        }
        let kids = items.compactMap { amount($0, context) }
        return kids.count == items.count ? add(AmountNode(op: op), kids: kids) : nil
    }

    /// `[amount, count]`: the count is a number, a count field, a count parameter or {count_members: {where: …}}.
    private func times(_ tree: Tree, _ context: ConditionContext) -> Int? {
        guard let items = tree.list, items.count == 2 else {
            findings.add(.wrongShape, at: tree.place, "'times' is [amount, count]", hint: "money times money means nothing")
            return nil
        }
        guard let base = amount(items[0], context), let count = countNode(items[1], context) else { return nil }
        return add(AmountNode(op: .times), kids: [base, count])
    }

    private func countNode(_ tree: Tree, _ context: ConditionContext) -> Int? {
        if let text = tree.text, text.hasPrefix("param:") {
            guard let parameter = parameter(text, at: tree.place, [.count], context) else { return nil }
            return add(AmountNode(op: .parameter, parameter: parameter, programme: context.draft.number))
        }
        if tree.text != nil { return findings.count(tree, "the count").map { add(AmountNode(op: .constant, value: Int64($0))) } }
        guard let map = Keyed(tree, "a count", keys: ["field", "count_members"], findings),
            let entry = map.single(of: ["field", "count_members"], "a count")
        else { return nil }
        if entry.key == "count_members" { return add(AmountNode(op: .members, condition: counted(entry.value, context))) }
        guard let name = findings.text(entry.value, "a field's name"), let index = field(name, at: entry.value.place) else { return nil }
        let field = book.vocabulary.fields[index]
        guard field.type == .count, context.scope == .person || field.of == .household else {
            findings.add(.operatorMisfit, at: entry.value.place, "'\(name)' is no number of this \(context.scope.rawValue)")
            return nil
        }
        return add(AmountNode(op: .field, field: index))
    }

    private func share(_ map: Keyed, _ context: ConditionContext) -> Int? {
        guard let items = map["share"]?.list, items.count == 2, let base = amount(items[0], context) else {
            findings.add(.wrongShape, at: map.tree.place, "'share' is [amount, percent]")
            return nil
        }
        guard map["round"] != nil else {
            findings.add(.percentWithoutRounding, at: map.tree.place, "a percentage of money needs 'round'", hint: "round: half_up, down or up")
            return nil
        }
        guard let rounding = findings.word(map["round"], "'round'", Rounding.self) else { return nil }
        let percent: Int?
        if let text = items[1].text, text.hasPrefix("param:") {
            percent = parameter(text, at: items[1].place, [.percent], context)
                .map { add(AmountNode(op: .parameter, parameter: $0, programme: context.draft.number)) }
        } else {
            percent = findings.percent(items[1], "the percentage").map { add(AmountNode(op: .constant, value: $0)) }
        }
        return percent.map { add(AmountNode(op: .share, rounding: rounding), kids: [base, $0]) }
    }

    /// Variants by date; on a day outside all of them the amount is not known.
    private func dated(_ tree: Tree, _ context: ConditionContext) -> Int? {
        guard let items = tree.list, !items.isEmpty else {
            findings.add(.wrongShape, at: tree.place, "'dated' is a list of {from, to, amount}")
            return nil
        }
        var rows: [AmountNode.Row] = []
        var periods: [Period] = []
        for item in items {
            guard let map = Keyed(item, "a dated amount", keys: ["from", "to", "amount"], findings) else { return nil }
            periods.append(findings.period(map))
            guard let amount = amount(map.required("amount"), context) else { return nil }
            rows.append(.init(condition: anchorNode(periods[periods.count - 1], context), amount: amount))
        }
        checkOverlap(periods, tree, "this amount")
        rows.append(.init(condition: -1, amount: -1))
        return add(AmountNode(op: .rows), rows: rows)
    }
}
