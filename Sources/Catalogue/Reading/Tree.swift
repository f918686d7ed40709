/// A file as a tree of texts with their places: no type is guessed, `NO` and `05315` stay text.
struct Tree: Sendable {
    struct Entry: Sendable {
        let key: String
        let place: Findings.Place
        let value: Tree
    }

    enum Shape: Sendable {
        case text(String, quoted: Bool)
        case list([Tree])
        case map([Entry])
    }

    let shape: Shape
    let place: Findings.Place

    var text: String? {
        if case .text(let text, _) = shape { return text }
        return nil
    }

    var list: [Tree]? {
        if case .list(let items) = shape { return items }
        return nil
    }

    var map: [Entry]? {
        if case .map(let entries) = shape { return entries }
        return nil
    }

    subscript(key: String) -> Tree? { map?.first { $0.key == key }?.value }

    /// What stands here, for messages: "text", "a list", "a mapping".
    var kind: String {
        switch shape {
        case .text(let text, let quoted): text.isEmpty && !quoted ? "nothing" : "text"
        case .list: "a list"
        case .map: "a mapping"
        }
    }
}

extension Tree {
    /// Canonical JSON of a file: keys sorted, except where their order means something (fields and offers); tests and what was
    /// said about findings left out.
    var canonical: JSONText {
        guard let entries = map else { return canonicalPart }
        return Tree(shape: .map(entries.filter { $0.key != "tests" && $0.key != "accepted" }), place: place).canonicalPart
    }

    private var canonicalPart: JSONText {
        switch shape {
        case .text(let text, _): .text(text)
        case .list(let items): .list(items.map(\.canonicalPart))
        case .map(let entries):
            .object(
                entries.sorted { $0.key < $1.key }.map { entry in
                    let ordered = entry.key == "fields" || entry.key == "offers" || entry.key == "choices"
                    return (entry.key, ordered ? entry.value.canonicalInOrder : entry.value.canonicalPart)
                })
        }
    }

    private var canonicalInOrder: JSONText {
        guard let entries = map else { return canonicalPart }
        return .list(entries.map { .list([.text($0.key), $0.value.canonicalPart]) })
    }
}
