import Basics
import HTTPTypes
import Markup
import Office

/// "Mehrere Wohnungen zugleich": a new building, a hotel that closes. The best choice for all of them, what else each could be used for, and a
/// person who decides every one.
enum SharedSelectionPage {
    static let link: Link = "/wohnungen/gemeinsam"

    static func link(_ flats: [FlatID]) -> Link { "/wohnungen/gemeinsam?wohnungen=\(flats.map(\.text).joined(separator: "."))" }

    static let routes: [Route] = [
        .get("/wohnungen/gemeinsam", needs: .right(.keepFlats)) { context in
            let flats = chosen(context)
            return context.page(
                flats.isEmpty ? try await choosing(context, FormData(), FieldErrors()) : try await page(context, flats, FormData(), FieldErrors()))
        },
        .post("/wohnungen/gemeinsam", needs: .right(.keepFlats), fix),
        .post("/wohnungen/gemeinsam/berechnen", needs: .right(.keepFlats)) { context in
            let flats = chosen(context.form["wohnungen"])
            return try await context.attempt {
                _ = try await context.perform(ComputeTogether(flats: flats))
                return context.seeOther(link(flats), notice: Notice("Berechnet. Vorschlagen tut ein Mensch."))
            } orShow: { kept, errors in
                try await page(context, flats, kept, errors)
            }
        },
    ]

    private static func chosen(_ context: SignedInContext) -> [FlatID] { chosen(context.query["wohnungen"]) }
    private static func chosen(_ text: String?) -> [FlatID] {
        SharedSelection(flats: (text ?? "").split(separator: ".").compactMap { FlatID($0) }).flats
    }

    private static func fix(_ context: SignedInContext) async throws -> Answer {
        try await context.attempt {
            var read = FormReader(context.form)
            let flats = context.form.all("flats").compactMap { FlatID($0) }
            let rule: SelectionRule? = read.choice("rule", required: "die Regel")
            let atOnce = read.number("atOnce", in: 1...20, required: "die Zahl")
            if flats.count < 2 { read.add("flats", "Wählen Sie mindestens zwei Wohnungen.") }
            try read.finish()
            guard let rule, let atOnce else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(FixCriteriaTogether(flats: flats, criteria: SelectionCriteria(rule: rule, atOnce: atOnce)))
            return context.seeOther(link(flats), notice: Notice("Die Kriterien stehen für alle fest. Jetzt kann berechnet werden."))
        } orShow: { kept, errors in
            try await choosing(context, kept, errors)
        }
    }

    // MARK: Which flats, by what

    private static func choosing(_ context: SignedInContext, _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let open = try await context.ask(FlatList(state: .open)).lines.map(\.flat)
        let lead: HTML = "Ein Neubau, ein Hotel, das schließt: Wer bekommt was, wenn alle Wohnungen zugleich gesehen werden?"
        guard open.count >= 2 else {
            return Page(
                "Mehrere Wohnungen zugleich", lead: lead, area: .flats,
                body: """
                    <p>Dafür braucht es mindestens zwei Wohnungen, die frei zur Auswahl sind. Zurzeit \(open.isEmpty ? "ist es keine" : "ist es eine").</p>\
                    <p><a href="\(Flats.link)">Zu den Wohnungen</a></p>
                    """)
        }
        let form = context.form(to: link, kept: kept["atOnce"] == nil ? kept.setting("atOnce", to: "1") : kept, errors: errors)
        let rules = [SelectionRule.points, .waitingTime].map { Choice($0.rawValue, $0.german, hint: $0.explained) }
        let fields: HTML = """
            \(form.checkboxes("flats", "Welche Wohnungen?", options: open.map { Choice($0.id.text, "\($0.number), \(Flats.place($0.offer.facts))", hint: Flats.size($0.offer.facts)) }))\
            \(form.radios("rule", "Was zählt?", options: rules))\
            \(form.text("atOnce", "Wie viele Haushalte je Wohnung?", hint: "Mit einem je Wohnung steht dabei, wofür die Wohnung sonst am besten wäre.", width: .short, maxLength: 2, inputMode: "numeric"))\
            <p class="hint">Name, Herkunft, Sprache, Religion, Geschlecht und Alter zählen in keiner Regel.</p>
            """
        return Page(
            "Mehrere Wohnungen zugleich", lead: lead, area: .flats, errors: errors, isNarrow: true,
            body: """
                <p>Zuerst stehen die Kriterien fest, mit Prüfsumme und Los für jede Wohnung; erst dann wird nachgesehen, wer in Frage kommt. \
                Gesucht wird, was die meisten Wohnungen vermittelt, und darunter, was die meisten Punkte hat.</p>\
                \(form.markup(fields, submit: "Kriterien für alle festlegen"))
                """)
    }

    // MARK: The best for all of them

    private static func page(_ context: SignedInContext, _ flats: [FlatID], _ kept: FormData, _ errors: FieldErrors) async throws -> Page {
        let answer = try await context.ask(SharedSelection(flats: flats))
        let view = SharedSelectionView(answer: answer, flats: flats, context: context)
        return Page(
            "Mehrere Wohnungen zugleich", lead: "\(counted(flats.count, "Wohnung", "Wohnungen", none: "Keine Wohnung"))", area: .flats,
            errors: errors,
            body: "<p><a href=\"\(link)\">Andere Wohnungen wählen</a></p>\(view.criteria)\(view.sentence)\(view.proposals)")
    }
}
