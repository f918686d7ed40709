import Basics

/// An expectation beside the rules of flats.
struct HousingTest: Sendable {
    enum Subject: Sendable {
        case rent(table: String, persons: Int)
        case allowance(level: Int, persons: Int?, surcharge: Int)
        case flat(FlatFacts, HousingNeeds)
    }

    let name: String
    let day: CivilDate
    let subject: Subject
    /// What is asked and what is expected, in the words of the file.
    let wanted: [(key: String, value: String, line: Int)]
    let file: String
}

extension Catalogue {
    /// Runs the tests beside the rules of flats.
    public func runHousingTests() -> [Trial] {
        housing.tests.flatMap { test in
            let ruler: (FlatRuler, HousingNeeds)? =
                if case .flat(let flat, let needs) = test.subject { (FlatRuler(flat, housing, on: test.day), needs) } else { nil }
            let check = ruler.map { $0.check($1) }
            return test.wanted.map { wanted in
                let got: String
                switch test.subject {
                case .rent(let table, let persons):
                    let known = housing.rents.first { $0.id == table }?.values.value(on: test.day)
                    got = known?.amount(for: persons)?.decimal ?? "unread"
                case .allowance(let level, let persons, let surcharge):
                    let amounts = housing.allowance(level: level, on: test.day)
                    let amount = persons.map { amounts?.amount(for: $0) } ?? amounts?.eachFurther
                    got = amount.map { AllowanceTable.surcharged($0, percent: surcharge).decimal } ?? "unread"
                case .flat:
                    got = FlatCode(rawValue: wanted.key).flatMap { check?[$0] }.map { "\($0.verdict)" } ?? "fits"
                }
                return Trial(
                    file: test.file, line: wanted.line, name: test.name, key: wanted.key, expected: wanted.value, got: got,
                    verdict: got == wanted.value ? .passed : .failed)
            }
        }
    }
}

/// Reads the tests beside the rules of flats.
struct HousingTestReader {
    let findings: Findings

    func tests(_ tree: Tree?) -> [HousingTest] {
        (tree?.list ?? []).compactMap { item in
            let keys = ["name", "on", "rent_limit", "allowance", "flat", "household", "point"]
            guard let map = Keyed(item, "a test", keys: keys, findings), let name = findings.text(map.required("name"), "'name'"),
                let day = findings.date(map.required("on"), "'on'"),
                let what = map.single(of: ["rent_limit", "allowance", "flat"], "a test")
            else { return nil }
            let file = findings.path(of: item.place)
            switch what.key {
            case "rent_limit": return rent(what.value).map { HousingTest(name: name, day: day, subject: $0, wanted: $1, file: file) }
            case "allowance": return allowance(what.value).map { HousingTest(name: name, day: day, subject: $0, wanted: $1, file: file) }
            default:
                guard let flat = flat(what.value), let needs = map.required("household").flatMap(household) else { return nil }
                return HousingTest(name: name, day: day, subject: .flat(flat, needs), wanted: points(map.required("point")), file: file)
            }
        }
    }

    private typealias Wanted = [(key: String, value: String, line: Int)]

    private func rent(_ tree: Tree) -> (HousingTest.Subject, Wanted)? {
        guard let map = Keyed(tree, "a rent limit", keys: ["table", "persons", "is"], findings),
            let table = findings.text(map.required("table"), "'table'"), let persons = findings.count(map.required("persons"), "'persons'"),
            let value = map.required("is"), let text = findings.text(value, "'is'")
        else { return nil }
        return (.rent(table: table, persons: persons), [("rent_limit", text, value.place.line)])
    }

    private func allowance(_ tree: Tree) -> (HousingTest.Subject, Wanted)? {
        let keys = ["level", "persons", "each_further", "surcharge", "is"]
        guard let map = Keyed(tree, "an allowance", keys: keys, findings), let level = findings.count(map.required("level"), "'level'"),
            let value = map.required("is"), let text = findings.text(value, "'is'")
        else { return nil }
        let surcharge = findings.count(map["surcharge"], "'surcharge'") ?? 0
        return (
            .allowance(level: level, persons: findings.count(map["persons"], "'persons'"), surcharge: surcharge),
            [("allowance", text, value.place.line)]
        )
    }

    private func points(_ tree: Tree?) -> Wanted {
        (tree?.map ?? []).compactMap { entry in
            guard FlatCode(rawValue: entry.key) != nil else {
                findings.unknown("point", entry.key, at: entry.place, among: FlatCode.allCases.map(\.rawValue))
                return nil
            }
            let words = FlatPoint.Verdict.allCases.map { "\($0)" }
            guard let word = findings.text(entry.value, "a verdict"), words.contains(word) else {
                findings.unknown("verdict", entry.value.text ?? "", at: entry.value.place, among: words)
                return nil
            }
            return (entry.key, word, entry.value.place.line)
        }
    }

    private func flat(_ tree: Tree) -> FlatFacts? {
        let keys = [
            "municipality", "district", "street", "area", "rooms", "base_rent", "cold_costs", "floor", "lift", "step_free", "funded", "permit_groups",
            "limited", "available_from", "held_until", "person_cap",
        ]
        guard let map = Keyed(tree, "a flat", keys: keys, findings) else { return nil }
        var flat = FlatFacts()
        flat.municipality = findings.text(map["municipality"], "'municipality'")
        flat.district = findings.text(map["district"], "'district'")
        flat.street = findings.text(map["street"], "'street'")
        flat.area = findings.text(map["area"], "'area'").flatMap { FloorArea(typed: $0) }
        flat.rooms = findings.count(map["rooms"], "'rooms'")
        flat.baseRent = findings.money(map["base_rent"], "'base_rent'")
        flat.coldCosts = findings.money(map["cold_costs"], "'cold_costs'")
        flat.floor = findings.count(map["floor"], "'floor'")
        flat.lift = findings.flag(map["lift"], "'lift'")
        flat.stepFree = findings.flag(map["step_free"], "'step_free'")
        flat.funded = findings.flag(map["funded"], "'funded'")
        flat.permitGroups = findings.names(map["permit_groups"], "'permit_groups'").compactMap { PermitGroup(rawValue: $0.name) }
        flat.limited = findings.flag(map["limited"], "'limited'")
        flat.availableFrom = findings.date(map["available_from"], "'available_from'")
        flat.heldUntil = findings.date(map["held_until"], "'held_until'")
        flat.personCap = findings.count(map["person_cap"], "'person_cap'")
        return flat
    }

    private func household(_ tree: Tree) -> HousingNeeds? {
        let keys = [
            "persons", "may_leave", "residence_rule", "assigned_to", "permit", "permit_group", "permit_until", "title_until", "needs_step_free",
            "needs_lift", "excluded_districts", "avoided_streets", "accepts_limited", "pays_itself", "consents", "earliest", "latest",
        ]
        guard let map = Keyed(tree, "a household", keys: keys, findings), let persons = findings.count(map.required("persons"), "'persons'") else {
            return nil
        }
        var needs = HousingNeeds(persons: persons)
        needs.mayLeave = findings.flag(map["may_leave"], "'may_leave'")
        needs.residenceRule = findings.flag(map["residence_rule"], "'residence_rule'")
        needs.assignedTo = findings.text(map["assigned_to"], "'assigned_to'")
        needs.permit = findings.word(map["permit"], "'permit'")
        needs.permitGroup = findings.word(map["permit_group"], "'permit_group'")
        needs.permitUntil = findings.date(map["permit_until"], "'permit_until'")
        needs.titleUntil = findings.date(map["title_until"], "'title_until'")
        needs.needsStepFree = findings.flag(map["needs_step_free"], "'needs_step_free'")
        needs.needsLift = findings.flag(map["needs_lift"], "'needs_lift'")
        needs.excludedDistricts = findings.names(map["excluded_districts"], "'excluded_districts'").map(\.name)
        needs.avoidedStreets = findings.names(map["avoided_streets"], "'avoided_streets'").map(\.name)
        needs.acceptsLimited = findings.flag(map["accepts_limited"], "'accepts_limited'")
        needs.paysItself = findings.flag(map["pays_itself"], "'pays_itself'")
        needs.consents = findings.flag(map["consents"], "'consents'")
        needs.earliest = findings.date(map["earliest"], "'earliest'")
        needs.latest = findings.date(map["latest"], "'latest'")
        return needs
    }
}
