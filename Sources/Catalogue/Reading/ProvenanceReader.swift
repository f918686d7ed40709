import Basics

extension Findings {
    /// The keys every sourced thing may carry.
    static let provenanceKeys = ["source", "confidence", "confirmed_on", "review_by", "note", "assumption", "conflict"]

    func period(_ map: Keyed) -> Period {
        let period = Period(from: date(map["from"], "'from'"), to: date(map["to"], "'to'"))
        if let from = period.from, let to = period.to, to < from {
            add(.impossibleDate, at: map.place(of: "to"), "'to' lies before 'from'")
        }
        return period
    }

    func provenance(_ map: Keyed, _ sources: Sources) -> Provenance {
        Provenance(
            sources: sources.checked(names(map["source"], "'source'"), self), confidence: word(map["confidence"], "'confidence'"),
            confirmedOn: date(map["confirmed_on"], "'confirmed_on'"), reviewBy: date(map["review_by"], "'review_by'"),
            note: wording(map["note"], "'note'") ?? .none, assumption: assumption(map["assumption"] ?? map["conflict"], sources))
    }

    private func assumption(_ tree: Tree?, _ sources: Sources) -> Assumption? {
        guard let tree, let map = Keyed(tree, "this block", keys: ["text", "about", "between", "chosen", "by", "review_by"], self) else { return nil }
        return Assumption(
            text: wording(map["text"] ?? map["about"], "'text'") ?? .none, chosen: text(map["chosen"], "'chosen'"), by: text(map["by"], "'by'"),
            reviewBy: date(map["review_by"], "'review_by'"), between: sources.checked(names(map["between"], "'between'"), self))
    }
}

/// The register of sources while reading.
struct Sources {
    private(set) var all: [String: Source] = [:]
    private var places: [String: Findings.Place] = [:]

    mutating func read(_ tree: Tree, _ findings: Findings) {
        for entry in tree.map ?? [] {
            let keys = ["publisher", "title", "url", "address", "published", "read_on", "copy", "sha256", "gone_on", "kind", "note"]
            guard findings.isName(entry, "a source"), let map = Keyed(entry.value, "a source", keys: keys, findings) else { continue }
            if let first = places[entry.key] {
                findings.add(.sameNameTwice, at: entry.place, "the source '\(entry.key)' is there twice", hint: "first in \(findings.short(first))")
            }
            places[entry.key] = entry.place
            all[entry.key] = Source(
                id: entry.key, publisher: findings.text(map["publisher"], "'publisher'") ?? "",
                title: findings.text(map.required("title"), "'title'") ?? "", address: findings.text(map["url"] ?? map["address"], "'url'"),
                published: findings.text(map["published"], "'published'"), readOn: findings.date(map["read_on"], "'read_on'"),
                storedCopy: findings.text(map["copy"], "'copy'"), sha256: findings.text(map["sha256"], "'sha256'"),
                kind: findings.text(map["kind"], "'kind'"), note: findings.wording(map["note"], "'note'") ?? .none)
        }
    }

    func checked(_ names: [(name: String, place: Findings.Place)], _ findings: Findings) -> [String] {
        for (name, place) in names where all[name] == nil {
            findings.unknown("source", name, at: place, among: all.keys) { places[$0] }
        }
        return names.map(\.name)
    }
}
