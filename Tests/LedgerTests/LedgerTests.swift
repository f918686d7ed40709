import Basics
import Chance
import Ledger
import Testing

@Suite struct LedgerTests {
    /// A random history: promises, payments back and forth, and reversals of what was posted before.
    private func history(_ chance: inout Chance) -> [Posting] {
        var postings: [Posting] = []
        for step in 0..<chance.number(1...60) {
            if !postings.isEmpty, chance.number(0...3) == 0 {
                postings.append(postings[chance.number(0...postings.count - 1)].reversed)
            } else {
                let lines = (0..<chance.number(1...4)).map { _ in
                    Commitment.Line(benefit: "programme\(chance.number(1...3)).part", amount: Money(cents: Int64(chance.number(-5...500_000))))
                }
                postings += Commitment.postings(of: lines, offer: "offer\(step % 7)")
            }
        }
        return postings
    }

    @Test func moneyNeitherAppearsNorDisappears() {
        var chance = Chance(41)
        for _ in 0..<500 { #expect(Balances(of: history(&chance)).sum == .zero) }
    }

    @Test func balancesAgreeWithACountByHand() {
        var chance = Chance(42)
        for _ in 0..<200 {
            let postings = history(&chance)
            let balances = Balances(of: postings)
            for account in Set(postings.flatMap { [$0.from, $0.to] }) {
                let came = postings.filter { $0.to == account }.reduce(0) { $0 + $1.amount.cents }
                let went = postings.filter { $0.from == account }.reduce(0) { $0 + $1.amount.cents }
                #expect(balances[account].cents == came - went)
            }
        }
    }

    @Test func everythingReversedLeavesNothing() {
        var chance = Chance(43)
        for _ in 0..<200 {
            let postings = history(&chance)
            let balances = Balances(of: (postings + postings.map(\.reversed)).shuffled(using: &chance))
            #expect(balances.byAccount.values.allSatisfy { $0 == .zero })
        }
    }

    @Test func theOrderOfPostingsDoesNotMatter() {
        var chance = Chance(44)
        for _ in 0..<200 {
            let postings = history(&chance)
            #expect(Balances(of: postings) == Balances(of: postings.shuffled(using: &chance)))
        }
    }

    @Test func everyPostingMovesAPositiveAmount() {
        var chance = Chance(45)
        for _ in 0..<200 { #expect(history(&chance).allSatisfy { $0.amount > .zero && $0.from != $0.to && $0.reversed.amount > .zero }) }
    }

    @Test(arguments: [0, -1, -100_000])
    func anAmountThatIsNotPositiveIsNotPosted(cents: Int64) {
        let (fund, offer) = (Account.fund("coming-home"), Account.commitment(offer: "o"))
        #expect(Posting(from: fund, to: offer, amount: Money(cents: cents), cost: "coming-home.startup", fund: "coming-home") == nil)
        #expect(Commitment.postings(of: [.init(benefit: "coming-home.startup", amount: Money(cents: cents))], offer: "o") == [])
    }

    @Test func moneyDoesNotMoveOnTheSpot() {
        #expect(Posting(from: .fund("a"), to: .fund("a"), amount: Money(cents: 1), cost: "a.b", fund: "a") == nil)
    }

    @Test func twiceReversedIsThePostingItself() throws {
        let posting = try #require(
            Posting(
                from: .fund("reag-garp"), to: .commitment(offer: "o"), amount: Money(cents: 100_000), cost: "reag-garp.start_aid", fund: "reag-garp"))
        #expect(posting.reversed != posting)
        #expect(posting.reversed.reversed == posting)
    }

    @Test func aPromiseIsChargedToTheFundOfItsProgramme() {
        let postings = Commitment.postings(
            of: [
                .init(benefit: "coming-home.startup", amount: Money(cents: 300_000)),
                .init(benefit: "reag-garp.start_aid", amount: Money(cents: 100_000)),
            ],
            offer: "o")
        let balances = Balances(of: postings)
        #expect(postings.map(\.fund) == ["coming-home", "reag-garp"])
        #expect(balances[.fund("coming-home")] == Money(cents: -300_000))
        #expect(balances[.fund("reag-garp")] == Money(cents: -100_000))
        #expect(balances[.commitment(offer: "o")] == Money(cents: 400_000))
        #expect(balances[.commitment(offer: "other")] == .zero)
    }

    @Test func anAccountIsReadBackFromItsText() {
        var chance = Chance(46)
        let alphabet = Array("ab:é\u{301}\r\n ß-".unicodeScalars)
        for _ in 0..<2_000 {
            let name = chance.text(of: alphabet, upTo: 8)
            for account in [Account.fund(name), .commitment(offer: name)] {
                let again = Account(text: account.text)
                #expect(again == account)
                #expect(again.map { Array($0.text.utf8) } == Array(account.text.utf8))
            }
        }
    }

    @Test(arguments: ["", "fund", "Fund:x", "funds:x", ":x", "commitments:x", " fund:x", "fund :x"])
    func whatIsNoAccountIsRefused(text: String) {
        #expect(Account(text: text) == nil)
    }
}
