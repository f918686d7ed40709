public import Basics

/// One counted event: what, when, about whom (pseudonym), where to.
public struct Event: Sendable, Hashable {
    public enum Kind: String, Sendable { case session, advised, departure }

    public let kind: Kind
    public let day: CivilDate
    public let pseudonym: String
    public let country: Country?
    public let recordedAt: Moment
    public let voidedAt: Moment?

    public init(kind: Kind, day: CivilDate, pseudonym: String, country: Country?, recordedAt: Moment, voidedAt: Moment?) {
        self.kind = kind
        self.day = day
        self.pseudonym = pseudonym
        self.country = country
        self.recordedAt = recordedAt
        self.voidedAt = voidedAt
    }

    /// True where the event was known, and not yet taken back, at an instant.
    public func counted(at moment: Moment) -> Bool {
        recordedAt <= moment && (voidedAt.map { $0 > moment } ?? true)
    }
}

/// The half-year sentence of the offices: "414 departures to 25 countries, 966 sessions for 528 persons by 30 June".
public struct ActivityFigures: Sendable, Hashable {
    public let from: CivilDate
    public let to: CivilDate
    /// What the office knew at this instant.
    public let asOf: Moment
    /// People whose departure on a day of the period is proven; everybody counts once a departure.
    public let departures: Int
    /// Departures by destination, most first, then by code.
    public let byCountry: [CountryCount]
    /// Talks held on a day of the period, however many people sat there; nameless ones included.
    public let sessions: Int
    /// Different people who were advised in at least one of these talks.
    public let persons: Int

    public struct CountryCount: Sendable, Hashable {
        public let country: Country
        public let departures: Int
    }

    /// Different destinations of the departures.
    public var countries: Int { byCountry.count }

    /// Counts the events whose day lies in the period (both ends included) as they were known at `asOf`.
    public init(events: some Sequence<Event>, from: CivilDate, to: CivilDate, asOf: Moment) {
        self.from = from
        self.to = to
        self.asOf = asOf
        var departures = 0
        var sessions = 0
        var people: Set<String> = []
        var countries: [Country: Int] = [:]
        for event in events where event.day >= from && event.day <= to && event.counted(at: asOf) {
            switch event.kind {
            case .session: sessions += 1
            case .advised: people.insert(event.pseudonym)
            case .departure:
                departures += 1
                if let country = event.country { countries[country, default: 0] += 1 }
            }
        }
        self.departures = departures
        self.sessions = sessions
        persons = people.count
        byCountry = countries.map { CountryCount(country: $0.key, departures: $0.value) }
            .sorted { ($1.departures, $0.country.code) < ($0.departures, $1.country.code) }
    }

    /// "414 Ausreisen in 25 Länder, 966 Beratungen für 528 Personen."
    public var sentence: String {
        "\(departures) \(departures == 1 ? "Ausreise" : "Ausreisen") in \(countries) \(countries == 1 ? "Land" : "Länder"), "
            + "\(sessions) \(sessions == 1 ? "Beratung" : "Beratungen") für \(persons) \(persons == 1 ? "Person" : "Personen")."
    }
}

/// What each figure means, in one sentence; printed beside the figure wherever it appears.
public enum ActivityDefinition {
    public static let departures = "Ausreise: eine Person, deren Ausreise mit Tag und Nachweis bestätigt ist. Gezählt am Tag der Ausreise."
    public static let countries = "Land: verschiedene Zielländer der gezählten Ausreisen."
    public static let sessions =
        "Beratung: ein geführtes Beratungsgespräch, gleich wie viele Personen teilnahmen. Namenlose Gespräche zählen mit."
    public static let persons = "Person: verschiedene Menschen, die in mindestens einem dieser Gespräche beraten wurden. Jede zählt einmal."
}
