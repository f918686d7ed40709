/// A mapping read against the keys it may have; every other key is a finding with the nearest right word.
struct Keyed {
    let tree: Tree
    private let entries: [Tree.Entry]
    private let findings: Findings

    /// Nil where the tree is no mapping (said in the findings).
    init?(_ tree: Tree, _ what: String, keys: [String], _ findings: Findings) {
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "\(what) is a mapping of keys and values, not \(tree.kind)")
            return nil
        }
        self.tree = tree
        self.entries = entries
        self.findings = findings
        for entry in entries where !keys.contains(entry.key) {
            let near = nearest(to: entry.key, among: keys)
            findings.add(
                .unknownKey, at: entry.place, "unknown key '\(entry.key)' in \(what)",
                hint: near.map { "did you mean '\($0)'?" } ?? "allowed: \(keys.joined(separator: ", "))")
        }
    }

    subscript(key: String) -> Tree? { entries.first { $0.key == key }?.value }

    func place(of key: String) -> Findings.Place { entries.first { $0.key == key }?.place ?? tree.place }

    /// The value of a key that must be there.
    func required(_ key: String) -> Tree? {
        if let value = self[key] { return value }
        findings.add(.wrongShape, at: tree.place, "the key '\(key)' is missing here")
        return nil
    }

    /// The one key out of several that says what kind of thing this is.
    func single(of keys: [String], _ what: String) -> Tree.Entry? {
        let found = entries.filter { keys.contains($0.key) }
        if found.count == 1 { return found[0] }
        findings.add(
            .wrongShape, at: found.dropFirst().first?.place ?? tree.place,
            found.isEmpty ? "\(what) needs one of: \(keys.joined(separator: ", "))" : "\(what) has both '\(found[0].key)' and '\(found[1].key)'")
        return nil
    }
}
