import Basics
import Catalogue
import Store

/// What a file, its office and the one who writes give a letter by themselves. What is not known is not in it.
struct LetterFacts {
    private(set) var values: [LetterSlot: String] = [:]

    init(of file: CaseFile, persons: [Person], about person: Person?, at desk: Desk) throws {
        let settings = try desk.settings()
        set(.fileNumber, file.number)
        set(.person, person?.identity.spokenName)
        set(.birthDate, person?.facts.value("born").flatMap { CivilDate(iso: $0) }?.german)
        set(.household, Self.names(persons))
        set(.counsellor, desk.worker.name)
        set(
            .telephone,
            try desk.transaction.value("SELECT telephone FROM preferences WHERE office = \(desk.office) AND worker = \(desk.worker.id)"))
        set(.office, settings.shortName)
        set(.officeAddress, settings.returnAddress)
        set(.place, settings.place)
        set(.today, desk.today.german)
        if file.desk == .return, let template = desk.planTemplate(of: file) {
            set(.departure, try desk.wishedDay(of: file, try desk.planRecord(of: file.id, file.seal), template)?.german)
        }
        try appointment(of: file, at: desk)
    }

    private mutating func set(_ field: LetterField, _ value: String?) {
        if let value, !value.isEmpty { values[.field(field)] = value }
    }

    /// All of them or nothing: a letter does not leave somebody out because the name is not known.
    private static func names(_ persons: [Person]) -> String? {
        let names = persons.compactMap(\.identity.spokenName)
        guard names.count == persons.count, let last = names.last else { return nil }
        return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " und " + last
    }

    private mutating func appointment(of file: CaseFile, at desk: Desk) throws {
        let next = try desk.appointments(
            where: "AND a.case_id = \(file.id) AND a.begins_at >= \(desk.now) AND a.state = \(AppointmentState.planned)"
        ).first
        guard let next else { return }
        set(.appointmentDay, next.begins.local.day.german)
        set(.appointmentTime, "\(next.begins.local.clock) Uhr")
        set(.appointmentPlace, next.roomName ?? next.place?.german)
    }
}
