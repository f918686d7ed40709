import Matching
import Vault

/// Who is asked first, as an office may choose it. The list is closed; what it means is data of the engine.
public enum SelectionRule: String, Sendable, CaseIterable, Codable {
    case points
    case waitingTime = "waiting_time"
    case lottery

    public var german: String {
        switch self {
        case .points: "Punkte"
        case .waitingTime: "Wartezeit"
        case .lottery: "Los"
        }
    }

    public var explained: String {
        switch self {
        case .points:
            "Ein Punkt je Wartetag (höchstens 1.825), 600 je Stufe der Dringlichkeit, 500 für einen gewünschten Stadtteil, 300 für die genau passende Größe, 400, wenn eine stufenlose Wohnung gebraucht wird. Gleichstand entscheidet das Los."
        case .waitingTime: "Wer am längsten wartet, wird zuerst gefragt. Gleichstand entscheidet das Los."
        case .lottery: "Das Los entscheidet unter allen, zu denen die Wohnung passt."
        }
    }

    /// Points as the bench of the domain study counts them.
    var rule: Criteria.Rule {
        switch self {
        case .points:
            .points([
                PointsPart(.waitingDays, weight: 1, most: 1_825), PointsPart(.urgency, weight: 600, most: 3),
                PointsPart(.wishedDistrict, weight: 500),
                PointsPart(.exactSize, weight: 300), PointsPart(.usesStepFree, weight: 400),
            ])
        case .waitingTime: .waitingTime
        case .lottery: .lottery
        }
    }
}

/// What was fixed before anybody was looked at.
public struct SelectionCriteria: Codable, Sendable, Hashable {
    public let rule: SelectionRule
    /// How many are asked at once.
    public let atOnce: Int

    public init(rule: SelectionRule, atOnce: Int) {
        self.rule = rule
        self.atOnce = atOnce
    }

    /// A rent above the guide value rules nobody out: somebody examines it.
    func criteria() throws -> Criteria {
        do {
            return try Criteria(rule: rule.rule, conditions: Set(Obstacle.allCases).subtracting([.rentOver]), candidatesAtOnce: atOnce)
        } catch {
            throw Refusal.invalid("atOnce", "Zwischen 1 und 20 Haushalten auf einmal.")
        }
    }

    func fixed() throws -> FixedCriteria { FixedCriteria(try criteria(), hash: Self.sha256) }

    static let sha256: Hash = { Fingerprint.sha256($0) }
}
