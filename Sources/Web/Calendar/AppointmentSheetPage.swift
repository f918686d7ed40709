import Basics
import HTTPTypes
import Markup
import Office

/// One appointment: what is agreed, how it ended, and everything that may still happen with it.
enum AppointmentSheetPage {
    static func link(_ id: AppointmentID) -> Link { "/termine/\(id)" }

    static let routes: [Route] = [
        .get("/termine/:termin", needs: .right(.keepFiles)) { context in
            context.page(AppointmentSheetView(answer: try await sheet(context), context: context).page)
        },
        .post("/termine/:termin/aendern/zeit", needs: .right(.keepFiles), move),
        .post("/termine/:termin/aendern/absage", needs: .right(.keepFiles), cancel),
        .post("/termine/:termin/aendern/dolmetschen", needs: .right(.keepFiles), ask),
        .post("/termine/:termin/aendern/antwort", needs: .right(.keepFiles), answered),
        .post("/termine/:termin/aendern/kosten", needs: .right(.keepFiles), cost),
    ]

    private static func sheet(_ context: SignedInContext) async throws -> AppointmentSheet.Answer {
        try await context.ask(AppointmentSheet(appointment: try context.id("termin")))
    }

    /// Does one change; what the desk refuses comes back into its form, the others untouched.
    private static func change(
        _ context: SignedInContext, _ part: AppointmentSheetView.Part, _ done: String,
        _ step: (inout FormReader, AppointmentID, Int) async throws -> Void
    ) async throws -> Answer {
        let id: AppointmentID = try context.id("termin")
        return try await context.attempt {
            var read = FormReader(context.form)
            let version = read.version()
            try await step(&read, id, version)
            return context.seeOther(link(id), notice: Notice(done))
        } orShow: { kept, errors in
            AppointmentSheetView(answer: try await sheet(context), context: context, sent: part, kept: kept, errors: errors).page
        }
    }

    private static func move(_ context: SignedInContext) async throws -> Answer {
        try await change(context, .time, "Der Termin ist verlegt.") { read, id, version in
            let begins = BookingForm.begins(&read)
            let minutes = read.number("minutes", in: 5...720, required: "die Dauer")
            let place: PlaceKind? = read.choice("place")
            let (note, room): (String?, RoomID?) = (read.line("place_note", max: 200), read.id("room"))
            try read.finish()
            guard let begins, let minutes else { return }
            _ = try await context.perform(
                MoveAppointment(
                    appointment: id, begins: begins, minutes: minutes, place: place, placeNote: note, room: place == .office ? room : nil,
                    acceptsClashes: read.isTicked(BookingForm.acceptField), version: version))
        }
    }

    private static func cancel(_ context: SignedInContext) async throws -> Answer {
        try await change(context, .cancelling, "Der Termin ist abgesagt.") { read, id, version in
            let canceller: Canceller? = read.choice("by", required: "wer abgesagt hat")
            let (reason, lost) = (read.line("reason", max: 200), read.money("lost_cost"))
            try read.finish()
            guard let canceller else { return }
            _ = try await context.perform(CancelAppointment(appointment: id, by: canceller, reason: reason, lostCost: lost, version: version))
        }
    }

    private static func ask(_ context: SignedInContext) async throws -> Answer {
        try await change(context, .interpreting, "Die Anfrage ist eingetragen.") { read, id, version in
            let interpreter: InterpreterID? = read.id("interpreter")
            try read.finish()
            _ = try await context.perform(AskInterpreter(appointment: id, interpreter: interpreter, version: version))
        }
    }

    private static func answered(_ context: SignedInContext) async throws -> Answer {
        try await change(context, .answer, "Die Antwort ist eingetragen.") { read, id, version in
            let accepts = read.yesNo("accepts", required: "Ja oder Nein")
            let reason: DeclineReason? = read.choice("reason")
            try read.finish()
            guard let accepts else { return }
            _ = try await context.perform(RecordInterpreterAnswer(appointment: id, accepts: accepts, reason: reason, version: version))
        }
    }

    private static func cost(_ context: SignedInContext) async throws -> Answer {
        try await change(context, .cost, "Die Kosten sind eingetragen.") { read, id, version in
            let (cost, lost) = (read.money("cost"), read.money("lost_cost"))
            try read.finish()
            _ = try await context.perform(RecordAppointmentCost(appointment: id, cost: cost, lostCost: lost, version: version))
        }
    }
}
