import Basics
import Store

/// Why somebody takes names out of the house.
public enum ExportReason: String, Sendable, CaseIterable, Codable {
    case handover, review, audit, appointments

    public var german: String {
        switch self {
        case .handover: "Übergabe an eine andere Stelle mit Einwilligung"
        case .review: "Fallbesprechung im Team"
        case .audit: "Prüfung oder Verwendungsnachweis"
        case .appointments: "Einladungen und Terminlisten"
        }
    }
}

/// Puts on record that a list left the house: who, how many files, and with names or without. The list itself is asked for with `CaseSheet`.
public struct ExportCases: Command {
    public static let name = "list.export"
    public static let needs = Right.seeFiles

    public let files: Int
    /// Nil without names.
    public let namesFor: ExportReason?

    public init(files: Int, namesFor: ExportReason?) {
        self.files = files
        self.namesFor = namesFor
    }

    public func perform(at desk: Desk) throws -> Done {
        if namesFor != nil { try desk.require(.seeConfidential) }
        desk.tell(Self.name, detail: "\(files) \(namesFor?.rawValue ?? "no_names")")
        return Done()
    }
}

/// All files of a filter at once, for paper and for spreadsheets. What is not exported is not opened.
public struct CaseSheet: Question {
    public static let needs = Right.seeFiles
    /// More than this is no list but the whole house.
    public static let most = 20_000

    public let filter: CaseFilter
    public let limit: Int
    public let opensTitles: Bool

    public init(filter: CaseFilter, limit: Int = most, opensTitles: Bool = true) {
        self.filter = filter
        self.limit = min(limit, Self.most)
        self.opensTitles = opensTitles
    }

    public func answer(at desk: Desk) throws -> CaseList.Answer {
        let lines = try desk.caseLines(where: filter.condition(for: desk.worker), limit: limit + 1, opensTitles: opensTitles)
        return CaseList.Answer(lines: Array(lines.prefix(limit)), hasMore: lines.count > limit)
    }
}
