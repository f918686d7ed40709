import Basics
import Catalogue
import Matching
import Store
import Vault

/// What came of a round, as its row holds it.
struct KeptSelection {
    let considered: Int
    let placed: Int
    /// How many have no place, by code of the reason; the most frequent first. One household may have several.
    let absences: [(code: String, count: Int)]
    /// In the order of places, then those without one by their numbers.
    let entries: [SelectionEntry]
    /// The flat as it was held against everybody.
    let facts: FlatFacts

    static let nothing = KeptSelection(considered: 0, placed: 0, absences: [], entries: [], facts: FlatFacts())
}

extension Desk {
    /// Nothing, where the round is not computed.
    func selection(of round: RoundID) throws -> KeptSelection {
        let rows = try transaction.rows(
            "SELECT flat_facts, considered, placed, absences, households FROM selections WHERE office = \(office) AND round = \(round)")
        guard let row = rows.first else { return .nothing }
        let counted = try row.get("absences", as: String.self).split(separator: "\n").compactMap { line -> (code: String, count: Int)? in
            let words = line.split(separator: " ")
            return words.count == 2 ? Int(words[1]).map { (String(words[0]), $0) } : nil
        }
        return KeptSelection(
            considered: try row.get("considered"), placed: try row.get("placed"), absences: counted,
            entries: try SelectionEntry.unpacked(try row.get("households")),
            facts: try officeSeal.openJSON(try row.get("flat_facts"), "selections", "flat_facts", round.text))
    }

    /// Everybody's place or the reasons for none, in one row.
    func keep(
        _ shortlist: Shortlist, _ households: [SeekingHousehold], _ checks: [FlatCheck], _ ruler: FlatRuler, of round: RoundID
    ) throws {
        let known = Dictionary(uniqueKeysWithValues: zip(households, checks).map { ($0.number, ($0, $1)) })
        var entries: [SelectionEntry] = []
        entries.reserveCapacity(households.count)
        for place in shortlist.places {
            guard let (household, check) = known[place.id] else { continue }
            entries.append(try entry(ConsideredHousehold(household, check, place, []), of: household, place.rank, isNear: false, in: round))
        }
        var counts: [String: Int] = [:]
        for missing in shortlist.missing {
            guard let (household, check) = known[missing.id] else { continue }
            for reason in missing.reasons { counts[reason.code, default: 0] += 1 }
            let isNear = missing.reasons.count == 1 && Self.isNear(check, ruler, household.needs)
            entries.append(
                try entry(ConsideredHousehold(household, check, nil, missing.reasons), of: household, nil, isNear: isNear, in: round))
        }
        let absences = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)\n" }.joined()
        let facts = try officeSeal.sealJSON(ruler.flat, "selections", "flat_facts", round.text)
        try transaction.execute(
            """
            INSERT INTO selections (office, round, flat_facts, considered, placed, absences, households)
            VALUES (\(office), \(round), \(facts), \(households.count), \(shortlist.places.count), \(absences), \(SelectionEntry.packed(entries)))
            """)
    }

    private func entry(
        _ body: ConsideredHousehold, of household: SeekingHousehold, _ rank: Int?, isNear: Bool, in round: RoundID
    ) throws -> SelectionEntry {
        let sealed = try household.seal.sealBytes(body.bytes, "selections", "households", round.text)
        return SelectionEntry(file: household.file, rank: rank, isNear: isNear, sealed: sealed)
    }

    /// Whether one thing alone shuts the flat, and something can be done about it.
    private static func isNear(_ check: FlatCheck, _ ruler: FlatRuler, _ needs: HousingNeeds) -> Bool {
        let stops = check.points(.not)
        return stops.count == 1 && stops.allSatisfy { ruler.words($0, needs).wayOut != nil }
    }
}
