/// A letter somebody wrote once for everybody: what it says, what is filled in, who signs. Read from `letters/templates`.
public struct LetterTemplate: Sendable, Hashable, Identifiable {
    public enum Desk: String, Sendable, CaseIterable {
        case `return`, housing, both
    }

    /// Whom it is for. The immigration authority is none of them: this house writes it no letters.
    public enum Recipient: String, Sendable, CaseIterable {
        case person, authority, landlord, doctor, school, organisation

        public var german: String {
            switch self {
            case .person: "die Person selbst"
            case .authority: "eine Behörde"
            case .landlord: "Vermieterin oder Vermieter"
            case .doctor: "eine Praxis oder Klinik"
            case .school: "Schule oder Kita"
            case .organisation: "eine andere Stelle"
            }
        }
    }

    /// Whose letter it is: the head is the office's, or the person's own name.
    public enum Sender: String, Sendable, CaseIterable {
        case office, person
    }

    public enum Signer: String, Sendable, CaseIterable {
        case counsellor, person
    }

    /// Something only the person at the desk can say.
    public struct Question: Sendable, Hashable, Identifiable {
        public enum Kind: String, Sendable, CaseIterable {
            case line, text, date
        }

        public let id: String
        public let label: String
        public let hint: String?
        public let kind: Kind
        public let isOptional: Bool
    }

    /// A paragraph, or a heading with a list below it.
    public struct Passage: Sendable, Hashable {
        let heading: String?
        let lines: [LetterText]
        /// Stands only where this is known.
        let condition: LetterSlot?
    }

    /// `attendance`; part of the address of its page.
    public let id: String
    public let title: String
    /// What it is for, for whoever chooses.
    public let purpose: String
    public let desk: Desk
    public let recipient: Recipient
    public let sender: Sender
    /// What the person has to have allowed; nil where the letter takes nothing out of the room without them.
    public let consent: String?
    public let questions: [Question]
    let subject: LetterText
    let passages: [Passage]
    public let closing: String
    public let signers: [Signer]
    /// `sha256:…` of what the template says.
    public let hash: String
}

/// A template with everything put in that is known.
public struct FilledLetter: Sendable, Hashable {
    public struct Passage: Sendable, Hashable {
        /// Empty for plain paragraphs.
        public let heading: String
        public let lines: [String]
    }

    public let subject: String
    public let passages: [Passage]
    /// What the letter needs and nobody knows, in the order it is read.
    public let missing: [LetterSlot]
}

extension LetterTemplate {
    /// What is not known stands as its name in brackets. An answer of several lines makes as many paragraphs.
    public func filled(_ values: [LetterSlot: String]) -> FilledLetter {
        let shown = passages.filter { $0.condition.map { values[$0] != nil } ?? true }
        let texts = [subject] + shown.flatMap(\.lines)
        var missing: [LetterSlot] = []
        for slot in texts.flatMap(\.slots) where values[slot] == nil && !missing.contains(slot) { missing.append(slot) }
        let fill = { (slot: LetterSlot) in values[slot] ?? "[\(label(of: slot))]" }
        return FilledLetter(
            subject: subject.filled(fill),
            passages: shown.map { passage in
                FilledLetter.Passage(
                    heading: passage.heading ?? "",
                    lines: passage.lines.flatMap { $0.filled(fill).split(separator: "\n").map(String.init) })
            }, missing: missing)
    }

    /// How a person calls what is filled in.
    public func label(of slot: LetterSlot) -> String {
        switch slot {
        case .field(let field): field.german
        case .question(let name): questions.first { $0.id == name }?.label ?? name
        }
    }

    /// Everything the letter may fill in.
    public var slots: Set<LetterSlot> { Set(subject.slots + passages.flatMap { $0.lines.flatMap(\.slots) + [$0.condition].compactMap { $0 } }) }
}
