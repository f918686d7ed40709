/// Shortest augmenting paths with prices (Jonker and Volgenant), one flat after the other, reading each flat's pairs only as deep as a path may go.
///
/// A flat's row holds its best pairs and a limit for the others (`Rows`). A path that comes so far that another pair could matter stops there and
/// reads the row again at today's prices. So the result is exact although most pairs are never looked at, and nothing is ever solved twice.
///
/// The buffers are as long as there are households or slots. A slot is one place for a candidate, `flat * candidates + number`. Households are
/// checked where a row is read (`BestValues.take`), slots come from the loop over all of them; every index below comes from one of the two.
struct AssignmentSearch<Source: PairSource>: ~Copyable {
    private static var nobody: Int32 { -1 }
    private let source: Source
    private let candidates: Int
    private var rows: Rows
    private var queue = SearchQueue()
    // By household
    private let price: UnsafeMutableBufferPointer<Int32>
    private let holder: UnsafeMutableBufferPointer<Int32>
    private let distance: UnsafeMutableBufferPointer<Int32>
    private let cameFrom: UnsafeMutableBufferPointer<Int32>
    // By slot
    private let mate: UnsafeMutableBufferPointer<Int32>
    private let mateScore: UnsafeMutableBufferPointer<Int32>
    private let askedScore: UnsafeMutableBufferPointer<Int32>
    /// Households with a distance, and those whose distance is final.
    private var touched: [Int32] = []
    private var settled: [Int32] = []
    /// The nearest end of a path so far: a free household, or a slot that goes empty.
    private var nearest: Int32 = 0
    private var end = End.empty(slot: 0)

    private enum End {
        case free(household: Int)
        case empty(slot: Int)
    }

    init(source: Source, candidates: Int) {
        self.source = source
        self.candidates = candidates
        rows = Rows(flats: source.flats)
        func buffer(_ count: Int, of value: Int32) -> UnsafeMutableBufferPointer<Int32> {
            let buffer = UnsafeMutableBufferPointer<Int32>.allocate(capacity: count)
            buffer.initialize(repeating: value)
            return buffer
        }
        price = buffer(source.households, of: 0)
        holder = buffer(source.households, of: Self.nobody)
        distance = buffer(source.households, of: .max)
        cameFrom = buffer(source.households, of: Self.nobody)
        askedScore = buffer(source.households, of: 0)
        mate = buffer(source.flats * candidates, of: Self.nobody)
        mateScore = buffer(source.flats * candidates, of: 0)
    }

    deinit {
        for buffer in [price, holder, distance, cameFrom, askedScore, mate, mateScore] { buffer.deallocate() }
    }

    /// Gives the slot a household, or leaves some slot empty, so that the total rises as far as it can.
    mutating func place(_ slot: Int) {
        let flat = slot / candidates
        if !rows.isRead(flat) { rows.read(flat, of: source, prices: price) }
        // What the slot could be worth at most; distances are counted from there.
        let most = max(rows.entries(of: flat).first?.value ?? 0, rows.rest(of: flat))
        guard most > 0 else { return }
        nearest = most
        end = .empty(slot: slot)
        queue.removeAll()
        look(from: slot, worth: most, at: 0)
        while let (stop, at) = queue.next(before: nearest) {
            switch stop {
            case .household(let household):
                guard distance[household] == at, holder[household] >= 0 else { continue }
                settle(household, at)
            case .row(let far):
                rows.read(far / candidates, of: source, prices: price)
                if far == slot {
                    look(from: slot, worth: most, at: 0)
                } else {
                    look(from: far, worth: worth(far), at: distance[Int(mate[far])])
                }
            }
        }
        raisePrices()
        change(slot)
    }

    private func worth(_ slot: Int) -> Int32 { mateScore[slot] - price[Int(mate[slot])] }

    private mutating func settle(_ household: Int, _ at: Int32) {
        settled.append(Int32(household))
        let slot = Int(holder[household])
        look(from: slot, worth: worth(slot), at: at)
    }

    /// Goes on from a slot that is reached: its flat may stay empty, or take any household it goes together with.
    private mutating func look(from slot: Int, worth: Int32, at: Int32) {
        let far = at + worth
        if far < nearest {
            nearest = far
            end = .empty(slot: slot)
        }
        let flat = slot / candidates
        for entry in rows.entries(of: flat) {
            if far - entry.value >= nearest { return }
            let household = Int(entry.household)
            let to = far - entry.score + price[household]
            guard to < nearest, to < distance[household] else { continue }
            if distance[household] == .max { touched.append(entry.household) }
            distance[household] = to
            cameFrom[household] = Int32(slot)
            askedScore[household] = entry.score
            if holder[household] < 0 {
                nearest = to
                end = .free(household: household)
            } else {
                queue.add(.household(household), at: to)
            }
        }
        let rest = rows.rest(of: flat)
        if rest > 0, far - rest < nearest { queue.add(.row(slot: slot), at: far - rest) }
    }

    private mutating func raisePrices() {
        for household in settled { price[Int(household)] += nearest - distance[Int(household)] }
        settled.removeAll(keepingCapacity: true)
        for household in touched { distance[Int(household)] = .max }
        touched.removeAll(keepingCapacity: true)
    }

    /// Hands the households on along the path, from its end back to the slot it began with.
    private mutating func change(_ first: Int) {
        var household: Int
        switch end {
        case .free(let free): household = free
        case .empty(let slot):
            guard slot != first else { return }
            household = Int(mate[slot])
            mate[slot] = Self.nobody
            mateScore[slot] = 0
        }
        while true {
            let slot = Int(cameFrom[household])
            let before = Int(mate[slot])
            mate[slot] = Int32(household)
            mateScore[slot] = askedScore[household]
            holder[household] = Int32(slot)
            if slot == first { return }
            household = before
        }
    }

    var assignment: Assignment {
        var pairs: [Assignment.Pair] = []
        var worths = [Int](repeating: 0, count: source.flats)
        for slot in mate.indices where mate[slot] >= 0 {
            worths[slot / candidates] = Int(worth(slot))
            pairs.append(.init(flat: slot / candidates, household: Int(mate[slot]), score: Int(mateScore[slot])))
        }
        pairs.sort { ($0.flat, $0.household) < ($1.flat, $1.household) }
        return Assignment(pairs: pairs, candidates: candidates, prices: Array(price), worths: worths)
    }
}
