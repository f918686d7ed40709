public import Basics

extension Catalogue {
    /// Reads one household, YAML or JSON: `anchor household persons` (docs/catalogue.md). `day` goes before the file's anchor.
    public func household(_ file: CatalogueFile, on day: CivilDate? = nil) -> Result<Household, Diagnoses> {
        let findings = Findings()
        guard let tree = Document.read(file, findings) else { return .failure(findings.sorted) }
        let reader = HouseholdReader(book.vocabulary, findings)
        let keys = ["anchor", "household", "persons", "name", "totals", "expect", "note"]
        guard let map = Keyed(tree, "a household file", keys: keys, findings), let household = reader.household(map, on: day) else {
            return .failure(findings.sorted)
        }
        return findings.hasErrors ? .failure(findings.sorted) : .success(household)
    }
}
