import Basics

extension LetterSheet {
    /// The whole letter as lines of text, in reading order.
    public var plainLines: [String] {
        let head = [sender.office] + sender.letterhead + [sender.returnAddress] + recipient
        return head + information.map { "\($0.label): \($0.value)" } + [subject] + parts.flatMap(\.plainLines) + [foot]
    }
}

extension LetterSheet.Part {
    public var plainLines: [String] {
        switch self {
        case .text(let paragraphs): paragraphs
        case .benefits(let heading, let columns, let lines, let sumLabel, let sum):
            [heading, columns.joined(separator: " | ")] + lines.flatMap(\.plainLines) + ["\(sumLabel): \(sum)"]
        case .list(let heading, let items): [heading] + items
        case .reasons(let heading, let items, let rules): [heading] + items.flatMap { [$0.text, $0.origin] } + [rules]
        case .signatures(let greeting, let signatures): [greeting] + signatures.flatMap { [$0.name, $0.function, $0.signed] }.filter { !$0.isEmpty }
        case .summary(let label, let state, _, _, let heading, let paragraphs): [label, state, heading].filter { !$0.isEmpty } + paragraphs
        }
    }
}

extension OfferLetter.Line {
    fileprivate var plainLines: [String] {
        let row = [benefit, basis, amount].joined(separator: " | ")
        return note.isEmpty ? [row] : [row, note]
    }
}
