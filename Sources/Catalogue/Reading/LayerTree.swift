extension Tree {
    /// The same mapping without some keys.
    func without(_ keys: Set<String>) -> Tree {
        guard let entries = map else { return self }
        return Tree(shape: .map(entries.filter { !keys.contains($0.key) }), place: place)
    }

    /// The same mapping with another value under a key; a key that was not there stands last.
    func with(_ key: String, _ value: Tree, at place: Findings.Place? = nil) -> Tree {
        var entries = map ?? []
        let entry = Entry(key: key, place: place ?? self.entry(key)?.place ?? value.place, value: value)
        if let number = entries.firstIndex(where: { $0.key == key }) { entries[number] = entry } else { entries.append(entry) }
        return Tree(shape: .map(entries), place: self.place)
    }

    /// The same mapping with another entry in one of its sections.
    func replacing(_ section: String, _ key: String, with value: Tree, at place: Findings.Place? = nil) -> Tree {
        guard let part = self[section] else { return with(section, Tree(shape: .map([]), place: value.place).with(key, value, at: place)) }
        return with(section, part.with(key, value, at: place))
    }

    /// The same list with more behind it.
    func appending(_ items: [Tree]) -> Tree { Tree(shape: .list((list ?? []) + items), place: place) }
}
