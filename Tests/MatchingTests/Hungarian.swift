/// The classical dense method in O(n³) on a table, written for these tests alone: rows take columns, a score of 0 means the row stays empty.
enum Hungarian {
    /// The highest sum when every row takes at most one column and every column is taken at most once. No score is negative.
    static func highestTotal(_ scores: [[Int]], columns: Int) -> Int {
        let rows = scores.count
        guard rows > 0 else { return 0 }
        // Every row has an empty column of its own, so that all rows find one.
        let width = columns + rows
        func cost(_ row: Int, _ column: Int) -> Int { column <= columns ? -scores[row - 1][column - 1] : 0 }
        var rowPotential = [Int](repeating: 0, count: rows + 1)
        var columnPotential = [Int](repeating: 0, count: width + 1)
        var rowOf = [Int](repeating: 0, count: width + 1)
        for row in 1...rows {
            var way = [Int](repeating: 0, count: width + 1)
            var slack = [Int](repeating: .max, count: width + 1)
            var used = [Bool](repeating: false, count: width + 1)
            rowOf[0] = row
            var column = 0
            repeat {
                used[column] = true
                var (least, next) = (Int.max, 0)
                for other in 1...width where !used[other] {
                    let reduced = cost(rowOf[column], other) - rowPotential[rowOf[column]] - columnPotential[other]
                    if reduced < slack[other] { (slack[other], way[other]) = (reduced, column) }
                    if slack[other] < least { (least, next) = (slack[other], other) }
                }
                for other in 0...width {
                    if used[other] {
                        rowPotential[rowOf[other]] += least
                        columnPotential[other] -= least
                    } else if slack[other] < .max {
                        slack[other] -= least
                    }
                }
                column = next
            } while rowOf[column] != 0
            while column != 0 {
                rowOf[column] = rowOf[way[column]]
                column = way[column]
            }
        }
        return (1...width).reduce(0) { $0 - (rowOf[$1] == 0 ? 0 : cost(rowOf[$1], $1)) }
    }

    /// All possibilities, for the smallest instances: what the other two must agree with.
    static func byTryingAll(_ scores: [[Int]], columns: Int) -> Int {
        func best(_ row: Int, _ taken: Int) -> Int {
            guard row < scores.count else { return 0 }
            var highest = best(row + 1, taken)
            for column in 0..<columns where taken >> column & 1 == 0 && scores[row][column] > 0 {
                highest = max(highest, scores[row][column] + best(row + 1, taken | 1 << column))
            }
            return highest
        }
        return best(0, 0)
    }
}
