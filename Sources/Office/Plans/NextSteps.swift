public import Basics
import Catalogue
import Store

/// "Nächste Schritte": what would help along, of one file or of the worker's own files, each with its reason.
public struct NextSteps: Question {
    public static let needs = Right.seeConfidential
    /// Days without a talk after which a file is called quiet.
    public static let quietAfter = 60
    /// How many files a day's list looks into: those with the nearest wished days, and those that are quiet for longest.
    public static let filesOfADay = 20

    /// Nil for the worker's own files.
    public let file: CaseID?
    public var opens: CaseID? { file }

    public init(file: CaseID? = nil) { self.file = file }

    public struct Answer: Sendable {
        /// In the order in which they are due; what was put off is left out.
        public let steps: [NextStep]
        /// How many were put off.
        public let later: Int
    }

    public func answer(at desk: Desk) throws -> Answer {
        let found = try file.map { try desk.nextSteps(of: desk.file($0)) } ?? desk.nextStepsOfMyFiles()
        let marks = try desk.laterMarks(of: Set(found.map(\.file)))
        let shown = found.filter { !marks.contains(LaterMark(file: $0.file, step: $0.key)) }
        return Answer(steps: shown.inOrder(), later: found.count - shown.count)
    }
}

struct LaterMark: Hashable {
    let file: CaseID
    let step: String
}

extension Desk {
    /// What was put off and is not due again.
    func laterMarks(of files: Set<CaseID>) throws -> Set<LaterMark> {
        guard !files.isEmpty else { return [] }
        let rows = try transaction.rows(
            """
            SELECT case_id, step FROM next_step_marks
            WHERE office = \(office) AND case_id IN \(list: files.sorted { $0.text < $1.text }) AND until_on > \(today)
            """)
        return Set(try rows.map { LaterMark(file: try $0.get("case_id"), step: try $0.get("step")) })
    }

    /// Everything that would help one file along. A closed file has nothing to do but its deadlines.
    func nextSteps(of file: CaseFile) throws -> [NextStep] {
        let due = try GroundReading(at: self, where: "AND c.case_id = \(file.id)").deadlines().filter { $0.isDue(on: today, within: 14) }
        let deadlines = due.map { file.next(.deadline($0)) }
        guard file.stage != .closed else { return deadlines }
        var steps = deadlines + (try interpreters(where: "AND a.case_id = \(file.id)")) + (try drafts(where: "AND o.case_id = \(file.id)"))
        steps += try planSteps(of: file, withQuestions: true)
        if file.desk == .housing, let sheet = try housingSheet(of: file)?.sheet {
            steps += sheet.endingPapers(on: today).map { file.next(.endingPaper($0)) }
        }
        if let papers = try missingPapers(of: file) { steps.append(file.next(.evidence(papers))) }
        if file.lastContactOn.adding(days: NextSteps.quietAfter) < today { steps.append(file.next(.quiet(since: file.lastContactOn))) }
        return steps
    }

    /// Bounded, so that a desk with thousands of files answers as quickly as one with ten: deadlines stand on the day's list already.
    func nextStepsOfMyFiles() throws -> [NextStep] {
        let mine: SQL = "AND a.worker = \(worker.id)"
        var steps = try interpreters(where: mine) + (try drafts(where: "AND o.drafted_by = \(worker.id)"))
        for id in try filesWithPlans() { steps += try planSteps(of: file(id), withQuestions: false) }
        let quiet = today.adding(days: -NextSteps.quietAfter)
        steps += try caseLines(
            where: "AND c.owner = \(worker.id) AND c.closed_on IS NULL AND c.last_contact_on < \(quiet)", limit: 5
        ).map { NextStep(file: $0.id, fileNumber: $0.number, fileTitle: $0.title, matter: .quiet(since: $0.lastContactOn)) }
        return steps
    }

    /// My open files with a plan, the nearest wished days first.
    private func filesWithPlans() throws -> [CaseID] {
        let rows = try transaction.rows(
            """
            SELECT p.case_id FROM plans p JOIN cases c ON c.office = p.office AND c.case_id = p.case_id
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE p.office = \(office) AND p.wished_on >= \(today.adding(days: -30)) AND p.wished_on <= \(today.adding(days: 400))
                AND c.owner = \(worker.id) AND c.closed_on IS NULL AND c.desk IN \(list: Array(worker.desks)) AND k.wrapped_key IS NOT NULL
            ORDER BY p.wished_on, p.case_id LIMIT \(NextSteps.filesOfADay)
            """)
        return try rows.map { try $0.get("case_id") }
    }
}

/// Where each kind of step comes from.
extension Desk {
    private func interpreters(where condition: SQL) throws -> [NextStep] {
        let missing = try appointments(
            where: """
                \(condition) AND a.state = \(AppointmentState.planned) AND a.begins_at > \(now) AND a.begins_at < \(now.adding(seconds: 14 * 86_400))
                AND a.interpreter_answer IN \(list: [HelperAnswer.missing, .declined])
                """)
        return missing.map {
            NextStep(
                file: $0.file, fileNumber: $0.fileNumber, fileTitle: $0.fileTitle,
                matter: .interpreter($0.id, begins: $0.begins, language: $0.language))
        }
    }

    private func drafts(where condition: SQL) throws -> [NextStep] {
        let rows = try transaction.rows(
            """
            SELECT o.offer, o.number AS offer_number, o.drafted_at, o.case_id, c.number, c.title, c.restricted, c.owner, k.wrapped_key FROM offers o
            JOIN cases c ON c.office = o.office AND c.case_id = o.case_id
            JOIN case_keys k ON k.office = c.office AND k.case_id = c.case_id
            WHERE o.office = \(office) AND o.state = \(OfferState.drafted) AND c.closed_on IS NULL AND k.wrapped_key IS NOT NULL \(condition)
            ORDER BY o.drafted_at, o.offer LIMIT 10
            """)
        return try rows.compactMap { row in
            guard let title = try title(in: row) else { return nil }
            let drafted: Moment = try row.get("drafted_at")
            return NextStep(
                file: try row.get("case_id"), fileNumber: try row.get("number"), fileTitle: title,
                matter: .draft(try row.get("offer"), number: try row.get("offer_number"), since: drafted.local.day))
        }
    }

    /// Steps of the plan that are due, and what has to be known to say more. A plan nobody began says nothing of itself.
    private func planSteps(of file: CaseFile, withQuestions: Bool) throws -> [NextStep] {
        guard let template = planTemplate(of: file) else { return [] }
        let record = try planRecord(of: file.id, file.seal)
        guard record.version > 0 else { return [] }
        let builder = try planBuilder(of: file, record, template)
        let calendar = shelf.current.workingDays(in: try settings().district)
        let lines = builder.lines(try builder.schedule(for: try wishedDay(of: file, record, template), calendar), [:])
        let due = lines.filter { $0.isDue(on: today) }.map { line in
            let last = line.line?.latestStart ?? line.line?.latestFinish
            return file.next(.planStep(id: line.id, title: line.title, lastStart: last, conflict: line.line?.conflict))
        }
        return withQuestions ? due + questions(lines).map(file.next) : due
    }

    private func questions(_ lines: [FilePlanLine]) -> [NextStep.Matter] {
        var facts: [String: (fact: FactReference, steps: Int)] = [:]
        var choices = 0
        for line in lines {
            guard case .unclear(let missing) = line.need else { continue }
            choices += missing.isEmpty ? 1 : 0
            for fact in missing { facts[fact.field] = (fact, (facts[fact.field]?.steps ?? 0) + 1) }
        }
        let asked = facts.keys.sorted().compactMap { name -> NextStep.Matter? in
            guard let (fact, steps) = facts[name] else { return nil }
            return .fact(fact, label: shelf.current.field(name)?.label.de ?? name, steps: steps)
        }
        return asked + (choices > 0 ? [.choices(choices)] : [])
    }

    /// Papers that would prove what is only stated, once there is something to apply for.
    private func missingPapers(of file: CaseFile) throws -> [String]? {
        guard file.stage == .plan || file.stage == .departure else { return nil }
        let catalogue = shelf.current
        var papers: Set<String> = []
        let known = [try file.facts()] + (try persons(of: file).map(\.facts))
        for field in catalogue.fields where !field.isSensitive && !field.evidence.isEmpty {
            if known.contains(where: { $0[field.id]?.standing == .stated }) { papers.insert(catalogue.documentTitle(field.evidence[0]).de) }
        }
        return papers.isEmpty ? nil : papers.sorted()
    }
}

extension FilePlanLine {
    /// Whether somebody should look at it now: within a fortnight, over, or in conflict with the wished day.
    func isDue(on today: CivilDate) -> Bool {
        guard case .needed = need, let line, !line.isSettled else { return false }
        if line.conflict != nil { return true }
        guard let last = line.latestStart ?? line.latestFinish else { return false }
        return mark?.begunOn == nil && last <= today.adding(days: 14)
    }
}

extension CaseFile {
    func next(_ matter: NextStep.Matter) -> NextStep { NextStep(file: id, fileNumber: number, fileTitle: title, matter: matter) }
}
