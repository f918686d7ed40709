public import Basics

/// What stands, or might stand, between a household and a flat.
public enum FlatCode: String, Sendable, Hashable, CaseIterable, Codable {
    case personCap = "PERSON_CAP"
    case areaUnder = "AREA_UNDER_10M2"
    case areaOver = "AREA_OVER"
    case rentOver = "RENT_OVER"
    case permitMissing = "WBS_MISSING"
    case permitExpired = "WBS_EXPIRED"
    case permitGroup = "WBS_GROUP"
    case titleShort = "TITLE_UNDER_12M"
    case noExit = "STATUS_NO_EXIT"
    case assignedElsewhere = "SEC12A_ELSEWHERE"
    case notStepFree = "NOT_STEPFREE"
    case noLift = "NO_LIFT"
    case districtExcluded = "DISTRICT_EXCLUDED"
    case conflictAddress = "CONFLICT_ADDRESS"
    case limitedLease = "LIMITED_LEASE"
    case date = "DATE"
    case noConsent = "NO_CONSENT"
}

/// A fact somebody has to find out.
public enum HousingFact: String, Sendable, Hashable, CaseIterable, Codable {
    case municipality, district, street, area, rooms, baseRent, coldCosts, funded, permitGroups, stepFree, lift, limited, availableFrom
    case mayLeave, residenceRule, assignedTo, permit, permitUntil, ownGroup, titleUntil, needsStepFree, needsLift, acceptsLimited, consent
    case rentTable, sizeRule, occupancyRule

    /// Whether the landlord knows it.
    public var isOfFlat: Bool { (Self.allCases.firstIndex(of: self) ?? 0) < (Self.allCases.firstIndex(of: .mayLeave) ?? 0) }

    public var german: String {
        switch self {
        case .municipality: "die Gemeinde"
        case .district: "der Stadtteil"
        case .street: "die Straße"
        case .area: "die Fläche"
        case .rooms: "die Zahl der Zimmer"
        case .baseRent: "die Grundmiete"
        case .coldCosts: "die kalten Nebenkosten"
        case .funded: "ob die Wohnung öffentlich gefördert ist"
        case .permitGroups: "für welche Einkommensgruppe die Wohnung gefördert ist"
        case .stepFree: "ob die Wohnung stufenlos erreichbar ist"
        case .lift: "ob es einen Aufzug gibt"
        case .limited: "ob der Vertrag befristet ist"
        case .availableFrom: "ab wann die Wohnung frei ist"
        case .mayLeave: "ob der Haushalt ausziehen darf"
        case .residenceRule: "ob ein Wohnort zugewiesen ist"
        case .assignedTo: "welcher Wohnort zugewiesen ist"
        case .permit: "ob ein WBS vorliegt"
        case .permitUntil: "bis wann der WBS gilt"
        case .ownGroup: "für welche Einkommensgruppe der WBS gilt"
        case .titleUntil: "bis wann die Aufenthaltstitel gelten"
        case .needsStepFree: "ob jemand stufenlos wohnen muss"
        case .needsLift: "ob jemand einen Aufzug braucht"
        case .acceptsLimited: "ob eine befristete Wohnung in Frage kommt"
        case .consent: "ob der Haushalt vorgeschlagen werden möchte"
        case .rentTable: "der Mietrichtwert für diesen Ort und Tag"
        case .sizeRule: "die Größenregel dieses Landes"
        case .occupancyRule: "die Mindestfläche in diesem Land"
        }
    }
}

/// One thing looked at for a household and a flat.
public struct FlatPoint: Sendable, Hashable {
    public enum Verdict: UInt8, Sendable, Hashable, Comparable, CaseIterable {
        case fits
        /// No exclusion: somebody examines the single case.
        case examined
        /// Not known; which facts are missing stands beside it.
        case open
        case not

        public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }

        public var german: String {
            switch self {
            case .fits: "passt"
            case .examined: "wird geprüft"
            case .open: "nicht bekannt"
            case .not: "passt nicht"
            }
        }
    }

    public let code: FlatCode
    public let verdict: Verdict
    public let missing: [HousingFact]
}

/// A flat and a household compared point by point.
public struct FlatCheck: Sendable, Hashable {
    public let points: [FlatPoint]

    /// The worst of them.
    public var verdict: FlatPoint.Verdict { points.map(\.verdict).max() ?? .fits }
    public var fitting: Int { points.count { $0.verdict == .fits } }
    public subscript(code: FlatCode) -> FlatPoint? { points.first { $0.code == code } }
    public func points(_ verdict: FlatPoint.Verdict) -> [FlatPoint] { points.filter { $0.verdict == verdict } }
}

/// One flat with the rules that count for it on a day, to be held against many households.
public struct FlatRuler: Sendable {
    public let flat: FlatFacts
    public let day: CivilDate
    let rent: (table: RentTable, version: PlanValue<PersonAmounts>?)?
    let size: (rule: LandRule<FlatSize>, version: PlanValue<FlatSize>?)?
    let occupancy: (rule: LandRule<FloorArea>, version: PlanValue<FloorArea>?)?
    let permit: (rule: LandRule<PermitTerms>, version: PlanValue<PermitTerms>?)?
    private let district: String?
    private let street: String?

    /// Where the municipality is not known, the rules of the Land are those of `land` ("05").
    public init(_ flat: FlatFacts, _ rules: HousingRules, on day: CivilDate, land: String = "05") {
        self.flat = flat
        self.day = day
        let land = flat.municipality.map { String($0.prefix(2)) } ?? land
        rent = flat.municipality.flatMap { rules.rents(in: $0) }.map { ($0, $0.values.version(on: day)) }
        size = rules.sizes.first { $0.land == land }.map { ($0, $0.values.version(on: day)) }
        occupancy = rules.occupancy.first { $0.land == land }.map { ($0, $0.values.version(on: day)) }
        permit = rules.permits.first { $0.land == land }.map { ($0, $0.values.version(on: day)) }
        district = flat.district.map(PlaceName.folded)
        street = flat.street.map(PlaceName.folded)
    }

    public func check(_ needs: HousingNeeds) -> FlatCheck {
        FlatCheck(
            points: [
                personCap(needs), areaUnder(needs), areaOver(needs), rentOver(needs), stay(needs), assigned(needs), stepFree(needs), lift(needs),
                place(needs), conflict(needs), lease(needs), dates(needs), consent(needs),
            ].compactMap { $0 } + permits(needs))
    }

    func point(_ code: FlatCode, _ verdict: FlatPoint.Verdict, _ missing: HousingFact...) -> FlatPoint {
        FlatPoint(code: code, verdict: verdict, missing: missing)
    }

    private func personCap(_ needs: HousingNeeds) -> FlatPoint? {
        flat.personCap.map { point(.personCap, needs.persons <= $0 ? .fits : .not) }
    }

    private func areaUnder(_ needs: HousingNeeds) -> FlatPoint {
        guard let area = flat.area else { return point(.areaUnder, .open, .area) }
        guard let least = occupancy?.version?.value else { return point(.areaUnder, .open, .occupancyRule) }
        return point(.areaUnder, area.hundredths >= least.hundredths * needs.persons ? .fits : .not)
    }

    /// By area or by rooms. Only a funded flat is shut to those it is too large for; elsewhere it is a matter for the examination of the rent.
    private func areaOver(_ needs: HousingNeeds) -> FlatPoint {
        guard let size = size?.version?.value else { return point(.areaOver, .open, .sizeRule) }
        let limit = size.area(for: needs.persons) + size.tolerance
        if let area = flat.area, area <= limit { return point(.areaOver, .fits) }
        let roomLimit = size.rooms(for: needs.persons)
        if let roomLimit, let rooms = flat.rooms, rooms <= roomLimit { return point(.areaOver, .fits) }
        if flat.area == nil { return point(.areaOver, .open, .area) }
        if roomLimit != nil, flat.rooms == nil { return point(.areaOver, .open, .rooms) }
        switch flat.funded {
        case true?: return point(.areaOver, .not)
        case false?: return point(.areaOver, .examined)
        case nil: return point(.areaOver, .open, .funded)
        }
    }

    private func rentOver(_ needs: HousingNeeds) -> FlatPoint {
        if needs.paysItself == true { return point(.rentOver, .fits) }
        guard flat.municipality != nil else { return point(.rentOver, .open, .municipality) }
        guard let limit = rentLimit(for: needs.persons) else { return point(.rentOver, .open, .rentTable) }
        guard let base = flat.baseRent else { return point(.rentOver, .open, .baseRent) }
        if base > limit { return point(.rentOver, .examined) }
        guard rent?.table.concept == .grossCold else { return point(.rentOver, .fits) }
        guard let gross = flat.grossCold else { return point(.rentOver, .open, .coldCosts) }
        return point(.rentOver, gross <= limit ? .fits : .examined)
    }

    /// The guide value of the flat's municipality; nil where none was read.
    public func rentLimit(for persons: Int) -> Money? { rent?.version?.value?.amount(for: persons) }

    private func stay(_ needs: HousingNeeds) -> FlatPoint {
        switch needs.mayLeave {
        case true?: point(.noExit, .fits)
        case false?: point(.noExit, .not)
        case nil: point(.noExit, .open, .mayLeave)
        }
    }

    private func assigned(_ needs: HousingNeeds) -> FlatPoint {
        guard let isAssigned = needs.residenceRule else { return point(.assignedElsewhere, .open, .residenceRule) }
        guard isAssigned else { return point(.assignedElsewhere, .fits) }
        guard let place = needs.assignedTo else { return point(.assignedElsewhere, .open, .assignedTo) }
        guard let municipality = flat.municipality else { return point(.assignedElsewhere, .open, .municipality) }
        return point(.assignedElsewhere, municipality.hasPrefix(place) ? .fits : .not)
    }

    private func stepFree(_ needs: HousingNeeds) -> FlatPoint {
        if flat.stepFree == true || needs.needsStepFree == false { return point(.notStepFree, .fits) }
        guard needs.needsStepFree != nil else { return point(.notStepFree, .open, .needsStepFree) }
        return flat.stepFree == nil ? point(.notStepFree, .open, .stepFree) : point(.notStepFree, .not)
    }

    private func lift(_ needs: HousingNeeds) -> FlatPoint {
        if flat.lift == true || needs.needsLift == false || flat.floor.map({ $0 <= 0 }) == true { return point(.noLift, .fits) }
        guard needs.needsLift != nil else { return point(.noLift, .open, .needsLift) }
        return flat.lift == nil ? point(.noLift, .open, .lift) : point(.noLift, .not)
    }

    private func place(_ needs: HousingNeeds) -> FlatPoint? {
        guard !needs.excludedDistricts.isEmpty else { return nil }
        guard let district else { return point(.districtExcluded, .open, .district) }
        return point(.districtExcluded, needs.excludedDistricts.contains { PlaceName.folded($0) == district } ? .not : .fits)
    }

    private func conflict(_ needs: HousingNeeds) -> FlatPoint? {
        guard !needs.avoidedStreets.isEmpty else { return nil }
        guard let street else { return point(.conflictAddress, .open, .street) }
        return point(.conflictAddress, needs.avoidedStreets.contains { street.hasPrefix(PlaceName.folded($0)) } ? .not : .fits)
    }

    private func lease(_ needs: HousingNeeds) -> FlatPoint {
        guard let limited = flat.limited else { return point(.limitedLease, .open, .limited) }
        guard limited, let accepts = needs.acceptsLimited else {
            return limited ? point(.limitedLease, .open, .acceptsLimited) : point(.limitedLease, .fits)
        }
        return point(.limitedLease, accepts ? .fits : .not)
    }

    private func dates(_ needs: HousingNeeds) -> FlatPoint {
        if let earliest = needs.earliest, let held = flat.heldUntil, earliest > held { return point(.date, .not) }
        guard let latest = needs.latest else { return point(.date, .fits) }
        guard let from = flat.availableFrom else { return point(.date, .open, .availableFrom) }
        return point(.date, from <= latest ? .fits : .not)
    }

    private func consent(_ needs: HousingNeeds) -> FlatPoint {
        switch needs.consents {
        case true?: point(.noConsent, .fits)
        case false?: point(.noConsent, .not)
        case nil: point(.noConsent, .open, .consent)
        }
    }
}
