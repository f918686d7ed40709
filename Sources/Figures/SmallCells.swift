/// Counts of a table that may be shown. Below five households a figure could be somebody's, and a cell alone among shown ones can be found by
/// taking the others from the sum.
public enum SmallCells {
    /// From so many on.
    public static let fewest = 5

    public static func isSmall(_ count: Int) -> Bool { (1..<fewest).contains(count) }

    /// What may be shown of each; nil is covered. Where fewer than `together` cells would be covered, the smallest of the others are as well, those
    /// of nobody last: each sum known beside the cells would else give one of them away.
    public static func shown(_ counts: [Int], together: Int = 2) -> [Int?] {
        var shown = counts.map { isSmall($0) ? nil : Optional($0) }
        let covered = shown.count { $0 == nil }
        guard covered > 0, covered < together else { return shown }
        func weight(_ place: Int) -> Int { counts[place] == 0 ? .max : counts[place] }
        let others = shown.indices.filter { shown[$0] != nil }.sorted { (weight($0), $0) < (weight($1), $1) }
        for place in others.prefix(together - covered) { shown[place] = nil }
        return shown
    }

    /// Which rows are shown whole, where the columns can be reckoned from one another: one small cell covers its row.
    public static func shownRows(_ rows: [[Int]]) -> [Bool] {
        shown(rows.map { row in row.first(where: isSmall) ?? row.max() ?? 0 }).map { $0 != nil }
    }
}
