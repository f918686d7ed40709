public import Basics
import Store

/// Who a volunteer is and how to reach them; sealed as one.
public struct VolunteerIdentity: Codable, Sendable, Hashable {
    public var name: String
    public var phone: String?
    public var mail: String?
    /// "dienstags ab 16 Uhr".
    public var times: String?
    /// What else the office was told.
    public var note: String?

    public init(name: String, phone: String? = nil, mail: String? = nil, times: String? = nil, note: String? = nil) {
        self.name = name.cleanedLine
        self.phone = phone?.cleanedLine.nonEmpty
        self.mail = mail?.cleanedLine.nonEmpty
        self.times = times?.cleanedLine.nonEmpty
        self.note = note?.cleaned.nonEmpty
    }

    var problems: [FieldError] {
        var errors: [FieldError] = []
        if name.isEmpty || name.utf8.count > 200 {
            errors.append(FieldError(field: "name", message: "Wie heißt die Person? (höchstens 200 Zeichen)"))
        }
        if let mail, !mail.utf8.contains(UInt8(ascii: "@")) { errors.append(FieldError(field: "mail", message: "Das ist keine E-Mail-Adresse.")) }
        for (field, text, most) in [("phone", phone, 60), ("mail", mail, 200), ("times", times, 300), ("note", note, 2_000)]
        where (text ?? "").utf8.count > most {
            errors.append(FieldError(field: field, message: "Höchstens \(most) Zeichen."))
        }
        return errors
    }
}

/// What was seen of a police certificate: that, and until when. Never what stands in it.
public struct SeenCertificate: Codable, Sendable, Hashable {
    public let seenOn: CivilDate
    public let validUntil: CivilDate

    public init(seenOn: CivilDate, validUntil: CivilDate) {
        self.seenOn = seenOn
        self.validUntil = validUntil
    }
}

/// The steps before somebody is given a household's errand; nil is not done yet.
public struct Onboarding: Codable, Sendable, Hashable {
    /// The talk in which office and volunteer got to know each other.
    public var talkOn: CivilDate?
    /// The day secrecy was promised in writing.
    public var secrecyOn: CivilDate?
    public var certificate: SeenCertificate?

    public init(talkOn: CivilDate? = nil, secrecyOn: CivilDate? = nil, certificate: SeenCertificate? = nil) {
        self.talkOn = talkOn
        self.secrecyOn = secrecyOn
        self.certificate = certificate
    }
}

/// A training somebody took part in.
public struct Training: Sendable, Hashable {
    public let id: TrainingID
    public let kind: TrainingKind
    public let heldOn: CivilDate
    /// Nil where it does not run out.
    public let validUntil: CivilDate?
}

/// What keeps somebody from an errand with a household, and what to do about it.
public enum VolunteerGap: Sendable, Hashable {
    case state(VolunteerState)
    case secrecy
    case certificateMissing
    case certificateOver(CivilDate)
    case trainingMissing
    case trainingOver(CivilDate)

    public var german: String {
        switch self {
        case .state(let state): "Ist zurzeit nicht aktiv („\(state.german)“)."
        case .secrecy: "Die Verpflichtung zur Verschwiegenheit ist nicht unterschrieben."
        case .certificateMissing: "Ein Führungszeugnis hat noch niemand gesehen."
        case .certificateOver(let day): "Das Führungszeugnis galt bis zum \(day.german)."
        case .trainingMissing: "Die Grundschulung fehlt."
        case .trainingOver(let day): "Die Grundschulung galt bis zum \(day.german)."
        }
    }

    public var instead: String {
        switch self {
        case .state: "Sprechen Sie mit der Person, und tragen Sie den Stand im Buch der Ehrenamtlichen ein."
        case .secrecy: "Lassen Sie sie unterschreiben, und tragen Sie den Tag ein."
        case .certificateMissing, .certificateOver: "Lassen Sie sich ein neues zeigen, und tragen Sie ein, bis wann es gilt."
        case .trainingMissing, .trainingOver: "Laden Sie sie zur nächsten Schulung ein, und wählen Sie bis dahin jemand anderen."
        }
    }
}

/// Something of a volunteer's that runs out.
public struct VolunteerExpiry: Sendable, Hashable {
    public let volunteer: VolunteerID
    public let name: String
    /// "Führungszeugnis", "Kinderschutz".
    public let what: String
    public let day: CivilDate
}

/// Somebody in the office's book of volunteers.
public struct Volunteer: Sendable, Hashable {
    public let id: VolunteerID
    /// The open account they sign in with; nil where a colleague writes down what they say.
    public let account: WorkerID?
    public let identity: VolunteerIdentity
    public let state: VolunteerState
    public let languages: [Language]
    /// Parts of the town, as the office says them.
    public let districts: [String]
    public let onboarding: Onboarding
    /// The latest first.
    public let trainings: [Training]
    /// Nil where nobody asked.
    public let mostTandems: Int?
    public let activeSince: CivilDate?
    public let endedOn: CivilDate?
    public let version: Int

    /// What keeps them from an errand with a household on a day.
    public func gaps(on day: CivilDate) -> [VolunteerGap] {
        var gaps: [VolunteerGap] = []
        if state != .active { gaps.append(.state(state)) }
        if onboarding.secrecyOn == nil { gaps.append(.secrecy) }
        switch onboarding.certificate {
        case nil: gaps.append(.certificateMissing)
        case let certificate? where certificate.validUntil < day: gaps.append(.certificateOver(certificate.validUntil))
        default: break
        }
        let basic = trainings.filter { $0.kind == .basic }
        if basic.isEmpty {
            gaps.append(.trainingMissing)
        } else if let last = Self.end(of: basic), last < day {
            gaps.append(.trainingOver(last))
        }
        return gaps
    }

    /// What of it runs out by a day, or has run out.
    public func expiries(by day: CivilDate) -> [VolunteerExpiry] {
        guard state != .ended else { return [] }
        var ends: [(String, CivilDate)] = []
        if let certificate = onboarding.certificate { ends.append(("Führungszeugnis", certificate.validUntil)) }
        for kind in TrainingKind.allCases {
            if let end = Self.end(of: trainings.filter { $0.kind == kind }) { ends.append((kind.german, end)) }
        }
        return ends.filter { $0.1 <= day }.map { VolunteerExpiry(volunteer: id, name: identity.name, what: $0.0, day: $0.1) }
    }

    /// The last day trainings of one kind hold; nil where there is none, or one does not run out.
    private static func end(of trainings: [Training]) -> CivilDate? {
        trainings.contains { $0.validUntil == nil } ? nil : trainings.compactMap(\.validUntil).max()
    }
}

extension Desk {
    /// Entries of the book by name, with their trainings.
    func volunteers(where condition: SQL = "") throws -> [Volunteer] {
        let rows = try transaction.rows(
            """
            SELECT v.volunteer, v.account, v.state, v.languages, v.districts, v.talk_on, v.secrecy_on, v.certificate_seen_on, v.certificate_until,
                v.most_tandems, v.active_since, v.ended_on, v.identity, v.version, w.active AS has_account
            FROM volunteers v LEFT JOIN workers w ON w.office = v.office AND w.worker = v.account
            WHERE v.office = \(office) \(condition)
            """)
        let trainings = try trainings(of: try rows.map { try $0.get("volunteer") })
        return try rows.map { try volunteer(in: $0, trainings) }.sorted {
            ($0.identity.name.lowercased(), $0.id.text) < ($1.identity.name.lowercased(), $1.id.text)
        }
    }

    func volunteer(_ id: VolunteerID) throws -> Volunteer {
        guard let found = try volunteers(where: "AND v.volunteer = \(id)").first else { throw Refusal.notFound }
        return found
    }

    /// The entry of whoever is signed in; nil where they are not in the book.
    func ownVolunteer() throws -> Volunteer? { try volunteers(where: "AND v.account = \(worker.id)").first }

    private func volunteer(in row: Row, _ trainings: [VolunteerID: [Training]]) throws -> Volunteer {
        let id: VolunteerID = try row.get("volunteer")
        let hasAccount: Bool? = try row.get("has_account")
        let (languages, districts): (String, String) = (try row.get("languages"), try row.get("districts"))
        let (seen, until): (CivilDate?, CivilDate?) = (try row.get("certificate_seen_on"), try row.get("certificate_until"))
        let certificate = seen.flatMap { seen in until.map { SeenCertificate(seenOn: seen, validUntil: $0) } }
        return Volunteer(
            id: id, account: hasAccount == true ? try row.get("account") : nil,
            identity: try officeSeal.openJSON(try row.get("identity"), "volunteers", "identity", id.text), state: try row.get("state"),
            languages: languages.split(separator: " ").compactMap { Language(String($0)) },
            districts: districts.split(separator: "\n").map(String.init),
            onboarding: Onboarding(talkOn: try row.get("talk_on"), secrecyOn: try row.get("secrecy_on"), certificate: certificate),
            trainings: trainings[id] ?? [], mostTandems: try row.get("most_tandems"), activeSince: try row.get("active_since"),
            endedOn: try row.get("ended_on"), version: try row.get("version"))
    }

    private func trainings(of volunteers: [VolunteerID]) throws -> [VolunteerID: [Training]] {
        let chosen: SQL = volunteers.count == 1 ? "AND volunteer = \(volunteers[0])" : ""
        let rows = try transaction.rows(
            """
            SELECT volunteer, training, kind, held_on, valid_until FROM volunteer_trainings WHERE office = \(office) \(chosen)
            ORDER BY volunteer, held_on DESC, training
            """)
        var known: [VolunteerID: [Training]] = [:]
        for row in rows {
            known[try row.get("volunteer"), default: []].append(
                Training(
                    id: try row.get("training"), kind: try row.get("kind"), heldOn: try row.get("held_on"), validUntil: try row.get("valid_until")))
        }
        return known
    }
}
