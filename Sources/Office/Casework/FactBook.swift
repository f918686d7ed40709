import Basics
public import Store

/// What is counted. A fact says that something happened on a day; it carries a pseudonym and never a name.
public enum FactKind: String, Sendable, Codable {
    /// A counselling talk was held: one per talk, however many people sat there.
    case session
    /// Somebody was advised in a talk: one per talk and person.
    case advised
    /// Somebody left, with proof: one per person.
    case departure
    /// A binding offer was issued: one per offer.
    case offer
    /// A file ended with an outcome: one per file; `programme` holds the outcome.
    case outcome
    /// An event took place: one per event; `programme` holds its kind.
    case event
    /// Somebody was at an event, by name or as a visitor: one per event and head; `programme` holds the event's kind.
    case attended
    /// Somebody moved into a flat of their own: one per person; the subject is the move.
    case movedIn = "moved_in"
}

extension FactKind: SQLConvertible {}

/// One row of the facts book before it is written.
struct CountedFact: Sendable {
    let kind: FactKind
    let day: CivilDate
    /// Who it is about; destroyed with the file's key.
    let pseudonym: String
    /// The session, departure or offer it belongs to; its correction voids by this.
    let subject: String
    var country: Country?
    var birthYear: Int?
    var programme: String?
}

extension Desk {
    func count(_ fact: CountedFact, on desk: CounsellingDesk) throws {
        try transaction.execute(
            """
            INSERT INTO facts (office, fact, kind, day, recorded_at, pseudonym, subject, desk, country, birth_year, programme)
            VALUES (\(office), \(Identifier<CountedFact>()), \(fact.kind), \(fact.day), \(now), \(fact.pseudonym), \(fact.subject), \(desk),
                \(fact.country), \(fact.birthYear), \(fact.programme))
            """)
    }

    /// Corrections never change a fact: they say from when on it no longer counts.
    func voidFacts(about subject: String) throws {
        try transaction.execute("UPDATE facts SET voided_at = \(now) WHERE office = \(office) AND subject = \(subject) AND voided_at IS NULL")
    }
}
