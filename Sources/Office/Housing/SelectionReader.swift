import Basics
import Catalogue
import Store
import Vault

/// Reads a computed round: the codes that were kept, and the sentences they stand for.
struct SelectionReader {
    let kept: KeptSelection
    private let round: SelectionRound
    private let desk: Desk
    /// The flat and the rules of that day.
    private let ruler: FlatRuler

    init(_ round: SelectionRound, at desk: Desk) throws {
        self.round = round
        self.desk = desk
        kept = try desk.selection(of: round.id)
        ruler = FlatRuler(kept.facts, try desk.catalogue(round.catalogueHash).housing, on: round.day)
    }

    func places(_ most: Int) throws -> [SelectionSheet.Line] { try lines(Array(kept.entries.prefix { $0.rank != nil }.prefix(most))) }

    /// The first place that was not asked and is on its way to no other flat; a person confirms.
    func next(asked: Set<CaseID>) throws -> SelectionSheet.Line? {
        let shut = asked.union(try desk.householdsUnderWay())
        let free = kept.entries.prefix { $0.rank != nil }.filter { !shut.contains($0.file) }
        for start in stride(from: 0, to: free.count, by: 20) {
            // Whoever sees the page may not know of every file.
            if let line = try lines(Array(free[start..<min(start + 20, free.count)])).first { return line }
        }
        return nil
    }

    /// Those whom one thing alone keeps from the flat, with what would change it.
    func near(_ most: Int) throws -> [(number: String, file: CaseID, text: String, wayOut: String?)] {
        try opened(kept.entries.filter(\.isNear).prefix(most)).compactMap { opened in
            guard let only = sentences(opened).first(where: { $0.verdict == "\(FlatPoint.Verdict.not)" }) else { return nil }
            return (opened.number, opened.entry.file, only.text, only.wayOut)
        }
    }

    /// Those of these files that have a place and this worker may know of.
    func lines(of files: [CaseID]) throws -> [SelectionSheet.Line] {
        try lines(kept.entries.filter { $0.rank != nil && files.contains($0.file) })
    }

    /// Everybody with a place, and the points it came by.
    func totals() throws -> [(file: CaseID, total: Int)] {
        let placed = kept.entries.prefix { $0.rank != nil }
        let keys = try desk.keys(of: placed.map(\.file))
        return try placed.compactMap { entry in
            guard let seal = keys[entry.file] else { return nil }
            let bytes = try seal.openBytes(entry.sealed, "selections", "households", round.id.text)
            return ConsideredHousehold.total(in: bytes).map { (entry.file, $0) }
        }
    }

    private func lines(_ entries: [SelectionEntry]) throws -> [SelectionSheet.Line] {
        let elsewhere = try desk.proposedInNetwork()
        return try opened(entries).map { opened in
            SelectionSheet.Line(
                file: opened.entry.file, number: opened.number, title: opened.title, persons: opened.body.persons, rank: opened.entry.rank ?? 0,
                total: opened.body.total ?? 0, parts: opened.body.parts.map { ($0.input, $0.units, $0.points) }, fitting: opened.body.fitting,
                of: opened.body.looked, remarks: sentences(opened), openFor: opened.openFor,
                openAt: try elsewhere[opened.entry.file].map { try desk.neighbour($0).name })
        }
    }

    /// One household's entry, opened, with the file it belongs to.
    private struct Opened {
        let entry: SelectionEntry
        let body: ConsideredHousehold
        let needs: HousingNeeds?
        let number: String
        let title: String
        let openFor: FlatID?
    }

    /// In the order they came, without those this worker may not know of and those that were erased.
    private func opened(_ entries: some Collection<SelectionEntry>) throws -> [Opened] {
        guard !entries.isEmpty else { return [] }
        let rows = try desk.transaction.rows(
            """
            SELECT c.case_id, c.number, c.title, k.wrapped_key,
                (SELECT o.flat FROM nominations o WHERE o.office = c.office AND o.case_id = c.case_id AND o.is_open) AS open_for
            FROM cases c JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE c.office = \(desk.office) AND c.case_id IN \(list: entries.map(\.file)) AND \(try desk.access().condition)
                AND k.wrapped_key IS NOT NULL
            """)
        let byFile = Dictionary(try rows.map { (try $0.get("case_id", as: CaseID.self), $0) }, uniquingKeysWith: { first, _ in first })
        let known = try entries.compactMap { entry in try byFile[entry.file].map { (entry, $0, try desk.seal(of: entry.file, in: $0)) } }
        let bodies = try known.map { entry, _, seal in
            ConsideredHousehold(try seal.openBytes(entry.sealed, "selections", "households", round.id.text))
        }
        let sheets = try sealedSheets(bodies.compactMap { $0?.sheet })
        return try zip(known, bodies).compactMap { known, body in
            guard let body else { return nil }
            let (entry, row, seal) = known
            let title: [UInt8] = try row.get("title")
            return Opened(
                entry: entry, body: body, needs: try needs(body, sheets, seal), number: try row.get("number"),
                title: try desk.keyring.titles.value(title, of: entry.file) { try seal.open(title, "cases", "title", entry.file.text) },
                openFor: try row.get("open_for"))
        }
    }

    private func sealedSheets(_ entries: [CommandID]) throws -> [CommandID: [UInt8]] {
        guard !entries.isEmpty else { return [:] }
        let rows = try desk.transaction.rows(
            "SELECT entry, needs FROM housing_needs WHERE office = \(desk.office) AND entry IN \(list: entries)")
        return Dictionary(try rows.map { (try $0.get(at: 0), try $0.get(at: 1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the household needed by its sheet of that day; nil where that sheet is not with the file any more.
    private func needs(_ body: ConsideredHousehold, _ sheets: [CommandID: [UInt8]], _ seal: FileSeal) throws -> HousingNeeds? {
        guard let sheet = body.sheet else { return HousingNeeds(persons: body.persons) }
        guard let sealed = sheets[sheet] else { return nil }
        var needs = try desk.sheet(in: sealed, sheet, seal).needs
        needs.persons = body.persons
        return needs
    }

    /// The sentences of that day. Where they cannot be made again, the codes speak for themselves.
    private func sentences(_ opened: Opened) -> [(verdict: String, text: String, wayOut: String?)] {
        guard let needs = opened.needs else { return opened.body.points.map { ("\($0.verdict)", $0.code.rawValue, nil) } }
        let check = ruler.check(needs)
        return opened.body.points.map { point in
            guard let again = check[point.code], again.verdict == point.verdict else { return ("\(point.verdict)", point.code.rawValue, nil) }
            let words = ruler.words(again, needs)
            return ("\(point.verdict)", words.text, words.wayOut)
        }
    }
}

extension Desk {
    /// The seals of those of these files that are not erased.
    fileprivate func keys(of files: [CaseID]) throws -> [CaseID: FileSeal] {
        var seals: [CaseID: FileSeal] = [:]
        for start in stride(from: 0, to: files.count, by: 500) {
            let some = files[start..<min(start + 500, files.count)]
            let rows = try transaction.rows(
                "SELECT case_id, wrapped_key FROM case_keys WHERE office = \(office) AND case_id IN \(list: Array(some)) AND wrapped_key IS NOT NULL")
            for row in rows {
                let file: CaseID = try row.get("case_id")
                seals[file] = try seal(of: file, in: row)
            }
        }
        return seals
    }

    fileprivate func seal(of file: CaseID, in row: Row) throws -> FileSeal {
        FileSeal(key: try keyring.key(unwrapping: try row.get("wrapped_key"), office: officeKey, in: office, of: file), office: office, file: file)
    }
}
