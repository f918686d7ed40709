public import Basics
import Store

/// Enters somebody into the book of volunteers, or changes what is known of them.
public struct KeepVolunteer: Command {
    public static let name = "volunteer.keep"
    public static let needs = Right.keepVolunteers
    /// Nil for a new entry.
    public let volunteer: VolunteerID?
    public let identity: VolunteerIdentity
    public let account: WorkerID?
    public let languages: [Language]
    public let districts: [String]
    public let mostTandems: Int?
    public let version: Int

    public init(
        volunteer: VolunteerID? = nil, identity: VolunteerIdentity, account: WorkerID? = nil, languages: [Language] = [], districts: [String] = [],
        mostTandems: Int? = nil, version: Int = 0
    ) {
        self.volunteer = volunteer
        self.identity = identity
        self.account = account
        self.languages = languages
        self.districts = districts.map(\.cleanedLine).filter { !$0.isEmpty }
        self.mostTandems = mostTandems
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Created<VolunteerID> {
        try check(at: desk)
        let id = volunteer ?? VolunteerID()
        let sealed = try desk.officeSeal.sealJSON(identity, "volunteers", "identity", id.text)
        if volunteer == nil {
            try desk.transaction.execute(
                """
                INSERT INTO volunteers (office, volunteer, state, languages, districts, identity, version)
                VALUES (\(desk.office), \(id), \(VolunteerState.interested), '', '', \(sealed), 0)
                """)
        }
        let changed = try desk.transaction.execute(
            """
            UPDATE volunteers SET account = \(account), languages = \(languages.map(\.tag).joined(separator: " ")),
                districts = \(districts.joined(separator: "\n")), most_tandems = \(mostTandems), identity = \(sealed), version = version + 1
            WHERE office = \(desk.office) AND volunteer = \(id) AND version = \(volunteer == nil ? 0 : version) AND state <> \(VolunteerState.ended)
            """)
        guard changed == 1 else { throw try desk.liveVolunteer(id).version == version ? Refusal.notFound : Refusal.stale }
        desk.tell(Self.name, subject: id)
        return Created(id)
    }

    private func check(at desk: Desk) throws {
        var errors = identity.problems
        if districts.count > 30 || districts.contains(where: { $0.utf8.count > 100 }) {
            errors.append(FieldError(field: "districts", message: "Höchstens 30 Stadtteile mit je 100 Zeichen."))
        }
        if let mostTandems, !(0...20).contains(mostTandems) { errors.append(FieldError(field: "most_tandems", message: "Zwischen 0 und 20.")) }
        if let account {
            if !(try desk.colleagues(with: [.volunteer])).contains(where: { $0.id == account }) {
                errors.append(FieldError(field: "account", message: "Dieses Konto ist keines des Ehrenamts."))
            }
            let holder: VolunteerID? = try desk.transaction.value(
                "SELECT volunteer FROM volunteers WHERE office = \(desk.office) AND account = \(account)")
            if let holder, holder != volunteer {
                errors.append(FieldError(field: "account", message: "Dieses Konto gehört schon zu einem anderen Eintrag."))
            }
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }
}

/// Notes the steps before somebody helps: the talk, secrecy, the police certificate as it was shown.
public struct RecordOnboarding: Command {
    public static let name = "volunteer.onboard"
    public static let needs = Right.keepVolunteers
    /// No office looks further ahead.
    static let longestCertificateYears = 10
    public let volunteer: VolunteerID
    public let onboarding: Onboarding
    public let version: Int

    public init(volunteer: VolunteerID, onboarding: Onboarding, version: Int) {
        self.volunteer = volunteer
        self.onboarding = onboarding
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.liveVolunteer(volunteer)
        var errors: [FieldError] = []
        let certificate = onboarding.certificate
        for (field, day) in [("talk_on", onboarding.talkOn), ("secrecy_on", onboarding.secrecyOn), ("seen_on", certificate?.seenOn)] {
            if let day, day > desk.today { errors.append(FieldError(field: field, message: "Dieser Tag liegt in der Zukunft.")) }
        }
        if let certificate {
            if certificate.validUntil < certificate.seenOn {
                errors.append(FieldError(field: "valid_until", message: "Das Ende liegt vor dem Tag, an dem es gesehen wurde."))
            }
            if certificate.validUntil > certificate.seenOn.adding(years: Self.longestCertificateYears) {
                errors.append(FieldError(field: "valid_until", message: "Länger als zehn Jahre gilt kein Führungszeugnis. Stimmt das Jahr?"))
            }
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
        // Who looked at the certificate stays for as long as it is the same one.
        let seenBy: SQL = certificate == known.onboarding.certificate ? "certificate_seen_by" : "\(certificate == nil ? nil : desk.worker.id)"
        let changed = try desk.transaction.execute(
            """
            UPDATE volunteers SET talk_on = \(onboarding.talkOn), secrecy_on = \(onboarding.secrecyOn), certificate_seen_on = \(certificate?.seenOn),
                certificate_until = \(certificate?.validUntil), certificate_seen_by = \(seenBy), version = version + 1
            WHERE office = \(desk.office) AND volunteer = \(volunteer) AND version = \(version)
            """)
        guard changed == 1 else { throw Refusal.stale }
        desk.tell(Self.name, subject: volunteer)
        return Done()
    }
}

/// Moves somebody on: into onboarding, to work, into a pause and back.
public struct MoveVolunteer: Command {
    public static let name = "volunteer.move"
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let state: VolunteerState
    /// Since when they are active, where that was before it is written down; nil for today.
    public let since: CivilDate?

    public init(volunteer: VolunteerID, to state: VolunteerState, since: CivilDate? = nil) {
        self.volunteer = volunteer
        self.state = state
        self.since = since
    }

    public func perform(at desk: Desk) throws -> Done {
        guard state != .ended else { throw Refusal.invalid("state", "Das Ende hat einen eigenen Schritt.") }
        let known = try desk.liveVolunteer(volunteer)
        if let since, since > desk.today { throw Refusal.invalid("since", "Dieser Tag liegt in der Zukunft.") }
        let since = state == .active ? since ?? known.activeSince ?? desk.today : known.activeSince
        try desk.transaction.execute(
            """
            UPDATE volunteers SET state = \(state), active_since = \(since), version = version + 1
            WHERE office = \(desk.office) AND volunteer = \(volunteer)
            """)
        desk.tell(Self.name, subject: volunteer, detail: state.rawValue)
        return Done()
    }
}

/// Notes a training, or takes a note of one out again.
public struct NoteTraining: Command {
    public static let name = "volunteer.training"
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let kind: TrainingKind
    public let heldOn: CivilDate
    public let validUntil: CivilDate?

    public init(volunteer: VolunteerID, kind: TrainingKind, heldOn: CivilDate, validUntil: CivilDate? = nil) {
        self.volunteer = volunteer
        self.kind = kind
        self.heldOn = heldOn
        self.validUntil = validUntil
    }

    public func perform(at desk: Desk) throws -> Created<TrainingID> {
        _ = try desk.liveVolunteer(volunteer)
        guard heldOn <= desk.today else { throw Refusal.invalid("held_on", "Die Schulung war noch nicht.") }
        if let validUntil, validUntil < heldOn { throw Refusal.invalid("training_until", "Das Ende liegt vor der Schulung.") }
        let id = TrainingID()
        try desk.transaction.execute(
            """
            INSERT INTO volunteer_trainings (office, training, volunteer, kind, held_on, valid_until, entered_at, entered_by)
            VALUES (\(desk.office), \(id), \(volunteer), \(kind), \(heldOn), \(validUntil), \(desk.now), \(desk.worker.id))
            """)
        desk.tell(Self.name, subject: volunteer, detail: kind.rawValue)
        return Created(id)
    }
}

/// Takes a training out that was entered by mistake.
public struct DropTraining: Command {
    public static let name = "volunteer.no-training"
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let training: TrainingID

    public init(volunteer: VolunteerID, training: TrainingID) {
        self.volunteer = volunteer
        self.training = training
    }

    public func perform(at desk: Desk) throws -> Done {
        let dropped = try desk.transaction.execute(
            "DELETE FROM volunteer_trainings WHERE office = \(desk.office) AND volunteer = \(volunteer) AND training = \(training)")
        guard dropped == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: volunteer)
        return Done()
    }
}

/// Somebody leaves: errands and tandems end with the day, and what is needed to reach them is erased. The name stays beside what was paid.
public struct EndVolunteer: Command {
    public static let name = "volunteer.end"
    public static let needs = Right.keepVolunteers
    public let volunteer: VolunteerID
    public let on: CivilDate

    public init(volunteer: VolunteerID, on day: CivilDate) {
        self.volunteer = volunteer
        on = day
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.liveVolunteer(volunteer)
        guard on <= desk.today else { throw Refusal.invalid("ended_on", "Dieser Tag liegt in der Zukunft.") }
        if let since = known.activeSince, on < since { throw Refusal.invalid("ended_on", "Das Ende liegt vor dem Anfang am \(since.german).") }
        let sealed = try desk.officeSeal.sealJSON(VolunteerIdentity(name: known.identity.name), "volunteers", "identity", volunteer.text)
        try desk.transaction.execute(
            """
            UPDATE volunteers SET state = \(VolunteerState.ended), ended_on = \(on), account = NULL, languages = '', districts = '',
                most_tandems = NULL, identity = \(sealed), version = version + 1
            WHERE office = \(desk.office) AND volunteer = \(volunteer)
            """)
        try desk.transaction.execute(
            """
            UPDATE errands SET state = \(ErrandState.withdrawn) WHERE office = \(desk.office) AND volunteer = \(volunteer)
                AND state IN \(list: ErrandState.allCases.filter(\.takesTime))
            """)
        try desk.transaction.execute(
            """
            UPDATE tandems SET ended_on = \(desk.today), ended_why = \(TandemEnd.volunteer)
            WHERE office = \(desk.office) AND volunteer = \(volunteer) AND ended_on IS NULL AND until >= \(desk.today)
            """)
        desk.tell(Self.name, subject: volunteer)
        return Done()
    }
}

extension Desk {
    /// The entry for a change; one that was ended does not change any more.
    func liveVolunteer(_ id: VolunteerID) throws -> Volunteer {
        let known = try volunteer(id)
        guard known.state != .ended else {
            throw Refusal.notNow(
                why: "Dieses Ehrenamt ist beendet, und was zum Erreichen nötig war, ist gelöscht.", instead: "Legen Sie einen neuen Eintrag an.")
        }
        return known
    }
}
