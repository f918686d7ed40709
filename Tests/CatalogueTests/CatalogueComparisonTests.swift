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

    @Test func membersOfASetAreToldByName() throws {
        let comparison = try changed("values: [GM]", "values: [SN, NG]", in: "../bund/vocabulary.yaml")
        #expect(comparison.changes.first?.details.map(\.text) == ["versions.2000-01-01.values: GM → SN, NG"])
    }
}
