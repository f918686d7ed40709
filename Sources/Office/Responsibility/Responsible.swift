public import Basics
public import Catalogue

/// Which centre counsels people who live in a district.
public struct Responsible: Question {
    public static let needs = Right.seeFiles
    /// Nil while it is not known.
    public let district: District?
    public let day: CivilDate

    public init(for district: District?, on day: CivilDate) {
        self.district = district
        self.day = day
    }

    public func answer(at desk: Desk) throws -> Responsibility { desk.shelf.current.responsible(for: district, on: day) }
}

/// What a handover sheet may hold; each part is chosen, and the person agrees to each.
public enum HandoverPart: String, Codable, Sendable, CaseIterable {
    case name, contact, language, persons, destination, wish, status
    case wishedDay = "wished_day"

    public var german: String {
        switch self {
        case .name: "Name"
        case .contact: "Kontakt"
        case .language: "Sprache und Dolmetschen"
        case .persons: "Zahl und Geburtsjahre der Personen"
        case .destination: "Zielland"
        case .wish: "Anliegen in eigenen Worten"
        case .status: "Aufenthaltspapier"
        case .wishedDay: "Wunschtermin"
        }
    }
}

/// One line of a handover sheet: exactly what leaves.
public struct HandoverLine: Codable, Sendable, Hashable {
    public let part: HandoverPart
    public let value: String
}

/// How the person agreed.
public enum ConsentForm: String, Codable, Sendable, CaseIterable {
    case written, spoken

    public var german: String { self == .written ? "schriftlich" : "mündlich" }
}

/// A handover of a file to another centre, as it was when it was made.
public struct Handover: Sendable {
    public let id: HandoverID
    public let centre: String
    public let recipient: String
    public let consentOn: CivilDate
    public let consentForm: ConsentForm
    public let lines: [HandoverLine]
    public let madeAt: Moment
    public let madeBy: String
    public let withdrawnAt: Moment?
}

/// What could leave with a file, field by field, and what left already.
public struct Handovers: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        /// Everything a sheet may hold that is known; the person chooses among these.
        public let possible: [HandoverLine]
        public let district: District?
        public let responsible: Responsibility
        /// The newest first.
        public let made: [Handover]
        public let centres: [Centre]
        public let officeName: String
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let district = try file.facts().value("residence_ags").flatMap { District(ags: $0) }
        return Answer(
            file: file, possible: try desk.handoverLines(of: file), district: district,
            responsible: desk.shelf.current.responsible(for: district, on: desk.today), made: try desk.handovers(of: file),
            centres: desk.shelf.current.centres, officeName: try desk.settings().shortName, today: desk.today)
    }
}
