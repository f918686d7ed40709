import Basics
import Catalogue
import Office

/// What stands in a letter's form, read leniently: what cannot be read yet is told beside the preview.
struct TypedLetter {
    static let stepField = "schritt"
    static let replacesField = "ersetzt"
    /// The template as the page showed it.
    static let templateField = "stand"

    enum Step: String {
        /// Shows the page again with the preview.
        case preview = "vorschau"
        /// Answers with the preview alone.
        case part = "teil"
    }

    let form: FormData

    var step: Step? { form[Self.stepField].flatMap { Step(rawValue: $0) } }
    var replaces: LetterID? { form[Self.replacesField].flatMap { LetterID($0) } }
    var reason: String? { form[LetterFormField.reason] }
    var templateHash: String { form[Self.templateField] ?? "" }

    var input: LetterInput {
        var answers: [String: String] = [:]
        for (name, value) in form.fields where name.hasPrefix(Self.questions) && !value.cleaned.isEmpty {
            answers[String(name.dropFirst(Self.questions.count))] = value.cleaned
        }
        return LetterInput(
            person: form[LetterFormField.person].flatMap { PersonID($0) }, recipient: lines(LetterFormField.recipient),
            salutation: form[LetterFormField.salutation]?.cleanedLine, senderAddress: lines(LetterFormField.senderAddress),
            consentOn: form[LetterFormField.consent].flatMap { CivilDate(typed: $0) }, answers: answers)
    }

    private static let questions = LetterFormField.question("")

    private func lines(_ field: String) -> [String] {
        (form[field] ?? "").split(separator: "\n").map { String($0).cleanedLine }.filter { !$0.isEmpty }
    }

    /// A date that cannot be read is nobody's consent.
    var unreadable: [FieldError] {
        var read = FormReader(form)
        _ = read.date(LetterFormField.consent)
        return read.errors
    }
}

extension LetterInput {
    /// As the form shows it.
    var typed: FormData {
        var fields: [(String, String)] = answers.map { (LetterFormField.question($0.key), $0.value) }
        fields.append((LetterFormField.recipient, recipient.joined(separator: "\n")))
        fields.append((LetterFormField.senderAddress, senderAddress.joined(separator: "\n")))
        if let person { fields.append((LetterFormField.person, person.text)) }
        if let salutation { fields.append((LetterFormField.salutation, salutation)) }
        if let consentOn { fields.append((LetterFormField.consent, consentOn.german)) }
        return FormData(fields)
    }
}
