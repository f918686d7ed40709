public import Basics
public import Papers
import Store

/// What the confirmation sheet of an appointment tells.
public struct ConfirmationFacts: Question {
    public static let needs = Right.keepFiles
    public let appointment: AppointmentID

    public init(appointment: AppointmentID) { self.appointment = appointment }

    public struct Answer: Sendable {
        public let id: AppointmentID
        public let file: CaseFile
        /// The person's; nil where nobody knows it.
        public let language: Language?
        public let facts: SlipFacts
    }

    public func answer(at desk: Desk) throws -> Answer {
        let (known, file) = try desk.kept(appointment)
        guard known.state == .planned else {
            throw Refusal.notNow(why: "Dieser Termin ist nicht mehr geplant: \(known.state.german).", instead: "Vereinbaren Sie einen neuen.")
        }
        let (settings, plan) = (try desk.settings(), known.plan)
        let facts = SlipFacts(
            begins: plan.begins, minutes: plan.minutes, place: place(plan, settings), room: try plan.room.flatMap { try desk.roomWords($0) },
            person: try desk.names()[known.worker] ?? "", interpreted: plan.needsInterpreter ? plan.language : nil,
            contact: settings.contact.joined(separator: ", "), office: settings.shortName, fileNumber: file.number)
        return Answer(id: appointment, file: file, language: plan.language ?? file.language, facts: facts)
    }

    private func place(_ plan: AppointmentPlan, _ settings: OfficeSettings) -> SlipFacts.Place? {
        switch plan.place {
        case .office: .office(address: settings.returnAddress)
        case .phone: .phone
        case .video: .video
        case .visit: .visit
        case .outside: plan.placeNote.map { .outside($0) }
        case nil: nil
        }
    }
}

extension Desk {
    /// "Zimmer 204, 2. Stock".
    fileprivate func roomWords(_ id: RoomID) throws -> String? {
        try room(id).map { [$0.name, $0.details.floor].compactMap { $0 }.joined(separator: ", ") }
    }
}
