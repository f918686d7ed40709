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
    /// A pair that is left out for a moment, to see what comes instead.
    private var barred: (flat: Int, household: Int32) = (-1, nobody)

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

    /// Goes on where an assignment of the same pairs ended, with one candidate for each flat.
    init(source: Source, resuming assignment: Assignment) {
        self.init(source: source, candidates: 1)
        for (household, paid) in assignment.prices.enumerated() { price[household] = paid }
        for pair in assignment.pairs {
            mate[pair.flat] = Int32(pair.household)
            mateScore[pair.flat] = Int32(pair.score)
            holder[pair.household] = Int32(pair.flat)
        }
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
        search(from: slot, worth: most)
        for household in settled { price[Int(household)] += nearest - distance[Int(household)] }
        forget()
        change(slot)
    }

    /// What the total would lose if a slot might not have the household it has, and whom its flat would get then; nobody where it would stay empty.
    mutating func detour(around slot: Int) -> (loss: Int, next: Assignment.Pair?) {
        let (flat, household) = (slot / candidates, mate[slot])
        // The household is free for others: handing it on is an end of the path, too. At the lowest prices that costs nothing more.
        holder[Int(household)] = Self.nobody
        barred = (flat, household)
        search(from: slot, worth: worth(slot))
        let next = firstStep(from: slot)
        barred = (-1, Self.nobody)
        holder[Int(household)] = Int32(slot)
        forget()
        return (Int(nearest), next)
    }

    /// Finds the nearest end of a path from a slot, and leaves the distances of what lies nearer.
    private mutating func search(from slot: Int, worth most: Int32) {
        nearest = most
        end = .empty(slot: slot)
        queue.removeAll()
        look(from: slot, worth: most, at: 0)
        while let (stop, at) = queue.next(before: nearest) {
            switch stop {
            case .household(let household):
                if distance[household] == at { settle(household, at) }
            case .row(let far):
                rows.read(far / candidates, of: source, prices: price)
                if far == slot {
                    look(from: slot, worth: most, at: 0)
                } else {
                    look(from: far, worth: worth(far), at: distance[Int(mate[far])])
                }
            }
        }
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
        if !rows.isRead(flat) { rows.read(flat, of: source, prices: price) }
        let skipped = flat == barred.flat ? barred.household : Self.nobody
        var looked = 0
        for entry in rows.entries(of: flat) {
            if far - entry.value >= nearest { break }
            looked += 1
            if entry.household == skipped { continue }
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
        rows.count(looked: looked, of: flat, prices: price)
        let rest = rows.rest(of: flat)
        if rest > 0, far - rest < nearest { queue.add(.row(slot: slot), at: far - rest) }
    }

    private mutating func forget() {
        settled.removeAll(keepingCapacity: true)
        for household in touched { distance[Int(household)] = .max }
        touched.removeAll(keepingCapacity: true)
    }

    /// Whom the slot would get on the path found.
    private func firstStep(from slot: Int) -> Assignment.Pair? {
        var household: Int
        switch end {
        case .free(let free): household = free
        case .empty(let empty):
            guard empty != slot else { return nil }
            household = Int(mate[empty])
        }
        while Int(cameFrom[household]) != slot { household = Int(mate[Int(cameFrom[household])]) }
        return Assignment.Pair(flat: slot / candidates, household: household, score: Int(askedScore[household]))
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
