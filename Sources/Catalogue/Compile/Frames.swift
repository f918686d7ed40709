import Basics

/// What the inner loop reads of the rules: plain numbers in flat arrays, so that a bulk evaluation can run over the same tables.
struct Frames: Sendable {
    struct Offer: Sendable {
        var programme: Int
        var isForHousehold: Bool
        var when: Int
        /// -1 without an amount.
        var amount: Int
        var hasExceptions: Bool
        var hasDependencies: Bool
        var from: Int64
        var to: Int64
    }

    /// What weighing a relation reads of it.
    struct Relation: Sendable {
        var isForHousehold: Bool
        var isUnstated: Bool
        var from: Int64
        var to: Int64
    }

    struct Programme: Sendable {
        var help: Int
        /// The household field of the anchor, -1 for the application date.
        var anchorField: Int
        var from: Int64
        var to: Int64
    }

    struct TableVersion: Sendable {
        var from: Int64
        var to: Int64
        var words: Range<Int>
        var conditional: Range<Int>
    }

    struct Conditional: Sendable {
        var member: Int64
        var node: Int
    }

    struct ParameterVersion: Sendable {
        var from: Int64
        var to: Int64
        /// `Circumstances.unknown` for a value that was not read.
        var value: Int64
    }

    var offers: [Offer] = []
    var relations: [Relation] = []
    /// For each field whether it is the household's.
    var isHousehold: [Bool] = []
    /// For each rule the last day on which nothing about its source is doubtful.
    var quietUntil: [Int64] = []
    var programmes: [Programme] = []
    /// For each table its versions, in `tableVersions`.
    var tables: [Range<Int>] = []
    var tableVersions: [TableVersion] = []
    var words: [UInt64] = []
    var conditionals: [Conditional] = []
    var parameters: [Range<Int>] = []
    var parameterVersions: [ParameterVersion] = []

    func contains(_ version: TableVersion, _ number: Int64) -> Bool {
        guard number >= 0, number >> 6 < Int64(version.words.count) else { return false }
        return words[version.words.lowerBound + Int(number >> 6)] >> UInt64(number & 63) & 1 == 1
    }

    /// Nil outside every period, for a value not read, and on a day that is not known.
    func value(ofParameter parameter: Int, on day: Int64) -> Int64? {
        guard day != Circumstances.unknown else { return nil }
        for place in parameters[parameter] {
            let version = parameterVersions[place]
            if version.from <= day, day <= version.to { return version.value == Circumstances.unknown ? nil : version.value }
        }
        return nil
    }

    /// The version of a table that counts on a day, as a place in `tableVersions`; nil outside every period.
    func version(ofTable table: Int, on day: Int64) -> Int? {
        for place in tables[table] {
            let version = tableVersions[place]
            if version.from <= Node.never + 1, version.to == Node.always { return place }
            if day != Circumstances.unknown, version.from <= day, day <= version.to { return place }
        }
        return nil
    }

    /// "Has any", or "has all", of the choices in a version of a table.
    func overlap(_ cell: Int64, _ version: Int, _ node: Node) -> Truth {
        let words = tableVersions[version].words
        let wanted = words.isEmpty ? 0 : Int64(bitPattern: self.words[words.lowerBound])
        return Truth(node.op == .hasAny ? cell & wanted != 0 : cell & wanted == wanted)
    }
}

extension Rulebook {
    mutating func makeFrames() {
        let helps = Array(Set(programmes.map(\.help))).sorted()
        for programme in programmes {
            let (from, to) = programme.valid.days
            frames.programmes.append(.init(help: helps.firstIndex(of: programme.help) ?? -1, anchorField: programme.anchorField, from: from, to: to))
        }
        for offer in offers {
            let (from, to) = offer.valid.days
            let looks = dependencies[offer.number]
            frames.offers.append(
                .init(
                    programme: offer.programmeNumber, isForHousehold: offer.per == .household, when: offer.when, amount: offer.amount ?? -1,
                    hasExceptions: !offer.exceptions.isEmpty, hasDependencies: !(looks.behind + looks.needs + looks.once).isEmpty, from: from, to: to)
            )
        }
        frames.isHousehold = vocabulary.fields.map { $0.of == .household }
        frames.quietUntil = rules.map { rule in
            let provenance = rule.provenance
            guard provenance.confidence == nil || provenance.confidence == .found, provenance.assumption == nil else { return Node.never }
            let due = [provenance.reviewBy, provenance.confirmedOn.flatMap { Scene.year?.after($0) }].compactMap { $0 }.min()
            return due.map { Int64($0.dayNumber) } ?? Node.always
        }
        frames.relations = relations.map { relation in
            let (from, to) = relation.valid.days
            return .init(isForHousehold: relation.scope == .household, isUnstated: relation.kind == .unstated, from: from, to: to)
        }
        for scope in [Entity.person, .household] {
            for programme in programmes { limits += programme.limits.filter { $0.scope == scope }.map { (programme.number, $0) } }
        }
        for table in sets { flatten(table) }
        for parameter in parameters {
            let start = frames.parameterVersions.count
            frames.parameterVersions += parameter.versions.map { .init(from: $0.from, to: $0.to, value: $0.value ?? Circumstances.unknown) }
            frames.parameters.append(start..<frames.parameterVersions.count)
        }
    }

    private mutating func flatten(_ table: SetTable) {
        let start = frames.tableVersions.count
        for version in table.versions {
            let words = frames.words.count
            let conditionals = frames.conditionals.count
            frames.words += version.bits
            frames.conditionals += version.conditional.map { .init(member: Int64($0.member), node: $0.node) }
            frames.tableVersions.append(
                .init(
                    from: version.from, to: version.to, words: words..<frames.words.count, conditional: conditionals..<frames.conditionals.count))
        }
        frames.tables.append(start..<frames.tableVersions.count)
    }
}
