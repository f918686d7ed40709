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
        let index = Dictionary(uniqueKeysWithValues: households.indices.map { (households[$0].number, $0) })
        var judged: [Judged] = []
        judged.reserveCapacity(households.count)
        for place in shortlist.places {
            guard let at = index[place.id] else { continue }
            judged.append(Judged(household: households[at], check: checks[at], place: place, absences: []))
        }
        var counts: [String: Int] = [:]
        for missing in shortlist.missing {
            guard let at = index[missing.id] else { continue }
            for reason in missing.reasons { counts[reason.code, default: 0] += 1 }
            judged.append(Judged(household: households[at], check: checks[at], place: nil, absences: missing.reasons))
        }
        let entries = try judged.mapOnAllCores { try $0.entry(of: round, by: ruler) }
        let absences = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)\n" }.joined()
        let facts = try officeSeal.sealJSON(ruler.flat, "selections", "flat_facts", round.text)
        try transaction.execute(
            """
            INSERT INTO selections (office, round, flat_facts, considered, placed, absences, households)
            VALUES (\(office), \(round), \(facts), \(households.count), \(shortlist.places.count), \(absences), \(SelectionEntry.packed(entries)))
            """)
    }
}

/// What was found about one household, before it is sealed.
private struct Judged: Sendable {
    let household: Desk.SeekingHousehold
    let check: FlatCheck
    let place: Shortlist.Place?
    let absences: [Absence]

    func entry(of round: RoundID, by ruler: FlatRuler) throws -> SelectionEntry {
        let body = ConsideredHousehold(household, check, place, absences)
        let sealed = try household.seal.sealBytes(body.bytes, "selections", "households", round.text)
        return SelectionEntry(file: household.file, rank: place?.rank, isNear: isNear(ruler), sealed: sealed)
    }

    /// Whether one thing alone shuts the flat, and something can be done about it.
    private func isNear(_ ruler: FlatRuler) -> Bool {
        guard place == nil, absences.count == 1 else { return false }
        let stops = check.points(.not)
        return stops.count == 1 && stops.allSatisfy { ruler.words($0, household.needs).wayOut != nil }
    }
}
