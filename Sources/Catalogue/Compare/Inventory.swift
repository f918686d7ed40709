/// What a catalogue's files hold, entry by entry, as they were written.
struct Inventory: Sendable {
    /// One thing of a catalogue that has a name.
    struct Entry: Sendable {
        let kind: CatalogueChange.Kind
        /// `coming-home`, `coming-home.in_area`, or the bare name of a set, relation, source or field.
        let id: String
        let title: Wording
        let tree: Tree
        /// `programmes/coming-home.yaml:12:3`.
        let place: String
    }

    private(set) var entries: [Entry] = []
    private let paths: [String]

    init(_ pages: CataloguePages) {
        paths = pages.paths
        for tree in pages.trees {
            if tree["programme"] != nil { addProgramme(tree) } else if tree["plan"] != nil { addPlan(tree) } else { addShared(tree) }
        }
    }

    private mutating func addShared(_ tree: Tree) {
        let sections: [(String, CatalogueChange.Kind)] = [
            ("sources", .source), ("fields", .field), ("evidence", .document), ("sets", .set), ("relations", .relation), ("holidays", .holiday),
            ("centres", .centre),
        ]
        for (section, kind) in sections { add(tree[section], kind, within: nil) }
        for part in tree["housing"]?.map ?? [] {
            // What stands in versions without a name of its own is one entry.
            if part.value.map == nil { add(part.key, part.value, .housing, at: part.place) } else { add(part.value, .housing, within: part.key) }
        }
    }

    private mutating func addPlan(_ tree: Tree) {
        guard let name = tree["plan"], let id = name.text else { return }
        let left = (tree.map ?? []).filter { $0.key != "steps" }
        add(id, Tree(shape: .map(left), place: name.place), .plan, at: name.place)
        add(tree["steps"], .step, within: id)
    }

    private mutating func addProgramme(_ tree: Tree) {
        guard let id = tree["programme"]?.text else { return }
        let sections: [(String, CatalogueChange.Kind)] = [
            ("parameters", .parameter), ("rules", .rule), ("offers", .offer), ("limits", .limit), ("deadlines", .deadline), ("priorities", .priority),
        ]
        let left = (tree.map ?? []).filter { entry in entry.key != "tests" && !sections.contains { $0.0 == entry.key } }
        add(id, Tree(shape: .map(left), place: tree["programme"]?.place ?? tree.place), .programme, at: tree["programme"]?.place ?? tree.place)
        for (section, kind) in sections { add(tree[section], kind, within: id) }
    }

    private mutating func add(_ section: Tree?, _ kind: CatalogueChange.Kind, within programme: String?) {
        for entry in section?.map ?? [] { add((programme.map { $0 + "." } ?? "") + entry.key, entry.value, kind, at: entry.place) }
    }

    private mutating func add(_ id: String, _ tree: Tree, _ kind: CatalogueChange.Kind, at place: Findings.Place) {
        let title =
            tree.map == nil ? .none : Wording(written: tree["title"]) ?? Wording(written: tree["text"]) ?? Wording(written: tree["label"]) ?? .none
        entries.append(Entry(kind: kind, id: id, title: title, tree: tree, place: "\(paths[place.file]):\(place.line):\(place.column)"))
    }
}

/// The trees a catalogue was read from, with the names of their files.
struct CataloguePages: Sendable {
    let trees: [Tree]
    /// By the number of the file.
    let paths: [String]
}

extension Wording {
    /// A text that was checked when it was read.
    fileprivate init?(written tree: Tree?) {
        guard let tree else { return nil }
        if let text = tree.text {
            self.init(["de": text])
        } else {
            self.init(
                Dictionary((tree.map ?? []).compactMap { entry in entry.value.text.map { (entry.key, $0) } }, uniquingKeysWith: { first, _ in first })
            )
        }
    }
}
