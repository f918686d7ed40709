import Basics

extension Compiler {
    private static let offerKeys =
        [
            "title", "text", "form", "per", "when", "amount", "value", "value_up_to", "evidence", "discretion", "valid", "exceptions", "instead",
            "deadline",
        ]
        + Findings.provenanceKeys

    /// Whom an offer is for, readable before the offer itself is.
    func offerEntity(_ number: Int) -> Entity {
        for draft in drafts.values {
            for (name, offer) in draft.offers where offer == number {
                return draft.tree["offers"]?[name]?["per"]?.text == "household" ? .household : .person
            }
        }
        return .person
    }

    /// The number of an offer of the same programme, read now if it was not yet.
    func offer(named name: String, at place: Findings.Place, _ draft: Draft) -> Int? {
        guard let number = draft.offers[name], let tree = draft.tree["offers"]?[name] else {
            findings.unknown("offer", name, at: place, among: draft.offers.keys) { draft.offers[$0].flatMap { offerPlaces[$0] } }
            return nil
        }
        if compiledOffers[number] != nil { return number }
        return enter("offer \(name)", at: place, draft) {
            guard let map = Keyed(tree, "an offer", keys: Self.offerKeys, findings), let offer = read(name, number, map, draft) else { return nil }
            compiledOffers[number] = offer
            return number
        }
    }

    /// `programme.offer`, or an offer of the same programme.
    func offer(qualified name: String, at place: Findings.Place, _ draft: Draft?) -> Int? {
        if let number = offerNumbers[name] { return number }
        if let draft, let number = draft.offers[name] { return number }
        findings.unknown("offer", name, at: place, among: offerNumbers.keys) { self.offerNumbers[$0].flatMap { self.offerPlaces[$0] } }
        return nil
    }

    private func read(_ name: String, _ number: Int, _ map: Keyed, _ draft: Draft) -> Offer? {
        guard let form = findings.word(map.required("form"), "'form'", OfferForm.self),
            let per = findings.word(map.required("per"), "'per'", Entity.self)
        else { return nil }
        let context = ConditionContext(draft: draft, scope: per)
        let when = condition(map.required("when"), context)
        let evidence = findings.names(map["evidence"], "'evidence'")
        if !book.vocabulary.evidence.isEmpty {
            for (id, place) in evidence where book.vocabulary.evidence[id] == nil {
                let near = nearest(to: id, among: book.vocabulary.evidence.keys)
                findings.add(
                    .missingQuestion, at: place, "unknown document '\(id)'", hint: near.map { "did you mean '\($0)'?" } ?? "name it under 'evidence:'"
                )
            }
        }
        return Offer(
            id: "\(draft.id).\(name)", programme: draft.id, name: name,
            title: findings.wording(map["title"], "'title'") ?? Wording(["de": name, "en": name]),
            text: findings.wording(map["text"], "'text'") ?? .none,
            form: form, per: per, valid: validity(map["valid"]), evidence: evidence.map(\.name),
            isDiscretionary: findings.flag(map["discretion"], "'discretion'") ?? false,
            instead: findings.wording(map["instead"], "'instead'") ?? .none, provenance: findings.provenance(map, sources), number: number,
            programmeNumber: draft.number, when: when, amount: amount(map, form, context), exceptions: exceptions(map["exceptions"], form, context),
            place: offerPlaces[number] ?? map.tree.place)
    }

    /// Cash has an amount; help in kind may have a value, never a cash amount.
    private func amount(_ map: Keyed, _ form: OfferForm, _ context: ConditionContext) -> Int? {
        if form == .cash {
            guard map["amount"] != nil else {
                findings.add(
                    .formAndAmount, at: map.place(of: "form"), "a cash offer needs an amount", hint: "write 'amount: unread' where it is not known")
                return nil
            }
            for key in ["value", "value_up_to"] where map[key] != nil {
                findings.add(.formAndAmount, at: map.place(of: key), "cash has an 'amount', not a '\(key)'")
            }
            return amount(map["amount"], context)
        }
        if map["amount"] != nil {
            findings.add(
                .formAndAmount, at: map.place(of: "amount"), "'\(form.rawValue)' pays no cash amount",
                hint: "write 'value' or 'value_up_to' for what it is worth, or form: cash")
        }
        return map["value"].map { amount($0, context) } ?? upTo(map["value_up_to"], context)
    }

    /// Help worth anything from nothing to a value.
    private func upTo(_ tree: Tree?, _ context: ConditionContext) -> Int? {
        amount(tree, context).map { add(AmountNode(op: .upTo), kids: [$0]) }
    }

    private func exceptions(_ tree: Tree?, _ form: OfferForm, _ context: ConditionContext) -> [Offer.Exception] {
        guard let tree else { return [] }
        guard let items = tree.list else {
            findings.add(.wrongShape, at: tree.place, "'exceptions' is a list, not \(tree.kind)")
            return []
        }
        let names = items.map { $0["id"]?.text ?? "" }
        return items.compactMap { item in
            let keys = ["id", "overrides", "when", "amount", "value", "value_up_to", "refuse", "text"] + Findings.provenanceKeys
            guard let map = Keyed(item, "an exception", keys: keys, findings),
                let outcome = map.single(of: ["amount", "value", "value_up_to", "refuse"], "an exception"),
                let id = findings.text(map.required("id"), "'id'")
            else { return nil }
            var overrides: Set<Int> = []
            for (name, place) in findings.names(map["overrides"], "'overrides'") where name != "base" {
                if let number = names.firstIndex(of: name) {
                    overrides.insert(number)
                } else {
                    findings.unknown("exception", name, at: place, among: names + ["base"])
                }
            }
            if outcome.key != "refuse", (outcome.key == "amount") != (form == .cash) {
                findings.add(.formAndAmount, at: outcome.place, "'\(outcome.key)' does not fit form '\(form.rawValue)'")
            }
            return .init(
                id: id, overrides: overrides, when: condition(map.required("when"), context),
                amount: outcome.key == "refuse" ? nil : outcome.key == "value_up_to" ? upTo(outcome.value, context) : amount(outcome.value, context),
                text: findings.wording(map["text"], "'text'") ?? .none,
                provenance: findings.provenance(map, sources))
        }
    }
}
