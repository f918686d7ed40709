import Basics
import HTTPTypes
import Markup
import Office

/// "Der Weg in die Wohnung": one proposal from the viewing to the third month after the move.
enum WayPage {
    static func link(_ nomination: NominationID) -> Link { "/vorschlag/\(nomination)" }
    static func link(_ nomination: NominationID, step: String) -> Link { "/vorschlag/\(nomination)/schritt/\(step)" }

    static let routes: [Route] =
        [
            .get("/vorschlag/:vorschlag", needs: .right(.keepFlats)) { context in context.page(try await page(context)) },
            .post("/vorschlag/:vorschlag/besichtigung/:besichtigung", needs: .right(.keepFlats), settle),
            .post("/vorschlag/:vorschlag/vertrag", needs: .right(.keepFlats)) { context in
                try await act(context, .contract, "Der Vertrag ist eingetragen. Die anderen Haushalte dieser Wohnung sind wieder frei.") { id, read in
                    let on = read.date("on", required: "den Tag der Unterschrift")
                    let despite = read.line("despite", max: 400)
                    try read.finish()
                    guard let on else { throw Refusal.invalid(read.errors) }
                    _ = try await context.perform(SignContract(nomination: id, on: on, despite: despite))
                }
            },
            .post("/vorschlag/:vorschlag/vertrag/zuruecknehmen", needs: .right(.keepFlats)) { context in
                try await act(context, .contract, "Die Unterschrift ist zurückgenommen.") { id, _ in
                    _ = try await context.perform(TakeBackSignature(nomination: id))
                }
            },
            .post("/vorschlag/:vorschlag/einzug", needs: .right(.keepFlats), moveIn),
            .post("/vorschlag/:vorschlag/einzug/:einzug/zuruecknehmen", needs: .right(.keepFlats)) { context in
                try await act(context, .move, "Der Einzug ist zurückgenommen und zählt nicht mehr.") { _, _ in
                    _ = try await context.perform(VoidMoveIn(move: try context.id("einzug")))
                }
            },
            .post("/vorschlag/:vorschlag/unterkunft", needs: .right(.keepFlats)) { context in
                try await act(context, .shelter, "Der Platz in der Unterkunft ist aufgegeben.") { id, read in
                    let on = read.date("left_on", required: "den Tag des Auszugs")
                    try read.finish()
                    guard let on else { throw Refusal.invalid(read.errors) }
                    _ = try await context.perform(LeaveShelterPlace(nomination: id, leftOn: on))
                }
            },
            .post("/vorschlag/:vorschlag/gespraech", needs: .right(.keepFlats), talk),
            .post("/vorschlag/:vorschlag/gespraech/:gespraech/zuruecknehmen", needs: .right(.keepFlats)) { context in
                try await act(context, .talk, "Das Gespräch ist zurückgenommen.") { _, _ in
                    _ = try await context.perform(VoidAftercare(contact: try context.id("gespraech")))
                }
            },
            .post("/vorschlag/:vorschlag/weiterbegleiten", needs: .right(.keepFlats)) { context in
                try await act(context, .talk, "Die Nachbetreuung geht weiter.") { id, _ in
                    _ = try await context.perform(ResumeAftercare(nomination: id))
                }
            },
        ] + WayStepPage.routes + ViewingPage.routes + WaysPage.routes

    /// The forms of the page; what was refused comes back into the one it was typed into.
    enum Part: String {
        case contract = "vertrag"
        case move = "einzug"
        case shelter = "unterkunft"
        case talk = "gespraech"
        case viewing = "besichtigung"
    }

    static func sheet(_ context: SignedInContext) async throws -> WaySheet.Answer {
        let id: NominationID = try context.id("vorschlag")
        let file = try await context.ask(FileOfNomination(nomination: id))
        return try await context.ask(WaySheet(file: file, nomination: id))
    }

    private static func act(
        _ context: SignedInContext, _ part: Part, _ notice: String, _ step: (NominationID, inout FormReader) async throws -> Void
    ) async throws -> Answer {
        let id: NominationID = try context.id("vorschlag")
        return try await context.attempt {
            var read = FormReader(context.form)
            try await step(id, &read)
            return context.seeOther(link(id), notice: Notice(notice))
        } orShow: { kept, errors in
            try await page(context, part, kept, errors)
        }
    }

    private static func settle(_ context: SignedInContext) async throws -> Answer {
        try await act(context, .viewing, "Eingetragen. Für den Haushalt ändert sich an keiner anderen Stelle etwas.") { _, read in
            let said = read.line("outcome", required: "was daraus wurde")
            try read.finish()
            let outcome: ViewingOutcome
            switch said {
            case "held": outcome = .held
            case "cancelled": outcome = .cancelled
            case "planned": outcome = .planned
            default:
                guard let loss = said.flatMap({ ViewingLoss(rawValue: $0) }) else {
                    throw Refusal.invalid("outcome", "Wählen Sie, was daraus wurde.")
                }
                outcome = .lost(loss)
            }
            _ = try await context.perform(SettleViewing(viewing: try context.id("besichtigung"), outcome: outcome))
        }
    }

    private static func moveIn(_ context: SignedInContext) async throws -> Answer {
        try await act(context, .move, "Der Einzug ist eingetragen. Ab jetzt zählen die drei Monate danach.") { id, read in
            let movedOn = read.date("moved_on", required: "den Tag des Einzugs")
            let persons = read.form.all("persons").compactMap { PersonID($0) }
            let (ukraine, reported) = (read.yesNo("ukraine"), read.date("reported_on"))
            try read.finish()
            guard let movedOn else { throw Refusal.invalid(read.errors) }
            let sheet = MoveInSheet(movedOn: movedOn, persons: persons, isFromUkraine: ukraine, reportedOn: reported)
            if let move = read.form["move"].flatMap({ MoveInID($0) }) {
                _ = try await context.perform(CorrectMoveIn(move: move, sheet: sheet))
            } else {
                _ = try await context.perform(RecordMoveIn(nomination: id, sheet: sheet))
            }
        }
    }

    private static func talk(_ context: SignedInContext) async throws -> Answer {
        try await act(context, .talk, "Das Gespräch ist eingetragen.") { _, read in
            let move: MoveInID? = read.id("move", required: "den Einzug")
            let on = read.date("on", required: "den Tag")
            let side: AftercareSide? = read.choice("side", required: "mit wem Sie sprachen")
            let housed: StillHoused? = read.choice("housed", required: "ob der Haushalt dort wohnt")
            let note = read.text("note", max: 4_000)
            try read.finish()
            guard let move, let on, let side, let housed else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(
                NoteAftercare(move: move, onDay: on, side: side, housed: housed, note: note, ends: read.isTicked("ends")))
        }
    }

    private static func page(
        _ context: SignedInContext, _ part: Part? = nil, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let view = WayView(sheet: try await sheet(context), context: context, part: part, kept: kept, errors: errors)
        return FilePages.page(
            "Der Weg in die Wohnung", of: view.sheet.file, at: .housing, lead: view.lead, errors: errors, errorForm: part?.rawValue ?? "feld",
            body: view.markup)
    }
}
