/// Where conditions and amounts stand, by the number of their node; kept for checks only.
struct ConditionPlaces {
    var nodes: [Int: Findings.Place] = [:]
    var amounts: [Int: Findings.Place] = [:]
}

/// Turns the trees of all files into one rulebook; lives only as long as one reading.
final class Compiler {
    /// A programme while it is being read.
    final class Draft {
        let id: String
        let tree: Tree
        let number: Int
        var anchorField = -1
        var help = ""
        var parameters: [String: Int] = [:]
        var parameterPlaces: [String: Findings.Place] = [:]
        var rules: [String: Int] = [:]
        var offers: [String: Int] = [:]
        /// Names of rules and offers being read right now, to find circles.
        var path: [String] = []

        init(id: String, tree: Tree, number: Int) {
            self.id = id
            self.tree = tree
            self.number = number
        }
    }

    let findings: Findings
    var book = Rulebook()
    var sources = Sources()
    var drafts: [String: Draft] = [:]
    /// `programme.offer` to its number, for all programmes.
    var offerNumbers: [String: Int] = [:]
    var offerPlaces: [Int: Findings.Place] = [:]
    var compiledOffers: [Int: Offer] = [:]
    var setNumbers: [String: Int] = [:]
    /// Sets as one programme uses them: `programme/set` to the table.
    var setTables: [String: Int] = [:]

    var places = ConditionPlaces()

    init(_ findings: Findings) { self.findings = findings }

    func add(_ node: Node) -> Int {
        book.nodes.append(node)
        return book.nodes.count - 1
    }

    /// A node over others; it needs a person when one of them does.
    func join(_ op: Node.Op, _ kids: [Int], low: Int64 = 0) -> Int {
        let start = book.kids.count
        book.kids.append(contentsOf: kids)
        var node = Node(op: op)
        node.low = low
        node.kids = start..<book.kids.count
        node.needsPerson = kids.contains { book.nodes[$0].needsPerson }
        return add(node)
    }

    /// Stands in where a condition cannot be read, so that reading goes on and finds the rest.
    func unreadable() -> Int { add(Node(op: .constant, low: Int64(Truth.open.rawValue))) }

    func add(_ amount: AmountNode, kids: [Int] = [], rows: [AmountNode.Row] = []) -> Int {
        var amount = amount
        amount.kids = book.amountKids.count..<(book.amountKids.count + kids.count)
        amount.rows = book.amountRows.count..<(book.amountRows.count + rows.count)
        book.amountKids += kids
        book.amountRows += rows
        book.amounts.append(amount)
        return book.amounts.count - 1
    }
}
