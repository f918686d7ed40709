import Basics

/// Something in an offer that looks like a mistake, or like somebody after money. It is said; nothing is changed.
public struct OfferDoubt: Sendable, Hashable {
    /// The field it is about.
    public let field: HousingFact?
    public let text: String
    /// What to ask.
    public let ask: String
    public let sources: [String]
}

extension FlatRuler {
    /// What somebody should ask about before an offer is shown to anybody.
    public func doubts(_ marks: OfferMarks) -> [OfferDoubt] {
        [yearlyRent(marks), small(marks), tooFew(marks), cheap(marks), deposit(marks), capped(), past()].compactMap { $0 }
    }

    /// Base rent by the square metre, in cents.
    private var perSquareMetre: Money? {
        guard let base = flat.baseRent, let area = flat.area, area.hundredths > 0 else { return nil }
        return Money(cents: base.cents * 100 / Int64(area.hundredths))
    }

    private func yearlyRent(_ marks: OfferMarks) -> OfferDoubt? {
        guard let base = flat.baseRent, let rate = perSquareMetre, let most = marks.mostPerSquareMetre, rate > most.value else { return nil }
        let month = Money(cents: base.cents / 12)
        let isYearly = marks.leastPerSquareMetre.map { Money(cents: rate.cents / 12) >= $0.value } ?? false
        let text = "\(base.german) Grundmiete sind \(rate.german) je Quadratmeter."
        return OfferDoubt(
            field: .baseRent, text: isYearly ? "\(text) Das sieht nach der Miete für ein Jahr aus: im Monat wären es \(month.german)." : text,
            ask: "Ist das die Miete im Monat?", sources: most.provenance.sources)
    }

    private func small(_ marks: OfferMarks) -> OfferDoubt? {
        guard let area = flat.area, let least = marks.leastArea, area < least.value else { return nil }
        return OfferDoubt(
            field: .area, text: "\(area.german) sind für eine Wohnung sehr wenig.", ask: "Ist das ein Zimmer, oder fehlt eine Ziffer?",
            sources: least.provenance.sources)
    }

    private func tooFew(_ marks: OfferMarks) -> OfferDoubt? {
        guard let area = flat.area, let rooms = flat.rooms, rooms > 0, area.hundredths / rooms < 700 else { return nil }
        return OfferDoubt(
            field: .rooms, text: "\(area.german) und \(Self.rooms(rooms)): das sind weniger als 7\u{a0}m² je Zimmer.",
            ask: "Stimmen Fläche und Zimmer?", sources: [])
    }

    private func capped() -> OfferDoubt? {
        guard let area = flat.area, let cap = flat.personCap, let least = occupancy?.version?.value else { return nil }
        let most = area.hundredths / max(1, least.hundredths)
        guard cap > most else { return nil }
        return OfferDoubt(
            field: .area, text: "\(area.german) für \(Self.persons(cap)): erlaubt sind höchstens \(most == 0 ? "0 Personen" : Self.persons(most)).",
            ask: "Stimmen Fläche und Personenzahl?", sources: occupancy?.version?.provenance.sources ?? [])
    }

    private func cheap(_ marks: OfferMarks) -> OfferDoubt? {
        if let rate = perSquareMetre, let least = marks.leastPerSquareMetre, rate < least.value {
            return OfferDoubt(
                field: .baseRent, text: "\(rate.german) Grundmiete je Quadratmeter sind auffallend wenig.",
                ask: "Fehlt eine Ziffer? Wer bietet das an, und warum?",
                sources: least.provenance.sources)
        }
        guard let gross = flat.grossCold, let bait = marks.baitPercent, let size = size?.version?.value, let area = flat.area else { return nil }
        let persons = (1...12).first { size.area(for: $0) >= area } ?? 12
        guard let limit = rentLimit(for: persons), gross.cents * 100 < limit.cents * Int64(bait.value) else { return nil }
        return OfferDoubt(
            field: .baseRent, text: "\(gross.german) liegen weit unter dem Richtwert von \(limit.german) für diese Größe.",
            ask: "Wer bietet das an, und warum so günstig? Nichts überweisen, bevor jemand die Wohnung gesehen hat.", sources: bait.provenance.sources
        )
    }

    private func deposit(_ marks: OfferMarks) -> OfferDoubt? {
        guard let deposit = flat.deposit, let base = flat.baseRent, let most = marks.depositBaseRents else { return nil }
        guard deposit.cents > base.cents * Int64(most.value) else { return nil }
        let allowed = Money(cents: base.cents * Int64(most.value))
        return OfferDoubt(
            field: nil, text: "\(deposit.german) Kaution sind mehr als \(most.value) Grundmieten (\(allowed.german)).",
            ask: "Höchstens \(allowed.german) sind zulässig.", sources: most.provenance.sources)
    }

    private func past() -> OfferDoubt? {
        guard let from = flat.availableFrom, from < day.adding(months: -6) || from > day.adding(months: 18) else { return nil }
        return OfferDoubt(field: .availableFrom, text: "Frei ab \(from.german).", ask: "Stimmt das Jahr?", sources: [])
    }
}
