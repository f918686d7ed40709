/// Where two trees say different things.
enum TreeDifference {
    static func between(_ old: Tree, _ new: Tree) -> [CatalogueChange.Detail] { between(old, new, []) }

    private static func between(_ old: Tree?, _ new: Tree?, _ path: [String]) -> [CatalogueChange.Detail] {
        guard let old, let new else { return [detail(old, new, path)] }
        if let left = old.map, let right = new.map { return maps(left.map { ($0.key, $0.value) }, right.map { ($0.key, $0.value) }, path) }
        if let left = old.list, let right = new.list { return lists(left, right, path) }
        return brief(old) == brief(new) ? [] : [detail(old, new, path)]
    }

    private static func maps(_ old: [(String, Tree)], _ new: [(String, Tree)], _ path: [String]) -> [CatalogueChange.Detail] {
        let earlier = Dictionary(old, uniquingKeysWith: { first, _ in first })
        let later = Set(new.map(\.0))
        return new.flatMap { key, value in between(earlier[key], value, path + [key]) }
            + old.filter { !later.contains($0.0) }.map { key, value in detail(value, nil, path + [key]) }
    }

    /// Versions are matched by their first day, exceptions by their id, plain words by what they say, everything else by its place.
    private static func lists(_ old: [Tree], _ new: [Tree], _ path: [String]) -> [CatalogueChange.Detail] {
        if let left = names(old), let right = names(new) { return maps(Array(zip(left, old)), Array(zip(right, new)), path) }
        if (old + new).allSatisfy({ $0.text != nil }) {
            let (left, right) = (old.compactMap(\.text), new.compactMap(\.text))
            guard left != right else { return [] }
            let gone = left.filter { !right.contains($0) }
            let come = right.filter { !left.contains($0) }
            if gone.isEmpty, come.isEmpty { return [detail(left.joined(separator: ", "), right.joined(separator: ", "), path)] }
            return [detail(gone.isEmpty ? nil : gone.joined(separator: ", "), come.isEmpty ? nil : come.joined(separator: ", "), path)]
        }
        let places = (0..<max(old.count, new.count)).map { String($0 + 1) }
        return maps(Array(zip(places, old)), Array(zip(places, new)), path)
    }

    private static func names(_ items: [Tree]) -> [String]? {
        let names = items.map { $0["from"]?.text ?? $0["id"]?.text ?? $0["code"]?.text ?? $0.text }
        let known = names.compactMap { $0 }
        guard known.count == items.count, Set(known).count == known.count, items.contains(where: { $0.map != nil }) else { return nil }
        return known
    }

    private static func detail(_ old: Tree?, _ new: Tree?, _ path: [String]) -> CatalogueChange.Detail {
        detail(old.map(brief), new.map(brief), path)
    }

    private static func detail(_ old: String?, _ new: String?, _ path: [String]) -> CatalogueChange.Detail {
        CatalogueChange.Detail(path: path.joined(separator: "."), before: old, after: new)
    }

    /// A tree on one line, as a file would write it.
    private static func brief(_ tree: Tree) -> String {
        switch tree.shape {
        case .text(let text, _): text
        case .list(let items): "[" + items.map(brief).joined(separator: ", ") + "]"
        case .map(let entries): "{" + entries.map { "\($0.key): \(brief($0.value))" }.joined(separator: ", ") + "}"
        }
    }
}
