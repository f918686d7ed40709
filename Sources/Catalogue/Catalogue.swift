import Crypto

/// The programmes of an office, read, checked and compiled: immutable, to be shared by everybody.
public struct Catalogue: Sendable {
    /// `sha256:…` over what the files say; comments, order of keys and tests do not count.
    public let hash: String
    public let office: String
    public let languages: [String]
    /// Those whose texts somebody who speaks the language has read; German always.
    public let reviewedLanguages: Set<String>
    /// What it is made of, the lowest layer first and the office's own last.
    public let layers: [CatalogueLayer]
    /// Where an upper layer replaces something of a lower one or adds to it.
    public let overlays: [CatalogueOverlay]
    public let sources: [String: Source]
    /// What was noticed without being an error.
    public let warnings: [Diagnosis]
    let rules: Rules
    let pages: CataloguePages

    var book: Rulebook { rules.book }
    public var programmes: [Programme] { book.programmes }
    public var offers: [Offer] { book.offers }
    /// In the order of the file, which is the fallback order of questions.
    public var fields: [Field] { book.vocabulary.fields }
    public var sets: [CodeSet] { book.codeSets }

    public func field(_ id: String) -> Field? { book.vocabulary.index[id].map { book.vocabulary.fields[$0] } }
    public func programme(_ id: String) -> Programme? { book.programmes.first { $0.id == id } }
    /// By full id, `coming-home.startup`.
    public func offer(_ id: String) -> Offer? { book.offers.first { $0.id == id } }
    /// A document's title; its id where the catalogue keeps no register.
    public func documentTitle(_ id: String) -> Wording { book.vocabulary.evidence[id] ?? Wording(de: id, en: id) }

    /// Reads all files together. One error anywhere refuses the whole, so that the catalogue in force stays in force.
    /// Leaving the tests out reads in a third of the time and says the same of every household; the hash is the same too.
    public static func read(_ files: [CatalogueFile], leavingTests: Bool = false) -> Result<Catalogue, Diagnoses> {
        let findings = Findings()
        return readMarked(files, findings, leavingTests: leavingTests).map { .success($0.catalogue) } ?? .failure(findings.sorted)
    }

    /// A catalogue with the files it was read from, for checks that name places.
    struct Marked {
        let catalogue: Catalogue
        let trees: [Tree]
        let places: ConditionPlaces
    }

    /// Nil where the files are refused; why stands in the findings.
    static func readMarked(_ files: [CatalogueFile], _ findings: Findings, leavingTests: Bool = false) -> Marked? {
        let trees = Document.read(files.filter { !BatchLayout.isLayout($0.path) }, findings, leavingTests: leavingTests)
        guard !findings.hasErrors else { return nil }
        var layering = Layering(trees, findings)
        let reading = CatalogueReading(findings)
        reading.read(layering.merged())
        guard !findings.hasErrors else { return nil }
        let pages = CataloguePages(trees: layering.trees, paths: findings.paths)
        let catalogue = reading.catalogue(
            hash: hash(of: trees, findings), pages: pages, layers: layering.layers, overlays: layering.overlays)
        return Marked(catalogue: catalogue, trees: layering.trees, places: reading.places)
    }

    private static func hash(of trees: [Tree], _ findings: Findings) -> String {
        let entries = trees.map { (findings.path(of: $0.place), $0.canonical) }.sorted { left, right in left.0 < right.0 }
        let digest = SHA256.hash(data: Array(JSONText.object(entries).compact.utf8))
        return "sha256:" + digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
