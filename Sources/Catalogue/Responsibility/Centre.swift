public import Basics

/// An office that counsels on return, and where it is responsible.
public struct Centre: Sendable, Identifiable {
    public let id: String
    public let title: Wording
    public let runBy: Wording
    /// The dated list of its districts; nil where the Land's rest is meant.
    public let area: String?
    /// The Land whose districts it serves where no other centre does.
    public let land: String?
    /// All that is known is that there is such a centre.
    public let existsOnly: Bool
    public let address: [PlanValue<String>]
    /// BCP 47 tags; nil where nobody knows them.
    public let languages: [String]?
    public let booking: Wording
    public let provenance: Provenance
}

/// Who is responsible for a district on a day.
public enum Responsibility: Sendable {
    /// The district is not known: ask.
    case unknownDistrict
    case centre(Centre)
    /// There is such a centre, but which one the texts do not say.
    case someCentre(Centre)
    /// No text speaks of this district.
    case nobodyKnown
}

extension Catalogue {
    public var centres: [Centre] { book.centres }
    public func centre(_ id: String) -> Centre? { book.centres.first { $0.id == id } }

    /// The districts of a centre on a day, as the list has them.
    public func districts(of centre: Centre, on day: CivilDate) -> [District] {
        guard let area = centre.area, let set = sets.first(where: { $0.id == area }) else { return [] }
        return (set.versions.first { $0.period.contains(day) }?.items ?? []).compactMap { $0.isConditional ? nil : District(ags: $0.code) }
    }

    public func responsible(for district: District?, on day: CivilDate) -> Responsibility {
        guard let district else { return .unknownDistrict }
        if let centre = centres.first(where: { districts(of: $0, on: day).contains(district) }) { return .centre(centre) }
        guard let other = centres.first(where: { $0.land == district.land }) else { return .nobodyKnown }
        return other.existsOnly ? .someCentre(other) : .centre(other)
    }
}
