/// Which columns a table of households has, and which columns its answers get (`batch.yaml` of a catalogue).
public struct BatchLayout: Sendable {
    /// One column of an answer. Several offers are summed.
    enum Column: Sendable {
        case verdict(Int)
        /// The offer's own conditions, before other offers are looked at.
        case own(Int)
        case low([Int])
        case high([Int])
        case missing
    }

    /// The name of the file in a catalogue's directory; it is no part of the catalogue.
    public static let file = "batch.yaml"
    /// The first columns of every table.
    static let identifiers = ["person_id", "household_id", "person_index"]

    /// The columns with facts, in the order of their bits in a `missing` column; nil where any field of the catalogue may stand.
    let facts: [String]?
    let persons: [(name: String, column: Column)]
    let households: [(name: String, column: Column)]

    /// For a catalogue without a layout: every offer's verdict and bounds, then what is missing.
    public init(for catalogue: Catalogue) {
        facts = nil
        var persons: [(name: String, column: Column)] = []
        var households: [(name: String, column: Column)] = []
        for offer in catalogue.offers {
            persons.append((offer.id, .verdict(offer.number)))
            guard offer.hasAmount else { continue }
            let bounds: [(name: String, column: Column)] = [("\(offer.id)_lo", .low([offer.number])), ("\(offer.id)_hi", .high([offer.number]))]
            persons += bounds
            households += bounds
        }
        self.persons = persons + [("missing_mask", .missing)]
        self.households = households
    }

    private init(facts: [String], persons: [(name: String, column: Column)], households: [(name: String, column: Column)]) {
        (self.facts, self.persons, self.households) = (facts, persons, households)
    }

    static func isLayout(_ path: String) -> Bool { path == file || path.hasSuffix("/" + file) }

    /// Reads `schema`, `facts`, `persons` and `households` of a layout.
    public static func read(_ source: CatalogueFile, _ catalogue: Catalogue) -> Result<BatchLayout, Diagnoses> {
        let findings = Findings()
        guard let tree = Document.read(source, findings),
            let map = Keyed(tree, "a layout", keys: ["schema", "facts", "persons", "households"], findings)
        else { return .failure(findings.sorted) }
        if map.required("schema")?.text != "1" { findings.add(.schemaVersion, at: tree.place, "this engine reads schema 1") }
        let facts = findings.names(map.required("facts"), "'facts'")
        for (name, place) in facts where catalogue.book.vocabulary.field(ofColumn: name) == nil {
            findings.unknown("field", name, at: place, among: catalogue.book.vocabulary.columns)
        }
        if facts.count > 62 { findings.add(.wrongShape, at: map.place(of: "facts"), "a table has at most 62 columns of facts") }
        let persons = columns(map.required("persons"), catalogue, findings)
        let households = columns(map.required("households"), catalogue, findings)
        for (name, column) in households {
            switch column {
            case .low, .high: continue
            default: findings.add(.wrongShape, at: map.place(of: "households"), "'\(name)': a household has sums only, 'low' or 'high'")
            }
        }
        return findings.hasErrors
            ? .failure(findings.sorted) : .success(BatchLayout(facts: facts.map(\.name), persons: persons, households: households))
    }

    private static func columns(_ tree: Tree?, _ catalogue: Catalogue, _ findings: Findings) -> [(name: String, column: Column)] {
        guard let tree else { return [] }
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "columns are a mapping of names and what they show, not \(tree.kind)")
            return []
        }
        return entries.compactMap { entry in
            findings.isName(entry, "a column") ? column(entry.value, catalogue, findings).map { (entry.key, $0) } : nil
        }
    }

    private static func column(_ tree: Tree, _ catalogue: Catalogue, _ findings: Findings) -> Column? {
        if tree.text == "missing" { return .missing }
        guard let map = Keyed(tree, "a column", keys: ["verdict", "own", "low", "high"], findings),
            let entry = map.single(of: ["verdict", "own", "low", "high"], "a column")
        else { return nil }
        let needsAmount = entry.key == "low" || entry.key == "high"
        var offers: [Int] = []
        for (name, place) in findings.names(entry.value, "an offer") {
            guard let offer = catalogue.offer(name) else {
                findings.unknown("offer", name, at: place, among: catalogue.offers.map(\.id))
                continue
            }
            if needsAmount, !offer.hasAmount { findings.add(.formAndAmount, at: place, "'\(name)' has no amount") }
            offers.append(offer.number)
        }
        guard let first = offers.first else { return nil }
        if !needsAmount, offers.count > 1 { findings.add(.wrongShape, at: entry.place, "'\(entry.key)' shows one offer") }
        switch entry.key {
        case "verdict": return .verdict(first)
        case "own": return .own(first)
        case "low": return .low(offers)
        default: return .high(offers)
        }
    }
}

extension Vocabulary {
    /// The column of a field in a table: its name, for money in cents `name_cents`.
    func column(of field: Field) -> String { field.type == .money ? field.id + "_cents" : field.id }

    /// The field of a column; nil for a name that is none, and for free text.
    func field(ofColumn name: String) -> Int? { fields.firstIndex { $0.type != .text && column(of: $0) == name } }

    /// The columns a table may have, free text left out.
    var columns: [String] { fields.filter { $0.type != .text }.map(column) }
}
