public import Basics

/// A letter as it is set: every word in its order. Paper, screen and plain text are all drawn from it, so they cannot say different things.
public struct LetterSheet: Encodable, Sendable, Hashable {
    /// The document's title: subject and number.
    public let title: String
    /// BCP 47; the language of everything but the summary.
    public let language: String
    public let date: CivilDate
    public let sender: OfferLetter.Sender
    public let recipient: [String]
    /// The information block beside the address.
    public let information: [OfferLetter.Entry]
    public let subject: String
    /// Stands at the foot of every page, beside the page number.
    public let foot: String
    public let parts: [Part]

    public enum Part: Encodable, Sendable, Hashable {
        case text(paragraphs: [String])
        case benefits(heading: String, columns: [String], lines: [OfferLetter.Line], sumLabel: String, sum: String)
        case list(heading: String, items: [String])
        /// Small print.
        case reasons(heading: String, items: [Reason], rules: String)
        /// Stays together on one page.
        case signatures(greeting: String, signatures: [Signature])
        /// The labels are German; heading and paragraphs are in `language`.
        case summary(label: String, state: String, language: String, direction: OfferLetter.Direction, heading: String, paragraphs: [String])
    }

    public struct Reason: Encodable, Sendable, Hashable {
        public let text: String
        public let origin: String
    }

    public struct Signature: Encodable, Sendable, Hashable {
        public let name: String
        public let function: String
        /// "gezeichnet am 21.11.2026"; empty where there is a line to sign on.
        public let signed: String
    }
}

extension OfferLetter {
    public var sheet: LetterSheet {
        LetterSheet(
            title: "\(subject) (\(number))", language: "de", date: date, sender: sender, recipient: recipient,
            information: [Entry("Unser Zeichen", number)] + sender.contact + [Entry("Datum", date.german)],
            subject: subject, foot: "Zusage \(number)", parts: parts)
    }

    private var parts: [LetterSheet.Part] {
        var parts: [LetterSheet.Part] = [
            .text(paragraphs: [salutation] + opening),
            .benefits(
                heading: "Bewilligte Leistungen", columns: ["Leistung", "Grundlage", "Betrag"], lines: lines, sumLabel: "Summe", sum: sum),
        ]
        func list(_ heading: String, _ items: [String]) {
            if !items.isEmpty { parts.append(.list(heading: heading, items: items)) }
        }
        list("Voraussetzungen", conditions)
        list("Diese Nachweise fehlen noch vor der Auszahlung", missingEvidence)
        parts.append(.reasons(heading: "Gründe", items: reasons.map(\.printed), rules: "Berechnet mit dem Regelstand \(catalogueHash)."))
        list("Hinweise", standingRemarks + remarks)
        if !closing.isEmpty { parts.append(.text(paragraphs: closing)) }
        parts.append(.signatures(greeting: "Mit freundlichen Grüßen", signatures: signatories.map(\.printed)))
        if let summary { parts.append(summary.printed) }
        return parts
    }

    /// No offer leaves without them: nobody is to believe that the letter binds the person, or more than the rules do.
    private var standingRemarks: [String] {
        let voluntary = "Die Beratung ist freiwillig. Sie können Ihre Entscheidung bis zur Ausreise ändern."
        guard !withoutLegalClaim.isEmpty else { return [voluntary] }
        return [
            voluntary, "Nach den Regeln des Programms besteht kein Rechtsanspruch auf Leistungen aus: \(withoutLegalClaim.joined(separator: ", ")).",
        ]
    }
}

extension OfferLetter.Reason {
    fileprivate var printed: LetterSheet.Reason {
        let parts = [validity.isEmpty ? "" : "Gültig \(validity)", source.isEmpty ? "" : "Quelle: \(source)"]
        return LetterSheet.Reason(text: text, origin: parts.filter { !$0.isEmpty }.joined(separator: " · "))
    }
}

extension OfferLetter.Signatory {
    var printed: LetterSheet.Signature {
        LetterSheet.Signature(name: name, function: function, signed: date.map { "gezeichnet am \($0.german)" } ?? "")
    }
}

extension OfferLetter.Summary {
    fileprivate var printed: LetterSheet.Part {
        .summary(
            label: "Zusammenfassung: \(language.german). Verbindlich ist der deutsche Text.", state: isDraft ? "Entwurf, noch nicht geprüft" : "",
            language: language.tag, direction: direction, heading: heading, paragraphs: paragraphs)
    }
}
