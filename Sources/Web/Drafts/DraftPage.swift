import Basics
import Foundation
import HTTPTypes
import Markup
import Office

/// Keeps what somebody types before it is sent: asked by the script while they type, or by a button without it.
enum DraftPage {
    static let stampField = "entwurf"
    /// Counts the script's savings; a form without it was sent by a button.
    static let serialField = "folge"
    static let decidedField = "entschieden"

    static let routes: [Route] = [
        .post("/faelle/:fall/entwurf", needs: .right(.keepFiles), keep),
        .post("/faelle/:fall/entwurf/verwerfen", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            try await context.office.jot(DiscardDraft(file: file, form: .note), by: context.worker)
            return context.seeOther(
                TimelinePage.link(in: file), notice: Notice("Der Entwurf ist verworfen.", undo: "/faelle/\(file)/entwurf/zurueckholen"))
        },
        .post("/faelle/:fall/entwurf/zurueckholen", needs: .right(.keepFiles)) { context in
            let file: CaseID = try context.id("fall")
            let isBack = try await context.office.jot(RestoreDraft(file: file, form: .note), by: context.worker)
            return context.seeOther(
                TimelinePage.link(in: file),
                notice: Notice(isBack ? "Der Entwurf ist wieder da." : "Dieser Entwurf lässt sich nicht mehr zurückholen."))
        },
    ]

    /// What belongs to the sending and not to what was typed.
    private static let ownFields: Set<String> = [
        FormSeal.field, Form.commandField, stampField, serialField, decidedField, NotePieces.whatField, NotePieces.snippetField,
    ]

    private static func keep(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        let fields = context.form.fields.filter { !ownFields.contains($0.name) && !$0.value.isEmpty }.map { Draft.Field($0.name, $0.value) }
        let outcome = try await context.office.jot(
            KeepDraft(
                file: file, form: .note, fields: fields, ticket: try context.draftTicket, serial: context.form[serialField].flatMap { Int64($0) },
                isDecided: context.form[decidedField] == "ja"), by: context.worker)
        if context.form[serialField] != nil { return DraftReply(outcome).answer }
        switch outcome {
        case .kept, .nothing, .alreadyWritten:
            return context.seeOther(TimelinePage.link(in: file), notice: Notice(outcome.sentence))
        case .newerElsewhere, .gone:
            let errors = FieldErrors([FieldError(field: "note", message: outcome.sentence)])
            return context.page(
                try await TimelinePage.page(context, kept: context.form, errors: errors, meetsOther: outcome.isNewerElsewhere), status: .conflict)
        }
    }
}

extension SignedInContext {
    /// What the shown form knew of its draft.
    var draftTicket: DraftTicket {
        get throws { DraftTicket(sheet: try commandID, stamp: form[DraftPage.stampField].flatMap { DraftStamp($0) }) }
    }
}

extension KeepDraft.Outcome {
    /// What the person reads about it.
    var sentence: String {
        switch self {
        case .kept(_, let at): "Entwurf gesichert um \(at.local.clock) Uhr."
        case .nothing: "Kein Text, kein Entwurf."
        case .newerElsewhere(let at):
            "In einem anderen Fenster wurde um \(at.local.clock) Uhr weitergeschrieben. Nichts wurde überschrieben; dieser Text hier ist noch nicht gesichert."
        case .alreadyWritten: "Dieser Text ist schon im Verlauf gespeichert."
        case .gone: "Dieser Entwurf wurde in einem anderen Fenster gespeichert oder verworfen. Der Text hier ist noch nicht gesichert."
        }
    }

    var isNewerElsewhere: Bool {
        guard case .newerElsewhere = self else { return false }
        return true
    }
}

/// The script's answer.
private struct DraftReply: Encodable {
    let state: String
    let stamp: String?
    let text: String

    init(_ outcome: KeepDraft.Outcome) {
        text = outcome.sentence
        switch outcome {
        case .kept(let stamp, _): (state, self.stamp) = ("kept", stamp.text)
        case .nothing: (state, stamp) = ("kept", "")
        case .alreadyWritten: (state, stamp) = ("written", nil)
        case .newerElsewhere, .gone: (state, stamp) = ("conflict", nil)
        }
    }

    var answer: Answer {
        let body = (try? JSONEncoder().encode(self)).map { [UInt8]($0) } ?? []
        return Answer(status: .ok, headers: [.contentType: "application/json"], body: body)
    }
}
