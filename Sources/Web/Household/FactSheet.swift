import Basics
import Catalogue
import Office

/// Recorded facts as a form shows them, and what a form brought back as facts.
struct FactSheet {
    let catalogue: Catalogue
    let fields: [Field]

    init(_ catalogue: Catalogue, of entity: Entity) {
        self.catalogue = catalogue
        fields = catalogue.fields.filter { $0.of == entity }
    }

    /// The name of the control that says how well a fact is known.
    static func standingName(_ field: Field) -> String { "\(field.id)-stand" }

    /// The recorded facts in the notation people type.
    func typed(_ facts: RecordedFacts) -> [(String, String)] {
        fields.flatMap { field -> [(String, String)] in
            guard let fact = facts[field.id] else { return [] }
            return fact.values.map { (field.id, Self.typed($0, of: field)) } + [(Self.standingName(field), fact.standing.rawValue)]
        }
    }

    private static func typed(_ value: String, of field: Field) -> String {
        switch field.type {
        case .date, .money: FactWords.german(value, of: field)
        case .code where field.list == .districts: FactWords.german(value, of: field)
        default: value
        }
    }

    /// What the form says about each of its fields. A field the form did not show is not among them, and stays as it is.
    func read(_ read: inout FormReader) -> [String: FactInput] {
        var inputs: [String: FactInput] = [:]
        for field in fields where read.form.exact(Self.standingName(field)) != nil {
            inputs[field.id] = input(field, &read)
        }
        return inputs
    }

    private func input(_ field: Field, _ read: inout FormReader) -> FactInput? {
        let typed = read.form.all(field.id).map { Self.code($0, of: field) }
        let standing: FactStanding? = read.choice(Self.standingName(field))
        if standing == .refused, !typed.isEmpty {
            read.add(
                field.id,
                "\(field.label.de): Hier steht eine Angabe und zugleich „\(FactStanding.refused.german)“. Leeren Sie das Feld, oder ändern Sie den Stand."
            )
            return nil
        }
        switch FactForm(catalogue).input(typed, for: field, standing: standing ?? .stated) {
        case .success(let input): return input
        case .failure(let error):
            read.add(error.field, "\(field.label.de): \(error.message)")
            return nil
        }
    }

    /// A district may be typed by its name.
    private static func code(_ typed: String, of field: Field) -> String {
        guard field.type == .code, field.list == .districts else { return typed }
        return District.named.first { $0.german.lowercased() == typed.lowercased() }?.ags ?? typed
    }
}
