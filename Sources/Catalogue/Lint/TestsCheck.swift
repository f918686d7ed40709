import Basics

/// L080, L082, L084: the tests inside the programme files.
extension Survey {
    func testsOfTheFiles() -> [Finding] {
        inEach { untested($0) + failing($0) + outOfValidity($0) }
    }

    private func failing(_ programme: Programme) -> [Finding] {
        programme.tests.flatMap { test in
            catalogue.run(test, of: programme).filter { $0.verdict == .failed }.map { trial in
                let place = (test.wanted + test.totals).first { $0.key == trial.key }?.place ?? test.place
                return Finding(
                    code: .failedTest, severity: .error, place: place,
                    message: "'\(test.name)': \(trial.key) is \(trial.got), expected \(trial.expected)",
                    mend: "mend the rule, or the expectation; 'catalogue explain' says why it comes out so")
            }
        }
    }

    private enum Kind: String, CaseIterable { case yes, no, open }

    private func untested(_ programme: Programme) -> [Finding] {
        let footing = footing(of: programme)
        var search: Search?
        return programme.offers.flatMap { offer -> [Finding] in
            let there = kinds(testedFor: offer, programme)
            return Kind.allCases.filter { !there.contains($0) }.compactMap { kind -> Finding? in
                var current = search ?? Search(Terrain(self, [programme], footing), plain)
                defer { search = current }
                guard let household = example(of: kind, offer, &current) else { return nil }
                return Finding(
                    code: .untested, severity: .warning, place: offer.place, message: "no test expects '\(kind.rawValue)' for '\(offer.name)'",
                    mend: "look whether the case below comes out as the source has it, then put it under 'tests'",
                    witness: witness("\(offer.name): \(kind.rawValue)", household, [offer]))
            }
        }
    }

    private func kinds(testedFor offer: Offer, _ programme: Programme) -> Set<Kind> {
        var kinds: Set<Kind> = []
        for test in programme.tests {
            for wanted in test.wanted {
                let parts = wanted.key.split(separator: ".").filter { Int($0) == nil }.map(String.init)
                guard parts.count == 1, parts[0] == offer.name else { continue }
                if let kind = wanted.values.first.flatMap(kind) { kinds.insert(kind) }
            }
            for wanted in test.totals {
                if wanted.key == programme.id { kinds.insert(.no) }
                guard wanted.key == offer.id, let value = wanted.values.first else { continue }
                if let kind = kind(value) { kinds.insert(kind) } else if value != "0.00", !value.contains("..") { kinds.insert(.yes) }
            }
        }
        return kinds
    }

    private func kind(_ value: String) -> Kind? {
        switch value {
        case "yes", "yes_if_signed": .yes
        case "no", "superseded": .no
        case "open", "judgement", "waiting", "unstated": .open
        default: nil
        }
    }

    /// A household for which the offer comes out so; nil where there is none.
    private func example(of kind: Kind, _ offer: Offer, _ search: inout Search) -> Household? {
        func agrees(_ household: Household) -> Bool {
            let results = catalogue.assess(household, offers: [offer], asks: false).offers
            return results.first.flatMap { self.kind($0.status.rawValue) } == kind
        }
        if kind == .open {
            let days = search.terrain.days.map { CivilDate(dayNumber: Int($0)) }
            return days.lazy.map { Household(anchor: $0, members: [.init()]) }.first(where: agrees)
        }
        let outcome = search.find([.final(offer.number, kind == .yes ? .yes : .no)]) { evaluator, _ -> Household? in
            let household = household(evaluator)
            return agrees(household) ? household : nil
        }
        guard case .found(let household) = outcome else { return nil }
        return household
    }

    private func outOfValidity(_ programme: Programme) -> [Finding] {
        programme.tests.compactMap { test in
            let day =
                programme.anchorField < 0
                ? test.household.anchor : Self.date(test.household.facts[book.vocabulary.fields[programme.anchorField].id])
            guard let day, !programme.valid.contains(day) else { return nil }
            let words = (test.wanted + test.totals).flatMap(\.values)
            guard !words.contains("ended"), !words.contains("not_yet"),
                !test.totals.contains(where: { $0.key == programme.id && $0.values == ["no"] })
            else { return nil }
            return Finding(
                code: .testOutsideValidity, severity: .warning, place: test.place,
                message: "'\(test.name)' asks about \(day.iso), when '\(programme.id)' is not in force",
                mend: "expect 'ended' or 'not_yet', or move the anchor")
        }
    }

    private static func date(_ fact: Fact?) -> CivilDate? {
        guard case .known(.date(let day), _) = fact else { return nil }
        return day
    }
}
