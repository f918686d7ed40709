import Basics

/// Programmes as a search sees them: what they look at, and the days and sizes of household that make a difference to them.
struct Terrain {
    let footing: Footing
    /// Offers that conditions ask for after relations, each after all it depends on.
    let finals: [Int]
    /// The first and the last day of every stretch of time in which nothing changes; the ones nearest to today first.
    let days: [Int64]
    /// The first day of each stretch, in order, and the day after the last; empty where the programmes are never in force together.
    let stretches: [ClosedRange<Int64>]
    let sizes: [Int]
    let asksMainApplicant: Bool
    let anchorFields: [Int]

    init(_ survey: Survey, _ programmes: [Programme], _ footing: Footing) {
        let book = survey.book
        self.footing = footing
        var all = footing
        let closure = Set(programmes.flatMap(\.offers).flatMap { book.closure[$0.number] }).union(footing.final.flatMap { book.closure[$0] })
        for offer in closure { all.follow(book.offers[offer], book) }
        let coverage = footing.coverages.union(all.coverages).flatMap { table in book.programmes.filter { $0.help == book.coverages[table].help } }
        let coverageTables = Set(coverage.flatMap { $0.coverage.values })
        for table in coverageTables {
            for (_, condition) in book.sets[table].versions.flatMap(\.conditional) { all.follow(condition, book) }
        }
        let nodes = all.nodes.sorted()
        let wanted = Set(footing.final.flatMap { book.closure[$0] })
        finals = book.order.filter(wanted.contains)
        anchorFields = Set(programmes.map(\.anchorField).filter { $0 >= 0 }).sorted()
        let cuts = Self.cuts(book, programmes + coverage, footing, tables: footing.tables.union(coverageTables))
        stretches = Self.stretches(cuts, programmes, today: Int64(survey.today.dayNumber))
        days = Self.days(stretches, today: Int64(survey.today.dayNumber))
        asksMainApplicant = nodes.contains { book.nodes[$0].op == .mainApplicant }
        sizes = Self.sizes(book, nodes, asksMainApplicant: asksMainApplicant)
    }

    /// Days on which something may begin to be different.
    private static func cuts(_ book: Rulebook, _ programmes: [Programme], _ footing: Footing, tables: Set<Int>) -> Set<Int64> {
        var cuts: Set<Int64> = []
        func cut(_ from: Int64, _ to: Int64) {
            if from > Node.never + 1 { cuts.insert(from) }
            if to < Node.always { cuts.insert(to + 1) }
        }
        for programme in programmes {
            cut(programme.valid.days.from, programme.valid.days.to)
            for offer in programme.offers { cut(offer.valid.days.from, offer.valid.days.to) }
            for limit in programme.limits { cut(limit.valid.days.from, limit.valid.days.to) }
        }
        for number in footing.nodes where book.nodes[number].op == .anchorDate { cut(book.nodes[number].low, book.nodes[number].high) }
        for table in tables { for version in book.sets[table].versions { cut(version.from, version.to) } }
        for parameter in footing.parameters { for version in book.parameters[parameter].versions { cut(version.from, version.to) } }
        return cuts.union(due(book, footing))
    }

    /// Days on which a length of time since a fixed day is full: where a date is both compared with a day and counted from.
    private static func due(_ book: Rulebook, _ footing: Footing) -> Set<Int64> {
        var days: [Int: Set<Int64>] = [:]
        var spans: [Int: Set<Int64>] = [:]
        for number in footing.nodes {
            let node = book.nodes[number]
            guard node.field >= 0, book.vocabulary.fields[node.field].type == .date else { continue }
            if node.op == .compare { days[node.field, default: []].formUnion([node.low, node.low + 1]) }
            guard node.op == .elapsed || node.op == .age, node.other < 0 else { continue }
            let operands = node.parameter < 0 ? [node.low] : book.parameters[node.parameter].versions.compactMap(\.value)
            spans[node.field, default: []].formUnion(operands.map { node.op == .age ? ($0 * 12) << 32 : $0 })
        }
        var due: Set<Int64> = []
        for (field, spans) in spans {
            for day in days[field] ?? [] {
                for span in spans {
                    guard let full = Span(packed: span).after(CivilDate(dayNumber: Int(day))) else { continue }
                    due.formUnion([Int64(full.dayNumber), Int64(full.dayNumber) + 1])
                }
            }
        }
        return due
    }

    private static func stretches(_ cuts: Set<Int64>, _ programmes: [Programme], today: Int64) -> [ClosedRange<Int64>] {
        let first = programmes.map(\.valid.days.from).max() ?? Node.never + 1
        let last = programmes.map(\.valid.days.to).min() ?? Node.always
        let start = first > Node.never + 1 ? first : min(cuts.min() ?? today, today) - 366
        let inside = cuts.filter { $0 > start && $0 <= last }.sorted()
        let end = last < Node.always ? last : max(inside.last ?? start, today) + 366
        guard start <= end else { return [] }
        return zip([start] + inside, inside.map { $0 - 1 } + [end]).map { $0...$1 }
    }

    private static func days(_ stretches: [ClosedRange<Int64>], today: Int64) -> [Int64] {
        var days = Set(stretches.flatMap { [$0.lowerBound, $0.upperBound] })
        if stretches.contains(where: { $0.contains(today) }) { days.insert(today) }
        return days.sorted { left, right in
            let (leftAge, rightAge) = (
                left > today ? left - today + 1_000_000 : today - left, right > today ? right - today + 1_000_000 : today - right
            )
            return leftAge < rightAge
        }
    }

    /// How many persons a household needs for every "any", "every" and "how many of them" to come out either way.
    private static func sizes(_ book: Rulebook, _ nodes: [Int], asksMainApplicant: Bool) -> [Int] {
        var sizes: Set<Int> = asksMainApplicant ? [1, 2] : [1]
        for number in nodes {
            let node = book.nodes[number]
            if node.op == .anyMember || node.op == .everyMember { sizes.formUnion([1, 2]) }
            guard node.op == .countMembers else { continue }
            let wanted = node.parameter < 0 ? [node.low] : book.parameters[node.parameter].versions.compactMap(\.value)
            for count in wanted { sizes.formUnion([count - 1, count, count + 1].map { Int(min(max($0, 1), 12)) }) }
        }
        return sizes.sorted()
    }
}
