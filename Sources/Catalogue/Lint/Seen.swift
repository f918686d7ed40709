/// What the tests of a programme already show about its conditions; only the rest has to be searched for.
struct Seen {
    private(set) var yes: Set<Int> = []
    private(set) var no: Set<Int> = []
    /// Parts that decided the whole: the node and the position of its part.
    private(set) var decisive: Set<Part> = []

    struct Part: Hashable {
        let node: Int
        let position: Int
    }

    init(_ programme: Programme, _ terrain: Terrain, _ rules: Rules, nodes: [Int]) {
        let book = rules.book
        for test in programme.tests {
            var evaluator = Evaluator(rules, Circumstances(test.household, book))
            guard evaluator.inForce(programme.number) == .yes else { continue }
            evaluator.judge(terrain.finals)
            for node in nodes {
                for row in book.nodes[node].needsPerson ? 1..<max(1, evaluator.facts.rows) : 0..<1 { look(at: node, row, &evaluator, book) }
            }
        }
    }

    private mutating func look(at number: Int, _ row: Int, _ evaluator: inout Evaluator, _ book: Rulebook) {
        switch evaluator.truth(number, row) {
        case .yes: yes.insert(number)
        case .no: no.insert(number)
        case .open: break
        }
        let node = book.nodes[number]
        guard node.op == .all || node.op == .any, node.kids.count > 1 else { return }
        let usual: Truth = node.op == .all ? .yes : .no
        let other = node.kids.indices.filter { evaluator.truth(book.kids[$0], book.nodes[book.kids[$0]].needsPerson ? row : 0) != usual }
        guard other.count == 1, let place = other.first,
            evaluator.truth(book.kids[place], book.nodes[book.kids[place]].needsPerson ? row : 0) == !usual
        else { return }
        decisive.insert(.init(node: number, position: place - node.kids.lowerBound))
    }
}
