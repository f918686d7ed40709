import Basics
import Catalogue
import Papers
import Store
import Vault

/// A letter put together from a template, a file and what was typed: as it would be frozen now, and what stands against that.
struct DraftedLetter {
    let letter: OfficeLetter
    let fields: [LetterSlot: String]
    let missing: [LetterGap]
    let refused: [FieldError]

    /// Everything that has to be mended first, at the field where it is mended.
    var errors: [FieldError] {
        missing.map { gap in
            guard case .form(let field) = gap.mend else { return FieldError(field: "", message: "Es fehlt: \(gap.label)") }
            return FieldError(field: field, message: "Es fehlt: \(gap.label)")
        } + refused
    }
}

extension Desk {
    /// `number` is nil as long as the letter has none.
    func draftLetter(_ template: LetterTemplate, _ input: LetterInput, of file: CaseFile, number: String? = nil) throws -> DraftedLetter {
        let persons = try persons(of: file)
        let person = persons.first { $0.id == input.person } ?? persons.first
        let facts = try LetterFacts(of: file, persons: persons, about: person, at: self)
        let values = facts.values.merging(Self.answers(to: template, input)) { fact, _ in fact }
        let filled = template.filled(values)
        let settings = try settings()
        let isOwn = template.sender == .person
        let letter = OfficeLetter(
            sender: isOwn ? Self.sender(person, input) : settings.sender, recipient: Self.recipient(template, input, person),
            number: number ?? "B-…", date: today, information: isOwn ? [] : information(number ?? "B-…", settings, facts), subject: filled.subject,
            salutation: input.salutation ?? (template.recipient == .person ? salutation(to: person) : "Sehr geehrte Damen und Herren,"),
            passages: filled.passages.map { OfficeLetter.Passage(heading: $0.heading, lines: $0.lines) }, closing: template.closing,
            signatories: template.signers.map { signer in
                signer == .person
                    ? OfferLetter.Signatory(name: person?.identity.spokenName ?? "", function: "")
                    : OfferLetter.Signatory(name: worker.name, function: "Beratung")
            })
        let slots = template.slots.union(template.signers.contains(.person) || isOwn ? [.field(.person)] : [])
        return DraftedLetter(
            letter: letter, fields: values.filter { slots.contains($0.key) },
            missing: Self.gaps(template, input, filled, values, person, of: file), refused: refusals(template, input))
    }

    private static func answers(to template: LetterTemplate, _ input: LetterInput) -> [LetterSlot: String] {
        var values: [LetterSlot: String] = [:]
        for question in template.questions {
            guard let typed = input.answers[question.id]?.cleaned, !typed.isEmpty else { continue }
            let text = question.kind == .date ? CivilDate(typed: typed)?.german : typed
            if let text { values[.question(question.id)] = text }
        }
        if let first = input.recipient.printable.first { values[.field(.recipient)] = first }
        return values
    }

    private static func sender(_ person: Person?, _ input: LetterInput) -> OfferLetter.Sender {
        let name = person?.identity.spokenName ?? "[\(LetterField.person.german)]"
        let address = input.senderAddress.printable
        return OfferLetter.Sender(office: name, letterhead: address, returnAddress: ([name] + address).joined(separator: " · "))
    }

    private static func recipient(_ template: LetterTemplate, _ input: LetterInput, _ person: Person?) -> [String] {
        let typed = input.recipient.printable
        guard typed.isEmpty else { return typed }
        guard template.recipient == .person else { return ["[\(LetterField.recipient.german)]"] }
        return [person?.identity.spokenName ?? "[\(LetterField.person.german)]", "(persönlich übergeben)"]
    }

    private func information(_ number: String, _ settings: OfficeSettings, _ facts: LetterFacts) -> [OfferLetter.Entry] {
        let own = facts.values[.field(.telephone)].map { [OfferLetter.Entry("Durchwahl", $0)] } ?? []
        return [OfferLetter.Entry("Unser Zeichen", number), OfferLetter.Entry("Beratung", worker.name)] + own + settings.sender.contact
    }
}

/// What stands against a letter.
extension Desk {
    private static func gaps(
        _ template: LetterTemplate, _ input: LetterInput, _ filled: FilledLetter, _ values: [LetterSlot: String], _ person: Person?,
        of file: CaseFile
    ) -> [LetterGap] {
        var gaps: [LetterGap] = []
        func miss(_ label: String, _ mend: LetterGap.Mend) {
            if !gaps.contains(where: { $0.label == label }) { gaps.append(LetterGap(label: label, mend: mend)) }
        }
        let namesPerson = template.sender == .person || template.recipient == .person || template.signers.contains(.person)
        if namesPerson, values[.field(.person)] == nil { miss(LetterField.person.german, LetterField.person.mend(for: person, of: file)) }
        if template.recipient != .person, input.recipient.printable.isEmpty {
            miss("Anschrift des Empfängers", .form(LetterFormField.recipient))
        }
        if template.sender == .person, input.senderAddress.printable.isEmpty {
            miss("Anschrift der Person", .form(LetterFormField.senderAddress))
        }
        for slot in filled.missing {
            switch slot {
            case .field(.recipient): continue
            case .field(let field): miss(field.german, field.mend(for: person, of: file))
            case .question(let name): miss(template.label(of: slot), .form(LetterFormField.question(name)))
            }
        }
        if template.consent != nil, input.consentOn == nil { miss("Tag der Einwilligung", .form(LetterFormField.consent)) }
        return gaps
    }

    private func refusals(_ template: LetterTemplate, _ input: LetterInput) -> [FieldError] {
        var refused: [FieldError] = []
        func refuse(_ field: String, _ message: String) { refused.append(FieldError(field: field, message: message)) }
        for (field, lines) in [(LetterFormField.recipient, input.recipient), (LetterFormField.senderAddress, input.senderAddress)]
        where lines.printable.count > 6 || lines.contains(where: { $0.unicodeScalars.count > 60 }) {
            refuse(field, "Höchstens sechs Zeilen mit je 60 Zeichen: Mehr passt nicht in das Fenster.")
        }
        let address = input.recipient.joined(separator: " ").lowercased()
        if address.contains("ausländerbehörde") || address.contains("ausländeramt") {
            refuse(LetterFormField.recipient, "An die Ausländerbehörde schreibt diese Stelle keine Briefe.")
        }
        if let day = input.consentOn, day > today { refuse(LetterFormField.consent, "Dieser Tag liegt in der Zukunft.") }
        for question in template.questions {
            guard let typed = input.answers[question.id]?.cleaned, !typed.isEmpty else { continue }
            if question.kind == .date, CivilDate(typed: typed) == nil {
                refuse(LetterFormField.question(question.id), "Das ist kein Datum. Schreiben Sie es so: 21.11.2026.")
            }
            if typed.unicodeScalars.count > 4_000 { refuse(LetterFormField.question(question.id), "Höchstens 4000 Zeichen.") }
        }
        return refused + (template.recipient == .landlord ? revealed(template, input) : [])
    }

    /// A landlord learns nothing of status, benefits, origin or religion, whatever is typed.
    private func revealed(_ template: LetterTemplate, _ input: LetterInput) -> [FieldError] {
        let typed =
            template.questions.map { (LetterFormField.question($0.id), input.answers[$0.id] ?? "") }
            + [(LetterFormField.salutation, input.salutation ?? ""), (LetterFormField.senderAddress, input.senderAddress.joined(separator: " "))]
        return typed.compactMap { field, text in
            RevealingWords.first(in: text).map {
                FieldError(
                    field: field,
                    message: "„\($0)“ gehört nicht in diesen Brief: Status, Leistungen, Herkunft und Religion gehen Vermieter nichts an.")
            }
        }
    }
}
