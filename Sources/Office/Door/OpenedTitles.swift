import Basics

/// The titles of files that lists opened lately, by file and sealed bytes: a list shows the same fifty again and again.
///
/// The sealed bytes are part of the key, so a changed title is opened anew, and nothing is found for a value moved to another file.
final class OpenedTitles: Sendable {
    private struct Key: Hashable {
        let file: CaseID
        let sealed: [UInt8]
    }
    private let known = Locked<[Key: String]>([:])
    private let limit = 20_000

    func title(_ sealed: [UInt8], of file: CaseID, opening: () throws -> String) rethrows -> String {
        let key = Key(file: file, sealed: sealed)
        if let title = known.withLock({ $0[key] }) { return title }
        let title = try opening()
        known.withLock { titles in
            if titles.count >= limit { titles.removeAll(keepingCapacity: true) }
            titles[key] = title
        }
        return title
    }

    func forget(_ file: CaseID) { known.withLock { titles in titles = titles.filter { $0.key.file != file } } }
}
