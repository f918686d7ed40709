public import Basics

/// A place money moves from or to.
public enum Account: Sendable, Hashable {
    /// What a programme still has for promises.
    case fund(String)
    /// What was promised by one offer and not yet paid.
    case commitment(offer: String)

    /// As it is kept: `fund:coming-home`, `commitment:<offer>`.
    public var text: String {
        switch self {
        case .fund(let name): "fund:" + name
        case .commitment(let offer): "commitment:" + offer
        }
    }

    public init?(text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = String(text[text.utf8.index(after: colon)...])
        switch text[..<colon] {
        case "fund": self = .fund(rest)
        case "commitment": self = .commitment(offer: rest)
        default: return nil
        }
    }
}

/// An amount that moves, for one cost, charged to one fund. Never changed: what was wrong is posted back.
public struct Posting: Sendable, Hashable {
    public let from: Account
    public let to: Account
    public let amount: Money
    /// The benefit the money is for: `coming-home.startup`.
    public let cost: String
    public let fund: String

    /// Nil for an amount that is not positive.
    public init?(from: Account, to: Account, amount: Money, cost: String, fund: String) {
        guard amount > .zero, from != to else { return nil }
        self.from = from
        self.to = to
        self.amount = amount
        self.cost = cost
        self.fund = fund
    }

    /// The same way back.
    public var reversed: Posting { Posting(unchecked: to, from, amount, cost, fund) }

    private init(unchecked from: Account, _ to: Account, _ amount: Money, _ cost: String, _ fund: String) {
        self.from = from
        self.to = to
        self.amount = amount
        self.cost = cost
        self.fund = fund
    }
}

/// The sum of postings: what each account holds.
public struct Balances: Sendable, Hashable {
    public private(set) var byAccount: [Account: Money] = [:]

    public init(of postings: some Sequence<Posting>) {
        for posting in postings {
            byAccount[posting.from, default: .zero] = byAccount[posting.from, default: .zero] - posting.amount
            byAccount[posting.to, default: .zero] += posting.amount
        }
    }

    public subscript(account: Account) -> Money { byAccount[account] ?? .zero }

    /// Money neither appears nor disappears: always zero.
    public var sum: Money { byAccount.values.reduce(.zero, +) }
}

/// The postings of a promise: each line moves from its programme's fund into the offer's commitment.
public enum Commitment {
    public struct Line: Sendable, Hashable {
        /// `coming-home.startup`.
        public let benefit: String
        public let amount: Money

        public init(benefit: String, amount: Money) {
            self.benefit = benefit
            self.amount = amount
        }

        /// The programme the cost is charged to.
        public var fund: String { String(benefit.prefix { $0 != "." }) }
    }

    /// Lines without an amount post nothing.
    public static func postings(of lines: [Line], offer: String) -> [Posting] {
        lines.compactMap {
            Posting(from: .fund($0.fund), to: .commitment(offer: offer), amount: $0.amount, cost: $0.benefit, fund: $0.fund)
        }
    }
}
