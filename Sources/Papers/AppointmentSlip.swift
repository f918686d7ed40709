public import Basics
import Foundation

/// What the confirmation of an appointment tells: facts, not yet words.
public struct SlipFacts: Sendable, Hashable {
    public enum Place: Sendable, Hashable {
        /// The office's own address.
        case office(address: String)
        case phone, video, visit
        case outside(String)
    }

    public let begins: Moment
    public let minutes: Int
    public let place: Place?
    public let room: String?
    /// Whom to ask for.
    public let person: String
    /// Nil where nobody interprets.
    public let interpreted: Language?
    /// How to call it off.
    public let contact: String
    public let office: String
    public let fileNumber: String

    public init(
        begins: Moment, minutes: Int, place: Place?, room: String?, person: String, interpreted: Language?, contact: String, office: String,
        fileNumber: String
    ) {
        self.begins = begins
        self.minutes = minutes
        self.place = place
        self.room = room
        self.person = person
        self.interpreted = interpreted
        self.contact = contact
        self.office = office
        self.fileNumber = fileNumber
    }
}

/// The confirmation of an appointment: German and the person's language side by side, line for line under the same numbers.
public struct AppointmentSlip: Encodable, Sendable, Hashable {
    public struct Side: Encodable, Sendable, Hashable {
        public let label: String
        /// Several for a list.
        public let values: [String]
    }
    public struct Line: Encodable, Sendable, Hashable {
        public let number: Int
        public let german: Side
        /// Nil on a slip in German alone.
        public let own: Side?
    }

    /// The day it is printed.
    public let date: CivilDate
    public let office: String
    public let fileNumber: String
    public let germanTitle: String
    public let ownTitle: String?
    public let ownName: String?
    /// BCP 47 of the second language.
    public let language: String?
    public let direction: String
    public let lines: [Line]
    /// "Die Beratung ist freiwillig."
    public let closing: [String]
    /// What has to be said of the translation: a draft, or another language than asked for.
    public let notes: [String]

    /// Nil where not even the German texts are there.
    public init?(_ facts: SlipFacts, language: Language?, printed: CivilDate, locales: Locales) {
        guard let german = locales.german else { return nil }
        let second = language.flatMap { $0.tag == "de" ? nil : locales.nearest(to: $0) }.flatMap { $0.language == "de" ? nil : $0 }
        let left = SlipWords(words: german, locales: locales, facts: facts)
        let right = second.map { SlipWords(words: $0, locales: locales, facts: facts) }
        date = printed
        office = facts.office.printable
        fileNumber = facts.fileNumber.printable
        germanTitle = left.text("title")
        ownTitle = right?.text("title")
        ownName = second?.name
        self.language = second?.language
        direction = second?.direction ?? "ltr"
        let sides = left.sides
        let others = right?.sides
        lines = sides.indices.map { Line(number: $0 + 1, german: sides[$0], own: others?[$0]) }
        closing = [left.text("voluntary")] + (right.map { [$0.text("voluntary")] } ?? [])
        notes = Self.notes(language: language, second: second, right: right, left: left)
    }

    private static func notes(language: Language?, second: Locales.Words?, right: SlipWords?, left: SlipWords) -> [String] {
        var notes: [String] = []
        if let language, language.tag != "de", second?.language != language.tag {
            notes.append(left.text("fallback", ["language": language.german]))
            if let right, let second { notes.append(right.text("fallback", ["language": LocalWords.name(of: language, in: second.language)])) }
        }
        if let right, right.isDraft {
            notes.append(left.text("draft"))
            notes.append(right.text("draft"))
        }
        return notes
    }
}

/// One language's column.
private struct SlipWords {
    let words: Locales.Words
    let locales: Locales
    let facts: SlipFacts

    private static let usedByAll = ["title", "day", "time", "until", "place", "person", "bring", "cancel", "cancel.how", "voluntary"]

    /// Whether any of it was read by nobody who speaks the language.
    var isDraft: Bool { Self.usedByAll.contains { locales.entry("slip.\($0)", in: words)?.state != .reviewed } }

    func text(_ key: String, _ values: [String: String] = [:]) -> String {
        var text = locales.entry("slip.\(key)", in: words)?.text ?? key
        for (name, value) in values { text = text.replacing("{\(name)}", with: value) }
        return text.printable
    }

    /// The lines in their order, the same for every language.
    var sides: [AppointmentSlip.Side] {
        let (begins, ends) = (facts.begins.local, facts.begins.adding(seconds: facts.minutes * 60).local)
        var sides = [
            side("day", LocalWords.day(begins.day, in: words.language)),
            side("time", [text("until", ["begins": begins.clock, "ends": ends.clock])]), side("place", [place]),
        ]
        if let room = facts.room { sides.append(side("room", [room])) }
        sides.append(side("person", [facts.person]))
        if let language = facts.interpreted {
            sides.append(side("language", [text("interpreted", ["language": LocalWords.name(of: language, in: words.language)])]))
        }
        sides.append(side("bring", ["bring.papers", "bring.letters", "bring.questions"].map { text($0) }))
        sides.append(side("cancel", [text("cancel.how", ["contact": facts.contact])]))
        return sides
    }

    private func side(_ key: String, _ values: [String]) -> AppointmentSlip.Side {
        AppointmentSlip.Side(label: text(key), values: values.map(\.printable).filter { !$0.isEmpty })
    }

    private var place: String {
        switch facts.place {
        case .office(let address): address
        case .phone: text("place.phone")
        case .video: text("place.video")
        case .visit: text("place.visit")
        case .outside(let place): place
        case nil: "–"
        }
    }
}
