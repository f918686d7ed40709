/// A household as the shortlist of one flat sees it: a pseudonym and the permitted inputs, nothing else.
///
/// A missing fact stays missing: it earns no points and the answer says that it is unknown.
public struct Candidate: Sendable, Hashable {
    /// A pseudonym that tells nothing; the ticket of the lottery hangs on it.
    public let id: String
    public let waitingDays: Int?
    /// 0 to 3.
    public let urgency: Int?
    public let isInWishedDistrict: Bool?
    public let keepsSchool: Bool?
    public let fitsExactly: Bool?
    public let usesStepFree: Bool?
    public let persons: Int?
    /// What the rules of size, rent and rights have found against this pair.
    public let obstacles: Set<Obstacle>

    public init(
        id: String, waitingDays: Int?, urgency: Int? = nil, isInWishedDistrict: Bool? = nil, keepsSchool: Bool? = nil, fitsExactly: Bool? = nil,
        usesStepFree: Bool? = nil, persons: Int? = nil, obstacles: Set<Obstacle> = []
    ) {
        self.id = id
        self.waitingDays = waitingDays
        self.urgency = urgency
        self.isInWishedDistrict = isInWishedDistrict
        self.keepsSchool = keepsSchool
        self.fitsExactly = fitsExactly
        self.usesStepFree = usesStepFree
        self.persons = persons
        self.obstacles = obstacles
    }

    /// The input in whole units, at least 0; nil where it is unknown.
    public func units(of input: Input) -> Int? {
        let units =
            switch input {
            case .waitingDays: waitingDays
            case .urgency: urgency
            case .wishedDistrict: isInWishedDistrict.map { $0 ? 1 : 0 }
            case .keepsSchool: keepsSchool.map { $0 ? 1 : 0 }
            case .exactSize: fitsExactly.map { $0 ? 1 : 0 }
            case .usesStepFree: usesStepFree.map { $0 ? 1 : 0 }
            case .persons: persons
            }
        return units.map { max($0, 0) }
    }
}
