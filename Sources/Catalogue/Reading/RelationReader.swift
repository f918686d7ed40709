import Basics

extension Compiler {
    private static let relationKeys =
        [
            "kind", "scope", "offers", "prefer", "choose", "offer", "behind", "needs", "same_application", "from", "of", "share", "round", "within",
            "text", "valid",
        ]
        + Findings.provenanceKeys

    func read(relations tree: Tree) {
        for entry in tree.map ?? [] {
            guard let map = Keyed(entry.value, "a relation", keys: Self.relationKeys, findings),
                let kind = findings.word(map.required("kind"), "'kind'", Relation.Kind.self)
            else { continue }
            let offers = offers(kind, map)
            guard offers.count >= (kind == .once ? 1 : 2) else { continue }
            let choose = map["choose"]?.text
            if kind == .exclusive, map["prefer"] == nil, choose != "applicant" {
                findings.add(
                    .exclusiveWithoutOrder, at: entry.place, "'\(entry.key)' does not say which goes first",
                    hint: "write 'prefer: [first, second]' or 'choose: applicant'")
            }
            book.relations.append(
                Relation(
                    id: entry.key, kind: kind, scope: findings.word(map["scope"], "'scope'") ?? .household, offers: offers,
                    applicantChooses: kind == .exclusive && choose == "applicant", share: findings.percent(map["share"], "'share'") ?? 1_000_000,
                    rounding: rounding(map), text: findings.wording(map["text"], "'text'") ?? .none, valid: validity(map["valid"]),
                    provenance: findings.provenance(map, sources), place: entry.place))
        }
    }

    private func rounding(_ map: Keyed) -> Rounding {
        if map["share"] != nil, map["round"] == nil {
            findings.add(
                .percentWithoutRounding, at: map.place(of: "share"), "a percentage of money needs 'round'", hint: "round: half_up, down or up")
        }
        return findings.word(map["round"], "'round'") ?? .halfUp
    }

    private func offers(_ kind: Relation.Kind, _ map: Keyed) -> [Int] {
        let keys: [String] =
            switch kind {
            case .exclusive: [map["prefer"] != nil ? "prefer" : "offers"]
            case .subsidiary: ["offer", "behind"]
            case .requires: ["offer", "needs"]
            case .deducts: ["from", "of"]
            case .once, .combinable, .unstated: ["offers"]
            }
        return keys.flatMap { key in
            findings.names(map.required(key), "'\(key)'").compactMap { offer(qualified: $0.name, at: $0.place, nil) }
        }
    }
}
