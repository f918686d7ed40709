import Basics
import Crypto

/// The text of a source as the office keeps it, handed in for comparison.
public struct StoredCopy: Sendable {
    /// Below the catalogue's directory, `copies/leaflet.txt`; a source names it `copy: leaflet`.
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    var sha256: String {
        SHA256.hash(data: bytes).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// Whether a source means this copy by `copy: name`.
    func isNamed(_ name: String) -> Bool {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return path == name || file == name || file.split(separator: ".").dropLast().joined(separator: ".") == name
    }
}

/// Everything the checks look at: the catalogue, its files, the day, and the stored copies.
struct Survey {
    let catalogue: Catalogue
    let trees: [Tree]
    let places: ConditionPlaces
    let today: CivilDate
    let copies: [StoredCopy]
    /// The file of each programme, by number.
    let files: [Tree]
    /// The rules with nothing presumed.
    let plain: Rules

    init(_ marked: Catalogue.Marked, today: CivilDate, copies: [StoredCopy]) {
        catalogue = marked.catalogue
        trees = marked.trees
        places = marked.places
        self.today = today
        self.copies = copies
        let byName = Dictionary(
            marked.trees.compactMap { tree in tree["programme"]?.text.map { ($0, tree) } }, uniquingKeysWith: { first, _ in first })
        plain = Rules(marked.catalogue.book.withoutPresumptions)
        files = marked.catalogue.programmes.compactMap { byName[$0.id] }
    }

    var rules: Rules { catalogue.rules }
    var book: Rulebook { rules.book }

    /// An entry of a programme's file, `rules` and then its name.
    func entry(_ programme: Programme, _ section: String, _ name: String) -> Tree.Entry? {
        file(of: programme)[section]?.map?.first { $0.key == name }
    }

    func file(of programme: Programme) -> Tree { files[programme.number] }

    /// Where a programme begins.
    func place(of programme: Programme) -> Findings.Place { file(of: programme)["programme"]?.place ?? file(of: programme).place }

    /// The entries of `fields`, `sets`, `sources`, `relations` or `evidence` over all files.
    func entries(_ section: String) -> [Tree.Entry] {
        trees.filter { $0["programme"] == nil }.flatMap { $0[section]?.map ?? [] }
    }

    func isOver(_ programme: Programme) -> Bool { programme.valid.to.map { $0 < today } ?? false }
}

extension Tree {
    /// Every entry of the tree, from the outside in, without the parts nobody reads as rules.
    func everyEntry(_ visit: (Tree.Entry) -> Void) {
        for entry in map ?? [] where entry.key != "tests" && entry.key != "accepted" {
            visit(entry)
            entry.value.everyEntry(visit)
        }
        for item in list ?? [] { item.everyEntry(visit) }
    }

    /// Every mapping of the tree, from the outside in.
    func everyMap(_ visit: (Tree) -> Void) {
        if map != nil { visit(self) }
        for entry in map ?? [] where entry.key != "tests" && entry.key != "accepted" { entry.value.everyMap(visit) }
        for item in list ?? [] { item.everyMap(visit) }
    }

    func entry(_ key: String) -> Entry? { map?.first { $0.key == key } }
}
