/// What looks at the other members of a household. A household is a run of neighbouring rows.
extension BulkEvaluator {
    mutating func fold(_ into: Int, _ of: Int, every: Bool) {
        for word in 0..<block.wordsInUse {
            let (source, place) = (of * Self.words + word, into * Self.words + word)
            // "Every" is "not any not".
            sure[place] = every ? ~may[source] : sure[source]
            may[place] = every ? ~sure[source] : may[source]
        }
        let planes = into * Self.words..<into * Self.words + block.wordsInUse
        block.spreadUp(&sure, planes)
        block.spreadDown(&sure, planes)
        block.spreadUp(&may, planes)
        block.spreadDown(&may, planes)
        guard every else { return }
        for place in planes { (sure[place], may[place]) = (~may[place], ~sure[place]) }
    }

    /// Members for whom a condition holds, and may hold.
    func countOfMembers(_ slot: Int, _ household: Int) -> (sure: Int64, possible: Int64) {
        var counts = (sure: Int64(0), possible: Int64(0))
        for row in block.rows(ofHousehold: household) {
            let truth = truth(slot, row)
            counts.sure += truth == .yes ? 1 : 0
            counts.possible += truth == .no ? 0 : 1
        }
        return counts
    }

    mutating func count(_ into: Int, _ of: Int, _ node: Node) {
        for household in block.starts.indices {
            let rows = block.rows(ofHousehold: household)
            let counts = countOfMembers(of, household)
            let truth = operand(node, rows.lowerBound).map { node.comparator.truth(between: counts.sure, counts.possible, $0) } ?? .open
            for row in rows { set(into, row, truth) }
        }
    }

    /// Rows of households in which a member other than the row's own is in the plane, put into `another`.
    mutating func markOthers(_ plane: [UInt64], wherever rows: [UInt64]) {
        let words = 0..<block.wordsInUse
        var (before, after) = (plane, plane)
        for word in words {
            before[word] = plane[word] << 1 | (word > 0 ? plane[word - 1] >> 63 : 0)
            before[word] &= ~block.first[word]
            after[word] = (plane[word] >> 1 | (word + 1 < words.upperBound ? plane[word + 1] << 63 : 0)) & block.continues(word)
        }
        block.spreadUp(&before, words)
        block.spreadDown(&after, words)
        for word in words { another[word] |= rows[word] & (before[word] | after[word]) }
    }
}

extension BulkBlock {
    /// Rows whose household goes on in the next row.
    func continues(_ word: Int) -> UInt64 { ~first[word] >> 1 | (word + 1 < Self.words ? ~first[word + 1] << 63 : 0) }

    /// Carries bits on to all later rows of the same household, by doubling the reach.
    func spreadUp(_ planes: inout [UInt64], _ range: Range<Int>) {
        var carry: UInt64 = 0
        for place in range {
            var reach = ~first[place - range.lowerBound]
            var bits = planes[place] | carry & reach & 1
            var distance: UInt64 = 1
            while distance < 64 {
                bits |= reach & bits << distance
                reach &= reach << distance
                distance <<= 1
            }
            planes[place] = bits
            carry = bits >> 63
        }
    }

    /// Carries bits back to all earlier rows of the same household.
    func spreadDown(_ planes: inout [UInt64], _ range: Range<Int>) {
        var carry: UInt64 = 0
        for place in range.reversed() {
            var reach = continues(place - range.lowerBound)
            var bits = planes[place] | carry << 63 & reach
            var distance: UInt64 = 1
            while distance < 64 {
                bits |= reach & bits >> distance
                reach &= reach >> distance
                distance <<= 1
            }
            planes[place] = bits
            carry = bits & 1
        }
    }
}
