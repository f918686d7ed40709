extension HousingFigures {
    /// "335 Personen zogen in 135 Wohnungen, 187 von ihnen aus der Ukraine. …": what an office tells the press. What the tables cover is left out.
    public var sentence: String {
        guard placed.households > 0 else { return "In diesem Zeitraum zog niemand in eine eigene Wohnung." }
        return [moveSentence(ukraineWords), landlordSentence, largeSentence].compactMap { $0 }.joined(separator: " ")
    }

    /// "335 Personen zogen in 135 Wohnungen." and nothing of whom.
    public var shortSentence: String { placed.households > 0 ? moveSentence(nil) : sentence }

    private func moveSentence(_ more: String?) -> String {
        "\(placed.persons == 1 ? "1 Person zog" : "\(placed.persons) Personen zogen") in \(flats == 1 ? "eine Wohnung" : "\(flats) Wohnungen")\(more ?? "")."
    }

    private var ukraineWords: String? {
        guard SmallCells.shown([fromUkraine, notFromUkraine, ukraineUnknown].map(\.households))[0] ?? 0 > 0 else { return nil }
        return ", \(fromUkraine.persons) von ihnen aus der Ukraine\(ukraineUnknown.households > 0 ? ", soweit es bekannt ist" : "")"
    }

    private var largeSentence: String? {
        guard let large = SmallCells.shownSizes(self).last ?? nil, large > 0 else { return nil }
        return "\(large) Haushalte haben sechs und mehr Personen."
    }

    /// Nil below twenty flats, and where a share would say what the table covers.
    private var landlordSentence: String? {
        let kinds = [("private", "von privaten Vermietenden"), ("city_company", "von städtischen Gesellschaften")]
        let cells = Dictionary(uniqueKeysWithValues: zip(byLandlord, SmallCells.shown(byLandlord.map(\.heads.households))).map { ($0.code, $1) })
        guard flats >= SmallCells.fewest * 4, kinds.allSatisfy({ cells[$0.0, default: 0] != nil }) else { return nil }
        let known = kinds.map { kind in byLandlord.first { $0.code == kind.0 }?.flats ?? 0 }
        let counts = known + [flats - known.reduce(0, +)]
        guard !counts.contains(where: SmallCells.isSmall) else { return nil }
        let percents = Self.percents(counts)
        let shares = zip(kinds, percents).map { "\($1) % der Wohnungen kamen \($0.1)" }
        let others = byLandlord.contains { $0.code == Self.unknown } ? "von anderen oder nicht bekannt" : "von anderen"
        return "\(shares.joined(separator: ", ")), \(percents[2]) % \(others)."
    }

    /// Whether some groups are so small that taking another office's figures from a sum would give them away.
    public var hasSmallGroups: Bool {
        let landlords = [byLandlord.first { $0.code == "private" }, byLandlord.first { $0.code == "city_company" }].map { $0?.heads.households ?? 0 }
        let groups = [placed, fromUkraine, notFromUkraine, ukraineUnknown, large].map(\.households)
        return (groups + landlords + [placed.households - landlords.reduce(0, +)]).contains(where: SmallCells.isSmall)
    }
}

extension SmallCells {
    /// Households by size, none of fewer than five in all: sum of households and sum of persons are both known, so two covered sizes would be two equations for two numbers.
    public static func shownSizes(_ figures: HousingFigures) -> [Int?] {
        guard !isSmall(figures.placed.households) else { return figures.bySize.map { _ in nil } }
        return shown(figures.bySize.map(\.heads.households), together: 3)
    }
}
