import Basics

extension Findings {
    /// A text that is not empty.
    func text(_ tree: Tree?, _ what: String) -> String? {
        guard let tree else { return nil }
        if let text = tree.text, !text.isEmpty { return text }
        add(.wrongShape, at: tree.place, "\(what) is a text, not \(tree.kind)")
        return nil
    }

    /// A day; says so where the calendar has no such day.
    func date(_ tree: Tree?, _ what: String) -> CivilDate? {
        guard let tree, let text = text(tree, what) else { return nil }
        if let date = CivilDate(iso: text), (1900...2199).contains(date.year) { return date }
        let typed = CivilDate(typed: text).map { "write it as \($0.iso)" }
        add(.impossibleDate, at: tree.place, "'\(text)' is not a day of the calendar", hint: typed ?? "a day is written 2026-11-21")
        return nil
    }

    /// An amount in euro: decimal text with two places, not negative.
    func money(_ tree: Tree?, _ what: String) -> Money? {
        guard let tree, let text = text(tree, what) else { return nil }
        guard let money = Money(decimal: text) else {
            let typed = Money(typed: text).map { "write it as \"\($0.decimal)\"" }
            add(.badAmount, at: tree.place, "'\(text)' is not an amount", hint: typed ?? "an amount in euro is written \"3000.00\"")
            return nil
        }
        guard money.cents >= 0 else {
            add(.badAmount, at: tree.place, "the amount '\(text)' is negative")
            return nil
        }
        return money
    }

    func flag(_ tree: Tree?, _ what: String) -> Bool? {
        guard let tree, let text = text(tree, what) else { return nil }
        switch text {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            add(.wrongShape, at: tree.place, "\(what) is true or false, not '\(text)'")
            return nil
        }
    }

    /// A whole number from 0 to a million.
    func count(_ tree: Tree?, _ what: String) -> Int? {
        guard let tree, let text = text(tree, what) else { return nil }
        if let number = Int(text), (0...1_000_000).contains(number), text.utf8.first != UInt8(ascii: "+") { return number }
        add(.wrongShape, at: tree.place, "\(what) is a whole number from 0 to a million, not '\(text)'")
        return nil
    }

    /// A percentage in millionths: `33.33` is 333,300.
    func percent(_ tree: Tree?, _ what: String) -> Int64? {
        guard let tree, let text = text(tree, what) else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let digits = parts.count <= 2 && parts.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy { (48...57).contains($0) } }
        if digits, let whole = Int64(Substring(parts[0])) {
            var fraction = parts.count == 2 ? String(Substring(parts[1])) : ""
            fraction += String(repeating: "0", count: 4 - fraction.utf8.count)
            if let rest = Int64(fraction), whole * 10_000 + rest <= 10_000_000 { return whole * 10_000 + rest }
        }
        add(.wrongShape, at: tree.place, "\(what) is a percentage such as 50 or 33.33, not '\(text)'")
        return nil
    }

    func span(_ tree: Tree?, _ what: String) -> Span? {
        guard let tree, let text = text(tree, what) else { return nil }
        if let span = Span(text) { return span }
        add(.wrongShape, at: tree.place, "'\(text)' is not a length of time", hint: "write '1 year', '18 months', '6 weeks' or '14 days'")
        return nil
    }

    /// One word out of a fixed few.
    func word<Word: RawRepresentable & CaseIterable>(_ tree: Tree?, _ what: String, _: Word.Type = Word.self) -> Word? where Word.RawValue == String {
        guard let tree, let text = text(tree, what) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        add(
            .unknownName, at: tree.place, "\(what) cannot be '\(text)'",
            hint: nearest(to: text, among: words).map { "did you mean '\($0)'?" } ?? "one of: \(words.joined(separator: ", "))")
        return nil
    }

    /// A text in several languages, `{de: …, en: …}`; a bare text counts as German.
    func wording(_ tree: Tree?, _ what: String) -> Wording? {
        guard let tree else { return nil }
        if let text = tree.text, !text.isEmpty { return Wording(["de": text]) }
        guard let map = Keyed(tree, what, keys: ["de", "en", "fr", "ar", "ti", "sq", "sr", "tr", "fa"], self) else { return nil }
        var texts: [String: String] = [:]
        for entry in map.tree.map ?? [] { texts[entry.key] = text(entry.value, what) }
        return Wording(texts)
    }

    /// One name or a list of names, each with its place.
    func names(_ tree: Tree?, _ what: String) -> [(name: String, place: Place)] {
        guard let tree else { return [] }
        let items = tree.list ?? [tree]
        return items.compactMap { item in text(item, what).map { ($0, item.place) } }
    }

    /// A name that files refer to: small letters, digits, `-` and `_`.
    func isName(_ entry: Tree.Entry, _ what: String) -> Bool {
        let good = entry.key.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 } && !entry.key.isEmpty
        if !good { add(.wrongShape, at: entry.place, "'\(entry.key)' is no name for \(what)", hint: "small letters, digits, '-' and '_'") }
        return good
    }

    /// Says that a name is not known, with the nearest one that is.
    func unknown(_ what: String, _ name: String, at place: Place, among known: some Sequence<String>, _ whereKnown: (String) -> Place? = { _ in nil })
    {
        let near = nearest(to: name, among: known)
        let hint = near.map { word in "did you mean '\(word)'" + (whereKnown(word).map { " (\(short($0)))" } ?? "") + "?" }
        add(.unknownName, at: place, "unknown \(what) '\(name)'", hint: hint)
    }
}
