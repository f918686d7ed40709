import Basics

/// L023: reviews due. L024: ended, and still counted on. L027: different anchors. L028: unread values.
extension Survey {
    func reviewsDue() -> [Finding] {
        var found: [Finding] = []
        for tree in trees {
            tree.everyMap { map in
                guard !["by", "between", "because", "chosen", "about"].contains(where: { map[$0] != nil }) else { return }
                let isPast = map["to"]?.text.flatMap { CivilDate(iso: $0) }.map { $0 < today } ?? false
                if let entry = map.entry("review_by"), let due = entry.value.text.flatMap({ CivilDate(iso: $0) }), let finding = review(entry, due) {
                    found.append(finding)
                }
                if !isPast, let entry = map.entry("confirmed_on"), let day = entry.value.text.flatMap({ CivilDate(iso: $0) }),
                    day.adding(months: 12) < today
                {
                    found.append(
                        Finding(
                            code: .reviewDue, severity: .warning, place: entry.place, message: "last confirmed on \(day.iso), more than a year ago",
                            mend: "compare it with its source and set 'confirmed_on' anew"))
                }
            }
        }
        return found
    }

    private func review(_ entry: Tree.Entry, _ due: CivilDate) -> Finding? {
        if due < today {
            return Finding(
                code: .reviewDue, severity: .warning, place: entry.place, message: "the review was due by \(due.iso)",
                mend: "compare it with its source, then set 'confirmed_on' and a new 'review_by'")
        }
        guard due <= today.adding(days: 60) else { return nil }
        return Finding(
            code: .reviewDue, severity: .info, place: entry.place, message: "a review is due by \(due.iso)", mend: "compare it with its source")
    }

    func endedProgrammes() -> [Finding] {
        let relations = entries("relations")
        var found = book.relations.flatMap { relation -> [Finding] in
            let affected = relation.kind == .exclusive ? relation.offers.last : relation.offers.first
            guard relation.valid.to.map({ $0 >= today }) ?? true, let entry = relations.first(where: { $0.key == relation.id }),
                let affected, !isOver(book.programmes[book.offers[affected].programmeNumber])
            else { return [] }
            return countedOn(by: relation).filter { isOver(book.programmes[book.offers[$0].programmeNumber]) }.map { number in
                ended(book.offers[number], entry.place, "this relation still counts on '\(book.offers[number].id)'")
            }
        }
        for (number, place) in places.nodes.sorted(by: { $0.key < $1.key }) where book.nodes[number].op == .finalOffer {
            let offer = book.offers[book.nodes[number].other]
            guard isOver(book.programmes[offer.programmeNumber]), let programme = programme(at: place), !isOver(programme) else { continue }
            found.append(ended(offer, place, "this condition still asks for '\(offer.id)'"))
        }
        return found + coverageThatIsOver()
    }

    /// "No other programme covers it", where all that could have are over.
    private func coverageThatIsOver() -> [Finding] {
        places.nodes.sorted { $0.key < $1.key }.compactMap { number, place in
            guard book.nodes[number].op == .notCovered else { return nil }
            let coverage = book.coverages[book.nodes[number].table]
            let others = catalogue.programmes.filter { $0.help == coverage.help && $0.number != coverage.programme && !$0.coverage.isEmpty }
            guard !isOver(book.programmes[coverage.programme]), !others.isEmpty, others.allSatisfy(isOver) else { return nil }
            return Finding(
                code: .endedButCounted, severity: .warning, place: place, message: "every programme that is counted as coverage here is over",
                mend: "name another kind of help, or write down the successors",
                related: others.map { .init(place: self.place(of: $0), message: "'\($0.id)' ended on \($0.valid.to?.iso ?? "")") })
        }
    }

    /// The offers a relation prefers to others, or requires.
    private func countedOn(by relation: Relation) -> [Int] {
        switch relation.kind {
        case .exclusive: relation.applicantChooses ? [] : relation.offers.dropLast()
        case .requires, .subsidiary, .deducts: Array(relation.offers.dropFirst())
        case .once, .combinable, .unstated: []
        }
    }

    private func ended(_ offer: Offer, _ place: Findings.Place, _ message: String) -> Finding {
        let programme = book.programmes[offer.programmeNumber]
        return Finding(
            code: .endedButCounted, severity: .warning, place: place, message: "\(message), which ended on \(programme.valid.to?.iso ?? "")",
            mend: "end it with the programme, 'valid: {to: \(programme.valid.to?.iso ?? "")}', or name the successor",
            related: [.init(place: self.place(of: programme), message: "the programme that ended")])
    }

    /// The programme in whose file a place stands.
    func programme(at place: Findings.Place) -> Programme? { catalogue.programmes.first { file(of: $0).place.file == place.file } }

    func differingAnchors() -> [Finding] {
        let relations = entries("relations")
        var found: [Finding] = []
        func compare(_ one: Programme, _ other: Programme, _ place: Findings.Place) {
            guard one.anchorField != other.anchorField else { return }
            found.append(
                Finding(
                    code: .anchorsDiffer, severity: .warning, place: place,
                    message: "'\(one.id)' goes by \(name(of: one.anchor)), '\(other.id)' by \(name(of: other.anchor))",
                    mend: "check that both are meant; on days between the two their rules may be of different versions",
                    related: [.init(place: self.place(of: other), message: "the other programme")]))
        }
        for relation in book.relations where relation.kind == .requires || relation.kind == .deducts {
            guard let entry = relations.first(where: { $0.key == relation.id }), let first = relation.offers.first else { continue }
            for other in relation.offers.dropFirst() {
                compare(book.programmes[book.offers[first].programmeNumber], book.programmes[book.offers[other].programmeNumber], entry.place)
            }
        }
        for (number, place) in places.nodes.sorted(by: { $0.key < $1.key }) where book.nodes[number].op == .finalOffer {
            guard let programme = programme(at: place) else { continue }
            compare(programme, book.programmes[book.offers[book.nodes[number].other].programmeNumber], place)
        }
        return found
    }

    private func name(of anchor: Anchor) -> String {
        switch anchor {
        case .applicationDate: "the application date"
        case .field(let name): name
        }
    }

    /// In a programme marked ready an error each; elsewhere one line, so that the list of what to ask the provider is at hand.
    func unreadValues() -> [Finding] {
        catalogue.programmes.flatMap { programme -> [Finding] in
            let file = file(of: programme)
            var open: [Finding.Pointer] = []
            for parameter in file["parameters"]?.map ?? [] {
                for version in parameter.value["values"]?.list ?? [] {
                    let isUnread = version["value"]?.text == "unread"
                    guard isUnread || version["confidence"]?.text == "memory" else { continue }
                    open.append(
                        .init(place: version.place, message: "'\(parameter.key)' is \(isUnread ? "unread" : "from memory")"))
                }
            }
            for (number, place) in places.amounts.sorted(by: { $0.key < $1.key })
            where place.file == file.place.file && book.amounts[number].op == .parameter && book.amounts[number].parameter < 0 {
                open.append(.init(place: place, message: "this amount is unread"))
            }
            guard !open.isEmpty else { return [] }
            if file["ready"]?.text == "true" || file["ready"]?.text == "yes" {
                return open.map { pointer in
                    Finding(
                        code: .valueUnread, severity: .error, place: pointer.place, message: "\(pointer.message), but the programme is marked ready",
                        mend: "read the value in its source, or take 'ready' away")
                }
            }
            return [
                Finding(
                    code: .valueUnread, severity: .info, place: place(of: programme),
                    message: "\(open.count) values of '\(programme.id)' are unread or from memory", mend: "ask the provider", related: open)
            ]
        }
    }
}
