import Basics

extension Compiler {
    private static let centreKeys =
        ["title", "run_by", "area", "land", "exists_only", "address", "languages", "booking"] + Findings.provenanceKeys

    func read(centres tree: Tree) {
        for entry in tree.map ?? [] {
            guard findings.isName(entry, "a centre"), let map = Keyed(entry.value, "a centre", keys: Self.centreKeys, findings),
                let place = map.single(of: ["area", "land"], "a centre")
            else { continue }
            if book.centres.contains(where: { $0.id == entry.key }) {
                findings.add(.sameNameTwice, at: entry.place, "the centre '\(entry.key)' is there twice")
                continue
            }
            book.centres.append(
                Centre(
                    id: entry.key, title: findings.wording(map.required("title"), "'title'") ?? .none,
                    runBy: findings.wording(map["run_by"], "'run_by'") ?? .none, area: place.key == "area" ? area(place.value) : nil,
                    land: place.key == "land" ? land(place.value) : nil,
                    existsOnly: findings.flag(map["exists_only"], "'exists_only'") ?? false,
                    address: values(map.required("address"), "'address'") { tree, _ in findings.text(tree, "'value'") },
                    languages: map["languages"]?.text == "unread" ? nil : findings.names(map["languages"], "'languages'").map(\.name),
                    booking: findings.wording(map["booking"], "'booking'") ?? .none, provenance: findings.provenance(map, sources)))
        }
    }

    private func area(_ tree: Tree) -> String? {
        guard let text = findings.text(tree, "'area'") else { return nil }
        let name = text.hasPrefix("set:") ? String(text.dropFirst(4)) : text
        guard setNumbers[name] != nil else {
            findings.unknown("set", name, at: tree.place, among: setNumbers.keys)
            return nil
        }
        return name
    }

    private func land(_ tree: Tree) -> String? {
        guard let text = findings.text(tree, "'land'") else { return nil }
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            findings.add(.wrongShape, at: tree.place, "a Land is two digits in quotes, \"09\"")
            return nil
        }
        return text
    }
}
