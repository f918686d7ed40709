import Office

extension FormReader {
    /// Hours as people write them, in minutes: "2", "1:30", "1,5".
    mutating func hours(_ field: String, required name: String) -> Int? {
        guard let text = line(field, required: name, max: 8) else { return nil }
        guard let minutes = Hours.minutes(typed: text), minutes > 0 else {
            add(field, "Das ist keine Dauer. Schreiben Sie sie so: 1:30 oder 1,5.")
            return nil
        }
        return minutes
    }
}

/// Hours in words and back, in whole minutes.
enum Hours {
    static func minutes(typed text: String) -> Int? {
        let isClock = text.contains(":")
        let parts = text.split(separator: isClock ? ":" : text.contains(",") ? "," : ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 3, let whole = number(parts[0]) else { return nil }
        guard parts.count == 2 else { return whole * 60 }
        guard (1...2).contains(parts[1].utf8.count), let rest = number(parts[1]) else { return nil }
        if isClock { return parts[1].utf8.count == 2 && rest < 60 ? whole * 60 + rest : nil }
        let hundredths = parts[1].utf8.count == 1 ? rest * 10 : rest
        return whole * 60 + (hundredths * 60 + 50) / 100
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
