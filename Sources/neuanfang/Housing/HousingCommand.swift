import ArgumentParser
import Foundation
import Matching

struct HousingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "housing", abstract: "Flats and households: the best assignment of many at once, and a year under other rules.",
        subcommands: [MatchHousing.self, SimulateHousing.self, DumpHousing.self])
}

/// `small`, `large`, or households times flats, `300000x3000`.
struct InstanceSize: ExpressibleByArgument {
    let households: Int
    let flats: Int

    private static let names = ["tiny": (300, 50), "small": (3_000, 500), "large": (30_000, 5_000)]
    private static let most = 10_000_000

    init?(argument: String) {
        if let known = Self.names[argument] {
            (households, flats) = known
            return
        }
        let numbers = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let households = numbers[0], let flats = numbers[1] else { return nil }
        guard (0...Self.most).contains(households), (0...Self.most).contains(flats) else { return nil }
        (self.households, self.flats) = (households, flats)
    }
}

/// Numbers as people read them.
enum Figure {
    /// 2126966 as 2,126,966.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (place, digit) in digits.utf8.enumerated() {
            if place > 0, (digits.utf8.count - place) % 3 == 0 { text += "," }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return (number < 0 ? "-" : "") + text
    }

    /// Microseconds as 2.05 ms.
    static func milliseconds(_ micro: Int) -> String { hundredths(micro / 10) + " ms" }

    /// Whole hundredths as 2.05; a dash where there is no number.
    static func hundredths(_ number: Int?) -> String {
        guard let number else { return "-" }
        return "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
    }
}
