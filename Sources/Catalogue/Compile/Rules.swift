/// A rulebook behind one address: whoever asks it holds one reference, however many tables it has.
final class Rules: Sendable {
    let book: Rulebook

    init(_ book: Rulebook) { self.book = book }
}
