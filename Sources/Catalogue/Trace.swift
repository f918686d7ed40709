import Basics

extension Assessment {
    /// Grows with every change of how the engine decides or words a result; stored with each decision.
    public static let engine = 2

    /// The answer as it is stored with a decision: every reason and every dated value stands once, and is named by its number.
    /// Parts come before the reasons they belong to. The same household and catalogue give the same bytes.
    public var trace: String {
        var writer = TraceWriter()
        let offers = offers.map { writer.line($0) }
        return JSONText.object([
            ("engine", .number(Self.engine)), ("anchor", .text(anchor.iso)), ("catalogue", .text(catalogue)), ("values", .list(writer.values)),
            ("reasons", .list(writer.reasons)), ("offers", .list(offers)),
            ("totals", .object(totals.map { ($0.offer, .text($0.amount.text)) })), ("ask", .list(questions.map(\.json))),
        ]).compact
    }
}

/// Numbers the reasons and values of an answer in the order in which they are met.
struct TraceWriter {
    private(set) var values: [JSONText] = []
    private(set) var reasons: [JSONText] = []
    private var valueNumbers: [ValueUsed: Int] = [:]
    private var reasonNumbers: [Reason.Identity: Int] = [:]

    mutating func line(_ result: OfferResult) -> JSONText {
        .object(result.entries(reasons: numbers(of: result.reasons), values: numbers(of: result.values)))
    }

    private mutating func numbers(of reasons: [Reason]) -> [JSONText] { reasons.map { .number(number(of: $0)) } }

    private mutating func numbers(of values: [ValueUsed]) -> [JSONText] {
        values.map { value in
            if let known = valueNumbers[value] { return .number(known) }
            valueNumbers[value] = self.values.count
            self.values.append(value.json)
            return .number(self.values.count - 1)
        }
    }

    private mutating func number(of reason: Reason) -> Int {
        if let known = reasonNumbers[reason.identity] { return known }
        let entries = reason.entries(
            text: [("text", .text(reason.text.de))], parts: numbers(of: reason.parts), values: numbers(of: reason.values))
        reasonNumbers[reason.identity] = reasons.count
        reasons.append(.object(entries))
        return reasons.count - 1
    }
}
