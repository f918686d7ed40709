import Basics

extension Compiler {
    /// Reads the statutory holidays, Land by Land.
    func read(holidays tree: Tree) {
        for entry in tree.map ?? [] {
            let keys = ["title", "land", "valid", "days"] + Findings.provenanceKeys
            guard findings.isName(entry, "a calendar of holidays"), let map = Keyed(entry.value, "a calendar of holidays", keys: keys, findings),
                let land = findings.text(map.required("land"), "'land'")
            else { continue }
            guard land.utf8.count == 2, land.utf8.allSatisfy({ (48...57).contains($0) }) else {
                findings.add(.wrongShape, at: map.place(of: "land"), "a Land is two digits in quotes, \"09\"")
                continue
            }
            if book.holidayCalendars.contains(where: { $0.land == land }) {
                findings.add(.sameNameTwice, at: entry.place, "the holidays of the Land '\(land)' are there twice")
                continue
            }
            book.holidayCalendars.append(
                HolidayCalendar(
                    id: entry.key, title: findings.wording(map.required("title"), "'title'") ?? .none, land: land, valid: validity(map["valid"]),
                    provenance: findings.provenance(map, sources),
                    holidays: (map.required("days")?.map ?? []).compactMap { holiday($0, of: land) }))
        }
    }

    private func holiday(_ entry: Tree.Entry, of land: String) -> HolidayCalendar.Holiday? {
        let keys = ["text", "day", "easter", "only_in", "valid"] + Findings.provenanceKeys
        guard findings.isName(entry, "a holiday"), let map = Keyed(entry.value, "a holiday", keys: keys, findings),
            let rule = rule(of: map)
        else { return nil }
        let places = findings.names(map["only_in"], "'only_in'").compactMap { key, place -> String? in
            guard key.hasPrefix(land), key.utf8.count <= 5, key.utf8.allSatisfy({ (48...57).contains($0) }) else {
                findings.add(
                    .wrongShape, at: place, "'\(key)' is not the beginning of a district key of the Land", hint: "\"\(land)1\", \"\(land)162\"")
                return nil
            }
            return key
        }
        return HolidayCalendar.Holiday(
            id: entry.key, text: findings.wording(map.required("text"), "'text'") ?? .none, valid: validity(map["valid"]), onlyIn: places,
            provenance: findings.provenance(map, sources), rule: rule)
    }

    private func rule(of map: Keyed) -> HolidayCalendar.Holiday.Rule? {
        guard let entry = map.single(of: ["day", "easter"], "a holiday"), let text = findings.text(entry.value, "'\(entry.key)'") else { return nil }
        if entry.key == "easter" {
            if let days = Int(text), (-100...100).contains(days) { return .easter(days) }
            findings.add(.wrongShape, at: entry.value.place, "'easter' counts days from Easter Sunday, such as -2 or 39, not '\(text)'")
            return nil
        }
        // A leap year has every day of the year.
        if let day = CivilDate(iso: "2000-" + text) { return .fixed(month: day.month, day: day.day) }
        findings.add(.impossibleDate, at: entry.value.place, "'\(text)' is not a day of the year", hint: "month and day in quotes, \"10-03\"")
        return nil
    }
}
