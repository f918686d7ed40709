public import Basics

/// What one point of a check says: the rule with its figures, since when, from where, and the nearest change that would make it fit.
public struct FlatWords: Sendable, Hashable {
    public let text: String
    /// Nil where nothing has to change, or nothing can.
    public let wayOut: String?
    /// Ids in the register of sources.
    public let sources: [String]
    public let validFrom: CivilDate?
    public let confidence: Confidence?
}

extension FlatRuler {
    /// The words for a point of a check of these needs.
    public func words(_ point: FlatPoint, _ needs: HousingNeeds) -> FlatWords {
        if point.verdict == .open { return unknown(point) }
        switch point.code {
        case .areaUnder: return areaUnderWords(needs)
        case .areaOver: return areaOverWords(point, needs)
        case .rentOver: return rentWords(point, needs)
        case .permitMissing, .permitExpired, .permitGroup, .titleShort: return permitWords(point, needs)
        case .personCap: return capWords(point, needs)
        case .noExit, .assignedElsewhere, .conflictAddress, .noConsent: return householdWords(point)
        case .notStepFree, .noLift, .districtExcluded, .limitedLease, .date: return wishWords(point, needs)
        }
    }

    /// What somebody has to find out. Köln's guide value of 2024 is one of these.
    private func unknown(_ point: FlatPoint) -> FlatWords {
        let text = "Nicht bekannt: \(point.missing.map(\.german).joined(separator: ", "))."
        let isOfFlat = point.missing.allSatisfy(\.isOfFlat)
        let isOfRules = point.missing.contains { [.rentTable, .sizeRule, .occupancyRule].contains($0) }
        let wayOut =
            isOfRules
            ? "Bei der Behörde nachfragen; das Regelwerk kennt den Wert nicht." : isOfFlat ? "Bei der Vermietung nachfragen." : "Den Haushalt fragen."
        guard point.code == .rentOver, point.missing == [.rentTable] else { return said(text, wayOut) }
        return said(text, wayOut, rent?.table.provenance, rent?.version)
    }

    func said<Value>(_ text: String, _ wayOut: String? = nil, _ provenance: Provenance?, _ version: PlanValue<Value>?) -> FlatWords {
        let origin = version?.provenance ?? provenance
        return FlatWords(
            text: text, wayOut: wayOut, sources: origin?.sources ?? [], validFrom: version?.period.from, confidence: version?.provenance.confidence)
    }

    func said(_ text: String, _ wayOut: String? = nil) -> FlatWords {
        FlatWords(text: text, wayOut: wayOut, sources: [], validFrom: nil, confidence: nil)
    }

    private func areaUnderWords(_ needs: HousingNeeds) -> FlatWords {
        guard let area = flat.area, let least = occupancy?.version?.value else { return said("") }
        let needed = FloorArea(hundredths: least.hundredths * needs.persons)
        let most = area.hundredths / max(1, least.hundredths)
        let text = "\(Self.persons(needs.persons)) brauchen mindestens \(needed.german) (\(least.german) je Person); die Wohnung hat \(area.german)."
        let wayOut = area < needed ? "Nur für \(most == 0 ? "niemanden" : "höchstens \(Self.persons(most))")." : nil
        return said(text, wayOut, occupancy?.rule.provenance, occupancy?.version)
    }

    private func areaOverWords(_ point: FlatPoint, _ needs: HousingNeeds) -> FlatWords {
        guard let size = size?.version?.value else { return said("") }
        let rooms = size.rooms(for: needs.persons).map { " oder \(Self.rooms($0))" } ?? ""
        let limit =
            "\(Self.persons(needs.persons)): bis \(size.area(for: needs.persons).german)\(rooms), bis \(size.tolerance.german) mehr sind geringfügig"
        let here = [flat.area?.german, flat.rooms.map(Self.rooms)].compactMap { $0 }.joined(separator: ", ")
        let wayOut: String?
        switch point.verdict {
        case .not: wayOut = "Fragen, wie viele Zimmer Wohnräume sind (die Küche zählt nicht), oder ob die Wohnung freigestellt werden kann."
        case .examined: wayOut = "Ohne Förderung prüft die Behörde den Einzelfall; entscheidend ist die Miete."
        default: wayOut = nil
        }
        return said("\(limit). Die Wohnung: \(here).", wayOut, self.size?.rule.provenance, self.size?.version)
    }

    private func rentWords(_ point: FlatPoint, _ needs: HousingNeeds) -> FlatWords {
        guard let limit = rentLimit(for: needs.persons), let rent else { return said("Der Haushalt zahlt die Miete selbst.") }
        let isGross = rent.table.concept == .grossCold
        let amount = isGross ? flat.grossCold ?? flat.baseRent : flat.baseRent
        guard let amount else { return said("Der Haushalt zahlt die Miete selbst.") }
        let what = isGross ? flat.grossCold == nil ? "Schon die Grundmiete" : "Grundmiete und kalte Nebenkosten" : "Die Grundmiete"
        let value = "\(limit.german) für \(Self.persons(needs.persons)) in \(rent.table.title.de)"
        if point.verdict == .fits, amount > limit {
            return said("Der Haushalt zahlt die Miete selbst; der Richtwert (\(value)) zählt nicht.")
        }
        guard point.verdict == .examined else {
            return said("\(what): \(amount.german). Richtwert: \(value).", nil, rent.table.provenance, rent.version)
        }
        let over = amount - limit
        return said(
            "\(what): \(amount.german), \(over.german) über dem Richtwert von \(value).",
            "Das ist kein Nein: Der Einzelfall wird geprüft. Ohne Prüfung geht es, wenn die Vermietung um \(over.german) nachlässt.",
            rent.table.provenance, rent.version)
    }

    static func persons(_ count: Int) -> String { count == 1 ? "eine Person" : "\(count) Personen" }
    static func rooms(_ count: Int) -> String { count == 1 ? "1 Zimmer" : "\(count) Zimmer" }
}
