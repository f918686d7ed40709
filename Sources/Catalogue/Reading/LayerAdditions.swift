import Basics

/// `adds_to:` of an upper layer: new dated versions of a set or parameter, and new rules, offers and the like of a programme below.
struct LayerAdditions {
    private(set) var overlays: [CatalogueOverlay] = []
    private var trees: [Tree]
    private let layering: Layering
    private var findings: Findings { layering.findings }

    init(_ layering: Layering) {
        self.layering = layering
        trees = layering.trees
    }

    /// The trees with everything added where it belongs.
    mutating func apply() -> [Tree] {
        for tree in trees where tree["programme"] == nil {
            guard let additions = tree["adds_to"], let map = Keyed(additions, "'adds_to'", keys: ["sets", "programmes"], findings) else { continue }
            for entry in map["sets"]?.map ?? [] { addVersions(entry) }
            for entry in map["programmes"]?.map ?? [] { addToProgramme(entry) }
        }
        return trees
    }

    private mutating func addVersions(_ entry: Tree.Entry) {
        let target = trees.firstIndex { $0["programme"] == nil && $0["sets"]?.entry(entry.key) != nil }
        guard let target, let old = trees[target]["sets"]?.entry(entry.key) else {
            let known = trees.flatMap { $0["sets"]?.map?.map(\.key) ?? [] }
            return findings.unknown("set", entry.key, at: entry.place, among: known)
        }
        guard standsBelow(old, entry, "set"), let versions = versions(entry, "versions", of: old.value) else { return }
        trees[target] = trees[target].replacing("sets", entry.key, with: old.value.with("versions", versions), at: old.place)
        note(.set, entry.key, entry, old)
    }

    private static let sections: [(String, CatalogueChange.Kind)] = [
        ("parameters", .parameter), ("rules", .rule), ("offers", .offer), ("limits", .limit), ("deadlines", .deadline), ("priorities", .priority),
    ]

    private mutating func addToProgramme(_ entry: Tree.Entry) {
        guard let target = trees.firstIndex(where: { $0["programme"]?.text == entry.key }) else {
            return findings.unknown("programme", entry.key, at: entry.place, among: trees.compactMap { $0["programme"]?.text })
        }
        let keys = Self.sections.map(\.0) + ["tests"]
        guard let map = Keyed(entry.value, "what is added to a programme", keys: keys, findings),
            standsBelow(.init(key: entry.key, place: trees[target].place, value: trees[target]), entry, "programme")
        else { return }
        for (section, kind) in Self.sections {
            for item in map[section]?.map ?? [] { add(item, section, kind, to: target) }
        }
        if let tests = map["tests"]?.list {
            let old = trees[target]["tests"] ?? Tree(shape: .list([]), place: entry.place)
            trees[target] = trees[target].with("tests", old.appending(tests))
        }
    }

    private mutating func add(_ item: Tree.Entry, _ section: String, _ kind: CatalogueChange.Kind, to target: Int) {
        let id = "\(trees[target]["programme"]?.text ?? "").\(item.key)"
        guard let old = trees[target][section]?.entry(item.key) else {
            trees[target] = trees[target].replacing(section, item.key, with: item.value, at: item.place)
            return note(kind, id, item, .init(key: item.key, place: trees[target].place, value: trees[target]))
        }
        guard kind == .parameter else {
            return findings.add(
                .sameNameTwice, at: item.place, "the \(kind.rawValue) '\(item.key)' is there already",
                hint: "first in \(findings.short(old.place)); an addition has a name of its own")
        }
        guard standsBelow(old, item, "parameter"), let values = versions(item, "values", of: old.value) else { return }
        trees[target] = trees[target].replacing(section, item.key, with: old.value.with("values", values), at: old.place)
        note(kind, id, item, old)
    }

    /// The old versions and the added ones; an old one without an end ends on the day before an added one begins.
    private func versions(_ entry: Tree.Entry, _ key: String, of old: Tree) -> Tree? {
        guard let map = Keyed(entry.value, "an addition", keys: [key], findings), let added = map.required(key), let earlier = old[key],
            let items = added.list
        else { return nil }
        var kept = earlier.list ?? []
        for item in items {
            guard let from = item["from"], let first = CivilDate(iso: from.text ?? "") else {
                findings.add(.wrongShape, at: item.place, "an added version says from which day it counts", hint: "write 'from: 2027-01-01'")
                continue
            }
            kept = kept.map { version in
                let begins = version["from"]?.text.flatMap { CivilDate(iso: $0) }
                guard version["to"] == nil, begins.map({ $0 < first }) ?? true else { return version }
                return version.with("to", Tree(shape: .text(first.adding(days: -1).iso, quoted: false), place: from.place))
            }
        }
        return Tree(shape: .list(kept + items), place: earlier.place)
    }

    private func standsBelow(_ old: Tree.Entry, _ entry: Tree.Entry, _ what: String) -> Bool {
        let (lower, upper) = (layering.layer(at: old.place), layering.layer(at: entry.place))
        if layering.layers[upper].below.contains(layering.layers[lower].directory) { return true }
        findings.add(
            .unknownName, at: entry.place, "the \(what) '\(entry.key)' is of no layer below this one",
            hint: "it stands in \(findings.short(old.place)); write the addition there")
        return false
    }

    private mutating func note(_ kind: CatalogueChange.Kind, _ id: String, _ entry: Tree.Entry, _ old: Tree.Entry) {
        let names = layering.layers.map(\.id)
        overlays.append(
            CatalogueOverlay(
                way: .adds, kind: kind, id: id, layer: names[layering.layer(at: entry.place)], below: names[layering.layer(at: old.place)],
                reason: .none,
                sources: [], place: layering.place(entry.place), placeBelow: layering.place(old.place)))
    }
}
