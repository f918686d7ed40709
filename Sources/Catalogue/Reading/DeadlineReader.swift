extension Compiler {
    func deadlines(_ tree: Tree?) -> [Deadline] {
        (tree?.map ?? []).compactMap { entry in
            let keys = ["text", "from", "offset", "at_most", "kind", "valid"] + Findings.provenanceKeys
            guard findings.isName(entry, "a deadline"), let map = Keyed(entry.value, "a deadline", keys: keys, findings),
                let from = findings.word(map.required("from"), "'from'", Deadline.Event.self),
                let offset = findings.span(map.required("offset"), "'offset'"),
                let kind = findings.word(map.required("kind"), "'kind'", Deadline.Kind.self)
            else { return nil }
            return Deadline(
                id: entry.key, text: findings.wording(map.required("text"), "'text'") ?? .none, from: from, offset: offset,
                atMost: findings.span(map["at_most"], "'at_most'"), kind: kind, valid: validity(map["valid"]),
                provenance: findings.provenance(map, sources))
        }
    }

    func priorities(_ tree: Tree?, _ draft: Draft) -> [Priority] {
        (tree?.map ?? []).compactMap { entry in
            guard findings.isName(entry, "a priority"),
                let map = Keyed(entry.value, "a priority", keys: ["text", "when"] + Findings.provenanceKeys, findings)
            else { return nil }
            return Priority(
                id: entry.key, text: findings.wording(map.required("text"), "'text'") ?? .none, provenance: findings.provenance(map, sources),
                node: map["when"].map { condition($0, ConditionContext(draft: draft, scope: .person)) })
        }
    }
}
