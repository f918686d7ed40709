public import Basics
public import Catalogue
import Store

/// What a version would change: in the rules, and in the open files this worker may see. Nothing is written.
public struct PreviewRules: Question {
    public static let needs = Right.proposeRules
    /// Files looked at in one go; the next ones are asked for by their page.
    public static let pageSize = 200

    /// `sha256:…` of a version that was proposed, or of what waits in the directory.
    public let hash: String
    /// 1 for the files with the newest contacts.
    public let page: Int

    public init(hash: String, page: Int = 1) {
        self.hash = hash
        self.page = max(1, page)
    }

    /// What is read for a preview. Working it out takes long and needs no transaction: `preview` does it afterwards.
    public struct Answer: Sendable {
        let new: Catalogue
        let inForce: Catalogue
        let open: [OpenFile]
        let page: Int
        let hasMore: Bool

        struct OpenFile: Sendable {
            let id: CaseID
            let number: String
            let household: Household
        }

        public func preview() -> RulesPreview {
            let comparison = CatalogueComparison(old: inForce, new: new)
            let affected = open.compactMap { file in
                let differences = comparison.differences(for: file.household)
                return differences.isEmpty ? nil : AffectedFile(id: file.id, number: file.number, differences: differences)
            }
            let trials = new.runTests()
            return RulesPreview(
                new: new, inForce: inForce, changes: comparison.changes, failedTests: trials.filter { $0.verdict == .failed }, tests: trials.count,
                files: affected.sorted { $0.number < $1.number }, before: (page - 1) * PreviewRules.pageSize, looked: open.count, hasMore: hasMore)
        }
    }

    /// A file whose results would be others, with each result that changes.
    public struct AffectedFile: Sendable {
        public let id: CaseID
        public let number: String
        public let differences: [ResultDifference]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let new: Catalogue
        if case .readable(let waiting)? = desk.shelf.waiting, waiting.hash == hash { new = waiting } else { new = try desk.wholeCatalogue(hash) }
        let lines =
            desk.worker.may(.checkFunding)
            ? try desk.caseLines(where: "AND c.closed_on IS NULL", limit: Self.pageSize + 1, offset: (page - 1) * Self.pageSize) : []
        let open = try lines.prefix(Self.pageSize).map { line in
            let file = try desk.file(line.id)
            return Answer.OpenFile(id: file.id, number: file.number, household: try desk.household(of: file, anchor: desk.today, by: new))
        }
        return Answer(new: new, inForce: desk.shelf.current, open: open, page: page, hasMore: lines.count > Self.pageSize)
    }
}

/// What a version of the rules would change.
public struct RulesPreview: Sendable {
    public let new: Catalogue
    public let inForce: Catalogue
    public let changes: [CatalogueChange]
    /// Tests of the new version that do not come out.
    public let failedTests: [Trial]
    public let tests: Int
    public let files: [PreviewRules.AffectedFile]
    /// How many open files, those with newer contacts, earlier pages looked at.
    public let before: Int
    /// How many open files were looked at.
    public let looked: Int
    /// Whether there are open files that neither this page nor an earlier one looked at.
    public let hasMore: Bool
}
