import Basics
import Catalogue
import Matching

/// What is kept of one household that was considered: codes and figures, no name, no origin, no sentence. The sentences are made from them when
/// somebody reads, by the flat, the sheet and the rules of that day, and are the same then.
struct ConsideredHousehold: Equatable {
    struct Point: Equatable {
        let code: FlatCode
        let verdict: FlatPoint.Verdict
    }

    struct Part: Equatable {
        let input: String
        /// Nil where the fact was not known.
        let units: Int?
        let points: Int
    }

    let persons: Int
    /// The sheet that said what they need.
    let sheet: CommandID?
    /// Points looked at, and those of them that simply fit.
    let looked: Int
    let fitting: Int
    /// Those that do not simply fit.
    let points: [Point]
    let parts: [Part]
    let total: Int?
    let absences: [String]

    init(_ household: Desk.SeekingHousehold, _ check: FlatCheck, _ place: Shortlist.Place?, _ absences: [Absence]) {
        persons = household.needs.persons
        sheet = household.sheet
        looked = check.points.count
        fitting = check.fitting
        points = check.points.filter { $0.verdict != .fits }.map { Point(code: $0.code, verdict: $0.verdict) }
        parts = (place?.parts ?? []).map { Part(input: $0.input.rawValue, units: $0.units, points: $0.points) }
        total = place?.points
        self.absences = absences.map(\.code)
    }
}

/// Written as lines of words, which are quick to write three thousand times and can still be read in ten years.
extension ConsideredHousehold {
    var bytes: [UInt8] {
        var lines = WordLines()
        lines.add("1", "\(persons)", sheet?.text, "\(looked)", "\(fitting)", total.map { "\($0)" })
        for point in points { lines.add("p", point.code.rawValue, "\(point.verdict.rawValue)") }
        for part in parts { lines.add("u", part.input, part.units.map { "\($0)" }, "\(part.points)") }
        for code in absences { lines.add("a", code) }
        return lines.bytes
    }

    /// Nil for anything else than what `bytes` gives.
    init?(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        }
        guard let head = lines.first, head.count == 6, head[0] == "1", let persons = Int(head[1]), let looked = Int(head[3]),
            let fitting = Int(head[4])
        else { return nil }
        self.persons = persons
        sheet = CommandID(head[2])
        self.looked = looked
        self.fitting = fitting
        total = Int(head[5])
        points = lines.compactMap { line in
            guard line.count == 3, line[0] == "p", let code = FlatCode(rawValue: line[1]), let number = UInt8(line[2]),
                let verdict = FlatPoint.Verdict(rawValue: number)
            else { return nil }
            return Point(code: code, verdict: verdict)
        }
        parts = lines.compactMap { line in
            guard line.count == 4, line[0] == "u", let points = Int(line[3]) else { return nil }
            return Part(input: line[1], units: Int(line[2]), points: points)
        }
        absences = lines.compactMap { $0.count == 2 && $0[0] == "a" ? $0[1] : nil }
    }

    /// The points alone, from the first line.
    static func total(in bytes: [UInt8]) -> Int? {
        let head = bytes.prefix { $0 != UInt8(ascii: "\n") }
        return head.lastIndex(of: UInt8(ascii: " ")).flatMap { Int(String(decoding: head[($0 + 1)...], as: UTF8.self)) }
    }
}

/// Lines of words with a space between them; what is not known is a dash.
private struct WordLines {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    mutating func add(_ words: String?...) {
        for (place, word) in words.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: " ")) }
            bytes.append(contentsOf: (word ?? "-").utf8)
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}
