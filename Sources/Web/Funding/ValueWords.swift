import Basics
import Catalogue

/// A value of the catalogue as people write it: `3000.00` is an amount, `1 year` a length of time.
enum ValueWords {
    static func german(_ text: String) -> String {
        Money(decimal: text)?.german ?? Span(text)?.wording.de ?? text
    }
}
