public import Basics
public import Catalogue
import Store

/// The offers of the office: those somebody still has to do something about, the oldest first, or those that are over.
public struct FlatList: Question {
    public static let needs = Right.keepFlats
    public static let pageSize = 50
    public let isLive: Bool
    public let state: FlatState?
    public let page: Int

    public init(isLive: Bool = true, state: FlatState? = nil, page: Int = 1) {
        self.isLive = isLive
        self.state = state
        self.page = max(1, page)
    }

    public struct Line: Sendable {
        public let flat: OfferedFlat
        /// The guide value for as many persons as the flat is large enough for; nil where none was read.
        public let limit: Money?
        public let limitPersons: Int?
    }

    public struct Answer: Sendable {
        public let lines: [Line]
        public let hasMore: Bool
        /// How many there are in each state.
        public let counts: [FlatState: Int]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let narrowed: SQL = state.map { "AND f.state = \($0)" } ?? ""
        let found = try desk.flats(
            where: "AND f.is_live = \(isLive) \(narrowed)", order: isLive ? "f.offered_at" : "f.offered_at DESC", limit: Self.pageSize + 1,
            offset: (page - 1) * Self.pageSize, opensDetails: false)
        let counted = try desk.transaction.rows(
            "SELECT state, COUNT(*) FROM flats WHERE office = \(desk.office) AND is_live = \(true) GROUP BY state")
        var counts: [FlatState: Int] = [:]
        for row in counted { counts[try row.get(at: 0)] = try row.get(at: 1) }
        return Answer(lines: found.prefix(Self.pageSize).map { line($0, desk) }, hasMore: found.count > Self.pageSize, counts: counts)
    }

    private func line(_ flat: OfferedFlat, _ desk: Desk) -> Line {
        let ruler = desk.ruler(for: flat.offer)
        let persons = ruler.largestHousehold
        return Line(flat: flat, limit: persons.flatMap { ruler.rentLimit(for: $0) }, limitPersons: persons)
    }
}

/// One flat with everything that is known and noticed about it.
public struct FlatSheet: Question {
    public static let needs = Right.keepFlats
    public let flat: FlatID
    public init(flat: FlatID) { self.flat = flat }

    public struct Answer: Sendable {
        public let flat: OfferedFlat
        public let landlord: Landlord?
        public let ruler: FlatRuler
        public let doubts: [OfferDoubt]
        public let hints: [OfferHint]
        /// What is missing before it can be checked.
        public let missing: [HousingFact]
        /// The secret of the landlord's status page; nil where nobody has one.
        public let secret: String?
        public let nominations: [Nomination]
        /// What the landlord reads on the status page.
        public let landlordLine: String
    }

    public func answer(at desk: Desk) throws -> Answer {
        let known = try desk.flat(flat)
        let ruler = desk.ruler(for: known.offer)
        let link: [UInt8]? = try desk.transaction.value("SELECT link FROM flats WHERE office = \(desk.office) AND flat = \(flat)") ?? nil
        return Answer(
            flat: known, landlord: try known.landlord.map { try desk.landlord($0) }, ruler: ruler,
            doubts: ruler.doubts(desk.shelf.current.housing.marks), hints: try desk.hints(for: known), missing: known.offer.missingForCheck,
            secret: try desk.officeSeal.open(ifAny: link, "flats", "link", flat.text), nominations: try desk.nominations(for: flat),
            landlordLine: try desk.landlordLine(of: flat, known.state))
    }
}
