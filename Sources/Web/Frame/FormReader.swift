public import Basics
public import Office

/// Reads a form into values and collects what is wrong, in German, field by field.
///
///     var read = FormReader(context.form)
///     let born = read.date("born", "das Geburtsdatum")
///     try read.finish()
public struct FormReader {
    public let form: FormData
    public private(set) var errors: [FieldError] = []

    public init(_ form: FormData) { self.form = form }

    /// Refuses with all errors together; call it before the values are used.
    public func finish() throws {
        if !errors.isEmpty { throw Refusal.invalid(errors) }
    }

    public mutating func add(_ field: String, _ message: String) { errors.append(FieldError(field: field, message: message)) }

    /// Nil where nothing was typed; with `name` (in the accusative, "den Familiennamen") that is an error.
    private mutating func given(_ field: String, _ name: String?, verb: String = "Geben Sie %@ ein.") -> String? {
        if let value = form[field] { return value }
        if let name { add(field, verb.replacing("%@", with: name)) }
        return nil
    }

    /// One line. `required` names it in the accusative: "den Familiennamen".
    public mutating func line(_ field: String, required name: String? = nil, max: Int = 200) -> String? {
        guard let text = given(field, name)?.cleanedLine else { return nil }
        guard text.unicodeScalars.count <= max else {
            add(field, "Höchstens \(max) Zeichen.")
            return nil
        }
        return text
    }

    /// Several lines.
    public mutating func text(_ field: String, required name: String? = nil, max: Int = 20_000) -> String? {
        guard let text = given(field, name) else { return nil }
        guard text.unicodeScalars.count <= max else {
            add(field, "Höchstens \(max) Zeichen.")
            return nil
        }
        return text
    }

    public mutating func date(_ field: String, required name: String? = nil) -> CivilDate? {
        read(field, name, orSay: "Das ist kein Datum. Schreiben Sie es so: 21.11.2026.") { CivilDate(typed: $0) }
    }

    public mutating func money(_ field: String, required name: String? = nil) -> Money? {
        read(field, name, orSay: "Das ist kein Betrag. Schreiben Sie ihn so: 1.200,00.") { Money(typed: $0) }
    }

    public mutating func number(_ field: String, in range: ClosedRange<Int>, required name: String? = nil) -> Int? {
        read(field, name, orSay: "Geben Sie eine ganze Zahl von \(range.lowerBound) bis \(range.upperBound) ein.") {
            Int($0).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    public mutating func country(_ field: String, required name: String? = nil) -> Country? {
        read(field, name, verb: "Wählen Sie %@.", orSay: "Dieses Land steht nicht in der Liste.") { Country($0) }
    }

    public mutating func language(_ field: String, required name: String? = nil) -> Language? {
        read(field, name, verb: "Wählen Sie %@.", orSay: "Diese Sprache steht nicht in der Liste.") { Language($0) }
    }

    public mutating func id<Owner>(_ field: String, of owner: Owner.Type = Owner.self, required name: String? = nil) -> Identifier<Owner>? {
        read(field, name, verb: "Wählen Sie %@.", orSay: "Diese Auswahl gibt es nicht.") { Identifier<Owner>($0) }
    }

    /// One of the declared answers.
    public mutating func choice<Value: RawRepresentable<String>>(_ field: String, _ type: Value.Type = Value.self, required name: String? = nil)
        -> Value?
    {
        read(field, name, verb: "Wählen Sie %@.", orSay: "Diese Auswahl gibt es nicht.") { Value(rawValue: $0) }
    }

    /// Any of the declared answers; what is not declared is an error.
    public mutating func choices<Value: RawRepresentable<String>>(_ field: String, _ type: Value.Type = Value.self) -> [Value] {
        form.all(field).compactMap { text in
            guard let value = Value(rawValue: text) else {
                add(field, "Diese Auswahl gibt es nicht.")
                return nil
            }
            return value
        }
    }

    /// `ja` true, `nein` false; `unbekannt` and no answer are nil.
    public mutating func yesNo(_ field: String, required name: String? = nil) -> Bool? {
        switch given(field, name, verb: "Wählen Sie %@.") {
        case "ja": true
        case "nein": false
        default: nil
        }
    }

    /// A ticked box.
    public func isTicked(_ field: String) -> Bool { form[field] == "ja" }

    private mutating func read<Value>(
        _ field: String, _ name: String?, verb: String = "Geben Sie %@ ein.", orSay message: String, as value: (String) -> Value?
    ) -> Value? {
        guard let text = given(field, name, verb: verb) else { return nil }
        guard let value = value(text) else {
            add(field, message)
            return nil
        }
        return value
    }
}
