import Basics
import Catalogue
import Store

extension Desk {
    /// Changes a file's plan; what it was before is kept until the change is taken back.
    func changePlan(
        of id: CaseID, basedOn version: Int, keepsHistory: Bool = true, _ change: (inout PlanBody, CaseFile, PlanTemplate) throws -> Void
    ) throws {
        let file = try openFile(id)
        guard let template = planTemplate(of: file) else { throw Refusal.notFound }
        let record = try planRecord(of: file.id, file.seal)
        guard record.version == version else { throw Refusal.stale }
        let before = try wishedDay(of: file, record, template)
        var body = record.body
        try change(&body, file, template)
        if keepsHistory { try keep(record, of: file, wished: before) }
        let wished = try wishedDay(of: self.file(id), PlanRecord(version: 0, body: body), template)
        let sealed = try file.seal.sealJSON(body, "plans", "body", file.id.text)
        if record.version == 0 {
            try transaction.execute(
                """
                INSERT INTO plans (office, case_id, version, wished_on, body, changed_at, changed_by)
                VALUES (\(office), \(file.id), \(1), \(wished), \(sealed), \(now), \(worker.id))
                """)
        } else {
            try transaction.execute(
                """
                UPDATE plans SET version = \(record.version + 1), wished_on = \(wished), body = \(sealed), changed_at = \(now),
                    changed_by = \(worker.id) WHERE office = \(office) AND case_id = \(file.id)
                """)
        }
        try followPlan(of: id, from: record.body, to: body)
    }

    private func keep(_ record: PlanRecord, of file: CaseFile, wished: CivilDate?) throws {
        let sealed = try file.seal.sealJSON(record.body, "plan_history", "body", "\(file.id.text)-\(record.version)")
        try transaction.execute(
            """
            INSERT INTO plan_history (office, case_id, version, wished_on, body, changed_at, changed_by)
            VALUES (\(office), \(file.id), \(record.version), \(wished), \(sealed), \(record.changedAt ?? now), \(record.changedBy ?? worker.id))
            """)
    }

    /// Writes the wish among the household's facts, where funding and deadlines find it.
    func recordWish(_ day: CivilDate?, of file: CaseFile, in template: PlanTemplate) throws {
        guard let field = template.dayField else { return }
        let known = try file.facts()
        guard known.value(field) != day?.iso else { return }
        let facts = try known.applying([field: day.map { FactInput([$0.iso]) } ?? .unknown], by: worker.id, on: today)
        let sealed = try file.seal.sealJSON(facts, "cases", "facts", file.id.text)
        try transaction.execute("UPDATE cases SET facts = \(sealed) WHERE office = \(office) AND case_id = \(file.id)")
        try touch(file)
    }

    /// Keeps the plan's plain day in step with the fact, so that a day's list finds it.
    func noteWish(_ facts: RecordedFacts, of file: CaseFile) throws {
        guard let field = planTemplate(of: file)?.dayField else { return }
        let day = facts.value(field).flatMap { CivilDate(iso: $0) }
        try transaction.execute("UPDATE plans SET wished_on = \(day) WHERE office = \(office) AND case_id = \(file.id)")
    }
}
