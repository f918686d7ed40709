import Basics
import Catalogue
import Store
import Vault

/// The plan of a household and the proposal it runs for say the same: what changes in one is carried to the other, here and nowhere else.
extension Desk {
    /// After a change of a plan: the proposal's state follows, and so do the days in the clear.
    func followPlan(of id: CaseID, from before: PlanBody, to after: PlanBody) throws {
        let file = try file(id)
        guard file.desk == .housing, let way = try runningWay(of: id) else { return }
        try checkSignature(way, before, after)
        try checkEnd(way, before, after)
        let state = try follow(way, before, after)
        try writeSteps(of: RunningWay(nomination: way.nomination, flat: way.flat, state: state), file)
    }

    /// A signature frees the other households of the flat, so it is noted at the proposal only.
    private func checkSignature(_ way: RunningWay, _ before: PlanBody, _ after: PlanBody) throws {
        let isSigned = after[.contract]?.doneOn != nil
        guard (before[.contract]?.doneOn != nil) != isSigned, isSigned != (way.state == .signed) else { return }
        throw isSigned
            ? Refusal.notNow(
                why: "Für diesen Haushalt läuft ein Vorschlag; die Unterschrift gehört zu ihm.",
                instead: "Tragen Sie sie unter „Wohnen“ beim Vorschlag ein: Dann werden auch die Wohnung und die anderen Haushalte frei.")
            : Refusal.notNow(
                why: "Der Mietvertrag ist beim Vorschlag als unterschrieben eingetragen.",
                instead: "Nehmen Sie die Unterschrift unter „Wohnen“ beim Vorschlag zurück.")
    }

    /// The aftercare ends with a talk, which says whether the household still lives there.
    private func checkEnd(_ way: RunningWay, _ before: PlanBody, _ after: PlanBody) throws {
        guard after[.aftercare]?.doneOn != nil, before[.aftercare]?.doneOn == nil else { return }
        let talks: Int =
            try transaction.value(
                """
                SELECT COUNT(*) FROM aftercare a JOIN move_ins m ON m.office = a.office AND m.move = a.move
                WHERE m.office = \(office) AND m.nomination = \(way.nomination) AND m.voided_at IS NULL AND a.voided_at IS NULL
                """) ?? 0
        guard talks == 0 else { return }
        throw Refusal.notNow(
            why: "Die Nachbetreuung endet mit dem letzten Gespräch, und es ist noch keines eingetragen.",
            instead: "Tragen Sie es unter „Wohnen“ beim Vorschlag ein.")
    }

    private func follow(_ way: RunningWay, _ before: PlanBody, _ after: PlanBody) throws -> NominationState {
        func has(_ body: PlanBody, _ step: LettingStep, begun: Bool = false) -> Bool {
            body[step]?.doneOn != nil || (begun && body[step]?.begunOn != nil)
        }
        let isAsked = has(after, .rentAssurance, begun: true)
        let wasAsked = has(before, .rentAssurance, begun: true)
        let (isSeen, wasSeen) = (has(after, .viewing), has(before, .viewing))
        var state = way.state
        if isSeen != wasSeen {
            if isSeen, [.accepted, .shown, .viewing].contains(state) { state = .wanted }
            if !isSeen, state == .wanted { state = try viewings(of: way.nomination).isEmpty ? .shown : .viewing }
        }
        if isAsked != wasAsked {
            if isAsked, [.accepted, .shown, .viewing, .wanted].contains(state) { state = .rentExamined }
            if !isAsked, state == .rentExamined { state = .wanted }
        }
        guard state != way.state else { return state }
        try set(way.nomination, to: state)
        try followNominations(of: way.flat)
        return state
    }

    /// A flat is where the proposal is that got furthest; nobody moves it a second time.
    func followNominations(of id: FlatID) throws {
        let flat = try flat(id)
        guard [.open, .nominating, .examined].contains(flat.state) else { return }
        let states = try transaction.rows("SELECT state FROM nominations WHERE office = \(office) AND flat = \(id) AND is_open")
            .map { try $0.get(at: 0, as: NominationState.self) }
        let wanted: FlatState = states.contains(.rentExamined) ? .examined : flat.state == .examined ? .nominating : flat.state
        let next = wanted == .open && !states.isEmpty ? .nominating : wanted
        if next != flat.state { try set(id, to: next) }
    }

    /// Notes days of steps in the household's plan, whatever its version: each line is about one step.
    func markPlan(of file: CaseID, _ change: (inout PlanBody) -> Void) throws {
        let known = try self.file(file)
        guard planTemplate(of: known) != nil else { return }
        try changePlan(of: file, basedOn: try planRecord(of: file, known.seal).version) { body, _, _ in change(&body) }
    }

    /// A mark of this worker, today, with what was known of the step before.
    func mark(_ step: LettingStep, in body: PlanBody) -> PlanMark {
        var mark = body[step] ?? PlanMark(by: worker.id, on: today)
        (mark.by, mark.on) = (worker.id, today)
        return mark
    }
}

/// Where a proposal begins and ends.
extension Desk {
    /// A new proposal: what an earlier one left in the plan is taken out, and the days are repeated in the clear.
    func startWay(of nomination: NominationID, for flat: FlatID, _ file: CaseFile) throws {
        try requireNoContract(file)
        let earlier = try transaction.rows(
            "SELECT DISTINCT nomination FROM letting_steps WHERE office = \(office) AND case_id = \(file.id) AND nomination <> \(nomination)")
        for row in earlier { try endSteps(of: try row.get(at: 0), file.id) }
        try writeSteps(of: RunningWay(nomination: nomination, flat: flat, state: .proposed), file)
    }

    /// Who signed for a flat since the choice was computed is on the way into that one.
    private func requireNoContract(_ file: CaseFile) throws {
        let number: String? = try transaction.value(
            """
            SELECT f.number FROM nominations n JOIN flats f ON f.office = n.office AND f.flat = n.flat
            WHERE n.office = \(office) AND n.case_id = \(file.id) AND n.state = \(NominationState.signed) AND f.state = \(FlatState.leased)
            """)
        guard let number else { return }
        throw Refusal.notNow(
            why: "Dieser Haushalt hat inzwischen einen Mietvertrag für die Wohnung \(number).",
            instead: "Berechnen Sie die Auswahl neu, und nehmen Sie den nächsten Haushalt.")
    }

    /// A proposal that came to nothing: its viewings are called off, its days stay for the report, the plan is free for the next flat.
    func endWay(of nomination: NominationID, _ file: CaseID) throws {
        for viewing in try viewings(of: nomination) where viewing.state == .planned {
            try change(
                viewing.appointment, "state = \(AppointmentState.cancelled), settled_at = \(now), cancelled_by = \(Canceller.other)")
        }
        try endSteps(of: nomination, file)
    }

    private func endSteps(of nomination: NominationID, _ file: CaseID) throws {
        let rows = try transaction.rows(
            "SELECT step, begun_on, done_on FROM letting_steps WHERE office = \(office) AND nomination = \(nomination)")
        try transaction.execute(
            "DELETE FROM letting_steps WHERE office = \(office) AND nomination = \(nomination) AND begun_on IS NULL AND done_on IS NULL")
        try transaction.execute(
            "UPDATE letting_steps SET is_running = \(false) WHERE office = \(office) AND nomination = \(nomination) AND is_running")
        var days: [String: [CivilDate?]] = [:]
        for row in rows { days[try row.get(at: 0)] = [try row.get(at: 1), try row.get(at: 2)] }
        try freePlan(of: file, from: days.filter { !LettingStep.ofHousehold.contains($0.key) })
    }

    /// Takes out of the plan what was noted for a flat that is gone. Where this worker may not open the file, the next proposal does it.
    private func freePlan(of id: CaseID, from days: [String: [CivilDate?]]) throws {
        guard let file = try fileIfOpen(id) else { return }
        let body = try planRecord(of: id, file.seal).body
        let marked = days.filter { step, days in
            body.marks[step].map { $0.begunOn != nil || $0.doneOn != nil } == true && [body.marks[step]?.begunOn, body.marks[step]?.doneOn] == days
        }
        let charged = days.keys.filter { body.charges?[$0] != nil }
        guard !marked.isEmpty || !charged.isEmpty else { return }
        try markPlan(of: id) { body in
            for step in marked.keys { body.marks[step] = nil }
            for step in charged { body.charges?[step] = nil }
        }
    }

    func fileIfOpen(_ id: CaseID) throws -> CaseFile? {
        do {
            let file = try file(id)
            return file.stage == .closed ? nil : file
        } catch Refusal.notFound, Refusal.erased, Refusal.merged {
            return nil
        }
    }
}
