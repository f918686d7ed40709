public import Basics
import Store
import Vault

/// Takes a merge back: what came from the other file goes there again, as it is now. What was written since stays where it was written.
public struct UndoMerge: Command {
    public static let name = "file.unmerge"
    public static let needs = Right.keepFiles
    public let merge: MergeID

    public init(merge: MergeID) { self.merge = merge }

    /// The file that is its own again.
    public func perform(at desk: Desk) throws -> Created<CaseID> {
        let rows = try desk.transaction.rows(
            "SELECT from_case, into_case, undone_at, way_back FROM file_merges WHERE office = \(desk.office) AND merge_id = \(merge)")
        guard let row = rows.first else { throw Refusal.notFound }
        guard try row.get("undone_at", as: Moment?.self) == nil else {
            throw Refusal.notNow(why: "Diese Zusammenführung ist schon zurückgenommen.", instead: "Es ist nichts zu tun.")
        }
        let into = try desk.openFile(try row.get("into_case"))
        let record: MergeRecord = try into.seal.openJSON(try row.get("way_back"), "file_merges", "way_back", merge.text)
        let from = try desk.reopened(try row.get("from_case"), at: record.fromStage)
        guard desk.worker.may(.assignFiles) || (from.owner == desk.worker.id && into.owner == desk.worker.id) else {
            throw Refusal.notNow(why: "Nicht beide Fälle sind Ihre.", instead: "Bitten Sie die Teamleitung, sie wieder zu trennen.")
        }
        try desk.part(record, from: from, into: into)
        for file in [from, into] { try desk.repeatSteps(of: file.id) }
        try desk.transaction.execute(
            """
            UPDATE file_merges SET undone_at = \(desk.now), undone_by = \(desk.worker.id) WHERE office = \(desk.office) AND merge_id = \(merge)
            """)
        for file in [into, from] { desk.tell(Self.name, of: file.id, subject: merge) }
        return Created(from.id)
    }
}

extension Desk {
    /// A file that went into another one is its own again.
    fileprivate func reopened(_ id: CaseID, at stage: CaseStage) throws -> CaseFile {
        try transaction.execute(
            "UPDATE cases SET merged_into = NULL, stage = \(stage), closed_on = NULL WHERE office = \(office) AND case_id = \(id)")
        return try file(id)
    }

    fileprivate func part(_ record: MergeRecord, from: CaseFile, into: CaseFile) throws {
        for rows in MovableRows.all { _ = try move(rows, only: record.moved[rows.name] ?? [], from: into.seal, to: from.seal) }
        if record.movedPlan == true {
            try movePlan(from: into.seal, to: from.seal)
            try noteWish(try from.facts(), of: from)
        }
        _ = try moveMilestones(only: record.milestones, from: into.id, to: from.id)
        _ = try moveMarks(only: record.marks, from: into.id, to: from.id)
        let back = Dictionary(record.same.map { ($0.into, $0.from) }, uniquingKeysWith: { first, _ in first })
        try moveOfferLines(of: record.moved["offers"] ?? [], to: from.id, people: back)
        try renameDeparted(record.moved["departures"] ?? [], people: back)
        let pseudonyms = record.pseudonyms(from: from.seal, into: into.seal)
        try recount(record.subjects, under: Dictionary(pseudonyms.map { ($1, $0) }, uniquingKeysWith: { first, _ in first }))
        let left = try partPeople(record, from: from, into: into)
        let head = MergeRecord.Head(into).back(from: record.after, to: record.before)
        try write(head, facts: try into.facts().without(record.filled), persons: into.persons - left, of: into)
        try touch(from)
        for seal in [from.seal, into.seal] { try settleNetworkTags(seal) }
    }

    /// How many members went back.
    private func partPeople(_ record: MergeRecord, from: CaseFile, into: CaseFile) throws -> Int {
        let people = try persons(of: into)
        for same in record.same {
            if let person = people.first(where: { $0.id == same.into }) {
                let identity = person.identity == same.after ? same.before : person.identity
                try write(identity, person.facts.without(same.filled), of: person, in: into)
            }
            let pair = PersonPair(same.from, in: from.id, same.into, in: into.id)
            try transaction.execute(
                "DELETE FROM person_pairs WHERE office = \(office) AND one_person = \(pair.one) AND other_person = \(pair.other)")
        }
        let members = people.filter { record.members[$0.id] != nil }
        for person in members { try move(person, from: into.seal, to: from.seal, at: record.members[person.id] ?? person.place) }
        for person in try persons(of: from) where !members.contains(where: { $0.id == person.id }) {
            try writeCard(of: person.identity, facts: person.facts, person: person.id, seal: from.seal)
        }
        return members.count
    }
}
