/// What a points rule may count. The list is closed: name, origin, language, religion, sex, age, family status and health are not on it.
public enum Input: String, Sendable, Hashable, CaseIterable, Codable {
    /// Days in a shelter.
    case waitingDays = "WAITING_DAYS"
    /// How urgent the present place makes a move, 0 to 3, as the office has graded it with a reason.
    case urgency = "URGENCY"
    /// 1 where the flat lies in a district the household wishes.
    case wishedDistrict = "WISHED_DISTRICT"
    /// 1 where a child keeps its school or day care.
    case keepsSchool = "KEEPS_SCHOOL"
    /// 1 where the flat has exactly the size the household is entitled to.
    case exactSize = "EXACT_SIZE"
    /// 1 where the flat is step-free and the household needs it so.
    case usesStepFree = "USES_STEP_FREE"
    /// How many people move.
    case persons = "PERSONS"
}
