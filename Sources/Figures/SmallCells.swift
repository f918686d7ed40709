/// Counts of a table that may be shown. Below five households a figure could be somebody's, and a cell alone among shown ones can be found by
/// taking the others from the sum.
public enum SmallCells {
    /// From so many on.
    public static let fewest = 5

    /// What may be shown of each; nil is "unter 5". Where one cell alone would be hidden, the smallest of the others is hidden as well.
    public static func shown(_ counts: [Int]) -> [Int?] {
        var shown = counts.map { count -> Int? in (1..<fewest).contains(count) ? nil : count }
        guard shown.count(where: { $0 == nil }) == 1 else { return shown }
        let others = shown.indices.filter { (shown[$0] ?? 0) > 0 }
        if let smallest = others.min(by: { (shown[$0] ?? 0, $0) < (shown[$1] ?? 0, $1) }) { shown[smallest] = nil }
        return shown
    }
}
