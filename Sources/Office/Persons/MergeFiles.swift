public import Basics
import Store
import Vault

/// Puts two files about the same people together: everything of one goes to the other, and its address leads there. Nothing is deleted, and
/// `UndoMerge` takes it back.
public struct MergeFiles: Command {
    public static let name = "file.merge"
    public static let needs = Right.keepFiles

    public let from: CaseID
    public let into: CaseID
    /// Who in the file that goes is who in the file that stays; everybody else becomes a further member.
    public let same: [PersonID: PersonID]
    public let reason: String
    /// The versions the worker saw.
    public let fromVersion: Int
    public let intoVersion: Int

    public init(from: CaseID, into: CaseID, same: [PersonID: PersonID], reason: String, fromVersion: Int, intoVersion: Int) {
        self.from = from
        self.into = into
        self.same = same
        self.reason = reason
        self.fromVersion = fromVersion
        self.intoVersion = intoVersion
    }

    public func perform(at desk: Desk) throws -> Created<MergeID> {
        let why = reason.cleanedLine
        guard (10...500).contains(why.unicodeScalars.count) else {
            throw Refusal.invalid("reason", "Schreiben Sie in einem Satz, woran Sie erkennen, dass es dieselben Menschen sind (10 bis 500 Zeichen).")
        }
        let plan = try desk.mergePlan(from, into: into, same: same)
        guard plan.from.version == fromVersion, plan.into.version == intoVersion else { throw Refusal.stale }
        if let obstacle = try plan.obstacle(at: desk) { throw obstacle }
        let record = try desk.merge(plan)
        let id = MergeID()
        try desk.transaction.execute(
            """
            INSERT INTO file_merges (office, merge_id, from_case, into_case, merged_at, merged_by, reason, way_back)
            VALUES (\(desk.office), \(id), \(from), \(into), \(desk.now), \(desk.worker.id),
                \(try plan.into.seal.seal(why, "file_merges", "reason", id.text)),
                \(try plan.into.seal.sealJSON(record, "file_merges", "way_back", id.text)))
            """)
        // Closed as well, so that nothing that looks after open files looks after it.
        try desk.transaction.execute(
            """
            UPDATE cases SET merged_into = \(into), stage = \(CaseStage.closed), closed_on = \(desk.today)
            WHERE office = \(desk.office) AND case_id = \(from)
            """)
        for file in [into, from] { desk.tell(Self.name, of: file, subject: id) }
        return Created(id)
    }
}

public enum MergeRecordID {}
public typealias MergeID = Identifier<MergeRecordID>

extension Desk {
    fileprivate func merge(_ plan: MergePlan) throws -> MergeRecord {
        let (from, into) = (plan.from, plan.into)
        let head = MergeRecord.Head(into)
        var record = MergeRecord(fromStage: from.stage, before: head, after: head.filled(from: MergeRecord.Head(from)))
        for rows in MovableRows.all { record.moved[rows.name] = try move(rows, from: from.seal, to: into.seal) }
        if try planFate(of: from, into: into) == .moves {
            try movePlan(from: from.seal, to: into.seal)
            record.movedPlan = true
        }
        record.milestones = try moveMilestones(from: from.id, to: into.id)
        record.marks = try moveMarks(from: from.id, to: into.id)
        try joinPeople(of: plan, into: &record)
        try moveOfferLines(of: record.moved["offers"] ?? [], to: into.id, people: plan.same)
        try renameDeparted(record.moved["departures"] ?? [], people: plan.same)
        try recount(record.subjects, under: record.pseudonyms(from: from.seal, into: into.seal))
        let (facts, filled) = try into.facts().filled(from: try from.facts())
        record.filled = filled
        try write(record.after, facts: facts, persons: into.persons + plan.members.count, of: into)
        try noteWish(facts, of: into)
        try touch(from)
        for seal in [from.seal, into.seal] { try settleNetworkTags(seal) }
        try repeatSteps(of: into.id)
        return record
    }

    /// The same people know more afterwards; the others become members.
    private func joinPeople(of plan: MergePlan, into record: inout MergeRecord) throws {
        for person in plan.fromPersons { try dropCard(of: person.id, in: plan.from.id) }
        var place = plan.intoPersons.map(\.place).max() ?? 0
        for person in plan.fromPersons {
            guard let other = plan.same[person.id].flatMap(plan.person) else {
                place += 1
                record.members[person.id] = person.place
                try move(person, from: plan.from.seal, to: plan.into.seal, at: place)
                continue
            }
            let (facts, filled) = other.facts.filled(from: person.facts)
            let identity = other.identity.filled(from: person.identity)
            record.same.append(.init(from: person.id, into: other.id, before: other.identity, after: identity, filled: filled))
            try settlePairs(of: person.id, nowKnownAs: other.id, in: plan)
            try write(identity, facts, of: other, in: plan.into)
        }
        // Members of one household are no pair.
        try transaction.execute(
            "DELETE FROM person_pairs WHERE office = \(office) AND state = \(PairState.open) AND one_case = \(plan.into.id) AND other_case = \(plan.into.id)"
        )
    }

    /// The pair is settled; what was said about the one holds for the other, so that nobody told apart comes back.
    private func settlePairs(of person: PersonID, nowKnownAs other: PersonID, in plan: MergePlan) throws {
        let settled = PersonPair(person, in: plan.from.id, other, in: plan.into.id)
        try transaction.execute(
            "DELETE FROM person_pairs WHERE office = \(office) AND state = \(PairState.open) AND (one_person = \(person) OR other_person = \(person))"
        )
        let rows = try transaction.rows(
            """
            SELECT one_person, other_person, one_case, other_case FROM person_pairs
            WHERE office = \(office) AND state = \(PairState.different) AND (one_person = \(person) OR other_person = \(person))
            """)
        for row in rows {
            let isFirst = try row.get("one_person", as: PersonID.self) == person
            let third: PersonID = try row.get(isFirst ? "other_person" : "one_person")
            let file: CaseID = try row.get(isFirst ? "other_case" : "one_case")
            if third != other { try keep(PersonPair(other, in: plan.into.id, third, in: file), as: .different) }
        }
        try keep(settled, as: .merged)
    }

    func keep(_ pair: PersonPair, as state: PairState) throws {
        try transaction.execute(
            "DELETE FROM person_pairs WHERE office = \(office) AND one_person = \(pair.one) AND other_person = \(pair.other)")
        try transaction.execute(
            """
            INSERT INTO person_pairs (office, one_person, other_person, one_case, other_case, points, state, found_at, decided_at, decided_by)
            VALUES (\(office), \(pair.one), \(pair.other), \(pair.oneFile), \(pair.otherFile), \(0), \(state), \(now), \(now), \(worker.id))
            """)
    }
}
