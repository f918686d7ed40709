import Basics

/// Where an upper layer replaces something of a lower one, or adds to it.
public struct CatalogueOverlay: Sendable, Hashable {
    public enum Way: String, Sendable, Hashable { case replaces, adds }

    public let way: Way
    public let kind: CatalogueChange.Kind
    /// `coming-home`, `coming-home.min_stay`, or the bare name of a set, relation, source or field.
    public let id: String
    /// Ids of the layers.
    public let layer: String
    public let below: String
    /// Why it is replaced; empty for an addition.
    public let reason: Wording
    public let sources: [String]
    /// `programmes/x.yaml:3:1`, of the upper and of the lower entry.
    public let place: String
    public let placeBelow: String

    /// `ersetzt durch die Schicht office: …`.
    public var wording: Wording {
        switch way {
        case .replaces:
            Wording(de: "ersetzt die Fassung der Schicht \(below): \(reason.de)", en: "replaces the version of layer \(below): \(reason.en)")
        case .adds: Wording(de: "von der Schicht \(layer) ergänzt", en: "added to by layer \(layer)")
        }
    }
}

/// Puts the layers of a catalogue together: an upper layer adds, and replaces only what it says it replaces.
struct Layering {
    /// The trees of the whole, after `merged()`; files keep their places.
    private(set) var trees: [Tree]
    private(set) var overlays: [CatalogueOverlay] = []
    let findings: Findings
    private let map: LayerMap

    init(_ trees: [Tree], _ findings: Findings) {
        self.trees = trees
        self.findings = findings
        map = LayerMap(trees, findings)
    }

    var layers: [CatalogueLayer] { map.layers }

    /// One set of trees as if it had been one catalogue, the lowest layer first.
    mutating func merged() -> [Tree] {
        let order = trees.enumerated().map { (layer(of: $0.element), $0.offset, $0.element) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        trees = order.map(\.2)
        replaceProgrammes()
        for (section, kind) in Self.sections { replaceEntries(section, kind) }
        var additions = LayerAdditions(self)
        trees = additions.apply()
        overlays += additions.overlays
        return trees
    }

    private static let sections: [(String, CatalogueChange.Kind)] = [
        ("sources", .source), ("evidence", .document), ("fields", .field), ("sets", .set), ("relations", .relation),
    ]

    func layer(of tree: Tree) -> Int { layer(at: tree.place) }
    func layer(at place: Findings.Place) -> Int { map.layer(ofFile: findings.path(of: place)) }

    func place(_ place: Findings.Place) -> String { "\(findings.path(of: place)):\(place.line):\(place.column)" }

    private mutating func replaceProgrammes() {
        var kept: [String: Int] = [:]
        var dropped: Set<Int> = []
        for (number, tree) in trees.enumerated() {
            guard let name = tree["programme"], let id = name.text else { continue }
            if let earlier = kept[id], layer(of: trees[earlier]) != layer(of: tree) {
                guard mayReplace(tree, .programme, id, at: name.place, trees[earlier], trees[earlier]["programme"]?.place) else {
                    dropped.insert(number)
                    continue
                }
                dropped.insert(earlier)
                trees[number] = tree.without(Self.replacing)
            } else if let replaces = tree.entry("replaces") {
                refuse(replaces, nothing: "programme '\(id)'")
                trees[number] = tree.without(Self.replacing)
            }
            kept[id] = number
        }
        trees = trees.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    }

    private mutating func replaceEntries(_ section: String, _ kind: CatalogueChange.Kind) {
        var kept: [String: (tree: Int, entry: Tree.Entry)] = [:]
        var dropped: [Int: Set<String>] = [:]
        for number in trees.indices where trees[number]["programme"] == nil {
            for entry in trees[number][section]?.map ?? [] {
                if let earlier = kept[entry.key], layer(of: trees[earlier.tree]) != layer(of: trees[number]) {
                    guard mayReplace(entry.value, kind, entry.key, at: entry.place, trees[earlier.tree], earlier.entry.place) else {
                        dropped[number, default: []].insert(entry.key)
                        continue
                    }
                    dropped[earlier.tree, default: []].insert(entry.key)
                    trees[number] = trees[number].replacing(section, entry.key, with: entry.value.without(Self.replacing))
                } else if let replaces = entry.value.entry("replaces") {
                    refuse(replaces, nothing: "\(kind.rawValue) '\(entry.key)'")
                    trees[number] = trees[number].replacing(section, entry.key, with: entry.value.without(Self.replacing))
                }
                kept[entry.key] = (number, entry)
            }
        }
        for (number, names) in dropped {
            guard let rest = trees[number][section]?.map?.filter({ !names.contains($0.key) }) else { continue }
            trees[number] = trees[number].with(section, Tree(shape: .map(rest), place: trees[number].place))
        }
    }

    private static let replacing: Set<String> = ["replaces", "reason"]

    /// Whether an entry says that it replaces the one of the lower layer, and why; if not, that is said.
    private mutating func mayReplace(
        _ tree: Tree, _ kind: CatalogueChange.Kind, _ id: String, at place: Findings.Place, _ lower: Tree, _ lowerPlace: Findings.Place?
    ) -> Bool {
        let (upper, below) = (layers[layer(at: place)], layers[layer(at: lower.place)])
        let first = lowerPlace ?? lower.place
        guard let replaces = tree["replaces"], let named = findings.text(replaces, "'replaces'") else {
            findings.add(
                .sameNameTwice, at: place, "the \(kind.rawValue) '\(id)' is there in two layers, '\(below.id)' and '\(upper.id)'",
                hint: "first in \(findings.short(first)); give it another name, or write 'replaces: \(below.id)', 'reason' and 'source'")
            return false
        }
        guard named == below.id, upper.below.contains(below.directory) else {
            findings.unknown("layer", named, at: replaces.place, among: [below.id])
            return false
        }
        guard let reason = findings.wording(tree["reason"], "'reason'"), kind == .source || tree["source"] != nil else {
            findings.add(
                .wrongShape, at: replaces.place, "what replaces a layer below says why", hint: "write 'reason' and 'source' beside 'replaces'")
            return false
        }
        let sources = kind == .source ? [] : findings.names(tree["source"], "'source'").map(\.name)
        overlays.append(
            CatalogueOverlay(
                way: .replaces, kind: kind, id: id, layer: upper.id, below: below.id, reason: reason, sources: sources,
                place: self.place(place), placeBelow: self.place(first)))
        findings.add(
            .sameNameTwice, .info, at: replaces.place, "the \(kind.rawValue) '\(id)' replaces the one of layer '\(below.id)': \(reason.en)",
            hint: "that one stands in \(findings.short(first))")
        return true
    }

    private func refuse(_ replaces: Tree.Entry, nothing what: String) {
        findings.add(
            .unknownName, at: replaces.place, "there is no \(what) in a layer below to replace", hint: "take 'replaces' out, or mend the name")
    }
}
