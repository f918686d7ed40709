/// Turns a rulebook into the steps of a bulk evaluation on one day; lives only that long.
struct BulkPlanner {
    let book: Rulebook
    let day: Int64
    var plan = BulkPlan()
    /// Slots made so far.
    var ownSlots: [Int: Int] = [:]
    private var finalSlots: [Int: Int] = [:]
    private var folds: [Int: Int] = [:]
    var leaves: [LeafKey: Int] = [:]
    var amountSlots: [Int: Int] = [:]
    var constantSlots: [Interval: Int] = [:]
    var exceptional: [Int: (truth: Int, clash: Int, amount: Int)] = [:]

    static func plan(_ book: Rulebook, on day: Int64) -> BulkPlan {
        var planner = BulkPlanner(book: book, day: day)
        planner.plan.order = book.order
        planner.plan.offers = Array(repeating: .init(), count: book.offers.count)
        for offer in book.order { planner.add(offer) }
        planner.addDeducts()
        for (programme, limit) in book.limits { planner.add(limit, programme) }
        planner.addUnstated()
        return planner.plan
    }

    /// The field of a programme's anchor, -1 where the day is the application date.
    func anchorField(_ programme: Int) -> Int { book.frames.programmes[programme].anchorField }

    private mutating func add(_ number: Int) {
        let frame = book.frames.offers[number]
        var offer = BulkPlan.Offer()
        offer.isForHousehold = frame.isForHousehold
        offer.own = own(number)
        offer.final = final(number)
        offer.solved = offer.final
        if frame.amount >= 0 || frame.hasExceptions {
            if frame.amount >= 0 { offer.asked = amount(frame.amount) }
            offer.amount = offer.asked
            offer.clash = offer.asked < 0 ? -1 : plan.clashes[offer.asked]
            if frame.hasExceptions {
                let outcome = exceptions(number)
                offer.clash = outcome.clash
                offer.amount = outcome.amount
            }
            if frame.amount >= 0 {
                offer.result = plan.results.count
                plan.results.append(number)
            }
            if offer.clash >= 0 { offer.solved = truth() }
        }
        plan.offers[number] = offer
    }

    /// The offer's own conditions.
    mutating func own(_ number: Int) -> Int {
        if let slot = ownSlots[number] { return slot }
        let frame = book.frames.offers[number]
        let programme = book.frames.programmes[frame.programme]
        var kids = [
            inForce(programme.from, programme.to, frame.programme), inForce(frame.from, frame.to, frame.programme), slot(of: frame.when),
        ]
        if frame.hasExceptions { kids.append(exceptions(number).truth) }
        let slot = all(kids, anchor: programme.anchorField)
        ownSlots[number] = slot
        return slot
    }

    /// After relations; an offer of a later place is not solved yet and does not stand.
    mutating func final(_ number: Int) -> Int {
        if let slot = finalSlots[number] { return slot }
        let dependencies = book.dependencies[number]
        var kids = [own(number)]
        for look in dependencies.needs where holds(look.relation) {
            kids.append(all(look.offers.map { seen($0, look.relation, by: number) }))
        }
        for look in dependencies.once where holds(look.relation) && !look.offers.isEmpty { kids.append(BulkPlan.open) }
        for look in dependencies.behind where holds(look.relation) {
            kids.append(not(any(look.offers.map { seen($0, look.relation, by: number) })))
        }
        let slot = all(kids)
        finalSlots[number] = slot
        return slot
    }

    func holds(_ relation: Int) -> Bool {
        let (from, to) = book.relations[relation].valid.days
        return from <= day && day <= to
    }

    /// Another offer as a relation sees it: for the whole household, or for the same person.
    private mutating func seen(_ other: Int, _ relation: Int, by offer: Int) -> Int {
        let slot = final(other)
        let isWide = book.relations[relation].scope == .household || book.frames.offers[offer].isForHousehold
        return isWide && !book.frames.offers[other].isForHousehold ? fold(slot, every: false) : slot
    }

    mutating func fold(_ slot: Int, every: Bool) -> Int {
        if slot <= BulkPlan.yes { return slot }
        let key = slot * 2 + (every ? 1 : 0)
        if let known = folds[key] { return known }
        let into = truth()
        plan.steps.append(.fold(into: into, of: slot, every: every))
        folds[key] = into
        return into
    }

    private mutating func addDeducts() {
        for number in book.order where plan.offers[number].result >= 0 {
            for look in book.dependencies[number].deducts where holds(look.relation) {
                let relation = book.relations[look.relation]
                for other in look.offers where plan.offers[other].result >= 0 {
                    let isWide = relation.scope == .household || book.frames.offers[number].isForHousehold
                    plan.offers[number].deducts.append(
                        .init(
                            result: plan.offers[other].result, isSummed: isWide && !book.frames.offers[other].isForHousehold, share: relation.share,
                            rounding: relation.rounding))
                }
            }
        }
    }

    private mutating func add(_ limit: Limit, _ programme: Int) {
        let days = limit.valid.days
        var conditions = [inForce(days.from, days.to, programme)]
        if let when = limit.when { conditions.append(slot(of: when)) }
        plan.ceilings.append(
            .init(
                results: limit.offers.map { plan.offers[$0].result }.filter { $0 >= 0 }, isForHousehold: limit.scope == .household,
                applies: all(conditions), amount: amount(limit.atMost), shareOut: limit.shareOut, isOfOneOffer: limit.offers.count == 1))
    }

    private mutating func addUnstated() {
        for (number, relation) in book.relations.enumerated() where relation.kind == .unstated && holds(number) {
            let group = relation.offers.map { offer in
                BulkPlan.Unstated(offer: offer, others: relation.offers.filter { $0 != offer }.map { seen($0, number, by: offer) })
            }
            for offer in relation.offers where plan.offers[offer].solved == plan.offers[offer].final { plan.offers[offer].solved = truth() }
            plan.unstated.append(group)
        }
    }
}
