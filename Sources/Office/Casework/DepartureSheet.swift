public import Basics
import Store
import Vault

/// "Ausreise": who has left, with what proof, and who has not.
public struct DepartureSheet: Question {
    public static let needs = Right.confirmDepartures
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let persons: [Person]
        public let facts: RecordedFacts
        /// Confirmed departures, those taken back too, in the order of their days.
        public let departures: [Departure]
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        return Answer(
            file: file, persons: try desk.members(of: file), facts: try file.facts(), departures: try desk.departures(of: file), today: desk.today)
    }
}
