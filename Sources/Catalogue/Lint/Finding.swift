/// What a check found, before its line is looked up and before it is known whether somebody accepted it.
struct Finding {
    /// Another place it is about, and what that place has to do with it.
    struct Pointer {
        let place: Findings.Place
        let message: String
    }

    let code: Diagnosis.Code
    let severity: Diagnosis.Severity
    let place: Findings.Place
    let message: String
    let mend: String?
    var related: [Pointer] = []
    var witness: Witness?
    /// Where one household is not enough.
    var moreWitnesses: [Witness] = []
}

extension Findings {
    /// The finding with its lines and its path.
    func diagnosis(_ finding: Finding, _ paths: TreePaths) -> Diagnosis {
        var diagnosis = self.diagnosis(finding.code, finding.severity, at: finding.place, finding.message, hint: finding.mend)
        diagnosis.related = finding.related.map { pointer in
            .init(file: path(of: pointer.place), line: pointer.place.line, column: pointer.place.column, message: pointer.message)
        }
        let witnesses = [finding.witness].compactMap { $0 } + finding.moreWitnesses
        diagnosis.witness = witnesses.isEmpty ? nil : witnesses.map(\.yaml).joined(separator: "\n")
        diagnosis.path = paths[finding.place]
        return diagnosis
    }

    /// A finding of the reading, with its path.
    func placed(_ diagnosis: Diagnosis, _ paths: TreePaths, _ trees: [Tree]) -> Diagnosis {
        guard let file = trees.first(where: { path(of: $0.place) == diagnosis.file })?.place.file else { return diagnosis }
        var diagnosis = diagnosis
        diagnosis.path = paths[.init(file: file, line: diagnosis.line, column: diagnosis.column, length: 1)]
        return diagnosis
    }
}

/// Finds the keys that lead to a place: `rules.young.when`, `parameters.rate.values.2026-03-01`.
struct TreePaths {
    private var byFile: [Int: [(line: Int, column: Int, path: String)]] = [:]

    init(_ trees: [Tree]) {
        var entries: [(place: Findings.Place, path: String)] = []
        for tree in trees { Self.walk(tree, "", &entries) }
        // A layer's additions stand in another file than what they are added to.
        for (place, path) in entries { byFile[place.file, default: []].append((place.line, place.column, path)) }
        for file in byFile.keys { byFile[file]?.sort { ($0.line, $0.column) < ($1.line, $1.column) } }
    }

    subscript(place: Findings.Place) -> String {
        byFile[place.file]?.last { ($0.line, $0.column) <= (place.line, place.column) }?.path ?? ""
    }

    private static func walk(_ tree: Tree, _ path: String, _ entries: inout [(place: Findings.Place, path: String)]) {
        func step(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
        for entry in tree.map ?? [] {
            entries.append((entry.place, step(entry.key)))
            walk(entry.value, step(entry.key), &entries)
        }
        for (position, item) in (tree.list ?? []).enumerated() {
            let name = ["id", "name", "from"].lazy.compactMap { item[$0]?.text }.first
            entries.append((item.place, step(name ?? "\(position + 1)")))
            walk(item, step(name ?? "\(position + 1)"), &entries)
        }
    }
}
