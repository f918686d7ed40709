import Basics

extension Compiler {
    /// The field of a name, or nil (said).
    func field(_ name: String, at place: Findings.Place) -> Int? {
        if let index = book.vocabulary.index[name] { return index }
        findings.unknown("field", name, at: place, among: book.vocabulary.index.keys) { book.vocabulary.places[$0] }
        return nil
    }

    /// The one comparing word of a condition and its operand.
    func comparison(_ map: Keyed, _ words: [String]) -> (comparator: Node.Comparator, value: Tree)? {
        guard let entry = map.single(of: words, "this comparison") else { return nil }
        switch entry.key {
        case "at_least": return (.atLeast, entry.value)
        case "at_most": return (.atMost, entry.value)
        case "more_than": return (.moreThan, entry.value)
        case "less_than", "under": return (.lessThan, entry.value)
        default: return (.equal, entry.value)
        }
    }

    func fieldCondition(_ map: Keyed, _ context: ConditionContext) -> Int {
        let words = ["is", "in", "has_any", "has_all", "at_least", "at_most", "more_than", "less_than"]
        guard let tree = map["field"], let name = findings.text(tree, "a field's name"), let index = field(name, at: tree.place),
            let entry = map.single(of: words, "a condition on a field")
        else { return unreadable() }
        let field = book.vocabulary.fields[index]
        guard field.type != .text else {
            findings.add(.operatorMisfit, at: tree.place, "'\(name)' is free text and cannot decide anything")
            return unreadable()
        }
        var node = Node(op: .compare)
        node.field = index
        node.needsPerson = field.of == .person
        node.programme = context.draft.number
        switch entry.key {
        case "in", "has_any", "has_all": return membership(entry, index, node, context)
        default:
            guard let comparison = comparison(map, words), fits(entry, field) else { return unreadable() }
            node.comparator = comparison.comparator
            return operand(entry.value, field, node, context)
        }
    }

    private func fits(_ entry: Tree.Entry, _ field: Field) -> Bool {
        let ordered = [.date, .count, .money].contains(field.type)
        let fits = entry.key == "is" ? field.type != .choices : ordered
        if !fits {
            let hint = field.type == .choices ? "write 'has_any' or 'has_all'" : "write 'is' or 'in'"
            findings.add(.operatorMisfit, at: entry.place, "'\(entry.key)' does not fit '\(field.id)', which is a \(field.type.rawValue)", hint: hint)
        }
        return fits
    }

    private func operand(_ tree: Tree, _ field: Field, _ node: Node, _ context: ConditionContext) -> Int {
        var node = node
        if let text = tree.text, text.hasPrefix("param:") {
            let units: [FieldType: Parameter.Unit] = [.money: .euro, .count: .count]
            guard let unit = units[field.type] else {
                findings.add(.operatorMisfit, at: tree.place, "a parameter cannot be compared with '\(field.id)'")
                return unreadable()
            }
            guard let parameter = parameter(text, at: tree.place, [unit], context) else { return unreadable() }
            node.parameter = parameter
            return add(node)
        }
        guard let value = constant(tree, field) else { return unreadable() }
        node.low = value
        return add(node)
    }

    /// A value of a field as the engine's number; nil where it is none (said).
    func constant(_ tree: Tree, _ field: Field) -> Int64? {
        let what = "a value of '\(field.id)'"
        switch field.type {
        case .flag, .declaration, .judgement: return findings.flag(tree, what).map { $0 ? 1 : 0 }
        case .date: return findings.date(tree, what).map { Int64($0.dayNumber) }
        case .count: return findings.count(tree, what).map(Int64.init)
        case .money: return findings.money(tree, what).map(\.cents)
        case .choice, .choices, .code:
            let members = members(of: field)
            return code(tree, of: members).map { Int64(number($0, of: members)) }
        case .text: return nil
        }
    }

    private func members(of field: Field) -> CodeSet.Members {
        if let list = field.list { return .codes(list) }
        return .choices(field: book.vocabulary.index[field.id] ?? 0)
    }

    private func membership(_ entry: Tree.Entry, _ index: Int, _ node: Node, _ context: ConditionContext) -> Int {
        let field = book.vocabulary.fields[index]
        let several = field.type == .choices
        guard field.type == .choice || field.type == .code || several, several == (entry.key != "in") else {
            let hint = several ? "write 'has_any' or 'has_all'" : field.type == .choice || field.type == .code ? "write 'in'" : "write 'is'"
            findings.add(.operatorMisfit, at: entry.place, "'\(entry.key)' does not fit '\(field.id)', which is a \(field.type.rawValue)", hint: hint)
            return unreadable()
        }
        guard let table = table(entry.value, members(of: field), context) else { return unreadable() }
        var node = node
        node.op = entry.key == "in" ? .member : entry.key == "has_any" ? .hasAny : .hasAll
        node.table = table
        for version in book.sets[table].versions {
            for (_, condition) in version.conditional where book.nodes[condition].needsPerson { node.needsPerson = true }
        }
        return add(node)
    }

    /// `set:name` or a list of values, as a table.
    func table(_ tree: Tree, _ members: CodeSet.Members, _ context: ConditionContext) -> Int? {
        guard let text = tree.text else {
            guard let items = tree.list else {
                findings.add(.wrongShape, at: tree.place, "here stands a list or set:name, not \(tree.kind)")
                return nil
            }
            let numbers = items.compactMap { code($0, of: members) }.map { number($0, of: members) }
            book.sets.append(
                SetTable(
                    set: nil, isOfDistricts: members == .codes(.districts),
                    versions: [.init(from: Node.never, to: Node.always, members: Set(numbers))]))
            return book.sets.count - 1
        }
        guard text.hasPrefix("set:") else {
            findings.add(.wrongShape, at: tree.place, "'\(text)' is neither a list nor a set", hint: "write [\(text)] or set:\(text)")
            return nil
        }
        let name = String(text.dropFirst(4))
        guard let number = setNumbers[name] else {
            findings.unknown("set", name, at: tree.place, among: setNumbers.keys) { self.setNumbers[$0].map { self.book.codeSets[$0].place } }
            return nil
        }
        guard book.codeSets[number].members == members else {
            findings.add(.operatorMisfit, at: tree.place, "the set '\(name)' holds something else than this field")
            return nil
        }
        return table(ofSet: number, context)
    }

    /// A set as this programme uses it; conditions of items are read in the programme's context.
    private func table(ofSet number: Int, _ context: ConditionContext) -> Int {
        let key = "\(context.draft.id)/\(number)"
        if let table = setTables[key] { return table }
        let set = book.codeSets[number]
        let versions = set.versions.map { version in
            let (from, to) = version.period.days
            var compiled = SetTable.Version(from: from, to: to, members: [])
            for (position, item) in version.items.enumerated() {
                let member = self.number(item.code, of: set.members)
                if let condition = version.conditions[position] {
                    let node = self.condition(condition, ConditionContext(draft: context.draft, scope: .person))
                    compiled.conditional.append((member, node))
                } else {
                    compiled.members.insert(member)
                }
            }
            return compiled
        }
        book.sets.append(SetTable(set: number, isOfDistricts: set.members == .codes(.districts), versions: versions))
        setTables[key] = book.sets.count - 1
        return book.sets.count - 1
    }

    func elapsed(_ map: Keyed, _ context: ConditionContext) -> Int {
        guard let from = dateField(map["elapsed_since"]), let comparison = comparison(map, ["at_least", "at_most", "more_than", "less_than"]),
            var node = dateNode(.elapsed, from, map["to"], context)
        else { return unreadable() }
        node.comparator = comparison.comparator
        if let text = comparison.value.text, text.hasPrefix("param:") {
            guard let parameter = parameter(text, at: comparison.value.place, [.duration], context) else { return unreadable() }
            node.parameter = parameter
        } else {
            guard let span = findings.span(comparison.value, "a length of time") else { return unreadable() }
            node.low = span.packed
        }
        return add(node)
    }

    func age(_ map: Keyed, _ context: ConditionContext) -> Int {
        guard let from = dateField(map["age_of"]), let comparison = comparison(map, ["under", "at_least"]),
            var node = dateNode(.age, from, map["on"], context)
        else { return unreadable() }
        node.comparator = comparison.comparator
        return withCount(add(node), comparison.value, context)
    }

    func dateNode(_ op: Node.Op, _ from: Int, _ to: Tree?, _ context: ConditionContext) -> Node? {
        var node = Node(op: op)
        node.field = from
        node.programme = context.draft.number
        node.needsPerson = book.vocabulary.fields[from].of == .person
        if let to, to.text != "anchor" {
            guard let later = dateField(to) else { return nil }
            node.other = later
            node.needsPerson = node.needsPerson || book.vocabulary.fields[later].of == .person
        }
        return node
    }

    private func dateField(_ tree: Tree?) -> Int? {
        guard let tree, let name = findings.text(tree, "a field's name"), let index = field(name, at: tree.place) else { return nil }
        guard book.vocabulary.fields[index].type == .date else {
            findings.add(.operatorMisfit, at: tree.place, "'\(name)' is no date")
            return nil
        }
        return index
    }

    /// Puts a whole number, or a parameter that is one, into a node as its operand.
    func withCount(_ node: Int, _ tree: Tree, _ context: ConditionContext) -> Int {
        if let text = tree.text, text.hasPrefix("param:") {
            guard let parameter = parameter(text, at: tree.place, [.count], context) else { return unreadable() }
            book.nodes[node].parameter = parameter
        } else {
            guard let count = findings.count(tree, "this number") else { return unreadable() }
            book.nodes[node].low = Int64(count)
        }
        return node
    }

    /// The parameter behind `param:name`, of one of the units wanted.
    func parameter(_ text: String, at place: Findings.Place, _ units: [Parameter.Unit], _ context: ConditionContext) -> Int? {
        let name = String(text.dropFirst("param:".count))
        guard let number = context.draft.parameters[name] else {
            findings.unknown("parameter", name, at: place, among: context.draft.parameters.keys) { context.draft.parameterPlaces[$0] }
            return nil
        }
        let unit = book.parameters[number].unit
        guard units.contains(unit) else {
            findings.add(
                .operatorMisfit, at: place, "the parameter '\(name)' is a \(unit.rawValue)",
                hint: "needed: \(units.map(\.rawValue).joined(separator: " or "))")
            return nil
        }
        return number
    }
}
