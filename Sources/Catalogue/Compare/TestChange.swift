/// An expectation of a stored test that comes out differently under the other catalogue.
public struct TestChange: Sendable, Hashable {
    /// Where the test stands.
    public let file: String
    public let line: Int
    /// Whether the old files hold it; otherwise only the new ones do.
    public let isOld: Bool
    /// The test's name.
    public let name: String
    /// What was asked: `coming-home: 1.startup`.
    public let key: String
    public let before: String
    public let after: String

    public var text: String { "\(file):\(line): \(name): \(key): \(before) → \(after)" }
}

extension CatalogueComparison {
    /// The stored tests of both sides whose outcome is not the same; one that both hold word for word is told once.
    public var changedTests: [TestChange] {
        guard old.hash != new.hash else { return [] }
        let ofOld = changedTests(of: old, isOld: true)
        let told = Set(ofOld.map { [$0.name, $0.key, $0.before, $0.after] })
        return ofOld + changedTests(of: new, isOld: false).filter { !told.contains([$0.name, $0.key, $0.before, $0.after]) }
    }

    private func changedTests(of side: Catalogue, isOld: Bool) -> [TestChange] {
        side.programmes.flatMap { programme in
            programme.tests.flatMap { test in
                let before = outcomes(of: test, programme.id, under: old)
                let after = outcomes(of: test, programme.id, under: new)
                return zip(before, after).filter { $0.got != $1.got }.map { before, after in
                    TestChange(
                        file: before.file, line: before.line, isOld: isOld, name: before.name, key: "\(programme.id): \(before.key)",
                        before: before.got, after: after.got)
                }
            }
        }
    }

    /// One trial per expectation, in the same order under either catalogue.
    private func outcomes(of test: Expectation, _ programme: String, under catalogue: Catalogue) -> [Trial] {
        if let programme = catalogue.programme(programme) { return catalogue.run(test, of: programme) }
        return (test.wanted + test.totals).map { wanted in
            Trial(
                file: test.file, line: wanted.place.line, name: test.name, key: wanted.key, expected: wanted.values.first ?? "",
                got: "not in the catalogue", verdict: .failed)
        }
    }
}
