/// What a bulk evaluation does, step by step: made once from the rules for one application date, then run over block after block.
/// Truths and amounts lie in numbered slots; a step reads slots that earlier steps filled.
struct BulkPlan: Sendable {
    enum Step: Sendable {
        /// `anchor`: a field that is asked for as well while this is open, or -1.
        case all(into: Int, kids: Range<Int>, anchor: Int)
        case any(into: Int, kids: Range<Int>)
        case not(into: Int, of: Int)
        case presumed(into: Int, of: Int, yes: Bool)
        case atLeast(into: Int, wanted: Int, kids: Range<Int>)
        case flag(into: Int, field: Int, wanted: Bool)
        case compare(into: Int, field: Int, comparator: Node.Comparator, value: Int64)
        case between(into: Int, field: Int, low: Int64, high: Int64)
        case member(into: Int, field: Int, version: Int)
        case overlap(into: Int, field: Int, wanted: Int64, needsAll: Bool)
        /// A leaf whose operand differs from row to row.
        case byRow(into: Int, node: Int)
        case mainApplicant(into: Int)
        case fold(into: Int, of: Int, every: Bool)
        case count(into: Int, of: Int, node: Int)
        case exceptions(into: Int, clash: Int, amount: Int, offer: Int)

        case field(amount: Int, field: Int)
        case parameter(amount: Int, parameter: Int, programme: Int)
        case members(amount: Int, of: Int)
        case join(amount: Int, AmountNode.Op, left: Int, right: Int, rounding: Rounding)
        case rows(amount: Int, clash: Int, entries: Range<Int>)
        case upTo(amount: Int, of: Int)
    }

    /// A row of an amount: slots of its condition and its amount, -1 as in `AmountNode.Row`.
    struct Entry: Sendable {
        var condition: Int
        var amount: Int
    }

    struct Exceptional: Sendable {
        var offer: Int
        var base: Int
        /// Slots of each exception's condition, and of its amount (-1 where it refuses).
        var conditions: [Int]
        var amounts: [Int]
    }

    /// One offer: where its truths lie, and how its amount is weighed.
    struct Offer: Sendable {
        var own = BulkPlan.no
        /// After relations.
        var final = BulkPlan.no
        /// After conflicts and what is unstated; the same slot where neither can be.
        var solved = BulkPlan.no
        var amount = -1
        var clash = -1
        /// The offer's own amount, for what it asks; the same as `amount` without exceptions.
        var asked = -1
        /// Its place among the results with amounts, -1 without.
        var result = -1
        var isForHousehold = false
        var deducts: [Deduct] = []
    }

    struct Deduct: Sendable {
        var result: Int
        var isSummed: Bool
        var share: Int64
        var rounding: Rounding
    }

    struct Ceiling: Sendable {
        var results: [Int]
        var isForHousehold: Bool
        var applies: Int
        var amount: Int
        var shareOut: Limit.ShareOut
        var isOfOneOffer: Bool
    }

    /// Offers nobody says anything about, each with what it has to look at.
    struct Unstated: Sendable {
        var offer: Int
        var others: [Int]
    }

    static let no = 0
    static let open = 1
    static let yes = 2

    var steps: [Step] = []
    var kids: [Int] = []
    var entries: [Entry] = []
    var exceptionals: [Exceptional] = []
    var truths = 3
    var amounts = 0
    /// Slots of amounts that never change.
    var constants: [(slot: Int, value: Interval)] = []
    /// For each amount the truth slot of its clash, -1 where it has none.
    var clashes: [Int] = []
    /// By number, and the order they are weighed in.
    var offers: [Offer] = []
    var order: [Int] = []
    /// The offer of each result with an amount.
    var results: [Int] = []
    var ceilings: [Ceiling] = []
    var unstated: [[Unstated]] = []
    /// For nodes that are read row by row: the slots of the conditions inside their sets.
    var slotOfNode: [Int: Int] = [:]
    /// Leaves that stand in no condition: byRow names them -1, -2 …
    var extraNodes: [Node] = []
}
