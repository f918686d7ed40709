import Basics

extension FlatRuler {
    /// For how many persons the flat is large enough by law; nil where its area or the rule is not known.
    public var mostPersons: Int? {
        guard let area = flat.area, let least = occupancy?.version?.value, least.hundredths > 0 else { return nil }
        return area.hundredths / least.hundredths
    }

    /// The household the flat is made for: the smallest whose size it does not exceed.
    public var largestHousehold: Int? {
        guard let area = flat.area, let size = size?.version?.value else { return nil }
        return (1...20).first { size.area(for: $0) + size.tolerance >= area }
    }

    /// Whether the flat has the size a household of so many is entitled to; nil where that is not known.
    public func isExactSize(for persons: Int) -> Bool? { largestHousehold.map { $0 == persons } }
}
