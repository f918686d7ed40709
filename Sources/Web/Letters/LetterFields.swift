import Basics
import Catalogue
import Markup
import Office

/// The fields of a letter that only a person can fill in.
struct LetterFields {
    let form: Form
    let answer: LetterPreview.Answer

    private var template: LetterTemplate { answer.template }

    var markup: HTML { "\(hidden)\(replacing)\(about)\(address)\(questions)\(consent)" }

    private var hidden: HTML {
        "\(form.hidden(TypedLetter.templateField, template.hash))\(answer.replaced.map { form.hidden(TypedLetter.replacesField, $0.id.text) })"
    }

    private var replacing: HTML? {
        answer.replaced.map { old in
            """
            \(panel(.plain, "<p>Dieser Brief ersetzt <strong>\(old.number)</strong> vom \(day(old.writtenAt.local.day)). Der alte bleibt in der Akte.</p>"))\
            \(form.text(LetterFormField.reason, "Warum wird er ersetzt?", maxLength: 300))
            """
        }
    }

    private var about: HTML {
        guard answer.persons.count > 1 else { return .empty }
        return form.select(
            LetterFormField.person, "Um wen geht es?", options: answer.persons.map { Choice($0.id.text, $0.called) }, isOptional: true,
            empty: answer.persons.first?.called ?? "")
    }

    private var address: HTML {
        let toPerson = template.recipient == .person
        let recipient = form.area(
            LetterFormField.recipient, "Anschrift",
            hint: toPerson
                ? "Ohne Anschrift wird der Brief persönlich übergeben." : "An \(template.recipient.german): Name, Straße, Postleitzahl und Ort.",
            isOptional: toPerson, rows: 4, maxLength: 400)
        let salutation = form.text(
            LetterFormField.salutation, "Anrede", hint: "Sonst: \(toPerson ? "nach dem Namen der Person" : "Sehr geehrte Damen und Herren,")",
            isOptional: true, maxLength: 80)
        let own =
            template.sender == .person
            ? form.area(
                LetterFormField.senderAddress, "Anschrift der Person",
                hint: "Der Brief trägt den Namen der Person und nicht den der Stelle. Hierher kommt die Antwort.", rows: 2, maxLength: 400)
            : .empty
        return "\(recipient)\(salutation)\(own)"
    }

    private var questions: HTML {
        template.questions.map { question in
            let field = LetterFormField.question(question.id)
            switch question.kind {
            case .line: return form.text(field, question.label, hint: question.hint, isOptional: question.isOptional)
            case .text: return form.area(field, question.label, hint: question.hint, isOptional: question.isOptional, maxLength: 4_000)
            case .date: return form.date(field, question.label, hint: question.hint, isOptional: question.isOptional)
            }
        }.joined()
    }

    private var consent: HTML? {
        template.consent.map { words in
            """
            <fieldset class="group"><legend>Einwilligung</legend><p>\(words)</p>\
            \(form.date(LetterFormField.consent, "Eingewilligt am"))</fieldset>
            """
        }
    }
}
