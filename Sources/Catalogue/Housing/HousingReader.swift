import Basics

/// Reads the key `housing` of files: rents, sizes, certificates, heating, what shelters cost, the marks of an offer, the grounds of a wish.
extension Compiler {
    private static let parts = ["rents", "allowance", "sizes", "occupancy", "permits", "heating", "shelter_costs", "offer", "wishes"]

    func read(housing tree: Tree) {
        guard let map = Keyed(tree, "'housing'", keys: Self.parts, findings) else { return }
        for entry in map["rents"]?.map ?? [] { if let table = rents(entry) { book.housing.rents.append(table) } }
        book.housing.allowance += values(map["allowance"], "'allowance'") { tree, _ in allowance(tree) }
        for entry in map["sizes"]?.map ?? [] { if let rule = land(entry, "a rule of sizes", flatSize) { book.housing.sizes.append(rule) } }
        for entry in map["occupancy"]?.map ?? [] {
            let rule = land(entry, "a rule of occupancy") { tree in
                Keyed(tree, "a least area", keys: ["per_person"], findings).flatMap { floorArea($0.required("per_person"), "'per_person'") }
            }
            if let rule { book.housing.occupancy.append(rule) }
        }
        for entry in map["permits"]?.map ?? [] { if let rule = land(entry, "a certificate", permit) { book.housing.permits.append(rule) } }
        for entry in map["heating"]?.map ?? [] { if let table = heating(entry) { book.housing.heating.append(table) } }
        for entry in map["shelter_costs"]?.map ?? [] { if let table = shelterCosts(entry) { book.housing.shelterCosts.append(table) } }
        if let offer = map["offer"] { read(marks: offer) }
        for entry in map["wishes"]?.map ?? [] { if let ground = wish(entry) { book.housing.wishes.append(ground) } }
    }

    private func rents(_ entry: Tree.Entry) -> RentTable? {
        let keys = ["title", "municipality", "level", "concept", "help", "values"] + Findings.provenanceKeys
        guard findings.isName(entry, "a table of rents"), let map = Keyed(entry.value, "a table of rents", keys: keys, findings),
            let municipality = digits(map.required("municipality"), 8, "'municipality'")
        else { return nil }
        if book.housing.rents.contains(where: { $0.id == entry.key || $0.municipality == municipality }) {
            findings.add(.sameNameTwice, at: entry.place, "the rents of '\(entry.key)' (\(municipality)) are there twice")
            return nil
        }
        guard let concept: RentConcept = findings.word(map.required("concept"), "'concept'") else { return nil }
        return RentTable(
            id: entry.key, title: findings.wording(map.required("title"), "'title'") ?? .none, municipality: municipality,
            level: findings.count(map["level"], "'level'"), concept: concept, help: findings.wording(map["help"], "'help'") ?? .none,
            values: values(map.required("values"), "'values'") { tree, _ in personAmounts(tree) }, provenance: findings.provenance(map, sources))
    }

    private func personAmounts(_ tree: Tree) -> PersonAmounts? {
        guard let map = Keyed(tree, "amounts by persons", keys: ["persons", "each_further"], findings), let list = map.required("persons") else {
            return nil
        }
        let amounts = (list.list ?? []).compactMap { findings.money($0, "an amount") }
        guard !amounts.isEmpty, amounts.count == list.list?.count else {
            if list.list == nil || amounts.isEmpty {
                findings.add(.wrongShape, at: list.place, "'persons' is a list of amounts, for one person first")
            }
            return nil
        }
        for (number, pair) in zip(amounts, amounts.dropFirst()).enumerated() where pair.1 <= pair.0 {
            findings.add(
                .wrongShape, at: list.list?[number + 1].place ?? list.place,
                "\(pair.1.decimal) for \(number + 2) persons is not more than for one less",
                hint: "look whether two amounts were exchanged")
        }
        return PersonAmounts(persons: amounts, eachFurther: findings.money(map["each_further"], "'each_further'"))
    }

    private func allowance(_ tree: Tree) -> AllowanceTable? {
        guard let entries = tree.map else {
            findings.add(.wrongShape, at: tree.place, "a table of the allowance is a mapping of levels, \"1\" to \"7\"")
            return nil
        }
        var levels: [Int: PersonAmounts] = [:]
        for entry in entries {
            guard let level = Int(entry.key), (1...7).contains(level) else {
                findings.add(.wrongShape, at: entry.place, "'\(entry.key)' is no level of rents", hint: "\"1\" to \"7\"")
                continue
            }
            levels[level] = personAmounts(entry.value)
        }
        return AllowanceTable(levels: levels)
    }

    private func heating(_ entry: Tree.Entry) -> HeatingTable? {
        let keys = ["title", "municipality", "help", "values"] + Findings.provenanceKeys
        guard findings.isName(entry, "a table of heating"), let map = Keyed(entry.value, "a table of heating", keys: keys, findings),
            let municipality = digits(map.required("municipality"), 8, "'municipality'")
        else { return nil }
        return HeatingTable(
            id: entry.key, title: findings.wording(map.required("title"), "'title'") ?? .none, municipality: municipality,
            help: findings.wording(map["help"], "'help'") ?? .none,
            values: values(map.required("values"), "'values'") { tree, _ in
                guard let map = Keyed(tree, "sums of heating", keys: ["per_square_metre", "hot_water"], findings),
                    let heating = findings.money(map.required("per_square_metre"), "'per_square_metre'"),
                    let water = findings.money(map.required("hot_water"), "'hot_water'")
                else { return nil }
                return HeatingTable.Sums(heating: heating, hotWater: water)
            }, provenance: findings.provenance(map, sources))
    }

    private func shelterCosts(_ entry: Tree.Entry) -> ShelterCostTable? {
        let keys = ["title", "municipality", "help", "values"] + Findings.provenanceKeys
        guard findings.isName(entry, "a cost of shelters"), let map = Keyed(entry.value, "a cost of shelters", keys: keys, findings),
            let municipality = digits(map.required("municipality"), 8, "'municipality'")
        else { return nil }
        return ShelterCostTable(
            id: entry.key, title: findings.wording(map.required("title"), "'title'") ?? .none, municipality: municipality,
            help: findings.wording(map["help"], "'help'") ?? .none,
            values: values(map.required("values"), "'values'") { tree, _ in
                Keyed(tree, "a cost of shelters", keys: ["person_month"], findings).flatMap {
                    findings.money($0.required("person_month"), "'person_month'")
                }
            }, provenance: findings.provenance(map, sources))
    }

    private func wish(_ entry: Tree.Entry) -> WishGround? {
        let keys = ["title", "words", "answer"] + Findings.provenanceKeys
        guard findings.isName(entry, "a ground"), let map = Keyed(entry.value, "a ground", keys: keys, findings) else { return nil }
        let words = findings.names(map.required("words"), "'words'")
        for (word, place) in words where word.unicodeScalars.contains(where: { !$0.properties.isAlphabetic }) || word != word.lowercased() {
            findings.add(.wrongShape, at: place, "'\(word)' is no beginning of a word", hint: "small letters only, one word each")
        }
        return WishGround(
            id: entry.key, title: findings.wording(map.required("title"), "'title'") ?? .none, words: words.map(\.name),
            answer: findings.wording(map.required("answer"), "'answer'") ?? .none, provenance: findings.provenance(map, sources))
    }
}

/// What rules of the Länder and marks are made of.
extension Compiler {
    func land<Value>(_ entry: Tree.Entry, _ what: String, _ read: (Tree) -> Value?) -> LandRule<Value>? {
        let keys = ["title", "land", "help", "values"] + Findings.provenanceKeys
        guard findings.isName(entry, what), let map = Keyed(entry.value, what, keys: keys, findings),
            let land = digits(map.required("land"), 2, "'land'")
        else { return nil }
        return LandRule(
            id: entry.key, title: findings.wording(map.required("title"), "'title'") ?? .none, land: land,
            help: findings.wording(map["help"], "'help'") ?? .none,
            values: values(map.required("values"), "'values'") { tree, _ in read(tree) }, provenance: findings.provenance(map, sources))
    }

    private func flatSize(_ tree: Tree) -> FlatSize? {
        let keys = ["area", "area_each_further", "rooms", "rooms_each_further", "tolerance"]
        guard let map = Keyed(tree, "a rule of sizes", keys: keys, findings) else { return nil }
        let area = (map.required("area")?.list ?? []).compactMap { floorArea($0, "an area") }
        let rooms = (map.required("rooms")?.list ?? []).map { $0.text == "unread" ? nil : findings.count($0, "a number of rooms") }
        guard let further = floorArea(map.required("area_each_further"), "'area_each_further'"),
            let roomsFurther = findings.count(map.required("rooms_each_further"), "'rooms_each_further'"),
            let tolerance = floorArea(map.required("tolerance"), "'tolerance'")
        else { return nil }
        guard !area.isEmpty, area.count == rooms.count else {
            findings.add(.wrongShape, at: tree.place, "'area' and 'rooms' say something for the same numbers of persons, from one on")
            return nil
        }
        return FlatSize(area: area, areaEachFurther: further, rooms: rooms, roomsEachFurther: roomsFurther, tolerance: tolerance)
    }

    private func permit(_ tree: Tree) -> PermitTerms? {
        guard let map = Keyed(tree, "a certificate", keys: ["holds", "titles"], findings),
            let holds = findings.span(map.required("holds"), "'holds'"),
            let title = findings.span(map.required("titles"), "'titles'")
        else { return nil }
        return PermitTerms(holds: holds, title: title)
    }

    func read(marks tree: Tree) {
        let keys = ["deposit_base_rents", "least_area", "least_per_square_metre", "most_per_square_metre", "bait_percent"]
        guard let map = Keyed(tree, "the marks of an offer", keys: keys, findings) else { return }
        book.housing.marks = OfferMarks(
            depositBaseRents: mark(map["deposit_base_rents"]) { findings.count($0, "'value'") },
            leastArea: mark(map["least_area"]) { floorArea($0, "'value'") },
            leastPerSquareMetre: mark(map["least_per_square_metre"]) { findings.money($0, "'value'") },
            mostPerSquareMetre: mark(map["most_per_square_metre"]) { findings.money($0, "'value'") },
            baitPercent: mark(map["bait_percent"]) { findings.count($0, "'value'") })
    }

    private func mark<Value>(_ tree: Tree?, _ read: (Tree) -> Value?) -> OfferMark<Value>? {
        guard let tree, let map = Keyed(tree, "a mark", keys: ["value"] + Findings.provenanceKeys, findings), let text = map.required("value"),
            let value = read(text)
        else { return nil }
        return OfferMark(value: value, provenance: findings.provenance(map, sources))
    }

    func floorArea(_ tree: Tree?, _ what: String) -> FloorArea? {
        guard let tree, let text = findings.text(tree, what) else { return nil }
        if let area = FloorArea(typed: text) { return area }
        findings.add(.wrongShape, at: tree.place, "'\(text)' is no area in square metres", hint: "write \"62\" or \"62.5\"")
        return nil
    }

    private func digits(_ tree: Tree?, _ count: Int, _ what: String) -> String? {
        guard let tree, let text = findings.text(tree, what) else { return nil }
        if text.utf8.count == count, text.utf8.allSatisfy({ (48...57).contains($0) }) { return text }
        findings.add(.wrongShape, at: tree.place, "\(what) is \(count) digits in quotes", hint: "\"\(String("05315000".prefix(count)))\"")
        return nil
    }
}
