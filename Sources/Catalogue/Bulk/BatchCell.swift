import Basics

/// How the cells of one column are read: bytes to the engine's number.
struct BatchCell: Sendable {
    enum Kind: Sendable {
        case flag, choice, choices, country, district, date, money, count, identifier

        /// Whether the bytes alone say the number, without a list.
        var isPlain: Bool {
            switch self {
            case .choice, .choices, .country, .district: false
            case .flag, .date, .money, .count, .identifier: true
            }
        }

        /// The number of a plain cell.
        @inline(__always)
        func number(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int64 {
            switch self {
            case .flag: length == 1 && bytes[0] == UInt8(ascii: "T") ? 1 : length == 1 && bytes[0] == UInt8(ascii: "F") ? 0 : Self.wrong
            case .date: length == 10 ? Self.day(bytes) : Self.wrong
            case .money: Self.whole(bytes, length, upTo: Money.limit)
            case .count: Self.whole(bytes, length, upTo: 1_000_000)
            case .identifier: Self.whole(bytes, length, upTo: 999_999_999_999_999_999)
            case .choice, .choices, .country, .district: Self.wrong
            }
        }
    }

    /// What a cell is that cannot be read.
    static let wrong = Circumstances.unknown + 1
    /// Readable bytes behind every cell, so that eight of them can be looked at together.
    static let margin = 8

    let name: String
    let kind: Kind
    /// The field, and whether it belongs to the household; identifiers have none.
    let field: Int
    let isOfHousehold: Bool
    /// Choices by their bytes; the number is the place.
    private var words: [[UInt8]] = []
    private var heads: [UInt64] = []
    /// Numbers of countries (26 × 26) or districts (100,000).
    private var numbers: [Int32] = []

    init(identifier name: String) {
        (self.name, kind, field, isOfHousehold) = (name, .identifier, -1, false)
    }

    init(_ name: String, _ index: Int, _ vocabulary: Vocabulary) {
        let field = vocabulary.fields[index]
        self.name = name
        self.field = index
        isOfHousehold = field.of == .household
        switch field.type {
        case .flag, .declaration, .judgement, .text: kind = .flag
        case .choice: kind = .choice
        case .choices: kind = .choices
        case .code: kind = field.list == .districts ? .district : .country
        case .date: kind = .date
        case .money: kind = .money
        case .count: kind = .count
        }
        words = field.choices.map { Array($0.id.utf8) }
        heads = words.map { word in word.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64($1.offset * 8) } }
        if let list = field.list { numbers = list == .districts ? Self.districts(vocabulary) : Self.countries(vocabulary) }
    }

    private static func countries(_ vocabulary: Vocabulary) -> [Int32] {
        var numbers: [Int32] = []
        for first in UInt8(ascii: "A")...UInt8(ascii: "Z") {
            for second in UInt8(ascii: "A")...UInt8(ascii: "Z") {
                let code = String(decoding: [first, second], as: UTF8.self)
                numbers.append(Country(code) == nil ? Int32.min : Int32(vocabulary.known(code, in: .countries)))
            }
        }
        return numbers
    }

    /// Every district counts as its Land where the catalogue names that, and as none it knows otherwise.
    private static func districts(_ vocabulary: Vocabulary) -> [Int32] {
        let named = (vocabulary.codes[.districts]?.all ?? []).sorted { $0.utf8.count < $1.utf8.count }
        var numbers = [Int32](repeating: -1, count: 100_000)
        for code in named {
            guard let value = Int(code) else { continue }
            let number = Int32(vocabulary.known(code, in: .districts))
            if code.utf8.count == 2 {
                for place in value * 1_000..<(value + 1) * 1_000 { numbers[place] = number }
            } else {
                numbers[value] = number
            }
        }
        return numbers
    }

    /// The number of a cell that is not empty; `wrong` where it is none.
    func number(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int64 {
        switch kind {
        case .choice: choice(bytes, length)
        case .choices: choices(bytes, length)
        case .country: country(bytes, length)
        case .district: length == 5 ? district(bytes) : Self.wrong
        case .flag, .date, .money, .count, .identifier: kind.number(bytes, length)
        }
    }

    private func choice(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int64 {
        let mask = length < 8 ? (UInt64(1) << UInt64(length * 8)) - 1 : UInt64.max
        let head = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)) & mask
        for place in heads.indices where heads[place] == head && words[place].count == length {
            var same = true
            for index in stride(from: 8, to: length, by: 1) where words[place][index] != bytes[index] { same = false }
            if same { return Int64(place) }
        }
        return Self.wrong
    }

    /// Several choices between `;`; `none` for none of them.
    private func choices(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int64 {
        if length == 4, String(decoding: UnsafeBufferPointer(start: bytes, count: 4), as: UTF8.self) == "none" { return 0 }
        var chosen: Int64 = 0
        var start = 0
        for end in 0...length where end == length || bytes[end] == UInt8(ascii: ";") {
            let number = choice(bytes + start, end - start)
            if number == Self.wrong { return Self.wrong }
            chosen |= 1 << number
            start = end + 1
        }
        return chosen
    }

    private func country(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int64 {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        guard length == 2, letters.contains(bytes[0]), letters.contains(bytes[1]) else { return Self.wrong }
        let number = numbers[Int(bytes[0] - 65) * 26 + Int(bytes[1] - 65)]
        return number == Int32.min ? Self.wrong : Int64(number)
    }

    private func district(_ bytes: UnsafePointer<UInt8>) -> Int64 {
        var value = 0
        for index in 0..<5 {
            let digit = bytes[index] &- 48
            guard digit < 10 else { return Self.wrong }
            value = value &* 10 &+ Int(digit)
        }
        return Int64(numbers[value])
    }

    /// What is wrong with a cell, and the mend.
    func complaint(_ text: String) -> (what: String, mend: String) {
        let orEmpty = kind == .identifier ? "" : ", or leave the cell empty where it is not known"
        if text.contains("\"") { return ("quotes are not read", "write the bare value") }
        if text.contains("\r") { return ("the line ends with a carriage return", "save the file with plain line ends") }
        switch kind {
        case .flag: return ("'\(text)' is neither T nor F in '\(name)'", "write T or F\(orEmpty)")
        case .choice, .choices:
            let known = words.map { String(decoding: $0, as: UTF8.self) }
            let near = nearest(to: text, among: known).map { "did you mean '\($0)'?" }
            return ("unknown choice '\(text)' in '\(name)'", near ?? "one of: \(known.joined(separator: ", "))")
        case .country: return ("'\(text)' is no country", "write ISO 3166-1 alpha-2, XK for Kosovo\(orEmpty)")
        case .district: return ("'\(text)' is no district key", "write five digits\(orEmpty)")
        case .date: return ("'\(text)' is not a day of the calendar", "write a day from 1900 to 2199 as 2026-11-21\(orEmpty)")
        case .money where text.hasPrefix("-"): return ("the amount '\(text)' is negative", "write whole cents from 0\(orEmpty)")
        case .money: return ("'\(text)' is no amount in cents", "write whole cents, 150000 for 1500 euro\(orEmpty)")
        case .count: return ("'\(text)' is no whole number from 0 to a million", "write digits only\(orEmpty)")
        case .identifier: return ("'\(text)' is no number for '\(name)'", "write digits only, without leading zeros")
        }
    }
}

extension BatchCell.Kind {
    private static var wrong: Int64 { BatchCell.wrong }

    /// A whole number without sign and without leading zeros.
    private static func whole(_ bytes: UnsafePointer<UInt8>, _ length: Int, upTo most: Int64) -> Int64 {
        guard length <= 18, length == 1 || bytes[0] != UInt8(ascii: "0") else { return wrong }
        var value: Int64 = 0
        for index in 0..<length {
            let digit = bytes[index] &- 48
            guard digit < 10 else { return wrong }
            value = value &* 10 &+ Int64(digit)
        }
        return value <= most ? value : wrong
    }

    private static func day(_ bytes: UnsafePointer<UInt8>) -> Int64 {
        func pair(_ place: Int) -> Int {
            let (tens, ones) = (bytes[place] &- 48, bytes[place + 1] &- 48)
            return tens < 10 && ones < 10 ? Int(tens) &* 10 &+ Int(ones) : 10_000
        }
        guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return wrong }
        let year = pair(0) &* 100 &+ pair(2)
        guard (1900...2199).contains(year), let date = CivilDate(year: year, month: pair(5), day: pair(8)) else { return wrong }
        return Int64(date.dayNumber)
    }
}
