/// Three truth values, `no < open < yes` (strong Kleene logic, FEEL ternary tables): "and" is the smallest, "or" the largest.
public enum Truth: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    case no = 0
    case open = 1
    case yes = 2

    public static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .no: .yes
        case .open: .open
        case .yes: .no
        }
    }

    init(_ holds: Bool) { self = holds ? .yes : .no }

    /// `no`, `open` or `yes`, as files and answers write it.
    public var word: String {
        switch self {
        case .no: "no"
        case .open: "open"
        case .yes: "yes"
        }
    }

    /// Truth of "at least `wanted`" where between `sure` and `possible` hold.
    static func atLeast(_ wanted: Int, sure: Int, possible: Int) -> Truth {
        sure >= wanted ? .yes : possible < wanted ? .no : .open
    }
}
