import Basics
import Catalogue
import Markup
import Office

/// A piece of a form that is said or changed as one: a field, or a fact with how well it is known.
struct SharedPart: Sendable {
    /// The fields it is made of; the first names it.
    let fields: [String]
    let label: String
    /// What stands in it, so that two forms can be compared; empty for nothing.
    let value: @Sendable (FormData) -> [String]
    /// The same for the person who compares.
    let words: @Sendable (FormData) -> String

    var key: String { fields[0] }

    /// A form that does not show a part says nothing about it.
    func isShown(in form: FormData) -> Bool { fields.contains { form.exact($0) != nil } }

    /// One field whose value is what was typed.
    static func plain(_ field: String, _ label: String, words: @escaping @Sendable (String) -> String = { $0 }) -> SharedPart {
        SharedPart(
            fields: [field], label: label, value: { [$0[field]].compactMap { $0 } }, words: { $0[field].map(words) ?? Self.nothing })
    }

    /// A fact of the vocabulary. A value without a standing was stated.
    static func fact(_ field: Field) -> SharedPart {
        let standing = FactSheet.standingName(field)
        return SharedPart(
            fields: [field.id, standing], label: field.label.de,
            value: { form in
                let values = form.all(field.id)
                return values + (form[standing].map { [$0] } ?? (values.isEmpty ? [] : [FactStanding.stated.rawValue]))
            },
            words: { form in
                let known = form[standing].flatMap { FactStanding(rawValue: $0) }
                let values = form.all(field.id).map { FactWords.german($0, of: field) }
                guard !values.isEmpty else { return known == .refused ? FactStanding.refused.german : Self.nothing }
                return "\(values.joined(separator: ", ")) (\((known ?? .stated).german))"
            })
    }

    private static let nothing = "nicht bekannt"
}

/// What a form meets that somebody else saved meanwhile.
struct NewestState {
    let file: CaseFile
    let section: FilePages.Section
    /// What the form would show now.
    let values: FormData
    let version: Int
    let change: LastChange.Change?
}

/// Mine, theirs and what was before, part by part. What only one of the two changed is taken over; where both did, a person chooses.
struct Merge {
    let collisions: [SharedPart]
    /// Everything that is settled.
    let merged: FormData
    let mine: FormData
    let theirs: FormData
    let before: FormData

    init(_ parts: [SharedPart], before: FormData, mine: FormData, theirs: FormData) {
        var merged = mine
        var collisions: [SharedPart] = []
        for part in parts where part.isShown(in: mine) {
            let (old, own, new) = (part.value(before), part.value(mine), part.value(theirs))
            if own == new || new == old { continue }
            if own == old {
                merged = merged.taking(part, from: theirs)
            } else {
                collisions.append(part)
            }
        }
        (self.collisions, self.merged, self.mine, self.theirs, self.before) = (collisions, merged, mine, theirs, before)
    }
}

extension FormData {
    /// The same with this part as it stands in another form; what is not there is empty, because a field left out would stay as it is.
    func taking(_ part: SharedPart, from other: FormData) -> FormData {
        let rest = fields.filter { !part.fields.contains($0.name) }.map { ($0.name, $0.value) }
        let taken = part.fields.flatMap { name -> [(String, String)] in
            let values = other.fields.filter { $0.name == name }.map { (name, $0.value) }
            return values.isEmpty ? [(name, "")] : values
        }
        return FormData(rest + taken)
    }

    /// Only these parts.
    func only(_ parts: [SharedPart]) -> FormData {
        let names = Set(parts.flatMap(\.fields))
        return FormData(fields.filter { names.contains($0.name) }.map { ($0.name, $0.value) })
    }
}
