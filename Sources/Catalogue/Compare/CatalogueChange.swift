/// One thing of the files that was added, taken out or changed.
public struct CatalogueChange: Sendable, Hashable {
    /// What kind of thing it is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case programme, parameter, rule, offer, limit, deadline, priority, relation, housing, plan, step, set, field, holiday, centre, document,
            source
    }

    public enum Way: String, Sendable, Hashable {
        case added, removed, changed
    }

    /// One place inside a changed thing.
    public struct Detail: Sendable, Hashable {
        /// The keys that lead there, `values.2024-01-01.value`.
        public let path: String
        /// As the old file writes it; nil where it said nothing.
        public let before: String?
        public let after: String?

        /// `values.2024-01-01.value: 1000.00 → 1200.00`.
        public var text: String { "\(path): \(before ?? "–") → \(after ?? "–")" }
    }

    public let kind: Kind
    public let way: Way
    /// `coming-home`, `coming-home.in_area`, or the bare name of a set, relation, source or field.
    public let id: String
    public let title: Wording
    /// `programmes/coming-home.yaml:12:3` in the old files; nil for what was added.
    public let oldPlace: String?
    /// In the new files; nil for what was taken out.
    public let newPlace: String?
    public let details: [Detail]

    /// `Regel coming-home.in_area geändert: Wohnort in München`.
    public var wording: Wording {
        let name = title.isEmpty ? Wording(de: "", en: "") : Wording(de: " („\(title.de)“)", en: " (“\(title.en)”)")
        return Wording(de: "\(kind.wording.de) \(id)\(name.de) \(way.wording.de)", en: "\(kind.wording.en) \(id)\(name.en) \(way.wording.en)")
    }
}

extension CatalogueComparison {
    /// What the files say differently: by kind, then in the order of the new files, then what was taken out.
    public var changes: [CatalogueChange] {
        guard old.hash != new.hash else { return [] }
        let (before, after) = (Inventory(old.pages).entries, Inventory(new.pages).entries)
        let earlier = Dictionary(before.map { (Self.key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let later = Set(after.map(Self.key))
        var changes = after.compactMap { entry in Self.change(from: earlier[Self.key(entry)], to: entry) }
        for entry in before where !later.contains(Self.key(entry)) {
            changes.append(
                CatalogueChange(kind: entry.kind, way: .removed, id: entry.id, title: entry.title, oldPlace: entry.place, newPlace: nil, details: []))
        }
        return CatalogueChange.Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }
    }

    private static func key(_ entry: Inventory.Entry) -> String { "\(entry.kind.rawValue) \(entry.id)" }

    private static func change(from old: Inventory.Entry?, to new: Inventory.Entry) -> CatalogueChange? {
        guard let old else {
            return CatalogueChange(kind: new.kind, way: .added, id: new.id, title: new.title, oldPlace: nil, newPlace: new.place, details: [])
        }
        let details = TreeDifference.between(old.tree, new.tree)
        guard !details.isEmpty else { return nil }
        return CatalogueChange(
            kind: new.kind, way: .changed, id: new.id, title: new.title, oldPlace: old.place, newPlace: new.place, details: details)
    }
}

extension CatalogueChange.Kind {
    public var wording: Wording {
        switch self {
        case .programme: Wording(de: "Programm", en: "programme")
        case .parameter: Wording(de: "Wert", en: "parameter")
        case .rule: Wording(de: "Regel", en: "rule")
        case .offer: Wording(de: "Angebot", en: "offer")
        case .limit: Wording(de: "Obergrenze", en: "limit")
        case .deadline: Wording(de: "Frist", en: "deadline")
        case .priority: Wording(de: "Vorrang", en: "priority")
        case .relation: Wording(de: "Beziehung", en: "relation")
        case .housing: Wording(de: "Wohnungsregel", en: "housing rule")
        case .plan: Wording(de: "Plan", en: "plan")
        case .step: Wording(de: "Schritt", en: "step")
        case .holiday: Wording(de: "Feiertage", en: "holidays")
        case .centre: Wording(de: "Beratungsstelle", en: "centre")
        case .set: Wording(de: "Liste", en: "set")
        case .field: Wording(de: "Angabe", en: "field")
        case .document: Wording(de: "Nachweis", en: "document")
        case .source: Wording(de: "Quelle", en: "source")
        }
    }
}

extension CatalogueChange.Way {
    public var wording: Wording {
        switch self {
        case .added: Wording(de: "neu", en: "added")
        case .removed: Wording(de: "entfernt", en: "removed")
        case .changed: Wording(de: "geändert", en: "changed")
        }
    }
}
