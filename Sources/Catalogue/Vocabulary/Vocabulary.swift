import Basics

/// The fields of a catalogue, and the numbers their values have inside the engine.
struct Vocabulary: Sendable {
    private(set) var fields: [Field] = []
    private(set) var index: [String: Int] = [:]
    var places: [String: Findings.Place] = [:]
    /// Titles of documents, by id; empty where the catalogue keeps no register.
    var evidence: [String: Wording] = [:]
    /// For each document the fields it proves.
    private(set) var fieldsProven: [String: [Int]] = [:]
    private(set) var codes: [CodeList: Codes] = [.countries: Codes(), .districts: Codes()]

    /// Codes that the catalogue names anywhere, numbered from 0.
    struct Codes: Sendable {
        private(set) var all: [String] = []
        private(set) var numbers: [String: Int] = [:]

        mutating func number(of code: String) -> Int {
            if let number = numbers[code] { return number }
            all.append(code)
            numbers[code] = all.count - 1
            return all.count - 1
        }
    }

    mutating func add(_ field: Field) {
        index[field.id] = fields.count
        for document in field.evidence { fieldsProven[document, default: []].append(fields.count) }
        fields.append(field)
    }

    mutating func number(of code: String, in list: CodeList) -> Int { codes[list, default: Codes()].number(of: code) }

    /// The number of a code met in a household; a district the catalogue does not name counts as its Land, and any other unknown code as -1.
    func known(_ code: String, in list: CodeList) -> Int {
        guard let codes = codes[list] else { return -1 }
        if let number = codes.numbers[code] { return number }
        return list == .districts ? codes.numbers[String(code.prefix(2))] ?? -1 : -1
    }

    func number(ofChoice choice: String, in field: Field) -> Int? { field.choices.firstIndex { $0.id == choice } }

    /// Whether a text is a code of the list; a Land's two digits stand for all its districts.
    static func isCode(_ text: String, of list: CodeList) -> Bool {
        switch list {
        case .countries: Country(text) != nil
        case .districts: District(ags: text) != nil || (text.utf8.count == 2 && text.utf8.allSatisfy { (48...57).contains($0) })
        }
    }
}
