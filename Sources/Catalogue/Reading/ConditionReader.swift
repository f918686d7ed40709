import Basics

/// In which programme, and about whom, a condition speaks.
struct ConditionContext {
    let draft: Compiler.Draft
    var scope: Entity
}

extension Compiler {
    private static let kinds: [String: [String]] = [
        "all": ["all"], "any": ["any"], "not": ["not"], "at_least_of": ["at_least_of"],
        "field": ["field", "is", "in", "has_any", "has_all", "at_least", "at_most", "more_than", "less_than"],
        "elapsed_since": ["elapsed_since", "to", "at_least", "at_most", "more_than", "less_than"],
        "age_of": ["age_of", "on", "under", "at_least"],
        "any_member": ["any_member"], "every_member": ["every_member"],
        "count_members": ["count_members", "at_least", "at_most", "more_than", "less_than", "is"],
        "rule": ["rule"], "offer": ["offer", "programme", "result"], "not_covered": ["not_covered"],
        "received_before": ["received_before"], "anchor": ["anchor"], "main_applicant": ["main_applicant"],
    ]

    /// The node of a condition; what cannot be read is said and stands as "open".
    func condition(_ tree: Tree?, _ context: ConditionContext) -> Int {
        guard let tree else { return unreadable() }
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "a condition is a mapping such as {field: status, is: tolerated}, not \(tree.kind)")
            return unreadable()
        }
        guard let kind = entries.first(where: { Self.kinds[$0.key] != nil }) else {
            let first = entries.first
            let near = first.flatMap { nearest(to: $0.key, among: Self.kinds.keys) }
            findings.add(
                .unknownKey, at: first?.place ?? tree.place, first.map { "unknown key '\($0.key)' in a condition" } ?? "the condition is empty",
                hint: near.map { "did you mean '\($0)'?" } ?? "one of: \(Self.kinds.keys.sorted().joined(separator: ", "))")
            return unreadable()
        }
        guard let map = Keyed(tree, "a '\(kind.key)' condition", keys: Self.kinds[kind.key] ?? [], findings) else { return unreadable() }
        let node = read(kind, map, context)
        places.nodes[node] = kind.place
        if context.scope == .household, book.nodes[node].needsPerson { refusePerson(kind) }
        return node
    }

    /// What speaks of one person cannot be asked of a household.
    private func refusePerson(_ kind: Tree.Entry) {
        let hint = "write {any_member: …}, {every_member: …} or {count_members: …} around it"
        switch kind.key {
        case "all", "any", "not", "at_least_of": return
        case "offer", "main_applicant":
            findings.add(.memberUnnamed, at: kind.value.place, "this is said of one person, but the household is asked: of whom?", hint: hint)
        default: findings.add(.entityMixed, at: kind.value.place, "this speaks of one person, but the household is asked", hint: hint)
        }
    }

    private func read(_ kind: Tree.Entry, _ map: Keyed, _ context: ConditionContext) -> Int {
        switch kind.key {
        case "all": join(.all, conditions(kind.value, context))
        case "any": join(.any, conditions(kind.value, context))
        case "not": join(.not, [condition(kind.value, context)])
        case "at_least_of": atLeastOf(kind.value, context)
        case "field": fieldCondition(map, context)
        case "elapsed_since": elapsed(map, context)
        case "age_of": age(map, context)
        case "any_member": members(.anyMember, kind.value, context)
        case "every_member": members(.everyMember, kind.value, context)
        case "count_members": countMembers(map, context)
        case "rule": rule(kind.value, context)
        case "offer": offer(map, context)
        case "not_covered": notCovered(kind.value, context)
        case "received_before": receivedBefore(kind.value, context)
        case "anchor": anchor(kind.value, context)
        default: mainApplicant(kind.value)
        }
    }

    private func conditions(_ tree: Tree, _ context: ConditionContext) -> [Int] {
        guard let items = tree.list else {
            findings.add(.wrongShape, at: tree.place, "here stands a list of conditions, not \(tree.kind)")
            return []
        }
        return items.map { condition($0, context) }
    }

    private func atLeastOf(_ tree: Tree, _ context: ConditionContext) -> Int {
        guard let map = Keyed(tree, "'at_least_of'", keys: ["n", "of"], findings), let of = map.required("of") else { return unreadable() }
        let kids = conditions(of, context)
        return join(.atLeastOf, kids, low: Int64(findings.count(map.required("n"), "'n'") ?? kids.count))
    }

    private func members(_ op: Node.Op, _ tree: Tree, _ context: ConditionContext) -> Int {
        var inner = context
        inner.scope = .person
        let node = join(op, [condition(tree, inner)])
        book.nodes[node].needsPerson = false
        return node
    }

    private func countMembers(_ map: Keyed, _ context: ConditionContext) -> Int {
        guard let inner = map["count_members"], let comparison = comparison(map, ["at_least", "at_most", "more_than", "less_than", "is"]) else {
            return unreadable()
        }
        let node = join(.countMembers, [counted(inner, context)])
        book.nodes[node].needsPerson = false
        book.nodes[node].programme = context.draft.number
        book.nodes[node].comparator = comparison.comparator
        return withCount(node, comparison.value, context)
    }

    /// `{where: c}` as a node about one person; no `where` counts everybody.
    func counted(_ tree: Tree, _ context: ConditionContext) -> Int {
        guard let map = Keyed(tree, "'count_members'", keys: ["where"], findings) else { return unreadable() }
        guard let inner = map["where"] else { return join(.all, []) }
        return condition(inner, ConditionContext(draft: context.draft, scope: .person))
    }

    private func rule(_ tree: Tree, _ context: ConditionContext) -> Int {
        guard let name = findings.text(tree, "a rule's name"), let number = rule(named: name, at: tree.place, context.draft) else {
            return unreadable()
        }
        let node = join(.rule, [book.rules[number].node])
        book.nodes[node].other = number
        return node
    }

    private func offer(_ map: Keyed, _ context: ConditionContext) -> Int {
        guard let tree = map["offer"], let name = findings.text(tree, "an offer's name") else { return unreadable() }
        guard let programme = map["programme"] else {
            guard let number = offer(named: name, at: tree.place, context.draft) else { return unreadable() }
            return reference(.ownOffer, number)
        }
        guard let id = findings.text(programme, "a programme's name") else { return unreadable() }
        guard drafts[id] != nil else {
            findings.unknown("programme", id, at: programme.place, among: drafts.keys)
            return unreadable()
        }
        guard let number = offerNumbers["\(id).\(name)"] else {
            findings.unknown("offer of '\(id)'", name, at: tree.place, among: offerNames(of: id))
            return unreadable()
        }
        let node = reference(.finalOffer, number)
        switch map["result"]?.text {
        case nil, "yes": return node
        case "no": return join(.not, [node])
        default:
            findings.add(.wrongShape, at: map.place(of: "result"), "'result' is yes or no")
            return node
        }
    }

    private func reference(_ op: Node.Op, _ offer: Int) -> Int {
        var node = Node(op: op)
        node.other = offer
        node.needsPerson = offerEntity(offer) == .person
        return add(node)
    }

    func offerNames(of programme: String) -> [String] {
        offerNumbers.keys.filter { $0.hasPrefix(programme + ".") }.map { String($0.dropFirst(programme.count + 1)) }
    }

    private func notCovered(_ tree: Tree, _ context: ConditionContext) -> Int {
        guard let map = Keyed(tree, "'not_covered'", keys: ["help", "key"], findings), let help = findings.text(map.required("help"), "'help'"),
            let key = map.required("key"), let name = findings.text(key, "'key'"), let field = field(name, at: key.place)
        else { return unreadable() }
        guard book.vocabulary.fields[field].type == .code else {
            findings.add(.operatorMisfit, at: key.place, "coverage is declared for fields with codes, '\(name)' has none")
            return unreadable()
        }
        var node = Node(op: .notCovered)
        node.field = field
        node.programme = context.draft.number
        node.table = book.coverages.count
        node.needsPerson = book.vocabulary.fields[field].of == .person
        book.coverages.append(.init(help: help, field: field, programme: context.draft.number))
        return add(node)
    }

    private func receivedBefore(_ tree: Tree, _ context: ConditionContext) -> Int {
        guard let map = Keyed(tree, "'received_before'", keys: ["offer", "scope", "within"], findings) else { return unreadable() }
        let offers = findings.names(map.required("offer"), "'offer'").compactMap { offer(qualified: $0.name, at: $0.place, context.draft) }
        let within = map["within"]?.text == "lifetime" ? nil : findings.span(map["within"], "'within'")
        let scope = findings.word(map["scope"], "'scope'", Entity.self) ?? .household
        var node = Node(op: .receivedBefore)
        node.programme = context.draft.number
        node.table = book.receipts.count
        node.needsPerson = scope == .person
        book.receipts.append(.init(offers: offers, scope: scope, within: within))
        return add(node)
    }

    private func anchor(_ tree: Tree, _ context: ConditionContext) -> Int {
        guard let map = Keyed(tree, "'anchor'", keys: ["from", "to"], findings) else { return unreadable() }
        return anchorNode(findings.period(map), context)
    }

    func anchorNode(_ period: Period, _ context: ConditionContext) -> Int {
        var node = Node(op: .anchorDate)
        node.programme = context.draft.number
        (node.low, node.high) = period.days
        return add(node)
    }

    private func mainApplicant(_ tree: Tree) -> Int {
        var node = Node(op: .mainApplicant)
        node.needsPerson = true
        let main = add(node)
        return findings.flag(tree, "'main_applicant'") == false ? join(.not, [main]) : main
    }
}

extension Period {
    /// First and last day as numbers; an open end lies beyond the calendar.
    var days: (from: Int64, to: Int64) { (from.map { Int64($0.dayNumber) } ?? Node.never + 1, to.map { Int64($0.dayNumber) } ?? Node.always) }
}
