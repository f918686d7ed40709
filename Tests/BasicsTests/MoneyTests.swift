import Basics
import Chance
import Foundation
import Testing

@Suite struct MoneyTests {
    /// Borders first, then amounts of every size.
    static let amounts: [Int64] = {
        var chance = Chance(20_260_101)
        var cents: [Int64] = [0, 1, 9, 10, 99, 100, 101, 99_999, 100_000, Money.limit - 1, Money.limit]
        for digits in 1...11 { for _ in 0..<200 { cents.append(Int64(chance.number(0...Int(pow(10, Double(digits)))))) } }
        return cents
    }()

    @Test func decimalTextComesBackAsTheSameAmount() {
        for cents in Self.amounts {
            for money in [Money(cents: cents), Money(cents: -cents)] { #expect(Money(decimal: money.decimal) == money) }
        }
    }

    @Test func whatWeWriteCanBeTypedBack() {
        for cents in Self.amounts {
            let money = Money(cents: cents)
            #expect(Money(typed: money.german) == money)
            #expect(Money(typed: String(money.german.dropLast(2))) == money)
        }
    }

    @Test func everyUsualWayOfTypingMeansTheSame() {
        for cents in Self.amounts {
            let (whole, rest) = (cents / 100, cents % 100)
            let places = rest < 10 ? "0\(rest)" : "\(rest)"
            for typed in ["\(whole),\(places)", " \(whole),\(places) € ", "EUR \(whole),\(places)", "\(whole),\(places)\u{a0}EUR"] {
                #expect(Money(typed: typed)?.cents == cents, "\(typed)")
            }
            if rest == 0 { #expect(Money(typed: "\(whole)")?.cents == cents) }
            if rest % 10 == 0 { #expect(Money(typed: "\(whole),\(rest / 10)")?.cents == cents) }
        }
    }

    @Test(arguments: [
        ("1.200", 120_000), ("1.200,00", 120_000), ("1 200", 120_000), ("1\u{202f}200,5", 120_050), ("1.234.567,89 €", 123_456_789), ("0,05", 5),
        ("007", 700), ("€ 12", 1_200), ("12 €", 1_200), ("10.000.000.000,00", 1_000_000_000_000),
    ])
    func aTypedAmountIsRead(text: String, cents: Int64) {
        #expect(Money(typed: text)?.cents == cents)
    }

    @Test(arguments: [
        "", " ", "€", "EUR", ",", ",50", "12,", "12,345", "1.20", "1.2000", "1200.00", "1200.000", "1.200.00", ".200", "1..200", "1.200,00,00",
        "1,200.00", "-5", "+5", "−5", "12€50", "1 2", "12 50", "1.200 000", "€12€", "€ 12 EUR", "1e3", "0x10", "zwölf", "١٢", "１２", "12\u{301}",
        "1\u{0}2", "12\r\n", "12\n", "10.000.000.000,01", "99999999999999999999", "10000000000000", "unbekannt", "12 EURO",
    ])
    func anUnclearAmountIsNotGuessed(text: String) {
        #expect(Money(typed: text) == nil)
    }

    @Test(arguments: [
        "", "3000", "3000.0", "3000.000", "3000,00", ".00", "+1.00", " 1.00", "1.00 ", "1.00\n", "--1.00", "-", "-.00", "1-2.00", "1.2.00", "x.00",
        "10000000000.01", "-10000000000.01", "99999999999999.00", "١.٠٠", "1e5.00",
    ])
    func decimalTextHasOneForm(text: String) {
        #expect(Money(decimal: text) == nil)
    }

    @Test func noiseIsNeverAnAmountThatWasNotTyped() {
        var chance = Chance(7)
        let keys = Array("0123456789.,  €EUR-x\u{a0}".unicodeScalars)
        for _ in 0..<20_000 {
            let text = chance.text(of: keys, upTo: 12)
            guard let money = Money(typed: text) else { continue }
            let typed = text.utf8.filter { (48...57).contains($0) || $0 == 44 }
            let (whole, rest) = (typed.prefix { $0 != 44 }, typed.drop { $0 != 44 }.dropFirst())
            let cents = Int64(String(decoding: whole + rest + [UInt8](repeating: 48, count: 2 - rest.count), as: UTF8.self))
            #expect(money.cents == cents, "\(text)")
        }
    }

    @Test func theWrittenFormIsTheGermanOne() {
        #expect(Money(cents: 300_000).german == "3.000,00\u{a0}€")
        #expect(Money(cents: -123_456_789).german == "−1.234.567,89\u{a0}€")
        #expect(Money(cents: 5).german == "0,05\u{a0}€")
        #expect(Money(cents: 99_999).german == "999,99\u{a0}€")
        #expect(Money(cents: Int64.min).decimal == "-92233720368547758.08")
    }

    @Test func aDocumentCarriesAmountsAsDecimalText() throws {
        let amounts = [Money(cents: 120_000), Money(cents: -1)]
        let json = String(decoding: try JSONEncoder().encode(amounts), as: UTF8.self)
        #expect(json == "[\"1200.00\",\"-0.01\"]")
        #expect(try JSONDecoder().decode([Money].self, from: Data(json.utf8)) == amounts)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Money].self, from: Data("[1200.00]".utf8)) }
    }
}
