import Basics
import Catalogue
import Markup
import Office

/// The sheet of one person; nil stands for one who is being added.
struct PersonView {
    let context: SignedInContext
    let file: CaseFile
    let person: Person?
    /// What is sensitive about them, where somebody asked for it; nil behind the click. Of who is being added there is nothing to hold back.
    let needs: RecordedFacts?
    let change: LastChange.Change?
    let kept: FormData?
    let errors: FieldErrors
    /// Who may be the person being added.
    var similar: [SimilarPerson] = []
    /// Pairs of this person that nobody decided yet.
    var pairs: [DuplicatePair] = []

    private var sheet: FactSheet { FactSheet(context.office.shelf.current, of: .person) }

    var page: Page {
        FilePages.page(
            person?.called ?? "Weitere Person", of: file, at: .household, title: person == nil ? "Weitere Person" : "Person", lead: lead,
            errors: errors,
            body:
                "\(context.justChanged(change))\(PairsView.warning(pairs))\(form)\(removal)<p><a href=\"\(FilePages.Section.household.link(in: file.id))\">Zurück zum Haushalt</a></p>"
        )
    }

    private var lead: HTML {
        file.stage == .closed
            ? "Dieser Fall ist abgeschlossen. Öffnen Sie ihn in der Übersicht wieder, um Angaben zu ändern."
            : "Alles darf offen bleiben. Fragen Sie nur, was die Beratung jetzt braucht."
    }

    private var link: Link {
        guard let person else { return "/faelle/\(file.id)/haushalt/person/neu" }
        return "/faelle/\(file.id)/haushalt/person/\(person.id)"
    }

    private var form: HTML {
        let form = context.form(to: context.keepingWayBack(link), kept: kept ?? typed, errors: errors)
        let asked = errors.isEmpty ? context.query["feld"] : nil
        let groups: [HTML] = FactGroup.person(sheet.fields).map { group in
            """
            <fieldset class="group wide"><legend>\(group.title)</legend>
            <div class="facts">\(group.fields.map { form.fact($0, isAsked: $0.id == asked) })</div></fieldset>

            """
        }
        return form.markup(
            """
            \(person.map { form.basis($0.version, typed) })\(FactSheet.standingHint)\(identity(form))\(groups)\(protection(form, asked: asked))\(SimilarView.choice(similar, anyway: "Trotzdem aufnehmen"))
            """, submit: file.stage == .closed || !similar.isEmpty ? nil : person == nil ? "Person aufnehmen" : "Angaben speichern")
    }

    private func identity(_ form: Form) -> HTML {
        let isNameless = person?.place == 1 && file.naming == .nameless
        let nameLink: Link = "/faelle/\(file.id)/name"
        let fields: HTML =
            isNameless
            ? """
            <p class="hint">Diese Person hat keinen Namen genannt. Möchte sie es, lässt er sich <a href="\(nameLink)">nachtragen</a>.</p>
            \(IdentityFields.markupWithoutName(form))
            """ : IdentityFields.markup(form)
        return
            "<fieldset class=\"group wide\"><legend>Wer ist das?</legend>\n\(fields)\(person == nil ? SimilarView.box(similar, apartFrom: file.id) : .empty)</fieldset>\n"
    }

    /// Behind the logged click; then open. For who is being added it is shut, unless something in it needs mending.
    private func protection(_ form: Form, asked: String?) -> HTML {
        let fields = FactGroup.sensitive(sheet.fields)
        if let person, needs == nil {
            let isAsked = fields.contains { $0.id == asked }
            let there = context.keepingWayBack("/faelle/\(file.id)/haushalt/person/\(person.id)/schutz")
            let link = (isAsked ? there.asking(asked) : there).at("schutz")
            return """
                <fieldset class="group wide" id="schutz"><legend>Besonderer Schutz</legend>\(ProtectionClick.hint)\
                \(isAsked ? "<p>Die gesuchte Angabe steht hier.</p>" : .empty)\
                \(ProtectionClick.fields(form, about: "Angaben zu besonderem Schutz", to: link))</fieldset>

                """
        }
        let isOpen = needs != nil || fields.contains { $0.id == asked || !errors.messages(for: $0.id).isEmpty }
        return """
            <details class="group" id="schutz"\(flag: "open", if: isOpen)><summary>Besonderer Schutz</summary>
            <p class="hint">Nur fragen, wenn es der Person hilft und sie allein sprechen kann. Sagen Sie, wozu die Angabe dient.</p>
            <div class="facts">\(fields.map { form.fact($0, isAsked: $0.id == asked) })</div></details>

            """
    }

    private var removal: HTML? {
        guard let person, person.place > 1, file.stage != .closed else { return nil }
        let remove = context.form(to: "/faelle/\(file.id)/haushalt/person/\(person.id)/entfernen", name: "entfernen")
        return """
            <details><summary>Gehört diese Person nicht zum Haushalt?</summary>
            <p>Mit ihr verschwinden ihre Angaben. Gezählte Gespräche bleiben gezählt.</p>
            \(remove.button("Aus dem Haushalt nehmen", about: "– \(person.called)"))</details>
            """
    }

    private var typed: FormData { person.map { Self.typed($0, needs, sheet) } ?? FormData() }

    /// What the form shows of what is known.
    static func typed(_ person: Person, _ needs: RecordedFacts?, _ sheet: FactSheet) -> FormData {
        FormData(
            IdentityFields.typed(person.identity).fields.map { ($0.name, $0.value) } + sheet.typed(person.facts)
                + (needs.map { sheet.typed($0) } ?? []))
    }
}
