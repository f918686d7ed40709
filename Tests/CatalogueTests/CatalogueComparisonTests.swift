import Basics
import Testing

@testable import Catalogue

@Suite struct CatalogueComparisonTests {
    private func changed(_ old: String, _ new: String, in file: String = "../bund/p.yaml") throws -> CatalogueComparison {
        let layers = Layers()
        let files = layers.files.map { $0.path == file ? CatalogueFile(path: $0.path, text: $0.text.replacing(old, with: new)) : $0 }
        return CatalogueComparison(old: try layers.read(), new: try Samples.catalogue(files))
    }

    private func household(_ catalogue: Catalogue, _ person: String = "{a: true}", on day: String = "2025-06-30") throws -> Household {
        let text = "anchor: \(day)\nhousehold: {destination: GM}\npersons: [\(person)]\n"
        return try catalogue.household(CatalogueFile(path: "h.yaml", text: text)).get()
    }

    @Test func theSameCatalogueChangesNothing() throws {
        let comparison = try changed("P", "P")
        #expect(comparison.changes.isEmpty)
        #expect(comparison.changedTests.isEmpty)
        #expect(try comparison.differences(for: household(comparison.old)).isEmpty)
    }

    @Test func anAmountThatChangesIsToldInWords() throws {
        let comparison = try changed("100.00", "120.00")
        let differences = try comparison.differences(for: household(comparison.old))
        #expect(differences.map(\.wording.de) == ["P: x, Person 1: bisher möglich, 100,00\u{a0}€; künftig möglich, 120,00\u{a0}€"])
        #expect(try comparison.differences(for: household(comparison.old, on: "2019-06-30")).isEmpty)
        let change = try #require(comparison.changes.first)
        #expect((change.kind, change.way, change.id) == (.parameter, .changed, "p.rate"))
        #expect(change.details.map(\.text) == ["values.2020-01-01.value: 100.00 → 120.00"])
        #expect((change.oldPlace, change.newPlace) == ("../bund/p.yaml:7:3", "../bund/p.yaml:7:3"))
        #expect(comparison.changes.count == 1)
    }

    @Test func aChangedConditionNamesItsReasonAndTheTestsItChanges() throws {
        let comparison = try changed("{field: a, is: true}", "{field: a, is: false}")
        let differences = try comparison.differences(for: household(comparison.old))
        #expect(differences.map(\.after?.text) == ["no"])
        #expect(differences.first?.reasons.map(\.de) == ["jung"])
        #expect(comparison.changedTests.map(\.text) == ["../bund/p.yaml:17: a young person: p: 1.x: yes → no"])
    }

    @Test func whatIsAddedOrTakenOutIsToldWithItsPlace() throws {
        let comparison = try changed("  x: {", "  z: {")
        #expect(comparison.changes.map(\.wording.de) == ["Angebot p.z neu", "Angebot p.x entfernt"])
        #expect(comparison.changes.map(\.oldPlace) == [nil, "../bund/p.yaml:15:3"])
        let differences = try comparison.differences(for: household(comparison.old))
        #expect(differences.map(\.offer) == ["p.z", "p.x"])
        #expect(differences.map(\.before?.text) == [nil, "yes 100.00"])
        #expect(differences.map(\.after?.text) == ["yes 100.00", nil])
    }

    @Test func rulesOfFlatsAndStepsOfPlansAreToldToo() throws {
        let files = try ShippedCatalogueTests.files()
        func read(_ old: String, _ new: String) throws -> Catalogue {
            try Samples.catalogue(files.map { CatalogueFile(path: $0.path, text: $0.text.replacing(old, with: new)) })
        }
        let shipped = try read("", "")
        let rent = try CatalogueComparison(old: shipped, new: read("\"976.00\", \"1139.00\"", "\"976.00\", \"1140.00\"")).changes
        #expect(rent.map { "\($0.kind.rawValue) \($0.id)" } == ["housing rents.koeln"])
        #expect(rent.first?.details.map(\.path) == ["values.2025-01-01.value.persons"])
        let step = try CatalogueComparison(old: shipped, new: read("In Köln drei Monate.", "In Köln vier Monate.")).changes
        #expect(step.map { "\($0.kind.rawValue) \($0.id)" } == ["step move-in.aftercare"])
        let allowance = try CatalogueComparison(old: shipped, new: read("\"522.00\", \"633.00\", \"753.00\"", "\"523.00\", \"633.00\", \"753.00\""))
            .changes
        #expect(allowance.contains { $0.kind == .housing && $0.id == "allowance" })
    }

    @Test func membersOfASetAreToldByName() throws {
        let comparison = try changed("values: [GM]", "values: [SN, NG]", in: "../bund/vocabulary.yaml")
        #expect(comparison.changes.first?.details.map(\.text) == ["versions.2000-01-01.values: GM → SN, NG"])
    }
}

@Suite struct BoundaryCaseTests {
    private func comparison(_ old: String, _ new: String) throws -> CatalogueComparison {
        CatalogueComparison(old: try SmallCatalogue.offer(when: old).read(), new: try SmallCatalogue.offer(when: new).read())
    }

    @Test func aMovedThresholdIsShownByTheDaysBetween() throws {
        let comparison = try comparison("{elapsed_since: since, at_least: 1 year}", "{elapsed_since: since, at_least: 2 years}")
        #expect(comparison.changedTests.isEmpty)
        let walk = comparison.boundaryCases()
        #expect(walk.isComplete)
        let found = try #require(walk.cases.first)
        #expect(found.differences.map(\.before?.text) == ["yes"])
        #expect(found.differences.map(\.after?.text) == ["no"])
        guard case .known(.date(let since), _) = found.household.members[0].facts["since"] else {
            Issue.record("no day was found")
            return
        }
        let day = found.household.anchor
        #expect(since.adding(months: 12) <= day && since.adding(months: 24) > day)
    }

    @Test func aCodeThatJoinsAListIsTriedByName() throws {
        let others = ["GM", "SN", "NG"].map { "\"\($0)\"" }.joined(separator: ", ")
        let comparison = try comparison(
            "{field: destination, in: [\(others)]}", "{field: destination, in: [\(others), \"TN\"]}")
        let walk = comparison.boundaryCases()
        #expect(walk.cases.map { $0.household.facts["destination"] } == [.stated(.word("TN"))])
    }

    @Test func aCaseIsATestThatTheNewCatalogueKeeps() throws {
        let old = SmallCatalogue.offer(when: "{all: [{field: a, is: true}, {field: kind, in: [red]}]}")
        let new = SmallCatalogue.offer(when: "{all: [{field: a, is: true}, {field: kind, in: [red, blue]}]}")
        let found = CatalogueComparison(old: try old.read(), new: try new.read()).boundaryCases().cases
        try #require(found.count == 1)
        var (keeps, breaks) = (new, old)
        keeps.programme += "tests:\n" + found[0].test + "\n"
        breaks.programme += "tests:\n" + found[0].test + "\n"
        #expect(try keeps.read().runTests().map(\.verdict) == [.passed])
        #expect(try breaks.read().runTests().map(\.verdict) == [.failed])
    }

    @Test func aChangeOfWordsChangesNoHousehold() throws {
        let comparison = CatalogueComparison(
            old: try SmallCatalogue.offer(when: "{field: a, is: true}").read(),
            new: try SmallCatalogue.offer(when: "{field: a, is: true}", more: "    title: {de: \"Neu\"}").read())
        #expect(comparison.changes.count == 1)
        #expect(comparison.boundaryCases().cases.isEmpty)
    }

    @Test func theWalkIsTheSameEveryTimeAndSaysWhenItIsCutShort() throws {
        let comparison = try comparison("{elapsed_since: since, at_least: 1 year}", "{elapsed_since: born, at_least: 2 years}")
        #expect(comparison.boundaryCases() == comparison.boundaryCases())
        #expect(!comparison.boundaryCases(budget: 1).isComplete)
    }
}

@Suite struct CeilingCaseTests {
    @Test func aLoweredCeilingIsShownByARequestThatMeetsIt() throws {
        let files = try Samples.files("programmes/coming-home.yaml", replacing: "\"3000.00\"", with: "\"2900.00\"")
        let comparison = CatalogueComparison(old: try Samples.catalogue(), new: try Samples.catalogue(files))
        let found = comparison.boundaryCases().cases.flatMap(\.differences)
        #expect(found.contains { $0.offer == "coming-home.startup" && $0.before?.text == "yes 3000.00" && $0.after?.text == "yes 2900.00" })
    }
}
