import Basics
import Catalogue
import Markup
import Office

/// The household: its members in a table, and the form for what they share.
struct HouseholdView {
    let context: SignedInContext
    let answer: HouseholdSheet.Answer
    let change: LastChange.Change?
    let kept: FormData?
    let errors: FieldErrors

    private var file: CaseFile { answer.file }
    private var words: FactWords { FactWords(context.office.shelf.current) }
    private var sheet: FactSheet { FactSheet(context.office.shelf.current, of: .household) }

    var page: Page {
        FilePages.page(
            of: file, at: .household, lead: "Was niemand gesagt hat, bleibt „nicht bekannt“. Es wird nichts angenommen.", errors: errors,
            body: "\(members)\(isOpen ? form : .empty)")
    }

    private var isOpen: Bool { file.stage != .closed && context.worker.may(.keepFiles) }

    // MARK: Members

    private var members: HTML {
        let table = Table(
            "Personen", columns: [.init("Person", .name), .init("Geboren"), .init("Staatsangehörigkeit"), .init("Aufenthalt"), .init("Angaben")],
            rows: answer.persons.map(row))
        let next: HTML =
            isOpen
            ? "<p>\(buttonLink("Weitere Person", to: "/faelle/\(file.id)/haushalt/person/neu", isSecond: true))</p>"
            : "<p class=\"hint\">Dieser Fall ist abgeschlossen. Öffnen Sie ihn in der Übersicht wieder, um Angaben zu ändern.</p>"
        return "<h2>Personen</h2>\(table.markup)\(next)"
    }

    private func row(_ person: Person) -> [HTML] {
        let fields = words.catalogue.fields.filter { $0.of == .person && !$0.isSensitive }
        let known = fields.count { person.facts[$0.id] != nil }
        let link: Link = "/faelle/\(file.id)/haushalt/person/\(person.id)"
        let name: HTML = """
            <a href="\(link)">\(HTML.bdi(person.called))</a>\(person.identity.nameInOwnScript.map { " (\(HTML.bdi($0)))" as HTML })\
            \(answer.departed.contains(person.id) ? " \(tag("ausgereist", .good))" : .empty)
            """
        return [
            name, cell("born", person), cell("nationality", person), cell("status", person),
            "\(known) von \(fields.count) bekannt",
        ]
    }

    private func cell(_ field: String, _ person: Person) -> HTML {
        words.text(field, in: person.facts).map { "\($0)" } ?? "<span class=\"hint\">nicht bekannt</span>"
    }

    // MARK: The form

    private var form: HTML {
        let form = context.form(to: context.keepingWayBack("/faelle/\(file.id)/haushalt"), kept: kept ?? typed, errors: errors)
        let asked = errors.isEmpty ? context.query["feld"] : nil
        let groups: [HTML] = FactGroup.household(sheet.fields).map { group in
            """
            <fieldset class="group wide"><legend>\(group.title)</legend>
            <div class="facts">\(group.fields.map { form.fact($0, isAsked: $0.id == asked) })</div></fieldset>

            """
        }
        return """
            <h2>Der Haushalt als Ganzes</h2>\(context.justChanged(change))
            \(form.markup(
                """
                \(form.basis(file.version, typed))\(FactSheet.standingHint)\(talking(form))\(groups)\(Form.districtSuggestions)
                """, submit: "Angaben speichern"))
            """
    }

    private func talking(_ form: Form) -> HTML {
        """
        <fieldset class="group wide"><legend>Anliegen und Verständigung</legend>
        \(form.area("wish", "Was möchte die Person?", hint: "In ihren eigenen Worten. „Ich weiß es noch nicht“ ist auch eine Antwort.", isOptional: true, maxLength: 4_000))
        <div class="facts">\(form.select("language", "Sprache des Gesprächs", options: Choice.languages, empty: "nicht bekannt"))\
        \(form.yesNoUnknown("interpreter", "Wird gedolmetscht?"))</div></fieldset>

        """
    }

    private var typed: FormData { Self.typed(answer, sheet) }

    /// What the form shows of what is known.
    static func typed(_ answer: HouseholdSheet.Answer, _ sheet: FactSheet) -> FormData {
        let file = answer.file
        let interpreter = file.needsInterpreter.map { $0 ? "ja" : "nein" } ?? "unbekannt"
        let own = [("wish", file.wish), ("language", file.language?.tag), ("interpreter", interpreter)].compactMap { name, value in
            value.map { (name, $0) }
        }
        return FormData(own + sheet.typed(answer.facts))
    }
}

extension FactSheet {
    static let standingHint: HTML = """
        <p class="hint">Neben jeder Angabe steht, wie gut sie bekannt ist. Eine neue Angabe ohne Wahl gilt als „angegeben“.
        Ein geleertes Feld ist wieder „nicht bekannt“.</p>
        """
}
