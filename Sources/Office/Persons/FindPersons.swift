public import Basics
import Names
import Store
import Vault

/// Finds files by names in any script and spelling, begun or whole, with a year or day of birth beside them, or by the file's number.
/// The names are never searched in the clear: the database holds keyed tags; few cards are opened, compared and ranked.
public struct FindPersons: Question {
    public static let needs = Right.seeFiles
    /// So many files are shown.
    public static let mostFiles = 50
    /// So many bearers of the rarest part are held against the other parts.
    private static let mostBearers = 20_000
    public let text: String

    public init(text: String) { self.text = text }

    public func answer(at desk: Desk) throws -> [PersonHit] {
        let typed = text.cleanedLine
        if let byNumber = try desk.caseLines(where: "AND c.number = \(typed.uppercased())", limit: 1).first { return [PersonHit(line: byNumber)] }
        let name = TypedName(typed)
        guard !name.parts.isEmpty else { return [] }
        var best: [CaseID: (points: Int, called: String)] = [:]
        for opened in try desk.cards(at: try entries(for: name, at: desk)) where !opened.isShut {
            guard let points = name.fit(opened.card.traits), points > best[opened.file]?.points ?? 0 else { continue }
            best[opened.file] = (points, opened.card.called)
        }
        let files = best.sorted { ($0.value.points, $0.key.text) > ($1.value.points, $1.key.text) }.prefix(Self.mostFiles)
        let lines = try desk.caseLines(of: files.map(\.key))
        return lines.compactMap { line in
            best[line.id].map { PersonHit(line: line, points: $0.points, called: $0.called, isExact: $0.points >= 100 * name.parts.count) }
        }
        .sorted { ($0.points, $0.line.lastContactOn.iso) > ($1.points, $1.line.lastContactOn.iso) }
    }

    /// Of one part the newest bearers; of several those who bear all, beginning with the rarest.
    private func entries(for name: TypedName, at desk: Desk) throws -> [Int64] {
        let groups = name.parts.map { $0.map(desk.tag) }
        var found = FoundEntries(limit: Desk.mostCards)
        guard groups.count > 1 else {
            try found.add(tags: groups[0], at: desk)
            return found.entries
        }
        let counted = try groups.map { tags in
            (
                tags,
                try desk.transaction.value(
                    "SELECT COUNT(*) FROM (SELECT 1 FROM name_keys WHERE tag IN \(list: tags) LIMIT \(Self.mostBearers)) few", as: Int.self) ?? 0
            )
        }.sorted { $0.1 < $1.1 }
        let others = counted.dropFirst().map { tags, _ in "INTERSECT SELECT entry FROM name_keys WHERE tag IN \(list: tags)" as SQL }
        found.add(
            try desk.transaction.values(
                """
                SELECT entry FROM (SELECT entry FROM name_keys WHERE tag IN \(list: counted[0].0) LIMIT \(Self.mostBearers)) rarest
                \(others.joined(separator: " ")) ORDER BY entry DESC LIMIT \(Desk.mostCards)
                """))
        return found.entries
    }
}

/// A file that was found, and who in it.
public struct PersonHit: Sendable {
    public let line: CaseLine
    /// How well the name fits; more is better.
    public let points: Int
    /// Whose name it is; nil where the file's number was typed.
    public let called: String?
    /// Every part was typed as it is spelled, or the file's number was.
    public let isExact: Bool

    init(line: CaseLine, points: Int = 0, called: String? = nil, isExact: Bool = true) {
        self.line = line
        self.points = points
        self.called = called
        self.isExact = isExact
    }

    public var id: CaseID { line.id }
    public var title: String { line.title }
}
