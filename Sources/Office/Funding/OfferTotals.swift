public import Basics
import Store

/// How much money stands behind the office's offers, state by state; all of them, however long the register is.
public struct OfferTotals: Question {
    public static let needs = Right.seeFunds
    public init() {}

    public struct Sum: Sendable, Hashable {
        public let state: OfferState
        public let offers: Int
        public let total: Money
    }

    public func answer(at desk: Desk) throws -> [Sum] {
        let rows = try desk.transaction.rows(
            """
            SELECT state, COUNT(*) AS offers, CAST(SUM(total) AS bigint) AS total FROM offers
            WHERE office = \(desk.office) AND state <> \(OfferState.drafted) GROUP BY state
            """)
        return try rows.map { row in Sum(state: try row.get("state"), offers: try row.get("offers"), total: try row.get("total")) }
            .sorted { $0.state.place < $1.state.place }
    }
}

extension OfferState {
    /// What binds comes first.
    fileprivate var place: Int {
        switch self {
        case .issued: 0
        case .awaitingSecond: 1
        case .drafted: 2
        case .withdrawn: 3
        }
    }
}
