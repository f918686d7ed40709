public import Basics
public import Store

/// What the office knows of somebody who interprets. What nobody asked is nil or empty: not known.
public struct InterpreterDetails: Codable, Sendable, Hashable {
    public var name: String
    public var languages: [Language]
    /// "Syrisch", "Sorani aus Erbil"; as the office says it.
    public var dialects: [String]
    public var gender: Gender?
    /// Where the person comes to; empty while nobody asked.
    public var districts: [District]
    public var isSworn: Bool?
    public var worksByPhone: Bool?
    public var perHour: Money?
    /// What coming costs each time, on top of the hours.
    public var travel: Money?
    /// "dienstags nicht".
    public var availability: String?
    /// Telephone, address; sealed under the office's key.
    public var contact: String?

    public init(
        name: String, languages: [Language], dialects: [String] = [], gender: Gender? = nil, districts: [District] = [], isSworn: Bool? = nil,
        worksByPhone: Bool? = nil, perHour: Money? = nil, travel: Money? = nil, availability: String? = nil, contact: String? = nil
    ) {
        self.name = name
        self.languages = languages
        self.dialects = dialects
        self.gender = gender
        self.districts = districts
        self.isSworn = isSworn
        self.worksByPhone = worksByPhone
        self.perHour = perHour
        self.travel = travel
        self.availability = availability
        self.contact = contact
    }

    /// What a talk of so many minutes costs, coming included where the person has to come; nil while a part of it is not known.
    public func cost(minutes: Int, at place: PlaceKind?) -> Money? {
        guard let perHour else { return nil }
        let hours = Money(cents: (perHour.cents * Int64(minutes) + 30) / 60)
        guard place?.isRemote != true else { return hours }
        return travel.map { hours + $0 }
    }
}

/// Somebody in the office's book of interpreters.
public struct Interpreter: Sendable, Hashable {
    public let id: InterpreterID
    /// The open account the person answers with; nil where a counsellor writes the answer down.
    public let account: WorkerID?
    public let details: InterpreterDetails
    public let isActive: Bool
    public let version: Int

    public var name: String { details.name }

    static let columns: SQL = """
        i.interpreter, i.account, i.name, i.languages, i.dialects, i.gender, i.districts, i.sworn, i.by_phone, i.per_hour, i.travel, \
        i.availability, i.contact, i.active, i.version, w.active AS has_account
        """

    init(row: Row, seal: OfficeSeal) throws {
        id = try row.get("interpreter")
        let hasAccount: Bool? = try row.get("has_account")
        account = hasAccount == true ? try row.get("account") : nil
        let (languages, dialects): (String, String) = (try row.get("languages"), try row.get("dialects"))
        let districts: String = try row.get("districts")
        details = InterpreterDetails(
            name: try row.get("name"), languages: languages.split(separator: " ").compactMap { Language(String($0)) },
            dialects: dialects.split(separator: "\n").map(String.init), gender: try row.get("gender"),
            districts: districts.split(separator: " ").compactMap { District(ags: String($0)) }, isSworn: try row.get("sworn"),
            worksByPhone: try row.get("by_phone"), perHour: try row.get("per_hour"), travel: try row.get("travel"),
            availability: try row.get("availability"), contact: try seal.open(ifAny: try row.get("contact"), "interpreters", "contact", id.text))
        isActive = try row.get("active")
        version = try row.get("version")
    }

    /// The entry of a new account, under the account's own identifier.
    static func enter(account: WorkerID, name: String, languages: String, of office: OfficeID, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO interpreters (office, interpreter, account, name, languages, dialects, districts, active, version)
            VALUES (\(office), \(account), \(account), \(name), \(languages), '', '', \(true), 1)
            """)
    }
}

/// Enters somebody into the book of interpreters, or changes what is known of them.
public struct KeepInterpreter: Command {
    public static let name = "interpreter.keep"
    public static let needs = Right.keepFiles
    /// Nil for a new entry.
    public let interpreter: InterpreterID?
    public let details: InterpreterDetails
    public let version: Int

    public init(interpreter: InterpreterID? = nil, details: InterpreterDetails, version: Int = 0) {
        self.interpreter = interpreter
        self.details = details
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Created<InterpreterID> {
        try check()
        let id = interpreter ?? InterpreterID()
        if interpreter == nil {
            try desk.transaction.execute(
                """
                INSERT INTO interpreters (office, interpreter, name, languages, dialects, districts, active, version)
                VALUES (\(desk.office), \(id), \(details.name.cleanedLine), '', '', '', \(true), 0)
                """)
        }
        let languages = details.languages.map(\.tag).joined(separator: " ")
        let dialects = details.dialects.map(\.cleanedLine).filter { !$0.isEmpty }.joined(separator: "\n")
        let districts = details.districts.map(\.ags).joined(separator: " ")
        let contact = try desk.officeSeal.seal(details.contact?.cleanedLine.nonEmpty, "interpreters", "contact", id.text)
        let changed = try desk.transaction.execute(
            """
            UPDATE interpreters SET name = \(details.name.cleanedLine), languages = \(languages), dialects = \(dialects), gender = \(details.gender),
                districts = \(districts), sworn = \(details.isSworn), by_phone = \(details.worksByPhone), per_hour = \(details.perHour),
                travel = \(details.travel), availability = \(details.availability?.cleanedLine.nonEmpty), contact = \(contact), version = version + 1
            WHERE office = \(desk.office) AND interpreter = \(id) AND version = \(interpreter == nil ? 0 : version)
            """)
        guard changed == 1 else { throw try desk.interpreter(id) == nil ? Refusal.notFound : Refusal.stale }
        desk.tell(Self.name, subject: id)
        return Created(id)
    }

    private func check() throws {
        var errors: [FieldError] = []
        let name = details.name.cleanedLine
        if name.isEmpty || name.unicodeScalars.count > 120 { errors.append(FieldError(field: "name", message: "Wie heißt die Person?")) }
        if details.languages.isEmpty { errors.append(FieldError(field: "language", message: "Welche Sprachen? Mindestens eine.")) }
        for (field, money) in [("per_hour", details.perHour), ("travel", details.travel)] {
            if let money, !(0...100_000).contains(money.cents) {
                errors.append(FieldError(field: field, message: "Der Betrag liegt zwischen 0 und 1.000 Euro."))
            }
        }
        guard errors.isEmpty else { throw Refusal.invalid(errors) }
    }
}

/// Takes somebody out of the proposals, or puts them back. What they interpreted stays theirs.
public struct RetireInterpreter: Command {
    public static let name = "interpreter.retire"
    public static let needs = Right.keepFiles
    public let interpreter: InterpreterID
    public let retires: Bool

    public init(interpreter: InterpreterID, retires: Bool = true) {
        self.interpreter = interpreter
        self.retires = retires
    }

    public func perform(at desk: Desk) throws -> Done {
        let changed = try desk.transaction.execute(
            """
            UPDATE interpreters SET active = \(!retires), version = version + 1 WHERE office = \(desk.office) AND interpreter = \(interpreter)
            """)
        guard changed == 1 else { throw Refusal.notFound }
        desk.tell(Self.name, subject: interpreter, detail: retires ? "retired" : "active")
        return Done()
    }
}

/// The office's book of interpreters, those in use first.
public struct InterpreterBook: Question {
    public static let needs = Right.seeFiles
    public init() {}

    public func answer(at desk: Desk) throws -> [Interpreter] { try desk.interpreters() }
}

extension Desk {
    func interpreters(where condition: SQL = "") throws -> [Interpreter] {
        try transaction.rows(
            """
            SELECT \(Interpreter.columns) FROM interpreters i LEFT JOIN workers w ON w.office = i.office AND w.worker = i.account
            WHERE i.office = \(office) \(condition) ORDER BY i.active DESC, i.name, i.interpreter
            """
        ).map { try Interpreter(row: $0, seal: officeSeal) }
    }

    func interpreter(_ id: InterpreterID) throws -> Interpreter? { try interpreters(where: "AND i.interpreter = \(id)").first }

    /// The entry of whoever is signed in; nil where they are not in the book.
    func ownEntry() throws -> Interpreter? { try interpreters(where: "AND i.account = \(worker.id)").first }

    func interpreterNames() throws -> [InterpreterID: String] {
        let rows = try transaction.rows("SELECT interpreter, name FROM interpreters WHERE office = \(office)")
        return Dictionary(try rows.map { (try $0.get(at: 0), try $0.get(at: 1)) }, uniquingKeysWith: { first, _ in first })
    }

    func roomNames() throws -> [RoomID: String] {
        let rows = try transaction.rows("SELECT room, name FROM rooms WHERE office = \(office)")
        return Dictionary(try rows.map { (try $0.get(at: 0), try $0.get(at: 1)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Gender: SQLConvertible {}
