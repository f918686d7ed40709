public import Basics
public import Store
import Vault

/// What proves that somebody left.
public enum DepartureProof: String, Sendable, CaseIterable, Codable {
    case borderCertificate = "border_certificate"
    case boardingPass = "boarding_pass"
    case ticket, partner, mission

    public var german: String {
        switch self {
        case .borderCertificate: "Grenzübertrittsbescheinigung"
        case .boardingPass: "Bordkarte"
        case .ticket: "Fahrschein oder Flugschein"
        case .partner: "Bestätigung der Partnerorganisation"
        case .mission: "Bestätigung der deutschen Auslandsvertretung"
        }
    }
}

extension DepartureProof: SQLConvertible {}

/// Confirms that members of the household left on a day, with proof. Families may travel split; everybody counts once.
public struct ConfirmDeparture: Command {
    public static let name = "departure.confirm"
    public static let needs = Right.confirmDepartures

    public let file: CaseID
    public let persons: [PersonID]
    public let leftOn: CivilDate
    public let country: Country
    public let proof: DepartureProof
    /// Number or words of the proof, sealed.
    public let proofDetail: String

    public init(file: CaseID, persons: [PersonID], leftOn: CivilDate, country: Country, proof: DepartureProof, proofDetail: String) {
        self.file = file
        self.persons = persons
        self.leftOn = leftOn
        self.country = country
        self.proof = proof
        self.proofDetail = proofDetail
    }

    public func perform(at desk: Desk) throws -> Done {
        var errors: [FieldError] = []
        if persons.isEmpty { errors.append(FieldError(field: "persons", message: "Wer ist ausgereist?")) }
        if leftOn > desk.today { errors.append(FieldError(field: "left_on", message: "Eine Ausreise wird erst bestätigt, wenn sie geschehen ist.")) }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
        let file = try desk.openFile(file)
        guard file.desk == .return else {
            throw Refusal.notNow(
                why: "Dieser Fall gehört zum Auszugsmanagement.", instead: "Öffnen Sie für eine Rückkehr einen Fall der Rückkehrberatung.")
        }
        let household = try desk.persons(of: file)
        for id in persons {
            guard let person = household.first(where: { $0.id == id }) else { throw Refusal.notFound }
            try confirm(person, of: file, at: desk)
        }
        try desk.transaction.execute(
            """
            UPDATE cases SET stage = \(CaseStage.aftercare), last_contact_on = CASE WHEN last_contact_on < \(leftOn) THEN \(leftOn) ELSE last_contact_on END
            WHERE office = \(desk.office) AND case_id = \(file.id)
            """)
        try desk.touch(file)
        return Done()
    }

    private func confirm(_ person: Person, of file: CaseFile, at desk: Desk) throws {
        let id = DepartureID()
        let isNew = try desk.transaction.insertIfNew(
            """
            INSERT INTO departures (office, departure, case_id, person, left_on, country, proof, proof_detail, confirmed_at, confirmed_by)
            VALUES (\(desk.office), \(id), \(file.id), \(person.id), \(leftOn), \(country), \(proof),
                \(try file.seal.seal(proofDetail.cleaned.nonEmpty, "departures", "proof_detail", id.text)), \(desk.now), \(desk.worker.id))
            """)
        guard isNew else {
            throw Refusal.notNow(
                why: "Für \(person.called) ist schon eine Ausreise bestätigt.",
                instead: "Nehmen Sie die frühere Bestätigung zurück, wenn sie falsch war.")
        }
        try desk.count(
            CountedFact(
                kind: .departure, day: leftOn, pseudonym: file.seal.pseudonym(of: person.id), subject: id.text, country: country,
                birthYear: person.facts.birthYear), on: file.desk)
        desk.tell(Self.name, of: file.id, subject: id, detail: country.code)
    }
}

/// Takes back a departure that was confirmed by mistake; from now on it no longer counts, for earlier days it still did.
public struct VoidDeparture: Command {
    public static let name = "departure.void"
    public static let needs = Right.confirmDepartures
    public let file: CaseID
    public let departure: DepartureID

    public init(file: CaseID, departure: DepartureID) {
        self.file = file
        self.departure = departure
    }

    public func perform(at desk: Desk) throws -> Done {
        let file = try desk.openFile(file)
        let changed = try desk.transaction.execute(
            """
            UPDATE departures SET voided_at = \(desk.now)
            WHERE office = \(desk.office) AND departure = \(departure) AND case_id = \(file.id) AND voided_at IS NULL
            """)
        guard changed == 1 else { throw Refusal.notFound }
        try desk.voidFacts(about: departure.text)
        let left: Int =
            try desk.transaction.value(
                "SELECT COUNT(*) FROM departures WHERE office = \(desk.office) AND case_id = \(file.id) AND voided_at IS NULL") ?? 0
        if left == 0 {
            try desk.transaction.execute("UPDATE cases SET stage = \(CaseStage.departure) WHERE office = \(desk.office) AND case_id = \(file.id)")
        }
        try desk.touch(file)
        desk.tell(Self.name, of: file.id, subject: departure)
        return Done()
    }
}
