import Markup
import Office

/// Who somebody is: names, gender, a safe way to reach them. Every part may stay empty.
enum IdentityFields {
    static func markup(_ form: Form) -> HTML {
        """
        <div class="facts">\(form.text("family_name", "Familienname", isOptional: true, maxLength: 80))\
        \(form.text("given_name", "Vorname", isOptional: true, maxLength: 80))\
        \(form.text("own_script", "Name in eigener Schrift", isOptional: true, maxLength: 120))\(beside(form))</div>
        """
    }

    /// What may be known about somebody whose name is not.
    static func markupWithoutName(_ form: Form) -> HTML { "<div class=\"facts\">\(beside(form))</div>" }

    private static func beside(_ form: Form) -> HTML {
        """
        \(form.select("gender", "Geschlecht", options: Choice.genders, empty: "nicht bekannt"))\
        \(form.text("contact", "Sicherer Kontakt", hint: "Telefon, Adresse oder über wen. Nur, was für die Person ungefährlich ist.", isOptional: true))
        """
    }

    static func typed(_ identity: PersonIdentity) -> FormData {
        [
            "family_name": identity.familyName, "given_name": identity.givenName, "own_script": identity.nameInOwnScript,
            "gender": identity.gender?.rawValue, "contact": identity.contact,
        ]
    }

    /// For the choice between two changes.
    static let parts: [SharedPart] = [
        .plain("family_name", "Familienname"), .plain("given_name", "Vorname"), .plain("own_script", "Name in eigener Schrift"),
        .plain("gender", "Geschlecht") { Gender(rawValue: $0)?.german ?? $0 }, .plain("contact", "Sicherer Kontakt"),
    ]

    static func read(_ read: inout FormReader) throws -> PersonIdentity {
        let identity = PersonIdentity(
            familyName: read.line("family_name", max: 80), givenName: read.line("given_name", max: 80),
            nameInOwnScript: read.line("own_script", max: 120), gender: read.choice("gender"), contact: read.line("contact"))
        if identity.fullName == nil, identity.nameInOwnScript != nil {
            read.add("own_script", "Tragen Sie den Namen auch in lateinischer Schrift ein, so wie er gesprochen wird.")
        }
        return identity
    }
}
