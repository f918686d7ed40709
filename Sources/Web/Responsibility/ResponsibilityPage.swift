import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// "Zuständige Stelle": who counsels where, for everybody to read; and the handover of a file, with consent.
enum ResponsibilityPage {
    static let routes: [Route] = [
        .get("/zustaendigkeit", needs: .open) { context in context.page(publicPage(context)) },
        .get("/faelle/:fall/weitergabe", needs: .right(.seeConfidential)) { context in context.page(try await page(context)) },
        .get("/faelle/:fall/weitergabe/:blatt", needs: .right(.seeConfidential)) { context in
            let answer = try await context.ask(Handovers(file: try context.id("fall")))
            let id: HandoverID = try context.id("blatt")
            guard let handover = answer.made.first(where: { $0.id == id }) else { throw Refusal.notFound }
            return context.page(HandoverView(context: context, answer: answer, kept: FormData(), errors: FieldErrors()).sheet(handover))
        },
        .post("/faelle/:fall/weitergabe", needs: .right(.keepFiles), make),
        .post("/faelle/:fall/weitergabe/:blatt/widerruf", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            _ = try await context.perform(WithdrawHandover(file: file, handover: try context.id("blatt")))
            return context.seeOther(
                link(in: file), notice: Notice("Die Einwilligung ist widerrufen. Bitten Sie die andere Stelle, das Blatt zu vernichten."))
        },
    ]

    static func link(in file: CaseID) -> Link { "/faelle/\(file)/weitergabe" }

    private static func page(_ context: SignedInContext, kept: FormData = FormData(), errors: FieldErrors = FieldErrors()) async throws -> Page {
        HandoverView(context: context, answer: try await context.ask(Handovers(file: try context.id("fall"))), kept: kept, errors: errors).page
    }

    private static func make(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let centre = read.line("centre", required: "die Stelle")
            let recipient = read.text("recipient", required: "die Anschrift", max: 500)
            let on = read.date("consent_on", required: "den Tag der Einwilligung")
            let form = read.choice("consent_form", ConsentForm.self, required: "die Form der Einwilligung")
            let parts = read.choices("parts", HandoverPart.self)
            if parts.isEmpty { read.add("parts", "Wählen Sie, was weitergegeben werden darf.") }
            try read.finish()
            guard let centre, let recipient, let on, let form else { throw Refusal.invalid(read.errors) }
            let id = try await context.perform(
                MakeHandover(file: file, centre: centre, recipient: recipient, consentOn: on, consentForm: form, parts: parts)
            ).id
            return context.seeOther("/faelle/\(file)/weitergabe/\(id)", notice: Notice("Das Blatt ist geschrieben. Verschickt wurde nichts."))
        } orShow: { kept, errors in
            try await page(context, kept: kept, errors: errors)
        }
    }

    // MARK: For everybody

    private static func publicPage(_ context: OpenContext) -> Page {
        let catalogue = context.office.shelf.current
        let today = context.office.clock.today
        return Page(
            "Wer berät wo?", lead: "Beratung zur freiwilligen Rückkehr in Bayern. Sie ist freiwillig und unverbindlich.", isNarrow: true,
            body: "\(catalogue.centres.map { centre($0, catalogue, today) })")
    }

    private static func centre(_ centre: Centre, _ catalogue: Catalogue, _ today: CivilDate) -> HTML {
        let districts = catalogue.districts(of: centre, on: today).map(\.german).sorted()
        let place: HTML = districts.isEmpty ? "die übrigen Landkreise und Städte in Bayern" : "\(districts.joined(separator: ", "))"
        return """
            <h2>\(centre.title.de)</h2>
            \(summaryList([
                ("Träger", "\(centre.runBy.de)", nil), ("Für", place, nil), ("Anschrift", CentreWords.address(of: centre, on: today), nil),
                ("Sprachen", CentreWords.languages(of: centre), nil),
            ]))<p>\(centre.booking.de)</p><p class="hint">\(CentreWords.source(of: centre, catalogue))</p>
            """
    }
}

/// What is known of a centre, and what is not.
enum CentreWords {
    static func address(of centre: Centre, on day: CivilDate) -> HTML {
        guard let address = centre.address.first(where: { $0.period.contains(day) }), let value = address.value else { return "nicht bekannt" }
        let note: HTML =
            address.provenance.note.isEmpty ? .empty : "<br><span class=\"hint\">\(address.provenance.note.de) Vor dem Weg bitte nachfragen.</span>"
        return "\(value)\(note)"
    }

    static func languages(of centre: Centre) -> HTML {
        centre.languages.map { "\($0.compactMap { Language($0)?.german }.joined(separator: ", "))" } ?? "nicht bekannt"
    }

    static func source(of centre: Centre, _ catalogue: Catalogue) -> HTML {
        let titles = centre.provenance.sources.compactMap { catalogue.sources[$0] }.map { source in
            "\(source.publisher): \(source.title)" + (source.readOn.map { ", gelesen am \($0.german)" } ?? "")
        }
        return "Quelle: \(titles.joined(separator: "; "))"
    }

    /// One sentence for a file or the intake.
    static func sentence(_ responsibility: Responsibility) -> HTML {
        switch responsibility {
        case .unknownDistrict: "In welcher Stadt oder welchem Landkreis ist die Familie gemeldet? Davon hängt ab, welche Stelle zuständig ist."
        case .centre(let centre): "Zuständig: \(centre.title.de)."
        case .someCentre(let centre): "Zuständig ist \(centre.title.de); welche, steht in keinem gelesenen Text."
        case .nobodyKnown: "Für diesen Wohnort ist keine zuständige Stelle bekannt."
        }
    }
}
