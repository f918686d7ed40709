import Testing

@testable import Catalogue

/// The ternary tables of FEEL (dmn-tck 0106 and 0107) and their extension to counts.
struct TruthTests {
    @Test(arguments: [
        (Truth.yes, Truth.yes, Truth.yes), (.yes, .no, .no), (.yes, .open, .open), (.no, .yes, .no), (.no, .no, .no), (.no, .open, .no),
        (.open, .yes, .open), (.open, .no, .no), (.open, .open, .open),
    ])
    func andIsTheSmaller(left: Truth, right: Truth, result: Truth) {
        #expect(min(left, right) == result)
        #expect(max(!left, !right) == !result, "de Morgan")
    }

    @Test(arguments: [
        (Truth.yes, Truth.yes, Truth.yes), (.yes, .no, .yes), (.yes, .open, .yes), (.no, .yes, .yes), (.no, .no, .no), (.no, .open, .open),
        (.open, .yes, .yes), (.open, .no, .open), (.open, .open, .open),
    ])
    func orIsTheLarger(left: Truth, right: Truth, result: Truth) { #expect(max(left, right) == result) }

    @Test func notTurnsAroundAndLeavesOpenOpen() { #expect(Truth.allCases.map { !$0 } == [.yes, .open, .no]) }

    @Test func atLeastCountsWhatIsSureAndWhatIsPossible() {
        #expect(Truth.atLeast(2, sure: 2, possible: 3) == .yes)
        #expect(Truth.atLeast(2, sure: 1, possible: 2) == .open)
        #expect(Truth.atLeast(2, sure: 1, possible: 1) == .no)
    }
}
