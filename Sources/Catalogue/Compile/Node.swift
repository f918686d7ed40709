/// One step of a condition, in a flat array; the steps it is made of stand before it.
struct Node: Sendable {
    enum Op: UInt8, Sendable {
        case constant, all, any, not, atLeastOf
        case compare, member, hasAny, hasAll
        case elapsed, age, anchorDate, mainApplicant
        case anyMember, everyMember, countMembers
        case rule, ownOffer, finalOffer
        case notCovered, receivedBefore
    }

    enum Comparator: UInt8, Sendable {
        case equal, atLeast, atMost, moreThan, lessThan

        func holds(_ left: Int64, _ right: Int64) -> Bool {
            switch self {
            case .equal: left == right
            case .atLeast: left >= right
            case .atMost: left <= right
            case .moreThan: left > right
            case .lessThan: left < right
            }
        }

        /// Whether a number compares with another, as long as it is only known to lie between two bounds.
        func truth(between low: Int64, _ high: Int64, _ wanted: Int64) -> Truth {
            if self == .equal, low < high { return (low...high).contains(wanted) ? .open : .no }
            return holds(low, wanted) == holds(high, wanted) ? Truth(holds(low, wanted)) : .open
        }
    }

    var op: Op
    var comparator = Comparator.equal
    /// Whether it can only be asked about one person.
    var needsPerson = false
    /// The programme whose anchor date and parameters count.
    var programme = 0
    /// Field of the fact; for elapsed and age the field of the earlier day.
    var field = -1
    /// elapsed, age: the field of the later day, -1 for the anchor. rule, offers: the number of the rule or offer.
    var other = -1
    /// Constants: a value, a threshold, the first day; at_least_of: how many.
    var low: Int64 = 0
    var high: Int64 = 0
    /// Operand taken from a dated parameter, -1 for the constant.
    var parameter = -1
    /// member, hasAny, hasAll: the set. notCovered and receivedBefore: their table.
    var table = -1
    var kids: Range<Int> = 0..<0

    static let never = Int64.min
    static let always = Int64.max
}

/// A dated table of members, as one programme uses it.
struct SetTable: Sendable {
    struct Version: Sendable {
        var from: Int64
        var to: Int64
        var members: Set<Int>
        var bits: [UInt64] = []
        /// Members that belong only under a condition: the member's number and the condition's node.
        var conditional: [(member: Int, node: Int)] = []
    }

    /// The set of the vocabulary; nil for a list written into the condition.
    var set: Int?
    /// Whether a Land's two digits stand for its districts.
    var isOfDistricts = false
    var versions: [Version]
}

/// One step of an amount, in a flat array.
struct AmountNode: Sendable {
    enum Op: UInt8, Sendable {
        case constant, parameter, field, members, lesser, greater, sum, times, share, rows, upTo
    }

    var op: Op
    var value: Int64 = 0
    var field = -1
    var parameter = -1
    var programme = 0
    /// members: the condition counted.
    var condition = -1
    var rounding = Rounding.halfUp
    /// In `amountKids` and `amountRows`.
    var kids: Range<Int> = 0..<0
    var rows: Range<Int> = 0..<0

    struct Row: Sendable {
        /// The condition of the row; -1 for "otherwise".
        var condition: Int
        /// The amount; -1 for "not known".
        var amount: Int
    }
}

/// How a part of a cent is treated.
public enum Rounding: String, Sendable, Hashable, Codable, CaseIterable {
    case halfUp = "half_up"
    case down
    case up
}
