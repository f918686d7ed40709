import Basics

/// One entry of `accepted:`: a warning somebody looked at and lets stand, with the reason.
struct Acceptance {
    let code: String
    /// Keys from the outside in; everything below is meant too.
    let paths: [String]
    let because: Wording
    let by: String
    let reviewBy: CivilDate?
    let file: String
    let place: Findings.Place

    func covers(_ finding: Diagnosis) -> Bool {
        finding.file == file && finding.code.rawValue == code && finding.severity != .error
            && paths.contains { finding.path == $0 || finding.path.hasPrefix($0 + ".") }
    }
}

/// All acceptances of a catalogue.
struct Acceptances {
    private var all: [Acceptance] = []
    private let today: CivilDate

    /// What cannot be read as an acceptance is said in the findings.
    init(_ survey: Survey, _ findings: Findings) {
        today = survey.today
        for tree in survey.trees {
            guard let accepted = tree["accepted"] else { continue }
            guard let items = accepted.list else {
                findings.add(.wrongShape, at: accepted.place, "'accepted' is a list of {finding, at, because, by}, not \(accepted.kind)")
                continue
            }
            all += items.compactMap { Self.read($0, findings) }
        }
    }

    private static func read(_ tree: Tree, _ findings: Findings) -> Acceptance? {
        guard let map = Keyed(tree, "an acceptance", keys: ["finding", "at", "because", "by", "review_by"], findings),
            let finding = map.required("finding"), let code = findings.text(finding, "'finding'"),
            let because = findings.wording(map.required("because"), "'because'"), let by = findings.text(map.required("by"), "'by'")
        else { return nil }
        let paths = findings.names(map.required("at"), "'at'").map(\.name)
        guard Diagnosis.Code(rawValue: code) != nil else {
            findings.unknown("finding", code, at: finding.place, among: Diagnosis.Code.allCases.map(\.rawValue))
            return nil
        }
        return Acceptance(
            code: code, paths: paths, because: because, by: by, reviewBy: findings.date(map["review_by"], "'review_by'"),
            file: findings.path(of: tree.place), place: finding.place)
    }

    /// Puts accepted findings apart; an acceptance that meets nothing any more, or is past its review, is a finding itself.
    func sorted(out found: [Diagnosis], _ findings: Findings, _ paths: TreePaths, catalogue: Catalogue) -> LintReport {
        var met: Set<Int> = []
        var left: [Diagnosis] = []
        var accepted: [LintReport.Accepted] = []
        for finding in findings.inOrder(found) {
            guard let number = all.firstIndex(where: { $0.covers(finding) }) else {
                left.append(finding)
                continue
            }
            for number in all.indices where all[number].covers(finding) { met.insert(number) }
            let acceptance = all[number]
            accepted.append(.init(finding: finding, because: acceptance.because, by: acceptance.by, reviewBy: acceptance.reviewBy))
        }
        let own = all.indices.compactMap { complaint(about: all[$0], isMet: met.contains($0)) }.map { findings.diagnosis($0, paths) }
        return LintReport(findings: findings.inOrder(left + own), accepted: accepted, catalogue: catalogue)
    }

    private func complaint(about acceptance: Acceptance, isMet: Bool) -> Finding? {
        if !isMet {
            return Finding(
                code: .unused, severity: .warning, place: acceptance.place,
                message: "nothing is found any more that this accepts (\(acceptance.code) at \(acceptance.paths.joined(separator: ", ")))",
                mend: "take the entry out of 'accepted'")
        }
        guard let review = acceptance.reviewBy, review < today else { return nil }
        return Finding(
            code: .reviewDue, severity: .warning, place: acceptance.place, message: "this acceptance was to be looked at again by \(review.iso)",
            mend: "look whether the reason still holds, then set a new 'review_by'")
    }
}
