import Basics
import Store

/// A file's number: a letter for the desk and six random signs that are hard to mistake for each other.
enum CaseNumber {
    private static let signs = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    static func random(for desk: CounsellingDesk, using generator: inout some RandomNumberGenerator) -> String {
        random(prefix: desk == .return ? "R" : "W", using: &generator)
    }

    /// The same signs behind another letter: `T-7K3F9Q` for a certificate.
    static func random(prefix: String, using generator: inout some RandomNumberGenerator) -> String {
        prefix + "-" + String((0..<6).map { _ in signs[Int.random(in: 0..<signs.count, using: &generator)] })
    }
}

extension Desk {
    /// A number no file of the office has.
    func freeCaseNumber(for desk: CounsellingDesk) throws -> String {
        var generator = SystemRandomNumberGenerator()
        while true {
            let number = CaseNumber.random(for: desk, using: &generator)
            let taken: Int = try transaction.value("SELECT COUNT(*) FROM cases WHERE office = \(office) AND number = \(number)") ?? 0
            if taken == 0 { return number }
        }
    }
}
