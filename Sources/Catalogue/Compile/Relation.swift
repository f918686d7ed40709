/// What stands between offers of different programmes.
struct Relation: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case exclusive, subsidiary, requires, deducts, once, combinable, unstated
    }

    let id: String
    let kind: Kind
    let scope: Entity
    /// exclusive: in the order of preference. requires, deducts, subsidiary: first the offer itself, then what it looks at.
    let offers: [Int]
    /// exclusive: the applicant chooses, nothing is picked.
    let applicantChooses: Bool
    /// deducts: millionths of the other amount.
    let share: Int64
    let rounding: Rounding
    let text: Wording
    let valid: Period
    let provenance: Provenance
    let place: Findings.Place
}

/// What one offer has to look at before it stands, taken from the relations.
struct Dependencies: Sendable {
    struct Look: Sendable {
        let offers: [Int]
        let relation: Int
    }

    /// None of these may stand.
    var behind: [Look] = []
    /// These have to stand.
    var needs: [Look] = []
    /// None of these may have been received before.
    var once: [Look] = []
    var deducts: [Look] = []
}

/// The compiled rules of a catalogue: flat, immutable, shared by everybody who asks.
struct Rulebook: Sendable {
    var vocabulary = Vocabulary()
    var nodes: [Node] = []
    var kids: [Int] = []
    var sets: [SetTable] = []
    var codeSets: [CodeSet] = []
    var holidayCalendars: [HolidayCalendar] = []
    var plans: [PlanTemplate] = []
    var centres: [Centre] = []
    var housing = HousingRules()
    var parameters: [Parameter] = []
    var amounts: [AmountNode] = []
    var programmes: [Programme] = []
    /// All offers, by programme and then in the order of the file.
    var offers: [Offer] = []
    var rules: [Rule] = []
    var coverages: [Coverage] = []
    var receipts: [ReceivedBefore] = []
    var relations: [Relation] = []
    /// The person's before the household's.
    var limits: [(programme: Int, limit: Limit)] = []
    var amountKids: [Int] = []
    var amountRows: [AmountNode.Row] = []
    var frames = Frames()
    var dependencies: [Dependencies] = []
    /// Offers, each after all it depends on.
    var order: [Int] = []
    /// For each offer: itself and everything it depends on, in `order`.
    var closure: [[Int]] = []
    /// For each offer: fields that occur more than once in what it depends on.
    var repeated: [Set<Int>] = []
    /// For each field: how the rules cut its values.
    var partition: [Partition] = []

    /// For each offer: the relations that say nothing about it and another.
    var unstated: [[Int]] = []
    /// For each field: what hangs on it.
    var reach = Reach()

    /// "No other programme in force covers it."
    struct Coverage: Sendable {
        var help: String
        var field: Int
        var programme: Int
    }

    struct ReceivedBefore: Sendable {
        var offers: [Int]
        var scope: Entity
        /// Nil for a lifetime.
        var within: Span?
    }
}
