import Basics
import Foundation

extension Document {
    /// From here on it pays to read on all cores.
    private static let muchText = 1 << 16

    /// The trees of several files, in their order; whatever is wrong goes into the findings in that order too. Files know nothing of
    /// each other here, so that many are read side by side.
    static func read(_ sources: [CatalogueFile], _ findings: Findings, leavingTests: Bool) -> [Tree] {
        let sizes = sources.map { $0.text.utf8.count }
        guard sizes.reduce(0, +) >= muchText else { return sources.compactMap { read($0, findings, leavingTests: leavingTests) } }
        let largestFirst = sources.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        let sheets = Locked([Sheet?](repeating: nil, count: sources.count))
        DispatchQueue.concurrentPerform(iterations: sources.count) { turn in
            let number = largestFirst[turn]
            let own = Findings(first: number)
            let tree = read(sources[number], own, leavingTests: leavingTests)
            let sheet = Sheet(tree: tree, findings: own.left)
            sheets.withLock { $0[number] = sheet }
        }
        return sheets.withLock { $0 }.compactMap { sheet in
            guard let sheet else { return nil }
            findings.take(sheet.findings)
            return sheet.tree
        }
    }

    private struct Sheet: Sendable {
        let tree: Tree?
        let findings: Findings.Left
    }
}
