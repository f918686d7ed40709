/// Why a flat and a household do not go together; the codes of the rule trace that says it in words.
public enum Obstacle: String, Sendable, Hashable, CaseIterable, Codable {
    case areaOver = "AREA_OVER"
    case areaUnderTenPerPerson = "AREA_UNDER_10M2"
    /// Above the guide value is no "no": an office decides whether it makes this a condition.
    case rentOver = "RENT_OVER"
    case wbsMissing = "WBS_MISSING"
    case wbsGroup = "WBS_GROUP"
    case wbsExpired = "WBS_EXPIRED"
    case mayNotMoveOut = "STATUS_NO_EXIT"
    case residenceElsewhere = "SEC12A_ELSEWHERE"
    case titleUnderTwelveMonths = "TITLE_UNDER_12M"
    case notStepFree = "NOT_STEPFREE"
    case noLift = "NO_LIFT"
    case districtExcluded = "DISTRICT_EXCLUDED"
    case tooManyPersons = "PERSON_CAP"
    case limitedLease = "LIMITED_LEASE"
    case protectedAddress = "CONFLICT_ADDRESS"
    case noConsent = "NO_CONSENT"
    case date = "DATE"
}

/// Why somebody has no place on a shortlist.
public enum Absence: Sendable, Hashable {
    case obstacle(Obstacle)
    /// The household has an open nomination for another flat; its place is kept there, nothing is lost here.
    case nominatedElsewhere
    /// The household was asked about this very flat before.
    case askedBefore

    public var code: String {
        switch self {
        case .obstacle(let obstacle): obstacle.rawValue
        case .nominatedElsewhere: "NOMINATED_ELSEWHERE"
        case .askedBefore: "ASKED_BEFORE"
        }
    }
}
