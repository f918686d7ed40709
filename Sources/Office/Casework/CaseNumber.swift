import Basics
import Store

/// The numbers people quote: a letter for the kind and six random signs that are hard to mistake for each other.
enum CaseNumber {
    private static let signs = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    /// `R-7K3F9Q` for a prefix `R`.
    static func random(prefix: String, using generator: inout some RandomNumberGenerator) -> String {
        prefix + "-" + String((0..<6).map { _ in signs[Int.random(in: 0..<signs.count, using: &generator)] })
    }
}

extension Desk {
    /// A number no file of the office has.
    func freeCaseNumber(for desk: CounsellingDesk) throws -> String {
        try freeNumber(prefix: desk == .return ? "R" : "W") { "SELECT COUNT(*) FROM cases WHERE office = \(office) AND number = \($0)" }
    }

    /// A number that nothing has yet, by a statement that counts who has it.
    func freeNumber(prefix: String, counting holders: (String) -> SQL) throws -> String {
        var generator = SystemRandomNumberGenerator()
        while true {
            let number = CaseNumber.random(prefix: prefix, using: &generator)
            let taken: Int = try transaction.value(holders(number)) ?? 0
            if taken == 0 { return number }
        }
    }
}
