import Basics

extension CivilDate {
    /// `Samstag, 21. November 2026`.
    var spoken: String { "\(Self.weekdays[weekday - 1]), \(day). \(Self.months[month - 1]) \(year)" }

    /// How far away the day is, as one says it: "vor 2 Tagen", "heute", "morgen", else and after three weeks the date.
    func nearness(to today: CivilDate) -> String {
        switch dayNumber - today.dayNumber {
        case 0: "heute"
        case 1: "morgen"
        case -1: "gestern"
        case -21 ..< -1: "vor \(today.dayNumber - dayNumber) Tagen"
        default: german
        }
    }

    private static let weekdays = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
    private static let months = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ]
}

extension LocalTime {
    /// The greeting of the hour.
    var greeting: String {
        switch hour {
        case 5..<11: "Guten Morgen"
        case 11..<18: "Guten Tag"
        default: "Guten Abend"
        }
    }
}

/// "1 Termin", "3 Termine", "keine Termine".
func counted(_ number: Int, _ one: String, _ many: String, none: String) -> String {
    switch number {
    case 0: none
    case 1: "1 \(one)"
    default: "\(number) \(many)"
    }
}
